package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseShare;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts departments have in a case: asked for, accepted, refused, done, waived, revoked. */
public final class Sharing {

    private Sharing() {}

    /** 接受协办; a refusal may be taken back this way. */
    public static CaseDecision accept(DisputeCase dispute, Acting by) {
        return own(
                dispute,
                CaseAction.SHARE_ACCEPT,
                by,
                ShareState.ACCEPTED,
                next -> new CaseEvent.ShareAccepted(next.audience(), next.status(), department(by)));
    }

    /** 退回协办. The department stays on the case until its refusal was talked about: it is asked anew, let off or taken off. */
    public static CaseDecision reject(DisputeCase dispute, Acting by) {
        return own(
                dispute,
                CaseAction.SHARE_REJECT,
                by,
                ShareState.REJECTED,
                next -> new CaseEvent.ShareRejected(next.audience(), next.status(), department(by)));
    }

    /** 协办完成. */
    public static CaseDecision finish(DisputeCase dispute, Acting by) {
        return own(
                dispute,
                CaseAction.SHARE_DONE,
                by,
                ShareState.DONE,
                next -> new CaseEvent.ShareDone(next.audience(), next.status(), department(by)));
    }

    /**
     * 邀请协办: a department joins the case, is asked for a part where it was only told, or is asked again after it refused,
     * was let off or had to leave.
     *
     * @param promise what it is to promise by taking on its part; null when nothing. It may be asked for where departments
     *     may promise at all
     */
    public static CaseDecision ask(DisputeCase dispute, Acting by, Department asked, @Nullable AskedPromise promise) {
        return Deciding.when(dispute, CaseAction.SHARE_ASK, by, () -> {
            Set<CaseStatus> promising = Lifecycle.row(CaseAction.COMMIT).from();
            if (promise != null && !promising.contains(dispute.status())) {
                return Deciding.refused(new CaseRejection.WrongStatus(dispute.status(), promising));
            }
            Optional<Share> share = dispute.shareOf(asked);
            if (share.isPresent() && !maybeAsked(dispute, share.get())) {
                return Deciding.refused(
                        new CaseRejection.TheirShareState(asked, share.get().state()));
            }
            return Deciding.done(
                    by,
                    dispute.step(CaseAction.SHARE_ASK, by.at()).asking(asked, promise),
                    after -> new CaseShare.Asked(after.audience(), after.status(), department(by), asked));
        });
    }

    /** The case as {@code asked} would see it, had it been asked for a part. */
    public static DisputeCase asIfAsked(DisputeCase dispute, Department asked) {
        return dispute.isOn(asked) ? dispute : dispute.asking(asked, null);
    }

    /** A part that was only told of can be asked for; one that somebody asked for is not asked for twice. */
    private static boolean maybeAsked(DisputeCase dispute, Share share) {
        return share.state().maybeAskedAgain() || !share.asked() && !dispute.owns(share.department());
    }

    /** 免除协办: the part is no longer needed. The department leaves the case, unless it answers for it, and keeps its own work. */
    public static CaseDecision waive(DisputeCase dispute, Acting by, Department of) {
        return Deciding.when(
                dispute,
                CaseAction.SHARE_WAIVE,
                by,
                () -> theirs(dispute, of)
                        .orElseGet(() -> Deciding.done(
                                by,
                                dispute.step(CaseAction.SHARE_WAIVE, by.at()).withShare(of, ShareState.WAIVED),
                                next -> new CaseShare.Waived(next.audience(), next.status(), department(by), of))));
    }

    /** 撤销共享: the department is no longer on the case and sees no more than any other but its own work. */
    public static CaseDecision revoke(DisputeCase dispute, Acting by, Department from) {
        return Deciding.when(dispute, CaseAction.SHARE_REVOKE, by, () -> {
            if (hasNone(dispute, from)) {
                return Deciding.refused(new CaseRejection.NoShare(from));
            }
            return dispute.owns(from) || from.equals(dispute.desk())
                    ? Deciding.refused(new CaseRejection.OwnersStay(from))
                    : Deciding.done(
                            by,
                            dispute.step(CaseAction.SHARE_REVOKE, by.at()).withShare(from, ShareState.REVOKED),
                            next -> new CaseShare.Revoked(next.audience(), next.status(), department(by), from));
        });
    }

    private static Optional<CaseDecision> theirs(DisputeCase dispute, Department of) {
        if (hasNone(dispute, of)) {
            return Optional.of(Deciding.refused(new CaseRejection.NoShare(of)));
        }
        ShareState state = dispute.shareOf(of).orElseThrow().state();
        return state == ShareState.DONE || state == ShareState.WAIVED
                ? Optional.of(Deciding.refused(new CaseRejection.TheirShareState(of, state)))
                : Optional.empty();
    }

    private static boolean hasNone(DisputeCase dispute, Department department) {
        return dispute.shareOf(department)
                .filter(share -> share.state() != ShareState.REVOKED)
                .isEmpty();
    }

    private static CaseDecision own(
            DisputeCase dispute,
            CaseAction action,
            Acting by,
            ShareState state,
            Function<DisputeCase, CaseEvent> fact) {
        return Deciding.when(
                dispute,
                action,
                by,
                () -> Deciding.done(by, dispute.step(action, by.at()).withShare(department(by), state), fact));
    }

    private static Department department(Acting by) {
        return by.actor().department();
    }
}
