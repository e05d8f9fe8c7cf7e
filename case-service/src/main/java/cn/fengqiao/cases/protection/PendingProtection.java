package cn.fengqiao.cases.protection;

import cn.fengqiao.cases.dispute.Acting;
import cn.fengqiao.cases.dispute.CaseDecision;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Safeguarding;
import cn.fengqiao.cases.protecting.Protecting;
import cn.fengqiao.cases.protecting.Protection;
import cn.fengqiao.cases.store.Protections;
import cn.fengqiao.cases.store.StoredCase;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step with what protects somebody on its way through an act: decided once, when the lifecycle of the case is asked; then
 * what stands against it is said, and at last it is written.
 */
final class PendingProtection {

    private final Protections protections;
    private final List<Protection> before;
    private final ProtectionActs.Taking taking;

    private Protecting.@Nullable Outcome outcome;

    PendingProtection(Protections protections, List<Protection> before, ProtectionActs.Taking taking) {
        this.protections = protections;
        this.before = before;
        this.taking = taking;
    }

    /** Without a fact where the step is refused: the lifecycle says no first, and {@link #against} says it then. */
    CaseDecision decide(DisputeCase dispute, Acting by) {
        Protecting.Outcome decided = taking.of(before, by(by));
        outcome = decided;
        return switch (decided) {
            case Protecting.Refused refused -> Safeguarding.admitted(dispute, by);
            case Protecting.Taken taken ->
                Safeguarding.noted(
                                taken.next().kind(),
                                taken.step(),
                                taken.at(),
                                Protecting.watched(with(before, taken.next())))
                        .on(dispute, by);
        };
    }

    Optional<Problem> against(OpenTransaction tx, StoredCase stored, Acting by) {
        return switch (Objects.requireNonNull(outcome)) {
            case Protecting.Refused refused -> Optional.of(ProtectionProblems.of(refused.why()));
            case Protecting.Taken taken -> Optional.empty();
        };
    }

    void write(OpenTransaction tx, DisputeCase dispute, Acting by) {
        if (outcome instanceof Protecting.Taken taken) {
            protections.save(tx, dispute.id(), taken.next());
        }
    }

    /** All of them with {@code next} in the place of what it was, or behind them. */
    static List<Protection> with(List<Protection> all, Protection next) {
        List<Protection> now = new ArrayList<>(all);
        now.removeIf(each -> each.id().equals(next.id()));
        now.add(next);
        return now;
    }

    private static Protecting.By by(Acting by) {
        return new Protecting.By(by.actor().name(), by.actor().department(), by.at(), by.book());
    }
}
