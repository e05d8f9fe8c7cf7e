package cn.fengqiao.cases.appointment;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** Hours of one day of the week, in the time of the place. */
public record Opening(DayOfWeek day, LocalTime from, LocalTime to) {

    /** Whether it begins before it ends, the same day. */
    public boolean inOrder() {
        return from.isBefore(to);
    }

    /** Whether both are open at some moment. */
    public boolean overlaps(Opening other) {
        return day == other.day && from.isBefore(other.to) && other.from.isBefore(to);
    }
}
