package cn.fengqiao.cases.mediating;

import cn.fengqiao.cases.dispute.CaseStep;
import cn.fengqiao.cases.dispute.Mediating;
import cn.fengqiao.cases.dispute.Resolving;
import cn.fengqiao.contract.CaseMove.GuidanceCause;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.CaseProgress.Step;
import cn.fengqiao.contract.CaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a mediation begins and how it ends: by the will of both sides and of either. */
public final class Consenting {

    private Consenting() {}

    /** What a proceeding is called that begins with this step. */
    public record Fresh(UUID id, Proceeding.Number number) {}

    /**
     * A side wants to be mediated. What both say while the case is guided elsewhere opens it again.
     *
     * @param fresh for the proceeding that begins when none is open
     */
    public static MediationStep given(Standing standing, Fresh fresh, Side side, String recordedBy, Instant at) {
        Proceeding before = standing.open().orElseGet(() -> Proceeding.opened(fresh.id(), fresh.number(), at));
        if (before.inForce().isPresent()) {
            return refused(new MediationRefusal.AgreementInForce());
        }
        if (!before.unwilling().contains(side)) {
            return refused(new MediationRefusal.ConsentedAlready(side));
        }
        Proceeding next = before.consent(new Proceeding.Consent(side, true, at, recordedBy));
        List<CaseStep> facts = new ArrayList<>(List.of(Mediating.consent(side, true)));
        if (standing.status() == CaseStatus.GUIDED && next.unwilling().isEmpty()) {
            facts.add(Mediating.reopened());
        }
        return new MediationStep.Taken(next, facts);
    }

    /**
     * A side does not want to be mediated, or no longer: that ends it at once, and the other routes are named (§§17, 26).
     * What is over and guided elsewhere cannot be refused once more; both sides would have to consent anew before.
     */
    public static MediationStep refused(
            Standing standing, Fresh fresh, Side side, @Nullable String reason, String recordedBy, Instant at) {
        if (standing.status() == CaseStatus.GUIDED && standing.latest() != null) {
            Optional<MediationRefusal> over = standing.open().isPresent() ? Optional.empty() : againstAny(standing);
            if (over.isPresent()) {
                return refused(over.get());
            }
        }
        Proceeding before = standing.open().orElseGet(() -> Proceeding.opened(fresh.id(), fresh.number(), at));
        if (before.inForce().isPresent()) {
            return refused(new MediationRefusal.AgreementInForce());
        }
        Proceeding next = before.consent(new Proceeding.Consent(side, false, at, recordedBy))
                .ended(new Proceeding.Ending(Proceeding.Outcome.REFUSED, at, side, reason));
        List<CaseStep> facts = new ArrayList<>(List.of(Mediating.consent(side, false)));
        if (standing.status() != CaseStatus.GUIDED) {
            facts.add(guided(GuidanceCause.REFUSED));
        }
        return new MediationStep.Taken(next, facts);
    }

    /** It came to nothing, or its time is over. */
    public static MediationStep ended(
            Standing standing, Proceeding.Outcome outcome, @Nullable String reason, Instant at) {
        if (outcome != Proceeding.Outcome.FAILED && outcome != Proceeding.Outcome.TIME_OVER) {
            throw new IllegalArgumentException(outcome + " is no end by itself");
        }
        Proceeding latest = standing.latest();
        Optional<MediationRefusal> against = againstEnd(standing);
        if (latest == null || against.isPresent()) {
            return refused(against.orElseGet(() -> new MediationRefusal.ConsentMissing(Proceeding.BOTH)));
        }
        GuidanceCause cause = outcome == Proceeding.Outcome.FAILED ? GuidanceCause.FAILED : GuidanceCause.TIME_OVER;
        return new MediationStep.Taken(
                latest.ended(new Proceeding.Ending(outcome, at, null, reason)), List.of(guided(cause)));
    }

    /** It stands still; nothing is done in it until it goes on. */
    public static MediationStep suspended(Standing standing, Instant at) {
        return Steps.working(
                standing,
                before -> new MediationStep.Taken(before.suspended(at), List.of(Mediating.noted(Step.SUSPENDED))));
    }

    public static MediationStep resumed(Standing standing) {
        Proceeding latest = standing.latest();
        Optional<MediationRefusal> against = againstAny(standing);
        if (latest == null || against.isPresent()) {
            return refused(against.orElseGet(() -> new MediationRefusal.ConsentMissing(Proceeding.BOTH)));
        }
        return latest.suspendedAt() == null
                ? refused(new MediationRefusal.NotSuspended())
                : new MediationStep.Taken(latest.suspended(null), List.of(Mediating.noted(Step.RESUMED)));
    }

    /** Waiting for a consent can take too long as well. */
    static Optional<MediationRefusal> againstEnd(Standing standing) {
        Proceeding latest = standing.latest();
        return latest != null && latest.open()
                ? latest.inForce().map(agreement -> new MediationRefusal.AgreementInForce())
                : againstAny(standing);
    }

    /** What stands against everything but a new consent. */
    static Optional<MediationRefusal> againstAny(Standing standing) {
        Proceeding latest = standing.latest();
        if (latest == null) {
            return Optional.of(new MediationRefusal.ConsentMissing(Proceeding.BOTH));
        }
        Proceeding.Ending ending = latest.ending();
        if (ending != null) {
            return Optional.of(
                    ending.outcome() == Proceeding.Outcome.REFUSED
                            ? new MediationRefusal.EndedByRefusal(ending.side())
                            : new MediationRefusal.ConsentMissing(Proceeding.BOTH));
        }
        return latest.unwilling().isEmpty()
                ? Optional.empty()
                : Optional.of(new MediationRefusal.ConsentMissing(latest.unwilling()));
    }

    private static CaseStep guided(GuidanceCause cause) {
        return (dispute, by) -> Resolving.guide(dispute, by, cause);
    }

    private static MediationStep refused(MediationRefusal why) {
        return new MediationStep.Refused(why);
    }
}
