package cn.fengqiao.cases.runcard;

import cn.fengqiao.cases.card.RunCard;
import cn.fengqiao.cases.store.RunCardTable;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Colour;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All cards in all editions. */
record RunCardList(List<RunCardView> items) {

    /**
     * An edition of a card.
     *
     * @param type absent for every type
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunCardView(
            @Nullable String type,
            Colour colour,
            String scale,
            AreaPath area,
            LocalDate validFrom,
            List<CardTaskView> tasks,
            String enteredBy) {

        static RunCardView of(RunCardTable.Entered entered) {
            RunCard card = entered.card();
            return new RunCardView(
                    card.type(),
                    card.colour(),
                    card.scale(),
                    card.area(),
                    card.validFrom(),
                    card.tasks().stream().map(CardTaskView::of).toList(),
                    entered.enteredBy());
        }
    }
}
