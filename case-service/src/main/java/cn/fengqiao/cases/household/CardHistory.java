package cn.fengqiao.cases.household;

import cn.fengqiao.cases.matter.MatterDesk;
import cn.fengqiao.cases.matter.MatterHistory;
import cn.fengqiao.cases.store.Households;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was done to a card. Steps that tell of a case are left out for who is not on it; the numbers of the steps then have
 * a gap, which says that something was done and not what.
 */
@Component
class CardHistory {

    private final MatterDesk desk;
    private final Households households;
    private final CardSeal seal;

    CardHistory(MatterDesk desk, Households households, CardSeal seal) {
        this.desk = desk;
        this.households = households;
        this.seal = seal;
    }

    MatterHistory of(OpenTransaction tx, UUID card, long after, int limit) {
        MatterHistory all = desk.history(tx, card, after, limit);
        if (all.items().isEmpty()) {
            return all;
        }
        Map<Long, Households.Reason> reasons =
                households.reasons(tx, card, after, all.items().getLast().version()).stream()
                        .collect(Collectors.toMap(Households.Reason::version, Function.identity()));
        List<MatterHistory.Step> shown = all.items().stream()
                .filter(step -> !CardStep.valueOf(step.what()).aboutCase() || reasons.containsKey(step.version()))
                .map(step -> with(step, card, reasons.get(step.version())))
                .toList();
        return new MatterHistory(shown, all.next());
    }

    private MatterHistory.Step with(MatterHistory.Step step, UUID card, Households.@Nullable Reason reason) {
        return new MatterHistory.Step(
                step.version(),
                step.at(),
                step.what(),
                step.whatName(),
                step.byName(),
                step.byDepartment(),
                reason == null ? null : seal.openText(card, reason.sealed()),
                null);
    }
}
