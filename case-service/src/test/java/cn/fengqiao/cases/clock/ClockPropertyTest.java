package cn.fengqiao.cases.clock;

import static cn.fengqiao.cases.clock.Calendars.CALENDAR;
import static cn.fengqiao.cases.clock.Calendars.WITH_2027;
import static cn.fengqiao.cases.clock.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What must hold at any moment of the year, whatever the tables say. */
class ClockPropertyTest {

    private static final ClockBook BOOK = new ClockBook(HouseLimits.RULES, WITH_2027);
    private static final long DAY = 86_400;

    @Provide
    Arbitrary<Instant> moments() {
        Instant first = at("2025-01-01T00:00");
        long seconds = Duration.between(first, at("2026-12-31T23:59")).toSeconds();
        return Arbitraries.longs().between(0, seconds * 1_000).map(first::plusMillis);
    }

    @Property
    void working_time_counted_forwards_is_what_lies_between(
            @ForAll("moments") Instant from, @ForAll @LongRange(min = 0, max = 20 * 7 * 3_600) long seconds) {
        Duration amount = Duration.ofSeconds(seconds);

        Instant due = known(WITH_2027.after(from, amount));

        assertThat(WITH_2027.between(from, due)).isEqualTo(new Worked.Time(amount));
    }

    @Property
    void more_time_is_never_over_earlier(
            @ForAll("moments") Instant from, @ForAll TermUnit unit, @ForAll @IntRange(min = 1, max = 20) int amount) {
        Instant sooner = known(BOOK.add(new Term(amount, unit), from));
        Instant later = known(BOOK.add(new Term(amount + 1, unit), from));

        assertThat(sooner).isAfter(from).isBeforeOrEqualTo(later);
    }

    @Property
    void what_begins_later_is_never_over_earlier(
            @ForAll("moments") Instant from,
            @ForAll @LongRange(min = 0, max = 10 * DAY) long later,
            @ForAll TermUnit unit,
            @ForAll @IntRange(min = 1, max = 20) int amount) {
        Term term = new Term(amount, unit);

        assertThat(known(BOOK.add(term, from))).isBeforeOrEqualTo(known(BOOK.add(term, from.plusSeconds(later))));
    }

    @Property
    void a_pause_moves_a_deadline_by_its_length_and_never_beyond_its_cap(
            @ForAll("moments") Instant start,
            @ForAll @LongRange(min = 0, max = 14 * DAY) long until,
            @ForAll @LongRange(min = 0, max = 60 * DAY) long length) {
        Clock clock = start(ClockKind.RESOLVE, Colour.BLUE, start);
        Instant since = start.plusSeconds(until);

        Clock paused = changed(clock.pause("APPRAISAL", since, BOOK));
        Clock resumed = changed(paused.resume(since.plusSeconds(length), BOOK));

        assertThat(Duration.between(due(clock), due(resumed)))
                .isEqualTo(Duration.ofSeconds(Math.min(length, 30 * DAY)));
    }

    @Property
    void pauses_together_never_exceed_the_cap(
            @ForAll("moments") Instant start,
            @ForAll @LongRange(min = 1, max = 20 * DAY) long first,
            @ForAll @LongRange(min = 1, max = 60 * DAY) long second) {
        Clock clock = start(ClockKind.RESOLVE, Colour.BLUE, start);
        Clock once = changed(changed(clock.pause("APPRAISAL", start, BOOK)).resume(start.plusSeconds(first), BOOK));
        Instant again = start.plusSeconds(first);
        Clock twice = changed(changed(once.pause("PARTY_ABSENT", again, BOOK)).resume(again.plusSeconds(second), BOOK));

        assertThat(Duration.between(due(clock), due(twice))).isLessThanOrEqualTo(Duration.ofDays(30));
        assertThat(due(twice)).isAfterOrEqualTo(due(once));
    }

    @Property
    void an_extension_is_never_earlier(@ForAll("moments") Instant start, @ForAll Colour colour) {
        Optional<Clock> house = BOOK.start(ClockKind.RESOLVE, colour, start);
        Clock clock = house.orElseGet(() -> start(ClockKind.PETITION_CONCLUSION, colour, start));

        Clock extended = changed(clock.extend(Consent.OF_BOTH, start, BOOK));

        assertThat(due(extended)).isAfter(due(clock));
    }

    @Property
    void more_danger_never_lengthens_and_escalates_in_order(
            @ForAll("moments") Instant start,
            @ForAll ClockKind kind,
            @ForAll Colour from,
            @ForAll Colour to,
            @ForAll @LongRange(min = -DAY, max = 20 * DAY) long after) {
        Optional<Clock> started = BOOK.start(kind, from, start);
        if (started.isEmpty() || to.compareTo(from) < 0) {
            return;
        }
        Clock clock = started.get();

        Clock next = clock.recoloured(to, start.plusSeconds(after), BOOK);

        assertThat(due(next)).isBeforeOrEqualTo(due(clock));
        Instant toL2 = next.deadlines().toL2();
        if (toL2 != null) {
            assertThat(toL2).isAfter(due(next)).isBefore(next.deadlines().toL1());
        }
    }

    @Property
    void less_danger_gives_what_the_lower_colour_would_have_given(
            @ForAll("moments") Instant start,
            @ForAll Colour between,
            @ForAll @LongRange(min = 0, max = 20 * DAY) long rose,
            @ForAll @LongRange(min = 0, max = 20 * DAY) long fell) {
        Clock blue = start(ClockKind.SIGN, Colour.BLUE, start);
        if (between.compareTo(Colour.BLUE) <= 0) {
            return;
        }

        Clock back = blue.recoloured(between, start.plusSeconds(rose), BOOK)
                .recoloured(Colour.BLUE, start.plusSeconds(rose + fell), BOOK);

        assertThat(back).isEqualTo(blue);
    }

    @Property
    void red_ignores_the_calendar(@ForAll("moments") Instant start, @ForAll ClockKind kind) {
        var none = new ClockBook(
                HouseLimits.RULES, new WorkingCalendar(java.util.Map.of(), WorkingHours.USUAL, Calendars.ZONE));
        if (!kind.house()) {
            return;
        }

        assertThat(none.start(kind, Colour.RED, start)).isEqualTo(BOOK.start(kind, Colour.RED, start));
        none.start(kind, Colour.RED, start)
                .ifPresent(clock -> assertThat(clock.deadlines().missingYear()).isNull());
    }

    @Property
    void a_clock_completed_later_is_the_clock_that_was_complete_from_the_start(
            @ForAll @LongRange(min = 0, max = 30 * DAY) long before, @ForAll ClockKind kind, @ForAll Colour colour) {
        Instant start = at("2026-12-31T23:59").minusSeconds(before);
        var lacking = new ClockBook(HouseLimits.RULES, CALENDAR);

        assertThat(lacking.start(kind, colour, start).map(clock -> clock.completed(BOOK)))
                .isEqualTo(BOOK.start(kind, colour, start));
    }

    @Property
    void a_clock_wakes_exactly_where_its_level_changes(
            @ForAll("moments") Instant start, @ForAll ClockKind kind, @ForAll Colour colour) {
        Optional<Clock> started = BOOK.start(kind, colour, start);
        if (started.isEmpty()) {
            return;
        }
        Clock clock = started.get();
        while (clock.wakesAt().isPresent()) {
            Instant wakes = clock.wakesAt().get();
            assertThat(clock.asOf(wakes).level()).isEqualTo(clock.told());
            Level next = clock.asOf(wakes.plusNanos(1)).level();
            assertThat(next).isGreaterThan(clock.told());
            clock = clock.told(next);
        }
        assertThat(clock.told()).isEqualTo(kind.house() ? Level.L1 : kind.canBeMissed() ? Level.MISSED : Level.NONE);
    }

    private static Clock start(ClockKind kind, Colour colour, Instant at) {
        return BOOK.start(kind, colour, at).orElseThrow();
    }

    private static Clock changed(ClockDecision decision) {
        assertThat(decision).isInstanceOf(ClockDecision.Changed.class);
        return ((ClockDecision.Changed) decision).next();
    }

    private static Instant due(Clock clock) {
        return Objects.requireNonNull(clock.deadlines().due());
    }

    private static Instant known(Due due) {
        assertThat(due).isInstanceOf(Due.At.class);
        return ((Due.At) due).instant();
    }
}
