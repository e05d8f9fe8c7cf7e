package cn.fengqiao.cases.clock;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The working time of consecutive years laid end to end. A moment has a position on it, in nanoseconds of working time
 * since the first year began; between shifts the position stands still.
 */
final class WorkingLine {

    private static final long NANOS = 1_000_000_000L;

    private final int lastYear;
    private final long firstDay;
    private final long[] workingDays;
    /** Working days up to and without each day, and one entry more for all. */
    private final int[] workedBefore;

    private final Instant begin;
    private final Instant end;
    private final long[] shiftBegins;
    /** Positions of the beginnings of shifts, and one more for the end of the line. */
    private final long[] positions;

    WorkingLine(SortedMap<Integer, WorkingCalendar.Year> years, WorkingHours hours, ZoneId zone) {
        lastYear = years.lastKey();
        LocalDate first = LocalDate.of(years.firstKey(), 1, 1);
        LocalDate behind = LocalDate.of(lastYear + 1, 1, 1);
        begin = first.atStartOfDay(zone).toInstant();
        end = behind.atStartOfDay(zone).toInstant();
        firstDay = first.toEpochDay();
        workingDays = years.entrySet().stream()
                .flatMap(year -> LocalDate.of(year.getKey(), 1, 1)
                        .datesUntil(LocalDate.of(year.getKey() + 1, 1, 1))
                        .filter(year.getValue()::works))
                .mapToLong(LocalDate::toEpochDay)
                .toArray();
        workedBefore = counted(workingDays, firstDay, (int) (behind.toEpochDay() - firstDay));
        shiftBegins = new long[workingDays.length * hours.shifts().size()];
        positions = new long[shiftBegins.length + 1];
        int i = 0;
        for (long epochDay : workingDays) {
            LocalDate day = LocalDate.ofEpochDay(epochDay);
            for (WorkingHours.Shift shift : hours.shifts()) {
                shiftBegins[i] = nanos(day.atTime(shift.from()).atZone(zone).toInstant());
                long ends = nanos(day.atTime(shift.to()).atZone(zone).toInstant());
                positions[i + 1] = positions[i] + ends - shiftBegins[i];
                i++;
            }
        }
    }

    int lastYear() {
        return lastYear;
    }

    boolean holds(Instant at) {
        return !at.isBefore(begin) && at.isBefore(end);
    }

    boolean holds(LocalDate day) {
        long index = day.toEpochDay() - firstDay;
        return index >= 0 && index < workedBefore.length - 1;
    }

    /** @param at on this line */
    long position(Instant at) {
        long nanos = nanos(at);
        int found = Arrays.binarySearch(shiftBegins, nanos);
        int shift = found >= 0 ? found : -found - 2;
        return shift < 0 ? 0 : Math.min(positions[shift] + nanos - shiftBegins[shift], positions[shift + 1]);
    }

    /**
     * The first moment with that position.
     *
     * @param position above 0
     * @return null beyond the end
     */
    @Nullable
    Instant at(long position) {
        if (position > positions[positions.length - 1]) {
            return null;
        }
        int found = Arrays.binarySearch(positions, position);
        int shift = (found >= 0 ? found : -found - 1) - 1;
        return instant(shiftBegins[shift] + position - positions[shift]);
    }

    /** @return null beyond the end */
    @Nullable
    LocalDate workingDayAfter(LocalDate day, int days) {
        int wanted = workedBefore[(int) (day.toEpochDay() - firstDay) + 1] + days - 1;
        return wanted < workingDays.length ? LocalDate.ofEpochDay(workingDays[wanted]) : null;
    }

    private static int[] counted(long[] workingDays, long firstDay, int days) {
        int[] before = new int[days + 1];
        for (long day : workingDays) {
            before[(int) (day - firstDay) + 1] = 1;
        }
        Arrays.parallelPrefix(before, Integer::sum);
        return before;
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * NANOS + at.getNano();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }
}
