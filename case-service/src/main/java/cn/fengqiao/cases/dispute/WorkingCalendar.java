package cn.fengqiao.cases.dispute;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * Which time is working time: weekdays that are no public holiday, and the weekends worked in their place (调休). Only
 * years somebody has entered are known. The State Council announces a year in the autumn before it, so an unknown year
 * is said to be unknown and never guessed from the weekdays.
 *
 * @param years by calendar year
 */
public record WorkingCalendar(Map<Integer, Year> years, WorkingHours hours, ZoneId zone) {

    /** More working time than any limit has; what asks for more is a fault, not a long wait. */
    private static final int MOST_DAYS = 400;

    public WorkingCalendar {
        years = Map.copyOf(years);
    }

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
            if (makeUpDays.contains(day)) {
                return true;
            }
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            return !weekend && !holidays.contains(day);
        }
    }

    /** When an amount of working time is over. */
    public sealed interface Due {
        record At(Instant instant) implements Due {}

        /** The count runs into a year nobody has entered. */
        record NoData(int year) implements Due {}
    }

    /** The moment at which {@code workingTime} has passed since {@code from}. */
    public Due after(Instant from, Duration workingTime) {
        Duration left = workingTime;
        ZonedDateTime at = from.atZone(zone);
        LocalDate day = at.toLocalDate();
        for (int counted = 0; counted < MOST_DAYS; counted++, day = day.plusDays(1)) {
            Year year = years.get(day.getYear());
            if (year == null) {
                return new Due.NoData(day.getYear());
            }
            if (!year.works(day)) {
                continue;
            }
            for (WorkingHours.Shift shift : hours.shifts()) {
                ZonedDateTime begin = day.atTime(shift.from()).atZone(zone);
                ZonedDateTime end = day.atTime(shift.to()).atZone(zone);
                ZonedDateTime start = at.isAfter(begin) ? at : begin;
                if (!start.isBefore(end)) {
                    continue;
                }
                Duration room = Duration.between(start, end);
                if (left.compareTo(room) <= 0) {
                    return new Due.At(start.plus(left).toInstant());
                }
                left = left.minus(room);
            }
        }
        throw new IllegalArgumentException("more working time than a limit has: " + workingTime);
    }
}
