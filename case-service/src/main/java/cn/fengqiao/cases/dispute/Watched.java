package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.Clock;
import cn.fengqiao.cases.clock.ClockKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application a court has to decide on, or an order in force: what a clock of the case stands for.
 *
 * @param since from when its time counts
 * @param until when it is over; null where the rule says it
 */
public record Watched(
        ClockKind kind, Instant since, @Nullable Instant until) {

    /** The clocks that such things have. */
    static final List<ClockKind> KINDS =
            List.of(ClockKind.PROTECTION_ORDER, ClockKind.PROTECTION_ORDER_URGENT, ClockKind.PROTECTION_ORDER_VALIDITY);

    static final Comparator<Watched> SOONEST = Comparator.comparing(Watched::over);

    /** Of one kind, what began first is due first where the rule says the end. */
    private Instant over() {
        return until == null ? since : until;
    }

    /** Whether {@code clock} is of this. */
    boolean isOn(Clock clock) {
        return clock.startedAt().equals(since)
                && (until == null || until.equals(clock.deadlines().due()));
    }
}
