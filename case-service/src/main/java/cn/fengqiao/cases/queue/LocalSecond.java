package cn.fengqiao.cases.queue;

import cn.fengqiao.cases.clock.PlaceTime;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.zone.ZoneRules;

/**
 * Writes the moments of one column as {@code 2026-11-27 09:30:00} in the time of the place, as of the second that has begun. Most
 * are of the day of the one before. Of one thread.
 */
final class LocalSecond {

    private static final int DATE = 10;
    private static final long SECONDS_OF_DAY = 86_400;

    private final ZoneRules rules = PlaceTime.ZONE.getRules();
    private final byte[] text = "0000-00-00 00:00:00".getBytes(StandardCharsets.US_ASCII);
    /** When the day that is written in {@link #text} began, in local seconds. */
    private long midnight = Long.MAX_VALUE;

    /**
     * @param micros since 1970
     * @return the same array each time
     * @throws DateTimeException in years that have not four digits
     */
    byte[] of(long micros) {
        long second = Math.floorDiv(micros, 1_000_000L);
        long local = second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        if (local < midnight || local - midnight >= SECONDS_OF_DAY) {
            day(Math.floorDiv(local, SECONDS_OF_DAY));
        }
        int ofDay = (int) (local - midnight);
        two(ofDay / 3600, DATE + 1);
        two(ofDay / 60 % 60, DATE + 4);
        two(ofDay % 60, DATE + 7);
        return text;
    }

    private void day(long wanted) {
        byte[] date = LocalDate.ofEpochDay(wanted).toString().getBytes(StandardCharsets.US_ASCII);
        if (date.length != DATE) {
            throw new DateTimeException("not a year of four digits");
        }
        System.arraycopy(date, 0, text, 0, DATE);
        midnight = wanted * SECONDS_OF_DAY;
    }

    private void two(int number, int at) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
