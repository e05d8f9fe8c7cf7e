package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.Consent;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.List;

/** 挂起 and 延期: a case that waits for a reason, and more time for one that cannot be done in time. */
public final class Waiting {

    private Waiting() {}

    /**
     * 挂起.
     *
     * @param reason code of the dictionary of pause reasons
     * @param until when the clocks run again at the latest; capped by who calls
     */
    public static CaseDecision pause(DisputeCase dispute, Acting by, String reason, Instant until) {
        return Deciding.when(
                dispute,
                CaseAction.PAUSE,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.PAUSE, by.at())
                                .along(dispute.axes().waiting(new Pause(reason, by.at(), until))),
                        next -> new CaseProgress.Paused(
                                next.audience(), next.status(), department(by), reason, until)));
    }

    /** 恢复. */
    public static CaseDecision resume(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.RESUME,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.RESUME, by.at())
                                .along(dispute.axes().waiting(null)),
                        next -> new CaseProgress.Resumed(next.audience(), next.status(), department(by))));
    }

    /**
     * 申请延期. What could not be granted, whoever agreed, is not asked for: the leader would be left with nothing but to refuse
     * it. That the parties agree is asked when it is granted.
     */
    public static CaseDecision askExtension(DisputeCase dispute, Acting by) {
        return Deciding.when(dispute, CaseAction.ASK_EXTENSION, by, () -> switch (Timing.extended(
                dispute.clocks(), Consent.OF_BOTH, by.at(), by.book())) {
            case Timing.Refused refused -> Deciding.refused(new CaseRejection.ClockRefused(refused.why()));
            case Timing.Timed possible ->
                Deciding.done(
                        by,
                        dispute.step(CaseAction.ASK_EXTENSION, by.at())
                                .along(dispute.axes().asking(true)),
                        next -> new CaseProgress.ExtensionAsked(next.audience(), next.status(), department(by)));
        });
    }

    /**
     * 同意延期: once, by the rule of the clock.
     *
     * @param consent whether both parties agreed, where the rule asks for it
     */
    public static CaseDecision grantExtension(DisputeCase dispute, Acting by, Consent consent) {
        return Deciding.when(dispute, CaseAction.GRANT_EXTENSION, by, () -> switch (Timing.extended(
                dispute.clocks(), consent, by.at(), by.book())) {
            case Timing.Refused refused -> Deciding.refused(new CaseRejection.ClockRefused(refused.why()));
            case Timing.Timed timed -> answered(dispute.timed(timed.clocks()), CaseAction.GRANT_EXTENSION, by, true);
        });
    }

    /** 不同意延期. */
    public static CaseDecision refuseExtension(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.REFUSE_EXTENSION,
                by,
                () -> answered(dispute, CaseAction.REFUSE_EXTENSION, by, false));
    }

    private static CaseDecision answered(DisputeCase dispute, CaseAction action, Acting by, boolean granted) {
        return Deciding.done(
                by,
                dispute.step(action, by.at()).along(dispute.axes().asking(false)),
                next -> new CaseProgress.ExtensionAnswered(next.audience(), next.status(), department(by), granted));
    }

    /** The service resumes by itself what has waited as long as it may. */
    public static CaseDecision.Done waitedEnough(DisputeCase dispute, Department lead, Instant at, ClockBook book) {
        DisputeCase next = dispute.touched(at).along(dispute.axes().waiting(null));
        var fact = new CaseProgress.Resumed(next.audience(), next.status(), lead);
        return switch (Timing.after(next, fact, at, book)) {
            case Timing.Timed timed -> new CaseDecision.Done(next.timed(timed.clocks()), List.of(fact));
            case Timing.Refused refused -> throw new IllegalStateException("a pause that is over ends: " + refused);
        };
    }

    private static Department department(Acting by) {
        return by.actor().department();
    }
}
