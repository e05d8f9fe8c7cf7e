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
        return when(dispute, action, by, () -> done(by, dispute.step(action, by.at()), fact));
    }

    /** The next state with its fact, and with the clocks that follow from the fact. */
    static CaseDecision done(Acting by, DisputeCase next, Function<DisputeCase, CaseEvent> fact) {
        CaseEvent event = fact.apply(next);
        return switch (Timing.after(next, event, by.at(), by.book())) {
            case Timing.Refused refused -> refused(new CaseRejection.ClockRefused(refused.why()));
            case Timing.Timed timed -> new CaseDecision.Done(next.timed(timed.clocks()), List.of(event));
        };
    }

    static CaseDecision refused(CaseRejection why) {
        return new CaseDecision.Refused(why);
    }
}
