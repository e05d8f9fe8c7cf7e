package cn.fengqiao.cases.clock;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Stream;

/** The hours of a working day: shifts in order of time, apart from each other. */
public record WorkingHours(List<Shift> shifts) {

    /** 08:30–12:00 and 14:30–18:00. */
    public static final WorkingHours USUAL = new WorkingHours(List.of(
            new Shift(LocalTime.of(8, 30), LocalTime.of(12, 0)), new Shift(LocalTime.of(14, 30), LocalTime.of(18, 0))));

    /** A stretch of work without a break. */
    public record Shift(LocalTime from, LocalTime to) {
        public Shift {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("a shift ends after it begins: " + from + " to " + to);
            }
        }
    }

    public WorkingHours {
        shifts = List.copyOf(shifts);
        if (shifts.isEmpty()) {
            throw new IllegalArgumentException("a working day has at least one shift");
        }
        for (int i = 1; i < shifts.size(); i++) {
            if (shifts.get(i).from().isBefore(shifts.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "shifts overlap at " + shifts.get(i).from());
            }
        }
    }

    /**
     * Reads hours as they are written: {@code 08:30-12:00, 14:30-18:00}.
     *
     * @throws IllegalArgumentException when they are not written so
     */
    public static WorkingHours of(String text) {
        return new WorkingHours(
                Stream.of(text.split(",", -1)).map(WorkingHours::shift).toList());
    }

    private static Shift shift(String text) {
        String[] ends = text.strip().split("-", 2);
        try {
            return new Shift(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[ends.length - 1].strip()));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("not a shift such as 08:30-12:00: " + text, malformed);
        }
    }

    public Duration lengthOfDay() {
        return shifts.stream()
                .map(shift -> Duration.between(shift.from(), shift.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
