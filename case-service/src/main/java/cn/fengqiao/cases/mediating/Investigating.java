package cn.fengqiao.cases.mediating;

import java.time.Instant;
import java.util.Optional;

/**
 * Looking into a dispute. Neither the missing consent nor the refusal of a side stands against it: it is no mediation, and
 * the file needs its record whichever way the case goes.
 */
public final class Investigating {

    /** Of one case; a record of more is a book that nobody reads. */
    public static final int MOST = 20;

    private Investigating() {}

    /** @param at when somebody is said to have been asked */
    public static Optional<MediationRefusal> against(Standing standing, Instant at, Instant now) {
        return at.isAfter(now) ? Optional.of(new MediationRefusal.MomentToCome(at)) : againstMore(standing);
    }

    static Optional<MediationRefusal> againstMore(Standing standing) {
        return standing.investigations() >= MOST
                ? Optional.of(new MediationRefusal.TooManyInvestigations(MOST))
                : Optional.empty();
    }
}
