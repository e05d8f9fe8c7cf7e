package cn.fengqiao.cases.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * When a studio receives people: its weekly hours, cut into slots of one length from the beginning of each opening; a rest
 * that is shorter than a slot is left out.
 *
 * <p>Guarantees: slots never overlap, lie wholly within an opening, and there are none on a closed day. Holidays are
 * closed days too; no other calendar is asked.
 */
public record Hours(List<Opening> openings, Set<LocalDate> closedDays, Duration length, ZoneId zone) {

    public Hours {
        openings = openings.stream()
                .sorted(Comparator.comparing(Opening::day).thenComparing(Opening::from))
                .toList();
        closedDays = Set.copyOf(closedDays);
        if (!length.isPositive()) {
            throw new IllegalArgumentException("a slot has a length");
        }
        if (!openings.stream().allMatch(Opening::inOrder) || overlapping(openings)) {
            throw new IllegalArgumentException("openings begin before they end and do not overlap");
        }
    }

    /** What becomes of a wish to begin at a moment. */
    public sealed interface Start {
        record At(Slot slot) implements Start {}

        record ClosedDay() implements Start {}

        record OutsideHours() implements Start {}

        /** It is open then, but no slot begins there. */
        record BetweenSlots() implements Start {}
    }

    /** Whether two of them are open at the same moment. */
    public static boolean overlapping(List<Opening> openings) {
        return IntStream.range(0, openings.size())
                .anyMatch(
                        i -> IntStream.range(0, i).anyMatch(j -> openings.get(i).overlaps(openings.get(j))));
    }

    /** The slots of a day, in their order. */
    public List<Slot> on(LocalDate day) {
        if (closedDays.contains(day)) {
            return List.of();
        }
        List<Slot> slots = new ArrayList<>();
        for (Opening opening : openings) {
            if (opening.day() == day.getDayOfWeek()) {
                cut(day, opening, slots);
            }
        }
        return slots;
    }

    /** The slots of {@code days} days from {@code first} on, in their order. */
    public List<Slot> from(LocalDate first, int days) {
        return IntStream.range(0, days)
                .mapToObj(first::plusDays)
                .flatMap(day -> on(day).stream())
                .toList();
    }

    /** The slot that begins at {@code start}, or why there is none. */
    public Start at(Instant start) {
        LocalDate day = day(start);
        if (closedDays.contains(day)) {
            return new Start.ClosedDay();
        }
        for (Slot slot : on(day)) {
            if (slot.start().equals(start)) {
                return new Start.At(slot);
            }
        }
        return openings.stream().anyMatch(opening -> contains(day, opening, start))
                ? new Start.BetweenSlots()
                : new Start.OutsideHours();
    }

    /** The day of the place on which a moment lies. */
    public LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private void cut(LocalDate day, Opening opening, List<Slot> slots) {
        Instant end = instant(day, opening, false);
        Instant start = instant(day, opening, true);
        for (Instant next = start.plus(length); !next.isAfter(end); next = start.plus(length)) {
            slots.add(new Slot(start, next));
            start = next;
        }
    }

    private boolean contains(LocalDate day, Opening opening, Instant at) {
        return opening.day() == day.getDayOfWeek()
                && !at.isBefore(instant(day, opening, true))
                && at.isBefore(instant(day, opening, false));
    }

    private Instant instant(LocalDate day, Opening opening, boolean start) {
        return day.atTime(start ? opening.from() : opening.to()).atZone(zone).toInstant();
    }
}
