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

    /** 退回协办. The department stays on the case, because its refusal has to be talked about; leaving is revocation. */
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
     * 邀请协办: a department joins the case, or is asked again after it refused or was let off.
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
            Optional<ShareState> state = dispute.shareOf(asked).map(Share::state);
            if (state.isPresent() && !state.get().maybeAskedAgain()) {
                return Deciding.refused(new CaseRejection.TheirShareState(asked, state.get()));
            }
            DisputeCase next = dispute.step(CaseAction.SHARE_ASK, by.at());
            return Deciding.done(
                    by,
                    (state.isPresent() ? next : next.joinedBy(asked)).asking(asked, promise),
                    after -> new CaseShare.Asked(after.audience(), after.status(), department(by), asked));
        });
    }

    /** 免除协办: the part is no longer needed; the department stays informed. */
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

    /** 撤销共享: the department is no longer on the case and sees no more than any other; what it did stays its own. */
    public static CaseDecision revoke(DisputeCase dispute, Acting by, Department from) {
        return Deciding.when(dispute, CaseAction.SHARE_REVOKE, by, () -> {
            if (dispute.shareOf(from).isEmpty()) {
                return Deciding.refused(new CaseRejection.NoShare(from));
            }
            return dispute.owns(from) || from.equals(dispute.desk())
                    ? Deciding.refused(new CaseRejection.OwnersStay(from))
                    : Deciding.done(
                            by,
                            dispute.step(CaseAction.SHARE_REVOKE, by.at()).leftBy(from),
                            next -> new CaseShare.Revoked(next.audience(), next.status(), department(by), from));
        });
    }

    private static Optional<CaseDecision> theirs(DisputeCase dispute, Department of) {
        Optional<Share> share = dispute.shareOf(of);
        if (share.isEmpty()) {
            return Optional.of(Deciding.refused(new CaseRejection.NoShare(of)));
        }
        ShareState state = share.get().state();
        return state == ShareState.DONE || state == ShareState.WAIVED
                ? Optional.of(Deciding.refused(new CaseRejection.TheirShareState(of, state)))
                : Optional.empty();
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
