package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Supervision;
import cn.fengqiao.contract.Tier;
import java.util.UUID;

/** What stands above the daily work: raising a case to the next tier, leaders' instructions and supervision. */
public final class Oversight {

    private Oversight() {}

    /** 上报: the next tier answers for the case. */
    public static CaseDecision raiseUp(DisputeCase dispute, Acting by) {
        return Deciding.when(dispute, CaseAction.RAISE_UP, by, () -> {
            Tier next = dispute.axes().tier() == Tier.L3 ? Tier.L2 : Tier.L1;
            return Deciding.done(
                    by,
                    dispute.step(CaseAction.RAISE_UP, by.at())
                            .along(dispute.axes().answeredBy(next)),
                    after -> new CaseProgress.RaisedUp(after.audience(), after.status(), department(by), next));
        });
    }

    /** 批示: a leader's instruction; its text is kept with the timeline. */
    public static CaseDecision instruct(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.INSTRUCT,
                by,
                next -> new CaseProgress.Instructed(next.audience(), next.status(), department(by)));
    }

    /** 督办: the level only rises. */
    public static CaseDecision supervise(DisputeCase dispute, Acting by, Supervision level) {
        return Deciding.when(dispute, CaseAction.SUPERVISE, by, () -> {
            if (level.compareTo(dispute.axes().supervision()) <= 0) {
                return Deciding.refused(
                        new CaseRejection.SupervisionOnlyRises(dispute.axes().supervision()));
            }
            return Deciding.done(
                    by,
                    dispute.step(CaseAction.SUPERVISE, by.at())
                            .along(dispute.axes().supervised(level)),
                    next -> new CaseProgress.Supervised(next.audience(), next.status(), department(by), level));
        });
    }

    /** 解除督办. */
    public static CaseDecision cancelSupervision(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.CANCEL_SUPERVISION,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.CANCEL_SUPERVISION, by.at())
                                .along(dispute.axes().supervised(Supervision.NONE)),
                        next -> new CaseProgress.SupervisionCancelled(next.audience(), next.status(), department(by))));
    }

    /**
     * 会商: departments met on the case. Who may call and hold a meeting is decided there; the case only has to be open,
     * and the department that called the meeting has to be on it.
     */
    public static CaseDecision meetingHeld(DisputeCase dispute, Acting by, UUID meeting) {
        if (!dispute.open()) {
            return Deciding.refused(new CaseRejection.WrongStatus(dispute.status(), Lifecycle.OPEN));
        }
        if (!dispute.isOn(department(by))) {
            return Deciding.refused(new CaseRejection.NotOnCase(department(by)));
        }
        return Deciding.done(
                by,
                dispute.touched(by.at()),
                next -> new CaseProgress.MeetingHeld(next.audience(), next.status(), department(by), meeting));
    }

    private static Department department(Acting by) {
        return by.actor().department();
    }
}
