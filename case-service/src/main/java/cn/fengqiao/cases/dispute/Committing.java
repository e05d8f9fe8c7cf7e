package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseProgress.PromiseSource;
import cn.fengqiao.contract.CaseProgress.PromiseState;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** What the promises of departments leave on a case. Whether a promise admits it is decided beside the promise. */
public final class Committing {

    private Committing() {}

    /** Whether a department may promise anything on the case now, or say what became of a promise; without a fact. */
    public static CaseDecision admitted(DisputeCase dispute, Acting by) {
        return Mediating.admitted(dispute, CaseAction.COMMIT, by);
    }

    public static CaseStep made(UUID promise, LocalDate due) {
        return fact(madeFact(promise, due));
    }

    public static CaseStep moved(UUID promise, Department whose, LocalDate due) {
        return fact((next, by) ->
                new CaseProgress.CommitmentMoved(next.audience(), next.status(), by, promise, whose, due));
    }

    public static CaseStep marked(UUID promise, Department whose, PromiseState state) {
        return fact(markedFact(promise, whose, state));
    }

    public static CaseStep waived(UUID promise, Department whose) {
        return fact(waivedFact(promise, whose));
    }

    /** What a department promised by taking on the part it was asked for. That it may take it on is decided with the part. */
    public static CaseStep madeWithPart(UUID promise, LocalDate due) {
        return following(madeFact(promise, due));
    }

    /** What became of such a promise with the part: its department finished it or gave it back. */
    public static CaseStep markedWithPart(UUID promise, Department whose, PromiseState state) {
        return following(markedFact(promise, whose, state));
    }

    /** Such a promise need not be kept, because the part is not needed any more. */
    public static CaseStep waivedWithPart(UUID promise, Department whose) {
        return following(waivedFact(promise, whose));
    }

    /**
     * A promise whose day has passed.
     *
     * @param department who has to say what became of it
     */
    public record Overdue(UUID promise, PromiseSource source, Department department, LocalDate due) {}

    /** By the service itself: nobody said what became of these in time. No sign of life, so the clock of silence runs on. */
    public static CaseDecision.Done overdue(DisputeCase dispute, List<Overdue> promises, Instant at) {
        DisputeCase next = dispute;
        List<CaseEvent> said = new ArrayList<>();
        for (Overdue one : promises) {
            next = next.touched(at);
            said.add(new CaseProgress.PromiseOverdue(
                    next.audience(), next.status(), one.department(), one.source(), one.promise(), one.due()));
        }
        return new CaseDecision.Done(next, said);
    }

    private static BiFunction<DisputeCase, Department, CaseEvent> madeFact(UUID promise, LocalDate due) {
        return (next, by) -> new CaseProgress.CommitmentMade(next.audience(), next.status(), by, promise, due);
    }

    private static BiFunction<DisputeCase, Department, CaseEvent> markedFact(
            UUID promise, Department whose, PromiseState state) {
        return (next, by) ->
                new CaseProgress.CommitmentMarked(next.audience(), next.status(), by, promise, whose, state);
    }

    private static BiFunction<DisputeCase, Department, CaseEvent> waivedFact(UUID promise, Department whose) {
        return (next, by) -> new CaseProgress.CommitmentWaived(next.audience(), next.status(), by, promise, whose);
    }

    private static CaseStep following(BiFunction<DisputeCase, Department, CaseEvent> fact) {
        return (dispute, by) -> Deciding.done(
                by,
                dispute.touched(by.at()),
                next -> fact.apply(next, by.actor().department()));
    }

    private static CaseStep fact(BiFunction<DisputeCase, Department, CaseEvent> fact) {
        return (dispute, by) -> Deciding.plainly(
                dispute,
                CaseAction.COMMIT,
                by,
                next -> fact.apply(next, by.actor().department()));
    }
}
