package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** 销号: the end of a case, its verification, and what happens when the dispute breaks out again. */
public final class Ending {

    private Ending() {}

    /** 申请销号. What the guards have against it is asked before. */
    public static CaseDecision apply(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.APPLY_WRITE_OFF,
                by,
                next -> new CaseMove.WriteOffApplied(
                        next.audience(), next.status(), by.actor().department()));
    }

    /** 验收销号. What the guards have against it is asked before. */
    public static CaseDecision pass(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.PASS_WRITE_OFF,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.PASS_WRITE_OFF, by.at())
                                .along(dispute.axes().closed(by.at())),
                        next -> new CaseMove.WrittenOff(
                                next.audience(), next.status(), by.actor().department())));
    }

    /**
     * 验收退回: the work goes on.
     *
     * @param to where it goes on
     */
    public static CaseDecision fail(DisputeCase dispute, Acting by, CaseStatus to) {
        return Deciding.when(
                dispute,
                CaseAction.FAIL_WRITE_OFF,
                by,
                () -> Resolving.strayed(CaseAction.FAIL_WRITE_OFF, to)
                        .orElseGet(() -> Deciding.done(
                                by,
                                dispute.step(CaseAction.FAIL_WRITE_OFF, by.at())
                                        .in(to)
                                        .along(dispute.axes().endedWith(null)),
                                next -> new CaseMove.WriteOffRefused(
                                        next.audience(),
                                        next.status(),
                                        by.actor().department()))));
    }

    /** 重开: the dispute broke out again. The original start is kept, and so is who was responsible. */
    public static CaseDecision reopen(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.REOPEN,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.REOPEN, by.at())
                                .along(dispute.axes().openedAgain()),
                        next -> new CaseMove.Reopened(
                                next.audience(), next.status(), by.actor().department())));
    }

    /**
     * 疑似复发, by the service itself: something new looks like this case, which is written off. Whether it is reopened is for
     * people to say.
     *
     * @param relapse the proposal
     */
    public static CaseDecision.Done relapse(DisputeCase dispute, UUID relapse, Instant at) {
        if (dispute.status() != CaseStatus.WRITTEN_OFF) {
            throw new IllegalStateException("case " + dispute.id() + " is " + dispute.status());
        }
        DisputeCase next = dispute.touched(at);
        return new CaseDecision.Done(
                next, List.of(new CaseProgress.RelapseProposed(next.audience(), next.status(), relapse)));
    }

    /** 归档, by the service itself: ninety quiet days have passed. The caller has counted them. */
    public static CaseDecision.Done archive(DisputeCase dispute, Instant at) {
        if (dispute.status() != CaseStatus.WRITTEN_OFF) {
            throw new IllegalStateException("case " + dispute.id() + " is " + dispute.status());
        }
        DisputeCase next = dispute.touched(at).in(CaseStatus.ARCHIVED);
        return new CaseDecision.Done(next, List.of(new CaseMove.Archived(next.audience(), next.status())));
    }
}
