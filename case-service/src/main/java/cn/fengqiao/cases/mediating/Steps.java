package cn.fengqiao.cases.mediating;

import java.util.Optional;
import java.util.function.Function;

/** What the steps of a mediation have in common. */
final class Steps {

    private Steps() {}

    /** Takes the step in a mediation that both sides want, that goes on and has not come to an agreement that binds. */
    static MediationStep working(Standing standing, Function<Proceeding, MediationStep> step) {
        Proceeding latest = standing.latest();
        Optional<MediationRefusal> against = againstWork(standing);
        return latest == null || against.isPresent()
                ? new MediationStep.Refused(
                        against.orElseGet(() -> new MediationRefusal.ConsentMissing(Proceeding.BOTH)))
                : step.apply(latest);
    }

    static Optional<MediationRefusal> againstWork(Standing standing) {
        return Consenting.againstAny(standing)
                .or(() -> standing.open()
                        .flatMap(open -> open.inForce().isPresent()
                                ? Optional.of(new MediationRefusal.AgreementInForce())
                                : open.suspendedAt() == null
                                        ? Optional.empty()
                                        : Optional.of(new MediationRefusal.Suspended())));
    }

    /** Takes the step in a mediation whose agreement binds. */
    static MediationStep bound(Standing standing, Function<Agreement, MediationStep> step) {
        Optional<MediationRefusal> against = againstBound(standing);
        return against.isPresent()
                ? new MediationStep.Refused(against.get())
                : standing.open()
                        .flatMap(Proceeding::inForce)
                        .map(step)
                        .orElseGet(() -> new MediationStep.Refused(new MediationRefusal.AgreementMissing(false)));
    }

    static Optional<MediationRefusal> againstBound(Standing standing) {
        return Consenting.againstAny(standing)
                .or(() -> standing.open()
                        .filter(open -> open.inForce().isEmpty())
                        .map(open -> new MediationRefusal.AgreementMissing(open.agreement() != null)));
    }
}
