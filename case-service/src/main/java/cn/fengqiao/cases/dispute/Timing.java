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
import java.util.List;
import java.util.Optional;

/**
 * What each fact does to the clocks of a case, in one place: which are met, which stand still, which count anew. Which clocks
 * a case has at all follows from how it stands and not from how it came there; {@link HouseClocks} says so.
 */
final class Timing {

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
            case CaseEvent.Accepted accepted ->
                timed(inOtherHands(dispute, clocks.met(ClockKind.ACCEPT, at, book), at, book));
            case CaseEvent.Assigned assigned -> timed(inOtherHands(dispute, clocks, at, book));
            case CaseEvent.HandedOver handedOver -> timed(inOtherHands(dispute, clocks, at, book));
            case CaseEvent.Returned returned -> timed(inOtherHands(dispute, clocks, at, book));
            case CaseEvent.Signed signed -> timed(clocks.met(ClockKind.SIGN, at, book));
            case CaseProgress.ContactMade made -> timed(clocks.met(ClockKind.FIRST_CONTACT, at, book));
            case CaseProgress.ReportedBack reported -> timed(clocks.met(ClockKind.FIRST_REPORT, at, book));
            case CaseProgress.PlanRecorded recorded -> timed(clocks.met(ClockKind.PLAN, at, book));
            case CaseProgress.MeetingHeld held -> timed(clocks.met(ClockKind.JOINT_MEETING, at, book));
            case CaseProgress.Paused paused ->
                changed(
                        clocks,
                        new ClockRefusal.NeverPaused(ClockKind.RESOLVE),
                        resolve -> resolve.pause(paused.reason(), at, book));
            case CaseMove.Agreed agreed -> timed(clocks.met(ClockKind.RESOLVE, at, book));
            case CaseMove.Guided guided -> timed(clocks.met(ClockKind.RESOLVE, at, book));
            case CaseMove.OutcomeRecorded recorded -> timed(clocks.met(ClockKind.RESOLVE, at, book));
            case CaseMove.Performed performed -> timed(nothingToConfirm(clocks.met(ClockKind.RESOLVE, at, book)));
            case CaseMove.Breached breached -> timed(broken(dispute, at, book));
            case CaseMove.WriteOffRefused refused -> timed(goesOn(dispute, at, book));
            case CaseProgress.ConfirmationChanged changed -> timed(confirmable(dispute, changed.state(), at, book));
            case CaseMove.Reopened reopened ->
                timed(inOtherHands(dispute, HouseClocks.inAnotherLife(clocks), at, book));
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

    /**
     * The clocks after the colour changed. What a danger asks for begins with it, and ends with it; the time to resolve that a
     * danger did not have is what the lower colour would have given from the start, as for any clock whose colour falls.
     */
    static Clocks recoloured(DisputeCase dispute, Instant at, ClockBook book) {
        Clocks clocks = dispute.clocks();
        return HouseClocks.kept(
                dispute, clocks.recoloured(dispute.colour(), at, book), HouseClocks.workBegan(clocks, at), at, book);
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

    /** Somebody did something: silence begins anew, and the case has the clocks that its new standing asks for. */
    static Clocks stirred(DisputeCase dispute, Instant at, ClockBook book) {
        return dispute.open()
                ? HouseClocks.kept(dispute, dispute.clocks().without(ClockKind.SILENCE), at, at, book)
                : ended(dispute.clocks());
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

    /** Another department is to put its name under the work, and has all the time for it. */
    private static Clocks inOtherHands(DisputeCase dispute, Clocks clocks, Instant at, ClockBook book) {
        return clocks.started(ClockKind.SIGN, dispute.colour(), at, book);
    }

    /** What was agreed is not kept: the dispute is to be resolved after all, and where a time for it is set, it begins anew. */
    private static Clocks broken(DisputeCase dispute, Instant at, ClockBook book) {
        if (dispute.status() == CaseStatus.GUIDED) {
            return dispute.clocks();
        }
        return book.start(ClockKind.RESOLVE, dispute.colour(), at)
                .map(dispute.clocks()::with)
                .orElseGet(() -> goesOn(dispute, at, book));
    }

    /** It was not resolved after all: what was left of the time for it is left again, under the colour of today. */
    private static Clocks goesOn(DisputeCase dispute, Instant at, ClockBook book) {
        return dispute.clocks()
                .find(ClockKind.RESOLVE)
                .map(resolve -> resolve.again(at, book).recoloured(dispute.colour(), at, book))
                .map(dispute.clocks()::with)
                .orElse(dispute.clocks());
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
