package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.mediating.Proceeding.Mediator;
import cn.fengqiao.cases.mediating.Proceeding.Session;
import cn.fengqiao.contract.CaseProgress.SessionKind;
import cn.fengqiao.contract.CaseProgress.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
            Optional<MediationRefusal> against = againstMeeting(standing, before, kind);
            var session = new Session(before.sessions().size() + 1, kind, at, place, null);
            return against.isPresent()
                    ? refused(against.get())
                    : new MediationStep.Taken(before.with(session), List.of(Mediating.noted(Step.SESSION_PLANNED)));
        });
    }

    public static MediationStep hold(Standing standing, int number, Proceeding.Held held) {
        return Steps.working(standing, before -> {
            Optional<Session> planned = before.session(number);
            if (planned.isEmpty()) {
                return refused(new MediationRefusal.NoSuchSession(number));
            }
            Session session = planned.get();
            if (session.held() != null) {
                return refused(new MediationRefusal.SessionHeldAlready(number));
            }
            // danger may have become known after it was planned
            Optional<MediationRefusal> against = againstMeeting(standing, before, session.kind());
            return against.isPresent()
                    ? refused(against.get())
                    : new MediationStep.Taken(
                            before.with(new Session(number, session.kind(), session.at(), session.place(), held)),
                            List.of(Mediating.sessionHeld(session.kind())));
        });
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
