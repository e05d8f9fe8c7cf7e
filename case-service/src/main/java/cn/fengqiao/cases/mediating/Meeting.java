package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.mediating.Proceeding.Mediator;
import cn.fengqiao.cases.mediating.Proceeding.Session;
import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who mediates, and how the parties meet. */
public final class Meeting {

    private Meeting() {}

    /**
     * Somebody mediates.
     *
     * @param parties names of the parties: who is called as one of them has a relation to disclose
     * @param open how many other proceedings of theirs are open
     * @param most how many may be
     */
    public static MediationStep choose(Standing standing, Mediator chosen, Set<String> parties, int open, int most) {
        return Steps.working(standing, before -> {
            if (before.steppedAside().contains(chosen.subject())) {
                return refused(new MediationRefusal.MediatorRelated(true));
            }
            if (!chosen.related() && parties.contains(chosen.name())) {
                return refused(new MediationRefusal.MediatorRelated(false));
            }
            return open >= most
                    ? refused(new MediationRefusal.MediatorOverloaded(open, most))
                    : new MediationStep.Taken(before.mediatedBy(chosen), List.of(Mediating.mediatorChosen()));
        });
    }

    /** A side does not want this mediator, who steps aside; one who is related does not come back. */
    public static MediationStep stepAside(Standing standing) {
        return Steps.working(standing, before -> {
            Mediator mediator = before.mediator();
            return mediator == null
                    ? refused(new MediationRefusal.MediatorMissing())
                    : new MediationStep.Taken(
                            before.withoutMediator(mediator), List.of(Mediating.noted(Step.MEDIATOR_STEPPED_ASIDE)));
        });
    }

    public static MediationStep plan(Standing standing, SessionKind kind, Instant at, String place) {
        return Steps.working(standing, before -> {
            Optional<MediationRefusal> against =
                    againstMeeting(standing, before, kind).or(() -> beforeTheDispute(standing, at));
            var session = new Session(before.sessions().size() + 1, kind, at, place, null);
            return against.isPresent()
                    ? refused(against.get())
                    : new MediationStep.Taken(before.with(session), List.of(Mediating.noted(Step.SESSION_PLANNED)));
        });
    }

    /**
     * They met.
     *
     * @param heldAt when they really did; null for when it was planned
     */
    public static MediationStep hold(
            Standing standing, int number, @Nullable Instant heldAt, Proceeding.Held held, Instant now) {
        return Steps.working(standing, before -> {
            Optional<Session> planned = before.session(number);
            if (planned.isEmpty()) {
                return refused(new MediationRefusal.NoSuchSession(number));
            }
            Session session = planned.get();
            if (session.held() != null) {
                return refused(new MediationRefusal.SessionHeldAlready(number));
            }
            Instant at = heldAt == null ? session.at() : heldAt;
            // danger may have become known after it was planned
            Optional<MediationRefusal> against = againstMeeting(standing, before, session.kind())
                    .or(() -> toCome(session, heldAt, now))
                    .or(() -> beforeTheDispute(standing, at));
            return against.isPresent()
                    ? refused(against.get())
                    : new MediationStep.Taken(
                            before.with(new Session(number, session.kind(), at, session.place(), held)),
                            List.of(Mediating.sessionHeld(session.kind())));
        });
    }

    private static Optional<MediationRefusal> toCome(Session planned, @Nullable Instant heldAt, Instant now) {
        if (heldAt == null) {
            return planned.at().isAfter(now)
                    ? Optional.of(new MediationRefusal.SessionToCome(planned.number(), planned.at()))
                    : Optional.empty();
        }
        return heldAt.isAfter(now) ? Optional.of(new MediationRefusal.MomentToCome(heldAt)) : Optional.empty();
    }

    private static Optional<MediationRefusal> beforeTheDispute(Standing standing, Instant at) {
        return LocalDate.ofInstant(at, PlaceTime.ZONE).isBefore(standing.foundOn())
                ? Optional.of(new MediationRefusal.BeforeTheDispute(standing.foundOn()))
                : Optional.empty();
    }

    static Optional<MediationRefusal> againstMeeting(Standing standing, Proceeding before, SessionKind kind) {
        if (before.mediator() == null) {
            return Optional.of(new MediationRefusal.MediatorMissing());
        }
        return kind == SessionKind.JOINT ? standing.faceToFace() : Optional.empty();
    }

    private static MediationStep refused(MediationRefusal why) {
        return new MediationStep.Refused(why);
    }
}
