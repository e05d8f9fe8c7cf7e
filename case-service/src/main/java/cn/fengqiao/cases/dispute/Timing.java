package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockDecision;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRefusal;
import cn.fengqiao.cases.clock.Clocks;
import cn.fengqiao.cases.clock.Consent;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMove;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What each fact does to the clocks of a case, in one place: which begin, which are met, which stand still and which are
 * of no use any more.
 */
final class Timing {

    /** What is of no use once the outcome is known. */
    private static final Set<ClockKind> OF_THE_WORK = EnumSet.of(
            ClockKind.ACCEPT,
            ClockKind.SIGN,
            ClockKind.FIRST_CONTACT,
            ClockKind.FIRST_REPORT,
            ClockKind.JOINT_MEETING,
            ClockKind.PLAN);

    private static final int SEVERAL = 2;

    /** Codes of the dictionary of judicial confirmation that concern the clock. */
    private static final String MAY_BE_APPLIED_FOR = "50";

    private static final String APPLIED_FOR = "51";

    private Timing() {}

    /** What became of the clocks. */
    sealed interface Outcome {}

    record Timed(Clocks clocks) implements Outcome {}

    /** A clock does not admit the fact, so that it does not become one. */
    record Refused(ClockRefusal why) implements Outcome {}

    /** The clocks a case is raised with. */
    static Clocks raised(Instant at, ClockBook book) {
        return Clocks.NONE
                .started(ClockKind.ACCEPT, Colour.NONE, at, book)
                .started(ClockKind.SILENCE, Colour.NONE, at, book);
    }

    /** @param dispute the case after {@code event}, with the clocks of before */
    static Outcome after(DisputeCase dispute, CaseEvent event, Instant at, ClockBook book) {
        Clocks clocks = dispute.clocks();
        Outcome timed = switch (event) {
            case CaseEvent.Accepted accepted -> timed(clocks.met(ClockKind.ACCEPT, at, book));
            case CaseEvent.Assigned assigned -> timed(clocks.started(ClockKind.SIGN, dispute.colour(), at, book));
            case CaseEvent.HandedOver handedOver -> timed(clocks.started(ClockKind.SIGN, dispute.colour(), at, book));
            case CaseEvent.Returned returned -> timed(clocks.without(ClockKind.SIGN));
            case CaseEvent.Signed signed -> timed(begun(dispute, clocks.met(ClockKind.SIGN, at, book), at, book));
            case CaseProgress.ContactMade made -> timed(clocks.met(ClockKind.FIRST_CONTACT, at, book));
            case CaseProgress.ReportedBack reported -> timed(clocks.met(ClockKind.FIRST_REPORT, at, book));
            case CaseProgress.PlanRecorded recorded -> timed(clocks.met(ClockKind.PLAN, at, book));
            case CaseProgress.MeetingHeld held -> timed(clocks.met(ClockKind.JOINT_MEETING, at, book));
            case CaseProgress.Paused paused ->
                changed(
                        clocks,
                        new ClockRefusal.NeverPaused(ClockKind.RESOLVE),
                        resolve -> resolve.pause(paused.reason(), at, book));
            case CaseMove.Agreed agreed -> timed(settled(clocks, at, book));
            case CaseMove.Guided guided -> timed(settled(clocks, at, book));
            case CaseMove.OutcomeRecorded recorded -> timed(settled(clocks, at, book));
            case CaseMove.Performed performed -> timed(nothingToConfirm(settled(clocks, at, book)));
            case CaseMove.Breached breached -> timed(resumedWork(dispute, at, book));
            case CaseMove.WriteOffRefused refused -> timed(resumedWork(dispute, at, book));
            case CaseProgress.ConfirmationChanged changed -> timed(confirmable(dispute, changed.state(), at, book));
            case CaseMove.Reopened reopened -> timed(clocks.without(ClockKind.RESOLVE));
            default -> timed(clocks);
        };
        return switch (timed) {
            case Refused refused -> refused;
            case Timed(Clocks next) -> {
                Clocks awake = dispute.axes().pause() == null ? resumed(next, at, book) : next;
                yield timed(stirred(dispute.timed(awake), at, book));
            }
        };
    }

    /** The clocks with more time to resolve. */
    static Outcome extended(Clocks clocks, Consent consent, Instant at, ClockBook book) {
        return changed(
                clocks,
                new ClockRefusal.NeverExtended(ClockKind.RESOLVE),
                resolve -> resolve.extend(consent, at, book));
    }

    /** The clocks after the colour changed; what a danger asks for begins with it. */
    static Clocks recoloured(DisputeCase dispute, Colour from, Instant at, ClockBook book) {
        Clocks clocks = dispute.clocks().recoloured(dispute.colour(), at, book);
        boolean rose = dispute.colour().compareTo(from) > 0;
        return rose && underWay(dispute) ? asDangerAsks(dispute, clocks, at, book) : clocks;
    }

    /**
     * The clocks of what protects somebody, one of each kind: of several applications or orders that which is due first. A
     * clock that nothing is left for is met.
     *
     * @param met when what it waited for happened, which may lie before anybody wrote it down
     */
    static Clocks watching(Clocks clocks, List<Watched> watched, Instant met, ClockBook book) {
        Clocks next = clocks;
        for (ClockKind kind : Watched.KINDS) {
            Optional<Watched> first =
                    watched.stream().filter(each -> each.kind() == kind).min(Watched.SOONEST);
            Optional<Clock> running = next.find(kind).filter(clock -> clock.metAt() == null);
            next = first.isEmpty()
                    ? next.met(kind, met, book)
                    : running.filter(first.get()::isOn).isPresent() ? next : started(next, first.get(), book);
        }
        return next;
    }

    private static Clocks started(Clocks clocks, Watched watched, ClockBook book) {
        Instant until = watched.until();
        return until == null
                ? clocks.started(watched.kind(), Colour.NONE, watched.since(), book)
                : clocks.startedUntil(watched.kind(), Colour.NONE, watched.since(), until, book);
    }

    /** Somebody did something: silence begins anew while the case is open and does not wait. */
    static Clocks stirred(DisputeCase dispute, Instant at, ClockBook book) {
        if (!dispute.open()) {
            return ended(dispute.clocks());
        }
        Clocks quiet = dispute.clocks().without(ClockKind.SILENCE);
        return dispute.axes().pause() == null ? quiet.started(ClockKind.SILENCE, dispute.colour(), at, book) : quiet;
    }

    /** What was performed needs no court to confirm it. */
    private static Clocks nothingToConfirm(Clocks clocks) {
        return clocks.find(ClockKind.JUDICIAL_CONFIRMATION)
                        .filter(clock -> clock.metAt() == null)
                        .isPresent()
                ? clocks.without(ClockKind.JUDICIAL_CONFIRMATION)
                : clocks;
    }

    /** What is left when a case ends: what was met, for the statistics, and what a law counts. */
    static Clocks ended(Clocks clocks) {
        Clocks left = nothingToConfirm(clocks);
        for (Clock clock : clocks.all()) {
            if (clock.kind().house() && clock.metAt() == null) {
                left = left.without(clock.kind());
            }
        }
        return left;
    }

    private static Clocks begun(DisputeCase dispute, Clocks clocks, Instant at, ClockBook book) {
        Clocks next = clocks;
        for (ClockKind kind : EnumSet.of(ClockKind.FIRST_CONTACT, ClockKind.FIRST_REPORT, ClockKind.RESOLVE)) {
            next = unlessThere(next, kind, dispute.colour(), at, book);
        }
        return asDangerAsks(dispute, next, at, book);
    }

    private static Clocks asDangerAsks(DisputeCase dispute, Clocks clocks, Instant at, ClockBook book) {
        boolean together =
                dispute.colour() == Colour.RED || dispute.colour() == Colour.YELLOW && atWork(dispute) >= SEVERAL;
        Clocks next = unlessThere(clocks, ClockKind.PLAN, dispute.colour(), at, book);
        return together ? unlessThere(next, ClockKind.JOINT_MEETING, dispute.colour(), at, book) : next;
    }

    private static Clocks unlessThere(Clocks clocks, ClockKind kind, Colour colour, Instant at, ClockBook book) {
        return clocks.find(kind).isPresent() ? clocks : clocks.started(kind, colour, at, book);
    }

    /** The work on it began, and its outcome is not known. */
    private static boolean underWay(DisputeCase dispute) {
        return dispute.status() == CaseStatus.INVESTIGATING || dispute.status() == CaseStatus.RESOLVING;
    }

    private static long atWork(DisputeCase dispute) {
        return dispute.shares().stream()
                .filter(share -> share.state() == ShareState.ACCEPTED || share.state() == ShareState.DONE)
                .count();
    }

    private static Clocks settled(Clocks clocks, Instant at, ClockBook book) {
        Clocks next = clocks.met(ClockKind.RESOLVE, at, book);
        for (ClockKind kind : OF_THE_WORK) {
            if (next.find(kind).filter(clock -> clock.metAt() == null).isPresent()) {
                next = next.without(kind);
            }
        }
        return next;
    }

    /** The dispute is to be resolved after all, and the time for it begins anew. */
    private static Clocks resumedWork(DisputeCase dispute, Instant at, ClockBook book) {
        return dispute.status() == CaseStatus.GUIDED
                ? dispute.clocks()
                : dispute.clocks().started(ClockKind.RESOLVE, dispute.colour(), at, book);
    }

    private static Clocks resumed(Clocks clocks, Instant at, ClockBook book) {
        return clocks.find(ClockKind.RESOLVE)
                .map(resolve -> resolve.resume(at, book) instanceof ClockDecision.Changed(Clock next)
                        ? clocks.with(next)
                        : clocks)
                .orElse(clocks);
    }

    /** 民事诉讼法 §205: the time for the joint application begins with the effect of the agreement. */
    private static Clocks confirmable(DisputeCase dispute, String state, Instant at, ClockBook book) {
        return switch (state) {
            case MAY_BE_APPLIED_FOR ->
                dispute.clocks().started(ClockKind.JUDICIAL_CONFIRMATION, dispute.colour(), at, book);
            case APPLIED_FOR -> dispute.clocks().met(ClockKind.JUDICIAL_CONFIRMATION, at, book);
            default -> dispute.clocks();
        };
    }

    private interface Wish {
        ClockDecision of(Clock resolve);
    }

    /** What cannot be timed otherwise is refused, and so is what has no time to resolve at all, as a RED case. */
    private static Outcome changed(Clocks clocks, ClockRefusal without, Wish wish) {
        Optional<Clock> resolve = clocks.find(ClockKind.RESOLVE);
        if (resolve.isEmpty()) {
            return new Refused(without);
        }
        return switch (wish.of(resolve.get())) {
            case ClockDecision.Refused refused -> new Refused(refused.why());
            case ClockDecision.Changed done -> timed(clocks.with(done.next()));
        };
    }

    private static Outcome timed(Clocks clocks) {
        return new Timed(clocks);
    }
}
