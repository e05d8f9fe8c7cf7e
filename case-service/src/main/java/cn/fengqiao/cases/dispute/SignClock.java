package cn.fengqiao.cases.dispute;

import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.contract.Colour;
import java.time.Instant;

/**
 * By when an assigned department has to sign.
 *
 * @param startedAt when it was made responsible
 */
public record SignClock(Instant startedAt, Instant dueAt) {

    public boolean overdue(Instant now) {
        return now.isAfter(dueAt);
    }

    /**
     * The clock after the colour changed while nobody has signed. More danger shortens it, counted from the moment the
     * danger became known, but not from before the department was responsible, and never lengthens it; less danger gives
     * the time the lower colour would have given.
     *
     * @return this clock unchanged in its due time when the calendar does not reach
     */
    public SignClock recoloured(Colour from, Colour to, Instant at, SignLimits limits) {
        int rise = to.compareTo(from);
        if (rise == 0) {
            return this;
        }
        Instant counted = rise > 0 && at.isAfter(startedAt) ? at : startedAt;
        return switch (limits.signBy(to, counted)) {
            case Due.At(Instant due) -> new SignClock(startedAt, rise > 0 && dueAt.isBefore(due) ? dueAt : due);
            case Due.NoData noData -> this;
        };
    }
}
