package cn.fengqiao.cases.store;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.CaseShare;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Kinds of lines of a timeline: one per fact of a case. */
public enum TimelineEntry {
    REGISTERED("登记", CaseEvent.Registered.class),
    ACCEPTED("受理", CaseEvent.Accepted.class),
    ASSIGNED("交办", CaseEvent.Assigned.class),
    SIGNED("签收", CaseEvent.Signed.class),
    RETURNED("回退", CaseEvent.Returned.class),
    HANDED_OVER("移交", CaseEvent.HandedOver.class),
    MERGED("并入其他案件", CaseEvent.Merged.class),
    ABSORBED("并入了其他案件", CaseEvent.Absorbed.class),
    RELOCATED("更正地点", CaseEvent.Relocated.class),
    SHARE_ASKED("邀请协办", CaseShare.Asked.class),
    SHARE_ACCEPTED("接受协办", CaseEvent.ShareAccepted.class),
    SHARE_REJECTED("退回协办", CaseEvent.ShareRejected.class),
    SHARE_DONE("协办完成", CaseEvent.ShareDone.class),
    SHARE_WAIVED("免除协办", CaseShare.Waived.class),
    SHARE_REVOKED("撤销共享", CaseShare.Revoked.class),
    RESTRICTED("限制知悉", CaseRestriction.Restricted.class),
    RESTRICTION_LIFTED("解除限制知悉", CaseRestriction.Lifted.class),
    DECLINED("不予受理", CaseMove.Declined.class),
    REFERRED_OUT("转出", CaseMove.ReferredOut.class),
    RESOLVING_STARTED("开始化解", CaseMove.ResolvingStarted.class),
    AGREED("达成协议", CaseMove.Agreed.class),
    PERFORMED("履行完毕", CaseMove.Performed.class),
    BREACHED("未履行", CaseMove.Breached.class),
    GUIDED("引导其他途径", CaseMove.Guided.class),
    OUTCOME_RECORDED("办结", CaseMove.OutcomeRecorded.class),
    WRITE_OFF_APPLIED("申请销号", CaseMove.WriteOffApplied.class),
    WRITE_OFF_REFUSED("验收退回", CaseMove.WriteOffRefused.class),
    WRITTEN_OFF("验收销号", CaseMove.WrittenOff.class),
    ARCHIVED("归档", CaseMove.Archived.class),
    REOPENED("重开", CaseMove.Reopened.class),
    CONTACT_MADE("首次接触", CaseProgress.ContactMade.class),
    REPORTED_BACK("反馈", CaseProgress.ReportedBack.class),
    PLAN_RECORDED("制定方案", CaseProgress.PlanRecorded.class),
    FOLLOWED_UP("回访", CaseProgress.FollowedUp.class),
    PAUSED("挂起", CaseProgress.Paused.class),
    RESUMED("恢复", CaseProgress.Resumed.class),
    EXTENSION_ASKED("申请延期", CaseProgress.ExtensionAsked.class),
    EXTENSION_ANSWERED("答复延期", CaseProgress.ExtensionAnswered.class),
    RAISED_UP("上报", CaseProgress.RaisedUp.class),
    INSTRUCTED("批示", CaseProgress.Instructed.class),
    SUPERVISED("督办", CaseProgress.Supervised.class),
    DOCUMENT_FILED("归入文书", CaseProgress.DocumentFiled.class),
    FILE_SEALED("封存卷宗", CaseProgress.FileSealed.class),
    CONSENT_RECORDED("记录调解意愿", CaseProgress.ConsentRecorded.class),
    MEDIATOR_CHOSEN("确定调解员", CaseProgress.MediatorChosen.class),
    SESSION_HELD("召开调解会", CaseProgress.SessionHeld.class),
    PROMISE_MARKED("登记履行情况", CaseProgress.PromiseMarked.class),
    CONFIRMATION_CHANGED("司法确认进展", CaseProgress.ConfirmationChanged.class),
    MEDIATION_NOTED("调解事项", CaseProgress.MediationNoted.class),
    CLOCK_MISSED("逾期", CaseProgress.ClockMissed.class),
    COMMITMENT_MADE("作出承诺", CaseProgress.CommitmentMade.class),
    COMMITMENT_MOVED("变更承诺日期", CaseProgress.CommitmentMoved.class),
    COMMITMENT_MARKED("登记承诺兑现情况", CaseProgress.CommitmentMarked.class),
    COMMITMENT_WAIVED("免除承诺", CaseProgress.CommitmentWaived.class),
    PROMISE_OVERDUE("承诺到期未兑现", CaseProgress.PromiseOverdue.class),
    RELAPSE_PROPOSED("疑似复发，建议重开", CaseProgress.RelapseProposed.class),
    AMENDED("补正", CaseProgress.Amended.class),
    PROTECTION_NOTED("保护事项", CaseProgress.ProtectionNoted.class),
    MEETING_HELD("会商", CaseProgress.MeetingHeld.class),
    SUPERVISION_CANCELLED("解除督办", CaseProgress.SupervisionCancelled.class);

    private static final Map<Class<? extends CaseEvent>, TimelineEntry> BY_FACT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(entry -> entry.fact, Function.identity()));

    private final String zh;
    private final Class<? extends CaseEvent> fact;

    TimelineEntry(String zh, Class<? extends CaseEvent> fact) {
        this.zh = zh;
        this.fact = fact;
    }

    public String zh() {
        return zh;
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
