package cn.fengqiao.cases.clue;

import cn.fengqiao.cases.intake.Likeness;
import cn.fengqiao.contract.ClueEvent.ClueTarget;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases and open clues with the door or a telephone of a clue, newest first; none the asker may not see into. */
record SimilarList(List<SimilarItem> items) {

    /**
     * @param kind what it could be merged into
     * @param number of a case
     * @param reasons what they have in common
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SimilarItem(
            ClueTarget kind,
            UUID id,
            @Nullable String number,
            String place,
            Instant at,
            @Nullable String title,
            Set<Likeness> reasons) {}
}
