package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all operations do alike: ask the table first, then answer with the next state and its fact. */
final class Deciding {

    private Deciding() {}

    /** Runs {@code operation} unless something stands against the action. */
    static CaseDecision when(DisputeCase dispute, CaseAction action, Acting by, Supplier<CaseDecision> operation) {
        Optional<CaseRejection> refusal = dispute.refusal(action, by.actor());
        return refusal.isPresent() ? refused(refusal.get()) : operation.get();
    }

    /** The action as the table has it, and nothing more. */
    static CaseDecision plainly(
            DisputeCase dispute, CaseAction action, Acting by, Function<DisputeCase, CaseEvent> fact) {
        return when(dispute, action, by, () -> done(dispute.step(action, by.at()), fact));
    }

    static CaseDecision done(DisputeCase next, Function<DisputeCase, CaseEvent> fact) {
        return new CaseDecision.Done(next, List.of(fact.apply(next)));
    }

    static CaseDecision refused(CaseRejection why) {
        return new CaseDecision.Refused(why);
    }
}
