package cn.fengqiao.cases.store;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds of lines of a timeline: one per fact of a case. */
public enum TimelineEntry {
    REGISTERED("登记", Part.DESK, CaseEvent.Registered.class),
    ACCEPTED("受理", Part.DESK, CaseEvent.Accepted.class),
    ASSIGNED("交办", Part.DESK, CaseEvent.Assigned.class),
    SIGNED("签收", Part.WORK, CaseEvent.Signed.class),
    RETURNED("回退", Part.DESK, CaseEvent.Returned.class),
    HANDED_OVER("移交", Part.DESK, CaseEvent.HandedOver.class),
    MERGED("并入其他案件", Part.DESK, CaseEvent.Merged.class),
    ABSORBED("并入了其他案件", Part.DESK, CaseEvent.Absorbed.class),
    RELOCATED("更正地点", Part.DESK, CaseEvent.Relocated.class),
    SHARE_ASKED("邀请协办", Part.DESK, CaseShare.Asked.class),
    SHARE_ACCEPTED("接受协办", Part.DESK, CaseEvent.ShareAccepted.class),
    SHARE_REJECTED("退回协办", Part.DESK, CaseEvent.ShareRejected.class),
    SHARE_DONE("协办完成", Part.WORK, CaseEvent.ShareDone.class),
    SHARE_WAIVED("免除协办", Part.DESK, CaseShare.Waived.class),
    SHARE_REVOKED("撤销共享", Part.DESK, CaseShare.Revoked.class),
    RESTRICTED("限制知悉", Part.DESK, CaseRestriction.Restricted.class),
    RESTRICTION_LIFTED("解除限制知悉", Part.DESK, CaseRestriction.Lifted.class),
    DECLINED("不予受理", Part.DESK, CaseMove.Declined.class),
    REFERRED_OUT("转出", Part.DESK, CaseMove.ReferredOut.class),
    RESOLVING_STARTED("开始化解", Part.WORK, CaseMove.ResolvingStarted.class),
    AGREED("达成协议", Part.WORK, CaseMove.Agreed.class),
    PERFORMED("履行完毕", Part.WORK, CaseMove.Performed.class),
    BREACHED("未履行", Part.WORK, CaseMove.Breached.class),
    GUIDED("引导其他途径", Part.WORK, CaseMove.Guided.class),
    OUTCOME_RECORDED("办结", Part.WORK, CaseMove.OutcomeRecorded.class),
    WRITE_OFF_APPLIED("申请销号", Part.WORK, CaseMove.WriteOffApplied.class),
    WRITE_OFF_REFUSED("验收退回", Part.DESK, CaseMove.WriteOffRefused.class),
    WRITTEN_OFF("验收销号", Part.DESK, CaseMove.WrittenOff.class),
    ARCHIVED("归档", Part.DESK, CaseMove.Archived.class),
    REOPENED("重开", Part.DESK, CaseMove.Reopened.class),
    CONTACT_MADE("首次接触", Part.WORK, CaseProgress.ContactMade.class),
    REPORTED_BACK("反馈", Part.WORK, CaseProgress.ReportedBack.class),
    PLAN_RECORDED("制定方案", Part.WORK, CaseProgress.PlanRecorded.class),
    FOLLOWED_UP("回访", Part.WORK, CaseProgress.FollowedUp.class),
    PAUSED("挂起", Part.WORK, CaseProgress.Paused.class),
    RESUMED("恢复", Part.WORK, CaseProgress.Resumed.class),
    EXTENSION_ASKED("申请延期", Part.WORK, CaseProgress.ExtensionAsked.class),
    EXTENSION_ANSWERED("答复延期", Part.DESK, CaseProgress.ExtensionAnswered.class),
    RAISED_UP("上报", Part.DESK, CaseProgress.RaisedUp.class),
    INSTRUCTED("批示", Part.DESK, CaseProgress.Instructed.class),
    SUPERVISED("督办", Part.DESK, CaseProgress.Supervised.class),
    DOCUMENT_FILED("归入文书", Part.WORK, CaseProgress.DocumentFiled.class),
    FILE_SEALED("封存卷宗", Part.DESK, CaseProgress.FileSealed.class),
    CONSENT_RECORDED("记录调解意愿", Part.WORK, CaseProgress.ConsentRecorded.class),
    MEDIATOR_CHOSEN("确定调解员", Part.WORK, CaseProgress.MediatorChosen.class),
    SESSION_HELD("召开调解会", Part.WORK, CaseProgress.SessionHeld.class),
    PROMISE_MARKED("登记履行情况", Part.WORK, CaseProgress.PromiseMarked.class),
    CONFIRMATION_CHANGED("司法确认进展", Part.WORK, CaseProgress.ConfirmationChanged.class),
    MEDIATION_NOTED("调解事项", Part.WORK, CaseProgress.MediationNoted.class),
    CLOCK_MISSED("逾期", Part.DESK, CaseProgress.ClockMissed.class),
    COMMITMENT_MADE("作出承诺", Part.WORK, CaseProgress.CommitmentMade.class),
    COMMITMENT_MOVED("变更承诺日期", Part.WORK, CaseProgress.CommitmentMoved.class),
    COMMITMENT_MARKED("登记承诺兑现情况", Part.WORK, CaseProgress.CommitmentMarked.class),
    COMMITMENT_WAIVED("免除承诺", Part.DESK, CaseProgress.CommitmentWaived.class),
    PROMISE_OVERDUE("承诺到期未兑现", Part.DESK, CaseProgress.PromiseOverdue.class),
    RELAPSE_PROPOSED("疑似复发，建议重开", Part.DESK, CaseProgress.RelapseProposed.class),
    AMENDED("补正", Part.WORK, CaseProgress.Amended.class),
    PROTECTION_NOTED("保护事项", Part.WORK, CaseProgress.ProtectionNoted.class),
    MEETING_HELD("会商", Part.DESK, CaseProgress.MeetingHeld.class),
    SUPERVISION_CANCELLED("解除督办", Part.DESK, CaseProgress.SupervisionCancelled.class);

    private static final Map<Class<? extends CaseEvent>, TimelineEntry> BY_FACT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(entry -> entry.fact, Function.identity()));

    private final String zh;
    private final Part part;
    private final Class<? extends CaseEvent> fact;

    /** What a line says of who wrote it. Nobody verifies what they worked on, so there is no kind that does not say it. */
    public enum Part {
        /** They dealt with the dispute itself: met people, wrote down what was found, filed what proves it. */
        WORK,
        /**
         * They moved the case between desks, decided on what others had done, or met over it as leaders do; or a clock ran
         * out, which nobody did.
         */
        DESK
    }

    TimelineEntry(String zh, Part part, Class<? extends CaseEvent> fact) {
        this.zh = zh;
        this.part = part;
        this.fact = fact;
    }

    public String zh() {
        return zh;
    }

    /** The kinds that make whoever wrote such a line one of those who worked on the case. */
    static List<TimelineEntry> work() {
        return Arrays.stream(values()).filter(entry -> entry.part == Part.WORK).toList();
    }

    /** The kind of line that a fact leaves. */
    public static TimelineEntry of(CaseEvent event) {
        TimelineEntry entry = BY_FACT.get(event.getClass());
        if (entry == null) {
            throw new IllegalStateException("no line of a timeline for " + event.getClass());
        }
        return entry;
    }
}
