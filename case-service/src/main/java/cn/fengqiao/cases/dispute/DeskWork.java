package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.Deadlines;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.Department;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a dispatcher's desk does with a case: takes it on or not, gives it out, moves it. */
public final class DeskWork {

    private DeskWork() {}

    /**
     * 受理: the department's dispatcher takes the case on; it is responsible until it gives the case out.
     *
     * @param found what the dispatcher finds the case to be; null leaves the type it was raised with
     */
    public static CaseDecision accept(DisputeCase dispute, Acting by, @Nullable String found) {
        Department department = by.actor().department();
        return Deciding.when(dispute, CaseAction.ACCEPT, by, () -> {
            DisputeCase next =
                    dispute.step(CaseAction.ACCEPT, by.at()).ledBy(department).withDesk(department);
            return Deciding.done(
                    by,
                    found == null ? next : next.ofType(found),
                    after -> new CaseEvent.Accepted(after.audience(), after.status(), department, found));
        });
    }

    /** 不予受理: nobody takes the case on. */
    public static CaseDecision decline(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.DECLINE,
                by,
                next -> new CaseMove.Declined(
                        next.audience(), next.status(), by.actor().department()));
    }

    /** 转出: the case belongs to somebody outside of the platform. */
    public static CaseDecision referOut(DisputeCase dispute, Acting by) {
        return Deciding.plainly(
                dispute,
                CaseAction.REFER_OUT,
                by,
                next -> new CaseMove.ReferredOut(
                        next.audience(), next.status(), by.actor().department()));
    }

    /** 交办: makes a department responsible, which joins the case if it was not on it. */
    public static CaseDecision assign(DisputeCase dispute, Acting by, Department to) {
        return Deciding.when(
                dispute,
                CaseAction.ASSIGN,
                by,
                () -> give(
                        dispute,
                        CaseAction.ASSIGN,
                        by,
                        to,
                        (next, signBy) -> new CaseEvent.Assigned(next.audience(), next.status(), to, signBy)));
    }

    /**
     * 签收: the responsible department starts to investigate; its own part counts as accepted. Who answers for the whole is
     * not asked for a promise of a part any more.
     */
    public static CaseDecision sign(DisputeCase dispute, Acting by) {
        Department department = by.actor().department();
        return Deciding.when(dispute, CaseAction.SIGN, by, () -> {
            DisputeCase next = dispute.step(CaseAction.SIGN, by.at());
            ShareState state = dispute.shareOf(department).map(Share::state).orElse(ShareState.REQUESTED);
            return Deciding.done(
                    by,
                    switch (state) {
                        case ACCEPTED, DONE -> next;
                        case REQUESTED, REJECTED, WAIVED, REVOKED ->
                            next.asking(department, null).withShare(department, ShareState.ACCEPTED);
                    },
                    after -> new CaseEvent.Signed(after.audience(), after.status(), department));
        });
    }

    /** 回退: the case goes back to the desk that gave it out. */
    public static CaseDecision giveBack(DisputeCase dispute, Acting by) {
        return Deciding.when(
                dispute,
                CaseAction.RETURN,
                by,
                () -> Deciding.done(
                        by,
                        dispute.step(CaseAction.RETURN, by.at()).ledBy(dispute.desk()),
                        next -> new CaseEvent.Returned(
                                next.audience(), next.status(), by.actor().department())));
    }

    /** 移交: responsibility moves, and the new department has to sign. */
    public static CaseDecision handOver(DisputeCase dispute, Acting by, Department to) {
        return Deciding.when(dispute, CaseAction.HAND_OVER, by, () -> {
            if (to.equals(dispute.lead())) {
                return Deciding.refused(new CaseRejection.AlreadyResponsible(to));
            }
            Department from = dispute.holder();
            return give(
                    dispute,
                    CaseAction.HAND_OVER,
                    by,
                    to,
                    (next, signBy) -> new CaseEvent.HandedOver(next.audience(), next.status(), from, to, signBy));
        });
    }

    private interface Given {
        CaseEvent fact(DisputeCase next, Instant signBy);
    }

    private static CaseDecision give(DisputeCase dispute, CaseAction action, Acting by, Department to, Given given) {
        Optional<Clock> signature = by.book().start(ClockKind.SIGN, dispute.colour(), by.at());
        Deadlines deadlines = signature
                .orElseThrow(() -> new IllegalStateException("the house has no limit for signing"))
                .deadlines();
        Instant signBy = deadlines.due();
        Integer missingYear = deadlines.missingYear();
        return signBy == null && missingYear != null
                ? Deciding.refused(new CaseRejection.CalendarMissing(missingYear))
                : Deciding.done(
                        by,
                        dispute.step(action, by.at()).givenTo(to),
                        next -> given.fact(next, Objects.requireNonNull(signBy)));
    }
}
