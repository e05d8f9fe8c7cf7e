package cn.fengqiao.cases.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Slots never overlap, lie within the opening hours, and there are none on a closed day. */
class HoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 28;

    @Property
    void slots_never_overlap_and_stand_in_their_order(@ForAll("hours") Hours hours) {
        List<Slot> slots = hours.from(MONDAY, DAYS);

        for (int i = 1; i < slots.size(); i++) {
            assertThat(slots.get(i - 1).end()).isBeforeOrEqualTo(slots.get(i).start());
        }
    }

    @Property
    void every_slot_lies_within_an_opening_of_its_day_and_has_the_length(@ForAll("hours") Hours hours) {
        assertThat(hours.from(MONDAY, DAYS)).allSatisfy(slot -> {
            var start = slot.start().atZone(hours.zone());
            var end = slot.end().atZone(hours.zone());
            assertThat(Duration.between(slot.start(), slot.end())).isEqualTo(hours.length());
            assertThat(end.toLocalDate()).isEqualTo(start.toLocalDate());
            assertThat(hours.openings())
                    .anyMatch(opening -> opening.day() == start.getDayOfWeek()
                            && !start.toLocalTime().isBefore(opening.from())
                            && !end.toLocalTime().isAfter(opening.to()));
        });
    }

    @Property
    void there_is_no_slot_on_a_closed_day_and_all_others_stay(@ForAll("hours") Hours hours) {
        var without = new Hours(hours.openings(), Set.of(), hours.length(), hours.zone());

        List<Slot> expected = without.from(MONDAY, DAYS).stream()
                .filter(slot -> !hours.closedDays().contains(hours.day(slot.start())))
                .toList();

        assertThat(hours.from(MONDAY, DAYS)).isEqualTo(expected);
    }

    @Property
    void no_slot_more_would_fit_into_an_opening(@ForAll("hours") Hours hours) {
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = MONDAY.plusDays(day);
            long expected = hours.closedDays().contains(date)
                    ? 0
                    : hours.openings().stream()
                            .filter(opening -> opening.day() == date.getDayOfWeek())
                            .mapToLong(opening -> Duration.between(opening.from(), opening.to())
                                    .dividedBy(hours.length()))
                            .sum();
            assertThat(hours.on(date)).hasSize((int) expected);
        }
    }

    @Property
    void a_slot_is_found_by_its_beginning_and_nothing_else_is(@ForAll("hours") Hours hours) {
        for (Slot slot : hours.from(MONDAY, DAYS)) {
            assertThat(hours.at(slot.start())).isEqualTo(new Hours.Start.At(slot));
            assertThat(hours.at(slot.start().plusSeconds(1))).isInstanceOf(Hours.Start.BetweenSlots.class);
        }
    }

    @Example
    void what_is_wrong_with_a_beginning_is_told_apart() {
        var hours = new Hours(
                List.of(new Opening(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(11, 30))),
                Set.of(MONDAY.plusDays(7)),
                Duration.ofHours(1),
                SHANGHAI);

        assertThat(hours.at(at(MONDAY, 9, 0))).isInstanceOf(Hours.Start.At.class);
        assertThat(hours.at(at(MONDAY, 9, 30))).isInstanceOf(Hours.Start.BetweenSlots.class);
        assertThat(hours.at(at(MONDAY, 11, 0))).isInstanceOf(Hours.Start.BetweenSlots.class);
        assertThat(hours.at(at(MONDAY, 11, 30))).isInstanceOf(Hours.Start.OutsideHours.class);
        assertThat(hours.at(at(MONDAY.plusDays(1), 9, 0))).isInstanceOf(Hours.Start.OutsideHours.class);
        assertThat(hours.at(at(MONDAY.plusDays(7), 9, 0))).isInstanceOf(Hours.Start.ClosedDay.class);
    }

    @Example
    void openings_that_overlap_are_refused() {
        var morning = new Opening(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(12, 0));
        var noon = new Opening(DayOfWeek.MONDAY, LocalTime.of(11, 59), LocalTime.of(14, 0));

        assertThatThrownBy(() -> new Hours(List.of(morning, noon), Set.of(), Duration.ofMinutes(30), SHANGHAI))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Hours> hours() {
        Arbitrary<List<Opening>> openings = opening().list().ofMaxSize(12).map(HoursTest::withoutOverlaps);
        Arbitrary<Set<LocalDate>> closed = Arbitraries.integers()
                .between(0, DAYS - 1)
                .map(MONDAY::plusDays)
                .set()
                .ofMaxSize(6);
        Arbitrary<Integer> minutes = Arbitraries.integers().between(15, 240);
        return Combinators.combine(openings, closed, minutes)
                .as((open, days, length) -> new Hours(open, days, Duration.ofMinutes(length), SHANGHAI));
    }

    private static Arbitrary<Opening> opening() {
        Arbitrary<Integer> minute = Arbitraries.integers().between(0, 24 * 60 - 1);
        return Combinators.combine(Arbitraries.of(DayOfWeek.class), minute, minute)
                .filter((day, one, other) -> !one.equals(other))
                .as((day, one, other) -> new Opening(
                        day,
                        LocalTime.ofSecondOfDay(Math.min(one, other) * 60L),
                        LocalTime.ofSecondOfDay(Math.max(one, other) * 60L)));
    }

    private static List<Opening> withoutOverlaps(List<Opening> openings) {
        List<Opening> kept = new ArrayList<>();
        openings.stream()
                .filter(opening -> kept.stream().noneMatch(opening::overlaps))
                .forEach(kept::add);
        return kept;
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(SHANGHAI).toInstant();
    }
}
