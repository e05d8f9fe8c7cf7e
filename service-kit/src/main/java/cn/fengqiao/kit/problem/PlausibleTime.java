package cn.fengqiao.kit.problem;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Which days and moments a caller may name. Java counts a billion years in both directions, a database far fewer, and a
 * sum with one at the edge belongs to neither: what nobody alive can mean is refused where it comes in.
 */
public final class PlausibleTime {

    /** Before the birth of anybody alive. */
    private static final int FIRST_YEAR = 1800;

    /** 9999-12-31 is how some systems say for ever. */
    private static final int LAST_YEAR = 9999;

    private PlausibleTime() {}

    /**
     * Reads a day.
     *
     * @param text as in ISO 8601, such as 2026-03-02
     * @throws DateTimeException if it is none, or none that somebody can mean
     */
    public static LocalDate day(String text) {
        return plausible(LocalDate.parse(text));
    }

    /**
     * Reads a moment.
     *
     * @param text as in ISO 8601 with an offset, such as 2026-03-02T08:00:00+08:00
     * @throws DateTimeException if it is none, or none that somebody can mean
     */
    public static Instant moment(String text) {
        return plausible(Instant.parse(text));
    }

    static LocalDate plausible(LocalDate day) {
        check(day.getYear());
        return day;
    }

    static Instant plausible(Instant moment) {
        check(moment.atOffset(ZoneOffset.UTC).getYear());
        return moment;
    }

    private static void check(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("nobody can mean the year " + year);
        }
    }
}
