package cn.fengqiao.cases.clock;

import static cn.fengqiao.cases.clock.Calendars.CALENDAR;
import static cn.fengqiao.cases.clock.Calendars.WITH_2027;
import static cn.fengqiao.cases.clock.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {

    private static final ClockBook BOOK = new ClockBook(HouseLimits.RULES, WITH_2027);
    private static final ClockBook LACKING_2027 = new ClockBook(HouseLimits.RULES, CALENDAR);
    private static final Instant TUESDAY_10 = at("2026-11-24T10:00");

    @ParameterizedTest(name = "{0} {1} started on Tuesday at ten is due {2} and climbs {3}, {4}")
    @CsvSource({
        "SIGN,          RED,    2026-11-24T10:15, 2026-11-24T10:30, 2026-11-24T10:45",
        "SIGN,          YELLOW, 2026-11-24T12:00, 2026-11-25T09:00, 2026-11-25T15:30",
        "SIGN,          BLUE,   2026-11-25T10:00, 2026-11-27T10:00, 2026-12-02T10:00",
        "SIGN,          NONE,   2026-11-25T10:00, 2026-11-27T10:00, 2026-12-02T10:00",
        "FIRST_CONTACT, RED,    2026-11-24T11:00, 2026-11-24T11:15, 2026-11-24T11:30",
        "FIRST_CONTACT, YELLOW, 2026-11-25T10:00, 2026-11-25T16:30, 2026-11-26T11:00",
        "FIRST_CONTACT, BLUE,   2026-11-27T10:00, 2026-12-01T10:00, 2026-12-04T10:00",
        "FIRST_REPORT,  RED,    2026-11-24T14:00, 2026-11-24T14:15, 2026-11-24T14:30",
        "FIRST_REPORT,  YELLOW, 2026-11-26T10:00, 2026-11-26T16:30, 2026-11-27T11:00",
        "FIRST_REPORT,  BLUE,   2026-12-01T10:00, 2026-12-03T10:00, 2026-12-08T10:00",
        "SILENCE,       RED,    2026-11-25T10:00, 2026-11-25T10:15, 2026-11-25T10:30",
        "SILENCE,       YELLOW, 2026-11-29T10:00, 2026-11-30T15:00, 2026-12-01T09:30",
        "SILENCE,       BLUE,   2026-12-09T10:00, 2026-12-11T10:00, 2026-12-16T10:00",
        "JOINT_MEETING, RED,    2026-11-25T10:00, 2026-11-25T10:15, 2026-11-25T10:30",
        "JOINT_MEETING, YELLOW, 2026-12-01T10:00, 2026-12-01T16:30, 2026-12-02T11:00",
        "PLAN,          RED,    2026-11-25T10:00, 2026-11-25T10:15, 2026-11-25T10:30",
        "RESOLVE,       YELLOW, 2026-12-09T10:00, 2026-12-09T16:30, 2026-12-10T11:00",
        "RESOLVE,       BLUE,   2026-12-24T10:00, 2026-12-28T10:00, 2026-12-31T10:00"
    })
    void the_limits_of_the_house(
            ClockKind kind, Colour colour, LocalDateTime due, LocalDateTime toL2, LocalDateTime toL1) {
        assertThat(start(kind, colour, TUESDAY_10).deadlines())
                .isEqualTo(new Deadlines(at(due), at(toL2), at(toL1), null));
    }

    @ParameterizedTest(name = "{0} started {1} is due {2}")
    @CsvSource({
        "JUDICIAL_CONFIRMATION,     2026-11-05T10:00, 2026-12-08T00:00",
        "PETITION_ACCEPTANCE,       2026-11-24T10:00, 2026-12-10T00:00",
        "PETITION_REROUTE,          2026-11-24T10:00, 2026-12-02T00:00",
        "PETITION_CONCLUSION,       2026-09-01T10:00, 2026-11-03T00:00",
        "PROTECTION_ORDER,          2026-11-27T18:00, 2026-11-30T18:00",
        "PROTECTION_ORDER_URGENT,   2026-11-27T18:00, 2026-11-28T18:00",
        "PROTECTION_ORDER_VALIDITY, 2026-11-27T18:00, 2027-05-28T00:00"
    })
    void the_limits_of_the_law_are_the_same_under_any_colour(ClockKind kind, LocalDateTime from, LocalDateTime due) {
        for (Colour colour : Colour.values()) {
            Clock clock = start(kind, colour, at(from));

            assertThat(clock.deadlines()).isEqualTo(new Deadlines(at(due), null, null, null));
            assertThat(clock.recoloured(Colour.RED, at(from), BOOK)).isSameAs(clock);
        }
    }

    @ParameterizedTest(name = "no {0} under {1}")
    @CsvSource({"PLAN, YELLOW", "PLAN, NONE", "RESOLVE, RED", "JOINT_MEETING, BLUE"})
    void what_has_no_limit_has_no_clock(ClockKind kind, Colour colour) {
        assertThat(BOOK.start(kind, colour, TUESDAY_10)).isEmpty();
        assertThat(Clocks.NONE.started(kind, colour, TUESDAY_10, BOOK)).isEqualTo(Clocks.NONE);
    }

    @ParameterizedTest(name = "at {0} it is {1} {2}")
    @CsvSource({
        "2026-11-24T10:15:00, RUNNING,  NONE",
        "2026-11-24T10:15:01, BREACHED, MISSED",
        "2026-11-24T10:30:00, BREACHED, MISSED",
        "2026-11-24T10:30:01, BREACHED, L2",
        "2026-11-24T10:45:01, BREACHED, L1"
    })
    void a_miss_climbs(LocalDateTime now, ClockState state, Level level) {
        Clock clock = start(ClockKind.SIGN, Colour.RED, TUESDAY_10);

        assertThat(clock.asOf(at(now))).isEqualTo(new Standing(state, level));
        assertThat(clock.met(at(now), BOOK).asOf(at("2026-12-24T10:00")))
                .as("what was met late stays late and climbs no more")
                .isEqualTo(new Standing(ClockState.MET, level));
    }

    @Test
    void what_is_met_is_met_once_and_wakes_nobody() {
        Clock met = start(ClockKind.SIGN, Colour.RED, TUESDAY_10).met(minutes(5), BOOK);

        assertThat(met.met(minutes(9), BOOK)).isSameAs(met);
        assertThat(met.wakesAt()).isEmpty();
        assertThat(met.recoloured(Colour.BLUE, minutes(9), BOOK)).isSameAs(met);
    }

    @Test
    void a_level_is_told_once() {
        Clock clock = start(ClockKind.SIGN, Colour.RED, TUESDAY_10);

        assertThat(clock.wakesAt()).contains(minutes(15));
        assertThat(clock.told(Level.MISSED).wakesAt()).contains(minutes(30));
        assertThat(clock.told(Level.L2).wakesAt()).contains(minutes(45));
        assertThat(clock.told(Level.L1).wakesAt()).isEmpty();
    }

    @Test
    void a_miss_that_is_none_under_the_lower_colour_can_be_told_again() {
        Clock red = start(ClockKind.SIGN, Colour.RED, TUESDAY_10).told(Level.L2);

        assertThat(red.recoloured(Colour.BLUE, minutes(40), BOOK).told()).isEqualTo(Level.NONE);
        assertThat(start(ClockKind.SIGN, Colour.BLUE, TUESDAY_10)
                        .told(Level.MISSED)
                        .recoloured(Colour.YELLOW, at("2026-11-25T11:00"), BOOK)
                        .told())
                .isEqualTo(Level.MISSED);
    }

    @ParameterizedTest(name = "{0} to {1} at {2} is due {3}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            BLUE   | RED    | 2026-11-24T11:00 | 2026-11-24T11:15 | danger shortens it from when it is known
            BLUE   | YELLOW | 2026-11-24T11:00 | 2026-11-24T15:30 | and by working hours where those count
            BLUE   | RED    | 2026-11-25T09:55 | 2026-11-25T10:00 | but never lengthens it
            RED    | BLUE   | 2026-11-24T10:10 | 2026-11-25T10:00 | less danger gives what the colour would have given
            BLUE   | NONE   | 2026-11-24T11:00 | 2026-11-25T10:00 | blue and none are alike
            BLUE   | RED    | 2026-11-24T09:30 | 2026-11-24T10:15 | not from before the clock started
            """)
    void a_running_clock_follows_the_colour(
            Colour from, Colour to, LocalDateTime changed, LocalDateTime due, String why) {
        Clock next = start(ClockKind.SIGN, from, TUESDAY_10).recoloured(to, at(changed), BOOK);

        assertThat(next.deadlines().due()).as(why).isEqualTo(at(due));
        assertThat(next.colour()).isEqualTo(to);
    }

    @Test
    void a_colour_without_such_a_limit_leaves_the_clock_as_it_is() {
        Clock resolve = start(ClockKind.RESOLVE, Colour.BLUE, TUESDAY_10);

        assertThat(resolve.recoloured(Colour.RED, minutes(60), BOOK)).isSameAs(resolve);
    }

    @Test
    void a_clock_keeps_the_edition_it_started_under() {
        LocalDate changes = LocalDate.of(2026, 12, 1);
        var rules = new ClockRules(List.of(
                HouseLimits.rule(ClockKind.RESOLVE, Colour.BLUE, LocalDate.of(2026, 1, 1), "30 DAY"),
                HouseLimits.rule(ClockKind.RESOLVE, Colour.BLUE, changes, "10 DAY"),
                HouseLimits.rule(ClockKind.RESOLVE, Colour.YELLOW, LocalDate.of(2026, 1, 1), "15 DAY"),
                HouseLimits.rule(ClockKind.RESOLVE, Colour.YELLOW, changes, "5 DAY")));
        var book = new ClockBook(rules, WITH_2027);

        Clock before = book.start(ClockKind.RESOLVE, Colour.BLUE, at("2026-11-30T23:59"))
                .orElseThrow();
        Clock after = book.start(ClockKind.RESOLVE, Colour.BLUE, at("2026-12-01T00:00"))
                .orElseThrow();

        assertThat(before.deadlines().due()).isEqualTo(at("2026-12-30T23:59"));
        assertThat(after.deadlines().due()).isEqualTo(at("2026-12-11T00:00"));
        assertThat(before.ruleFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(before.recoloured(Colour.YELLOW, at("2026-12-02T12:00"), book)
                        .deadlines()
                        .due())
                .as("also when its colour changes after the limit did")
                .isEqualTo(at("2026-12-17T12:00"));
        assertThat(book.start(ClockKind.RESOLVE, Colour.BLUE, at("2025-12-31T10:00")))
                .as("before the first edition there is no limit")
                .isEmpty();
    }

    @Test
    void a_pause_moves_all_deadlines_and_ends_at_its_cap() {
        Clock clock = start(ClockKind.RESOLVE, Colour.YELLOW, TUESDAY_10);
        Clock paused = changed(clock.pause("APPRAISAL", days(2), BOOK));

        assertThat(paused.asOf(days(10))).isEqualTo(new Standing(ClockState.PAUSED, Level.NONE));
        assertThat(paused.wakesAt()).contains(days(17));
        assertThat(changed(paused.resume(days(5), BOOK)).deadlines())
                .isEqualTo(new Deadlines(at("2026-12-12T10:00"), at("2026-12-14T15:00"), at("2026-12-15T09:30"), null));
        Clock late = changed(paused.resume(days(40), BOOK));
        assertThat(late.deadlines().due()).isEqualTo(days(30));
        assertThat(late.pausedBefore()).isEqualTo(Duration.ofDays(15));
        assertThat(late.pause("APPRAISAL", days(29), BOOK))
                .isEqualTo(refused(new ClockRefusal.PausesUsedUp(new Term(15, TermUnit.DAY))));
    }

    @Test
    void what_happens_in_a_pause_ends_it() {
        Clock paused =
                changed(start(ClockKind.RESOLVE, Colour.YELLOW, TUESDAY_10).pause("APPRAISAL", days(14), BOOK));

        assertThat(paused.met(days(20), BOOK).asOf(days(20))).isEqualTo(new Standing(ClockState.MET, Level.NONE));
    }

    @Test
    void a_pause_goes_on_under_another_colour_as_far_as_that_allows() {
        Clock paused = changed(start(ClockKind.RESOLVE, Colour.BLUE, TUESDAY_10).pause("APPRAISAL", days(1), BOOK));

        Clock yellow = paused.recoloured(Colour.YELLOW, days(11), BOOK);

        assertThat(yellow.deadlines().due()).isEqualTo(days(26));
        assertThat(Objects.requireNonNull(yellow.pause())).isEqualTo(new Clock.Pause("APPRAISAL", days(11), days(16)));
        assertThat(paused.recoloured(Colour.YELLOW, days(17), BOOK).pause()).isNull();
    }

    @Test
    void an_extension_counts_from_the_due_time_and_is_given_once() {
        Clock clock = start(ClockKind.RESOLVE, Colour.BLUE, TUESDAY_10);

        assertThat(clock.extend(Consent.NOT_OF_BOTH, days(1), BOOK))
                .isEqualTo(refused(new ClockRefusal.ConsentMissing()));
        Clock extended = changed(clock.extend(Consent.OF_BOTH, days(1), BOOK));
        assertThat(extended.deadlines().due()).isEqualTo(days(45));
        assertThat(extended.extend(Consent.OF_BOTH, days(2), BOOK))
                .isEqualTo(refused(new ClockRefusal.ExtensionsUsedUp(1)));
        Clock yellow = start(ClockKind.RESOLVE, Colour.YELLOW, TUESDAY_10);
        assertThat(changed(yellow.extend(Consent.NOT_OF_BOTH, days(1), BOOK))
                        .deadlines()
                        .due())
                .as("yellow needs no consent")
                .isEqualTo(days(30));
    }

    @Test
    void thirty_days_more_of_the_law_begin_with_the_day_after_the_last() {
        Clock petition = start(ClockKind.PETITION_CONCLUSION, Colour.NONE, at("2026-09-01T10:00"));

        assertThat(petition.deadlines().due()).isEqualTo(at("2026-11-03T00:00"));
        assertThat(changed(petition.extend(Consent.NOT_OF_BOTH, at("2026-10-20T10:00"), BOOK))
                        .deadlines()
                        .due())
                .isEqualTo(at("2026-12-03T00:00"));
    }

    @Test
    void what_stands_against_a_pause_or_an_extension() {
        Clock resolve = start(ClockKind.RESOLVE, Colour.BLUE, TUESDAY_10);
        Clock sign = start(ClockKind.SIGN, Colour.BLUE, TUESDAY_10);
        Clock met = resolve.met(days(1), BOOK);
        Clock paused = changed(resolve.pause("APPRAISAL", days(1), BOOK));

        assertThat(sign.pause("APPRAISAL", TUESDAY_10, BOOK))
                .isEqualTo(refused(new ClockRefusal.NeverPaused(ClockKind.SIGN)));
        assertThat(sign.extend(Consent.OF_BOTH, TUESDAY_10, BOOK))
                .isEqualTo(refused(new ClockRefusal.NeverExtended(ClockKind.SIGN)));
        assertThat(met.pause("APPRAISAL", days(2), BOOK)).isEqualTo(refused(new ClockRefusal.Ended(days(1))));
        assertThat(met.resume(days(2), BOOK)).isEqualTo(refused(new ClockRefusal.Ended(days(1))));
        assertThat(met.extend(Consent.OF_BOTH, days(2), BOOK)).isEqualTo(refused(new ClockRefusal.Ended(days(1))));
        assertThat(paused.pause("APPRAISAL", days(2), BOOK))
                .isEqualTo(refused(new ClockRefusal.AlreadyPaused("APPRAISAL", days(1))));
        assertThat(resolve.resume(days(2), BOOK)).isEqualTo(refused(new ClockRefusal.NotPaused()));
        assertThat(resolve.pause("APPRAISAL", days(31), BOOK)).isEqualTo(refused(new ClockRefusal.TimeOver(days(30))));
        assertThat(resolve.extend(Consent.OF_BOTH, days(31), BOOK))
                .isEqualTo(refused(new ClockRefusal.TimeOver(days(30))));
        assertThat(resolve.pause("HOLIDAY", days(1), BOOK))
                .isInstanceOfSatisfying(
                        ClockDecision.Refused.class,
                        no -> assertThat(no.why()).isInstanceOf(ClockRefusal.UnknownReason.class));
    }

    @Test
    void a_clock_into_a_year_without_data_has_no_due_time_and_says_which_year() {
        Instant eve = at("2026-12-31T17:00");
        Clock sign = LACKING_2027.start(ClockKind.SIGN, Colour.YELLOW, eve).orElseThrow();
        Clock petition = LACKING_2027
                .start(ClockKind.PETITION_CONCLUSION, Colour.NONE, eve)
                .orElseThrow();

        assertThat(sign.deadlines()).isEqualTo(new Deadlines(null, null, null, 2027));
        assertThat(sign.asOf(at("2027-03-01T10:00"))).isEqualTo(new Standing(ClockState.RUNNING, Level.NONE));
        assertThat(sign.wakesAt()).isEmpty();
        assertThat(petition.extend(Consent.OF_BOTH, eve, LACKING_2027))
                .isEqualTo(refused(new ClockRefusal.CalendarMissing(2027)));
        assertThat(sign.completed(LACKING_2027)).isEqualTo(sign);
        assertThat(sign.completed(BOOK)).isEqualTo(start(ClockKind.SIGN, Colour.YELLOW, eve));
    }

    @Test
    void a_due_time_can_be_known_while_its_escalation_is_not() {
        Clock clock = LACKING_2027
                .start(ClockKind.SIGN, Colour.YELLOW, at("2026-12-31T15:00"))
                .orElseThrow();

        assertThat(clock.deadlines()).isEqualTo(new Deadlines(at("2026-12-31T17:00"), null, null, 2027));
        assertThat(clock.asOf(at("2027-03-01T10:00")).level()).isEqualTo(Level.MISSED);
        assertThat(clock.completed(BOOK).deadlines().toL2()).isEqualTo(at("2027-01-04T11:30"));
    }

    @Test
    void without_a_calendar_red_still_runs_and_a_fall_from_it_is_not_guessed() {
        Instant eve = at("2026-12-31T17:50");
        Clock red = LACKING_2027.start(ClockKind.SIGN, Colour.RED, eve).orElseThrow();

        assertThat(red.deadlines().due()).isEqualTo(at("2026-12-31T18:05"));
        Clock fallen = red.recoloured(Colour.BLUE, at("2026-12-31T18:00"), LACKING_2027);
        assertThat(fallen.deadlines()).isEqualTo(new Deadlines(null, null, null, 2027));
        assertThat(fallen.recoloured(Colour.RED, at("2026-12-31T19:00"), LACKING_2027)
                        .deadlines()
                        .due())
                .isEqualTo(at("2026-12-31T19:15"));
    }

    @Test
    void the_clocks_of_a_case_are_one_of_each_kind() {
        Clocks clocks = Clocks.NONE
                .started(ClockKind.RESOLVE, Colour.BLUE, TUESDAY_10, BOOK)
                .started(ClockKind.SIGN, Colour.BLUE, TUESDAY_10, BOOK)
                .started(ClockKind.PETITION_REROUTE, Colour.BLUE, TUESDAY_10, BOOK)
                .started(ClockKind.SIGN, Colour.BLUE, minutes(60), BOOK);

        assertThat(clocks.all())
                .extracting(Clock::kind)
                .containsExactly(ClockKind.SIGN, ClockKind.RESOLVE, ClockKind.PETITION_REROUTE);
        assertThat(next(clocks)).isEqualTo(ClockKind.SIGN);
        assertThat(clocks.wakesAt()).contains(at("2026-11-25T11:00"));
        Clocks signed = clocks.met(ClockKind.SIGN, minutes(90), BOOK);
        assertThat(next(signed)).as("a legal clock is nobody's next").isEqualTo(ClockKind.RESOLVE);
        assertThat(signed.wakesAt()).as("but it wakes").contains(at("2026-12-02T00:00"));
        assertThat(next(signed.without(ClockKind.RESOLVE))).isNull();
        assertThat(clocks.recoloured(Colour.RED, minutes(70), BOOK).wakesAt()).contains(minutes(85));
        assertThat(clocks.missingYear()).isEmpty();
    }

    @Test
    void the_clocks_of_a_case_say_which_year_is_missing() {
        Clocks clocks = Clocks.NONE.started(ClockKind.SIGN, Colour.YELLOW, at("2026-12-31T17:00"), LACKING_2027);

        assertThat(clocks.missingYear()).contains(2027);
        assertThat(clocks.next()).isEmpty();
        assertThat(clocks.completed(BOOK).missingYear()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} {2}, {3}, {4}, pause {5}, extension {6}: {7}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            SIGN                | RED    | 2 WORKING_HOUR | 15 MINUTE      | 30 MINUTE      | -        | -      | limit
            SIGN                | RED    | 2 HOUR         | 1 WORKING_HOUR | 2 WORKING_HOUR | -        | -      | toL2
            SIGN                | -      | 2 HOUR         | 15 MINUTE      | 30 MINUTE      | -        | -      | colour
            SIGN                | BLUE   | 2 HOUR         | -              | 30 MINUTE      | -        | -      | toL2
            SIGN                | BLUE   | 2 HOUR         | 15 MINUTE      | -              | -        | -      | toL1
            SIGN                | BLUE   | 2 HOUR         | 15 MINUTE      | 15 MINUTE      | -        | -      | toL1
            SIGN                | BLUE   | 2 HOUR         | 15 MINUTE      | 1 HOUR         | -        | -      | toL1
            SIGN                | BLUE   | 2 WORKING_DAY  | 1 HOUR         | 2 HOUR         | 5 DAY    | -      | pause
            RESOLVE             | BLUE   | 30 DAY         | 1 HOUR         | 2 HOUR         | 5 MINUTE | -      | pause.most
            RESOLVE             | BLUE   | 30 DAY         | 1 HOUR         | 2 HOUR         | -        | 5 HOUR | extension.term
            PETITION_ACCEPTANCE | RED    | 15 LEGAL_DAY   | -              | -              | -        | -      | colour
            PETITION_ACCEPTANCE | -      | 15 LEGAL_DAY   | 1 HOUR         | 2 HOUR         | -        | -      | toL2
            """)
    void a_rule_that_cannot_hold_is_no_rule(
            ClockKind kind,
            @Nullable Colour colour,
            String limit,
            @Nullable String toL2,
            @Nullable String toL1,
            @Nullable String pause,
            @Nullable String extension,
            String field) {
        assertThat(ClockRule.fault(
                        kind,
                        colour,
                        HouseLimits.term(limit),
                        term(toL2),
                        term(toL1),
                        pause == null ? null : new PauseRule(HouseLimits.term(pause), List.of("APPRAISAL")),
                        extension == null ? null : new ExtensionRule(HouseLimits.term(extension), 1, false)))
                .hasValueSatisfying(fault -> assertThat(fault.field()).isEqualTo(field));
    }

    @ParameterizedTest
    @CsvSource({"0, DAY", "-1, HOUR", "1101, DAY", "10081, MINUTE"})
    void a_term_has_a_least_and_a_most(int amount, TermUnit unit) {
        assertThatThrownBy(() -> new Term(amount, unit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_editions_of_one_date_are_refused() {
        ClockRule rule = HouseLimits.rule(ClockKind.SIGN, Colour.BLUE, LocalDate.of(2026, 1, 1), "1 DAY");

        assertThatThrownBy(() -> new ClockRules(List.of(rule, rule))).isInstanceOf(IllegalArgumentException.class);
    }

    private static @Nullable ClockKind next(Clocks clocks) {
        return clocks.next().map(Clock::kind).orElse(null);
    }

    private static @Nullable Term term(@Nullable String text) {
        return text == null ? null : HouseLimits.term(text);
    }

    private static Clock start(ClockKind kind, Colour colour, Instant at) {
        return BOOK.start(kind, colour, at).orElseThrow();
    }

    private static Clock changed(ClockDecision decision) {
        assertThat(decision).isInstanceOf(ClockDecision.Changed.class);
        return ((ClockDecision.Changed) decision).next();
    }

    private static ClockDecision refused(ClockRefusal why) {
        return new ClockDecision.Refused(why);
    }

    private static Instant minutes(int minutes) {
        return TUESDAY_10.plus(Duration.ofMinutes(minutes));
    }

    private static Instant days(int days) {
        return TUESDAY_10.plus(Duration.ofDays(days));
    }
}
