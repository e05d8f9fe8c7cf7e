package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.Department;
import java.time.Instant;

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
                        dispute.step(CaseAction.RESUME, by.at())
                                .along(dispute.axes().waiting(null)),
                        next -> new CaseProgress.Resumed(next.audience(), next.status(), department(by))));
    }

    /** 申请延期. */
    public static CaseDecision askExtension(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.ASK_EXTENSION,
                by,
                () -> Deciding.done(
                        dispute.step(CaseAction.ASK_EXTENSION, by.at())
                                .along(dispute.axes().asking(true)),
                        next -> new CaseProgress.ExtensionAsked(next.audience(), next.status(), department(by))));
    }

    /** 同意延期 or 不同意延期. */
    public static CaseDecision answerExtension(DisputeCase dispute, Acting by, boolean granted) {
        CaseAction action = granted ? CaseAction.GRANT_EXTENSION : CaseAction.REFUSE_EXTENSION;
        return Deciding.when(
                dispute,
                action,
                by,
                () -> Deciding.done(
                        dispute.step(action, by.at()).along(dispute.axes().asking(false)),
                        next -> new CaseProgress.ExtensionAnswered(
                                next.audience(), next.status(), department(by), granted)));
    }

    private static Department department(Acting by) {
        return by.actor().department();
    }
}
