package cn.fengqiao.cases.dispute;

import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a department has to sign, per colour. RED runs around the clock; the others count working time.
 *
 * @param red time on the wall
 * @param yellow working time
 * @param other working time; the default is that of one working day, so that what is assigned on Monday at ten is due on
 *     Tuesday at ten
 */
public record SignLimits(WorkingCalendar calendar, Duration red, Duration yellow, Duration other) {

    /** The limits of the house: 15 minutes, 2 working hours, 1 working day. */
    public static SignLimits usual(WorkingCalendar calendar) {
        return new SignLimits(
                calendar,
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                calendar.hours().lengthOfDay());
    }

    public WorkingCalendar.Due signBy(Colour colour, Instant from) {
        return switch (colour) {
            case RED -> new WorkingCalendar.Due.At(from.plus(red));
            case YELLOW -> calendar.after(from, yellow);
            case BLUE, NONE -> calendar.after(from, other);
        };
    }
}
