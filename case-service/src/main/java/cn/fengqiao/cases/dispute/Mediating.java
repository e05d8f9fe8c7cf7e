package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What a mediation leaves on its case: its facts, alone or several of one act. Whether it may is decided in the mediation. */
public final class Mediating {

    private Mediating() {}

    /** Whether the lifecycle admits the action at all; without a fact. */
    public static CaseDecision admitted(DisputeCase dispute, CaseAction action, Acting by) {
        return Deciding.when(dispute, action, by, () -> new CaseDecision.Done(dispute, List.of()));
    }

    /** All of them or the first that is refused. */
    public static CaseDecision all(DisputeCase dispute, Acting by, List<CaseStep> steps) {
        DisputeCase next = dispute;
        List<CaseEvent> events = new ArrayList<>();
        for (CaseStep step : steps) {
            switch (step.on(next, by)) {
                case CaseDecision.Refused refused -> {
                    return refused;
                }
                case CaseDecision.Done done -> {
                    next = done.next();
                    events.addAll(done.events());
                }
            }
        }
        return new CaseDecision.Done(next, events);
    }

    public static CaseStep consent(CaseProgress.Side side, boolean given) {
        return work((next, by) -> new CaseProgress.ConsentRecorded(next.audience(), next.status(), by, side, given));
    }

    public static CaseStep mediatorChosen() {
        return work((next, by) -> new CaseProgress.MediatorChosen(next.audience(), next.status(), by));
    }

    public static CaseStep sessionHeld(CaseProgress.SessionKind kind) {
        return work((next, by) -> new CaseProgress.SessionHeld(next.audience(), next.status(), by, kind));
    }

    public static CaseStep promise(CaseProgress.PromiseState state) {
        return work((next, by) -> new CaseProgress.PromiseMarked(next.audience(), next.status(), by, state));
    }

    /** @param state code of the dictionary of judicial confirmation */
    public static CaseStep confirmation(String state) {
        return work((next, by) -> new CaseProgress.ConfirmationChanged(next.audience(), next.status(), by, state));
    }

    public static CaseStep noted(CaseProgress.Step step) {
        return work((next, by) -> new CaseProgress.MediationNoted(next.audience(), next.status(), by, step));
    }

    /** By the service itself: nobody applied in time for the confirmation of the agreement. The caller has looked. */
    public static CaseDecision.Done lapsed(DisputeCase dispute, String state, Instant at) {
        DisputeCase next = dispute.touched(at).timed(dispute.clocks().without(ClockKind.JUDICIAL_CONFIRMATION));
        return new CaseDecision.Done(
                next,
                List.of(new CaseProgress.ConfirmationChanged(next.audience(), next.status(), next.holder(), state)));
    }

    /** A paper is made as long as the case is open, by the department responsible. */
    public static CaseStep paper() {
        return (dispute, by) -> Deciding.plainly(
                dispute,
                CaseAction.MAKE_PAPER,
                by,
                next -> new CaseProgress.MediationNoted(
                        next.audience(), next.status(), by.actor().department(), CaseProgress.Step.PAPER_MADE));
    }

    /**
     * A paper that binds the file, its cover or its back: made as any other, and by the department responsible also when
     * the case is over. Whether the file is sealed is asked before.
     *
     * @param kind code of the dictionary of document kinds
     */
    public static CaseStep binding(String kind) {
        return (dispute, by) -> {
            if (!Filing.over(dispute)) {
                return paper().on(dispute, by);
            }
            Department lead = dispute.lead();
            return by.actor().department().equals(lead)
                    ? Filing.file(dispute, by, kind)
                    : Deciding.refused(new CaseRejection.NotResponsible(lead == null ? Set.of() : Set.of(lead)));
        };
    }

    /** Somebody was asked about the dispute, and it was written down: what its record is made of. */
    public static CaseStep investigated() {
        return paper();
    }

    /** Whoever is on the case may see danger; the mediation itself is of the department responsible. */
    public static CaseStep safety(CaseProgress.Step step) {
        return (dispute, by) -> Deciding.plainly(
                dispute,
                step == CaseProgress.Step.REPORT_RECORDED ? CaseAction.REPORT_DANGER : CaseAction.PROTECT,
                by,
                next -> new CaseProgress.MediationNoted(
                        next.audience(), next.status(), by.actor().department(), step));
    }

    /**
     * Both sides want to be mediated after all. It is their will that opens the case again, so nobody's leave is asked: who
     * may write the consent down may write down what follows.
     */
    public static CaseStep reopened() {
        return (dispute, by) -> Deciding.when(
                dispute,
                CaseAction.MEDIATE,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.REOPEN, by.at())
                                .along(dispute.axes().openedAgain()),
                        next -> new CaseMove.Reopened(
                                next.audience(), next.status(), by.actor().department())));
    }

    private static CaseStep work(BiFunction<DisputeCase, Department, CaseEvent> fact) {
        return (dispute, by) -> Deciding.plainly(
                dispute,
                CaseAction.MEDIATE,
                by,
                next -> fact.apply(next, by.actor().department()));
    }
}
