package cn.fengqiao.cases.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a clock is due and when its miss climbs.
 *
 * @param due null while the calendar does not reach that far
 * @param toL2 null for a clock that does not escalate, or while the calendar does not reach that far; so is {@code toL1}
 * @param missingYear the first year that has to be entered before the rest is known; null when all is
 */
public record Deadlines(
        @Nullable Instant due,
        @Nullable Instant toL2,
        @Nullable Instant toL1,
        @Nullable Integer missingYear) {

    static Deadlines unknown(int year) {
        return new Deadlines(null, null, null, year);
    }

    /** How far the miss has climbed; a moment that equals a deadline is still in time. */
    Level level(Instant now) {
        if (due == null || !now.isAfter(due)) {
            return Level.NONE;
        }
        if (toL2 == null || !now.isAfter(toL2)) {
            return Level.MISSED;
        }
        return toL1 == null || !now.isAfter(toL1) ? Level.L2 : Level.L1;
    }

    /** The first moment after which the level is above {@code told}; null when it is not known or never. */
    @Nullable
    Instant beyond(Level told) {
        return switch (told) {
            case NONE -> due;
            case MISSED -> toL2;
            case L2 -> toL1;
            case L1 -> null;
        };
    }
}
