package cn.fengqiao.cases.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which time is working time: weekdays that are no public holiday, and the weekends worked in their place (调休). Only
 * years somebody has entered are known. The State Council announces a year in the autumn before it, so an unknown year
 * is said to be unknown and never guessed from the weekdays.
 *
 * <p>Working time is laid out once as a line on which a moment has a position; counting along it is a binary search.
 * Exact to the nanosecond in any zone.
 */
public final class WorkingCalendar {

    /** Moments are counted in nanoseconds of a {@code long}, which would end in 2262. */
    public static final int FIRST_YEAR = 2000;

    public static final int LAST_YEAR = 2199;

    private final Map<Integer, Year> years;
    private final WorkingHours hours;
    private final ZoneId zone;
    private final List<WorkingLine> lines;

    /**
     * What the State Council's notice of one year says.
     *
     * @param holidays days off, also those that are weekdays
     * @param makeUpDays weekend days that are worked
     */
    public record Year(Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {
        public Year {
            holidays = Set.copyOf(holidays);
            makeUpDays = Set.copyOf(makeUpDays);
        }

        boolean works(LocalDate day) {
            return makeUpDays.contains(day) || !weekend(day) && !holidays.contains(day);
        }
    }

    /**
     * @param years by calendar year, {@value #FIRST_YEAR} to {@value #LAST_YEAR}
     * @throws IllegalArgumentException for another year
     */
    public WorkingCalendar(Map<Integer, Year> years, WorkingHours hours, ZoneId zone) {
        this.years = Map.copyOf(years);
        this.hours = hours;
        this.zone = zone;
        this.lines = lines(new TreeMap<>(years));
    }

    public static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    public WorkingHours hours() {
        return hours;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean knows(int year) {
        return years.containsKey(year);
    }

    public LocalDate dateOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The end of a day, which is the first moment of the next (民法典 §203: 二十四时). */
    public Instant endOfDay(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /**
     * The moment at which {@code workingTime} has passed since {@code from}. What ends with a shift is due at its end and
     * not at the beginning of the next.
     */
    public Due after(Instant from, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("time is counted forwards: " + workingTime);
        }
        WorkingLine line = lineOf(from);
        if (line == null) {
            return new Due.NoData(dateOf(from).getYear());
        }
        if (workingTime.isZero()) {
            return new Due.At(from);
        }
        Instant due = line.at(line.position(from) + workingTime.toNanos());
        return due == null ? new Due.NoData(line.lastYear() + 1) : new Due.At(due);
    }

    /** {@code days} times the working time of a day, so that what begins on Monday at ten is due on Tuesday at ten. */
    public Due workingDays(Instant from, int days) {
        return after(from, hours.lengthOfDay().multipliedBy(days));
    }

    /** The working time between two moments; none when {@code to} is not after {@code from}. */
    public Worked between(Instant from, Instant to) {
        WorkingLine begin = lineOf(from);
        if (begin == null) {
            return new Worked.NoData(dateOf(from).getYear());
        }
        if (!to.isAfter(from)) {
            return new Worked.Time(Duration.ZERO);
        }
        return lineOf(to) == begin
                ? new Worked.Time(Duration.ofNanos(begin.position(to) - begin.position(from)))
                : new Worked.NoData(begin.lastYear() + 1);
    }

    /** The same time of day {@code days} later, whatever days these are. */
    public Instant days(Instant from, int days) {
        return from.atZone(zone).plusDays(days).toInstant();
    }

    /**
     * A period of days as the law counts it: the day it begins on does not count, it ends with the end of its last day, and
     * a last day that is not worked gives way to the next that is (民法典 §201–203, 民诉法 §85).
     */
    public Due legalDays(Instant from, int days) {
        return endingOn(dateOf(from).plusDays(days));
    }

    /** The same in working days: each of them counts, the first is the one after the day it begins on. */
    public Due legalWorkingDays(Instant from, int days) {
        LocalDate begin = dateOf(from);
        WorkingLine line = lineOf(begin);
        if (line == null) {
            return new Due.NoData(begin.getYear());
        }
        LocalDate last = line.workingDayAfter(begin, days);
        return last == null ? new Due.NoData(line.lastYear() + 1) : new Due.At(endOfDay(last));
    }

    /**
     * A period of months for which something holds: to the end of the corresponding day, or of the last day of a month that
     * has no such day (民法典 §202). Nobody has to act on that day, so it stays where it is.
     */
    public Instant months(Instant from, int months) {
        return endOfDay(dateOf(from).plusMonths(months));
    }

    /** The end of {@code day}, or of the next working day when it is none. */
    Due endingOn(LocalDate day) {
        for (LocalDate last = day; ; last = last.plusDays(1)) {
            Year year = years.get(last.getYear());
            if (year == null) {
                return new Due.NoData(last.getYear());
            }
            if (year.works(last)) {
                return new Due.At(endOfDay(last));
            }
        }
    }

    private @Nullable WorkingLine lineOf(Instant at) {
        for (WorkingLine line : lines) {
            if (line.holds(at)) {
                return line;
            }
        }
        return null;
    }

    private @Nullable WorkingLine lineOf(LocalDate day) {
        for (WorkingLine line : lines) {
            if (line.holds(day)) {
                return line;
            }
        }
        return null;
    }

    /** One line for each run of years without a gap. */
    private List<WorkingLine> lines(TreeMap<Integer, Year> sorted) {
        if (!sorted.isEmpty() && (sorted.firstKey() < FIRST_YEAR || sorted.lastKey() > LAST_YEAR)) {
            throw new IllegalArgumentException(
                    "years " + FIRST_YEAR + " to " + LAST_YEAR + " only: " + sorted.keySet());
        }
        List<WorkingLine> found = new ArrayList<>();
        while (!sorted.isEmpty()) {
            int first = sorted.firstKey();
            int last = first;
            while (sorted.containsKey(last + 1)) {
                last++;
            }
            found.add(new WorkingLine(sorted.subMap(first, true, last, true), hours, zone));
            sorted = new TreeMap<>(sorted.tailMap(last, false));
        }
        return List.copyOf(found);
    }
}
