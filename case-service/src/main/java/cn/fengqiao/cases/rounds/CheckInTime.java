package cn.fengqiao.cases.rounds;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a stop was checked in. A phone without a network writes the time down and sends it later, so what it says is kept
 * beside the time at which it arrives, within bounds.
 */
public final class CheckInTime {

    private CheckInTime() {}

    /**
     * What is believed of the clock of a phone.
     *
     * @param oldest so long after it was made a check-in is still taken
     * @param drift so far it may be ahead of ours, or behind it where the patrol begins
     */
    public record Limits(Duration oldest, Duration drift) {
        public Limits {
            if (oldest.isNegative() || drift.isNegative()) {
                throw new IllegalArgumentException("a limit is not negative");
            }
        }
    }

    /**
     * Where a patrol stands.
     *
     * @param startedAt absent before it started
     * @param endedAt absent before it was finished or cancelled
     */
    public record Course(
            PatrolState state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    /** Whether the time of a check-in is believed. */
    public sealed interface Judged {
        /** @param at the time that is kept: as the phone said it, but never ahead of ours nor before the start */
        record Taken(Instant at) implements Judged {}

        record Refused(Why why) implements Judged {}
    }

    /** Why a check-in is not taken, in the order in which it is found out. */
    public enum Why {
        NOT_STARTED,
        CANCELLED,
        IN_THE_FUTURE,
        TOO_OLD,
        BEFORE_THE_START,
        AFTER_THE_END
    }

    /**
     * A patrol that was finished still takes what was made before its end: the phone may have come back to a network only
     * after somebody else had finished it.
     *
     * @param said what the phone says; absent for now
     */
    public static Judged judge(Course patrol, @Nullable Instant said, Instant now, Limits limits) {
        Instant started = patrol.startedAt();
        if (patrol.state() == PatrolState.CANCELLED) {
            return new Judged.Refused(Why.CANCELLED);
        }
        if (patrol.state() == PatrolState.PLANNED || started == null) {
            return new Judged.Refused(Why.NOT_STARTED);
        }
        Instant at = said == null ? now : said;
        if (at.isAfter(now.plus(limits.drift()))) {
            return new Judged.Refused(Why.IN_THE_FUTURE);
        }
        if (at.isBefore(now.minus(limits.oldest()))) {
            return new Judged.Refused(Why.TOO_OLD);
        }
        if (at.isBefore(started.minus(limits.drift()))) {
            return new Judged.Refused(Why.BEFORE_THE_START);
        }
        Instant ended = patrol.endedAt();
        if (ended != null && at.isAfter(ended)) {
            return new Judged.Refused(Why.AFTER_THE_END);
        }
        Instant kept = at.isAfter(now) ? now : at;
        return new Judged.Taken(kept.isBefore(started) ? started : kept);
    }
}
