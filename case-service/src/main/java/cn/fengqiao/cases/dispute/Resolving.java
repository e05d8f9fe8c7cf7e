package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.util.Optional;

/** The work on a dispute itself, from the first contact to its end. */
public final class Resolving {

    private Resolving() {}

    /** 首次接触: the parties were reached. */
    public static CaseDecision contact(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.CONTACT,
                by,
                next -> new CaseProgress.ContactMade(next.audience(), next.status(), department(by)));
    }

    /** 反馈: says how the case stands. */
    public static CaseDecision reportBack(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.REPORT_BACK,
                by,
                next -> new CaseProgress.ReportedBack(next.audience(), next.status(), department(by)));
    }

    /** 制定方案: what is to be done, by whom and until when. */
    public static CaseDecision plan(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.PLAN,
                by,
                next -> new CaseProgress.PlanRecorded(next.audience(), next.status(), department(by)));
    }

    /** 开始化解. */
    public static CaseDecision startResolving(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.START_RESOLVING,
                by,
                next -> new CaseMove.ResolvingStarted(next.audience(), next.status(), department(by)));
    }

    /** 达成协议: what the parties promised falls due from now on. */
    public static CaseDecision agree(DisputeCase dispute, Acting by, CaseMove.AgreementForm form) {
        return Deciding.plainly(
                dispute,
                CaseAction.AGREE,
                by,
                next -> new CaseMove.Agreed(next.audience(), next.status(), department(by), form));
    }

    /** 引导其他途径: mediation ended without agreement, and the notice of the other routes was served (人民调解法 §26). */
    public static CaseDecision guide(DisputeCase dispute, Acting by, CaseMove.GuidanceCause cause) {
        return Deciding.plainly(
                dispute,
                CaseAction.GUIDE,
                by,
                next -> new CaseMove.Guided(next.audience(), next.status(), department(by), cause));
    }

    /**
     * 履行完毕.
     *
     * @param outcome code of the outcome dictionary: what an agreement that was kept ends with
     */
    public static CaseDecision perform(DisputeCase dispute, Acting by, String outcome) {
        return Deciding.when(
                dispute,
                CaseAction.PERFORM,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.PERFORM, by.at())
                                .along(dispute.axes().endedWith(outcome)),
                        next -> new CaseMove.Performed(next.audience(), next.status(), department(by))));
    }

    /**
     * 未履行: a promise was not kept.
     *
     * @param to back to resolving, or on to the other routes
     */
    public static CaseDecision breach(DisputeCase dispute, Acting by, CaseStatus to) {
        return Deciding.when(
                dispute,
                CaseAction.BREACH,
                by,
                () -> strayed(CaseAction.BREACH, to)
                        .orElseGet(() -> Deciding.done(
                                by,
                                dispute.step(CaseAction.BREACH, by.at()).in(to),
                                next -> new CaseMove.Breached(next.audience(), next.status(), department(by)))));
    }

    /** 办结: how the dispute ended, where no agreement had to be performed. */
    public static CaseDecision recordOutcome(DisputeCase dispute, Acting by, String outcome) {
        return Deciding.when(
                dispute,
                CaseAction.RECORD_OUTCOME,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.RECORD_OUTCOME, by.at())
                                .along(dispute.axes().endedWith(outcome)),
                        next -> new CaseMove.OutcomeRecorded(next.audience(), next.status(), department(by), outcome)));
    }

    /** 回访: a side was asked how it stands, or could not be reached. */
    public static CaseDecision followUp(DisputeCase dispute, Acting by, CaseProgress.Side side, boolean reached) {
        return Deciding.plainly(
                dispute,
                CaseAction.FOLLOW_UP,
                by,
                next -> new CaseProgress.FollowedUp(next.audience(), next.status(), department(by), side, reached));
    }

    /** A state the table does not lead to. */
    static Optional<CaseDecision> strayed(CaseAction action, CaseStatus to) {
        return Lifecycle.row(action).to().contains(to)
                ? Optional.empty()
                : Optional.of(Deciding.refused(new CaseRejection.NoSuchWay(to)));
    }

    private static Department department(Acting by) {
        return by.actor().department();
    }
}
