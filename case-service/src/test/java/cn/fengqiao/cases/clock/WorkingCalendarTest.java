package cn.fengqiao.cases.clock;

import static cn.fengqiao.cases.clock.Calendars.CALENDAR;
import static cn.fengqiao.cases.clock.Calendars.WITH_2027;
import static cn.fengqiao.cases.clock.Calendars.Y2025;
import static cn.fengqiao.cases.clock.Calendars.Y2026;
import static cn.fengqiao.cases.clock.Calendars.Y2027;
import static cn.fengqiao.cases.clock.Calendars.ZONE;
import static cn.fengqiao.cases.clock.Calendars.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    @ParameterizedTest(name = "{1} hours from {0} end {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-24T08:30 | 2 | 2026-11-24T10:30 | from opening
            2026-11-24T03:00 | 2 | 2026-11-24T10:30 | before opening
            2026-11-24T11:00 | 1 | 2026-11-24T12:00 | what ends with a shift ends there
            2026-11-24T11:00 | 2 | 2026-11-24T15:30 | over the lunch break
            2026-11-24T13:00 | 2 | 2026-11-24T16:30 | in the lunch break
            2026-11-24T17:30 | 2 | 2026-11-25T10:00 | over the night
            2026-11-27T17:00 | 2 | 2026-11-30T09:30 | over a weekend
            2026-09-30T17:00 | 2 | 2026-10-08T09:30 | over the National Day of 2026
            2026-10-09T17:00 | 2 | 2026-10-10T09:30 | into a Saturday worked for it
            2026-02-13T17:00 | 2 | 2026-02-14T09:30 | into the Saturday before the Spring Festival of 2026
            2026-02-14T17:00 | 2 | 2026-02-24T09:30 | over the Spring Festival of 2026
            2026-02-27T17:00 | 2 | 2026-02-28T09:30 | into the Saturday after it
            2026-01-03T10:00 | 2 | 2026-01-04T10:30 | a Sunday worked after New Year
            2025-01-25T10:00 | 2 | 2025-01-26T10:30 | a Sunday worked before the Spring Festival of 2025
            2025-02-07T17:00 | 2 | 2025-02-08T09:30 | and a Saturday after it
            2025-09-30T17:00 | 2 | 2025-10-09T09:30 | over the National Day of 2025
            2025-12-31T17:00 | 2 | 2026-01-04T09:30 | over New Year into a year that is known
            """)
    void working_time_ends(LocalDateTime from, int hours, LocalDateTime end, String why) {
        assertThat(CALENDAR.after(at(from), Duration.ofHours(hours))).as(why).isEqualTo(new Due.At(at(end)));
    }

    @Test
    void a_working_day_is_the_working_time_of_a_day() {
        assertThat(CALENDAR.hours().lengthOfDay()).isEqualTo(Duration.ofHours(7));
        assertThat(CALENDAR.workingDays(at("2026-11-24T10:00"), 1)).isEqualTo(new Due.At(at("2026-11-25T10:00")));
        assertThat(CALENDAR.workingDays(at("2026-11-28T10:00"), 1)).isEqualTo(new Due.At(at("2026-11-30T18:00")));
    }

    @Test
    void no_time_at_all_is_over_at_once_and_negative_time_is_a_fault() {
        Instant night = at("2026-11-24T03:00");

        assertThat(CALENDAR.after(night, Duration.ZERO)).isEqualTo(new Due.At(night));
        assertThatThrownBy(() -> CALENDAR.after(night, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_year_without_data_is_named_and_never_guessed() {
        Instant eve = at("2026-12-31T17:00");

        assertThat(CALENDAR.after(eve, Duration.ofHours(1))).isEqualTo(new Due.At(at("2026-12-31T18:00")));
        assertThat(CALENDAR.after(eve, Duration.ofHours(1).plusNanos(1))).isEqualTo(new Due.NoData(2027));
        assertThat(CALENDAR.after(at("2027-01-01T00:00"), Duration.ofNanos(1))).isEqualTo(new Due.NoData(2027));
        assertThat(CALENDAR.after(at("2024-12-31T23:59"), Duration.ofHours(1))).isEqualTo(new Due.NoData(2024));
        assertThat(CALENDAR.after(at("3000-01-01T10:00"), Duration.ofHours(1))).isEqualTo(new Due.NoData(3000));
        assertThat(CALENDAR.between(eve, at("2027-01-05T10:00"))).isEqualTo(new Worked.NoData(2027));
        assertThat(CALENDAR.between(at("2024-12-31T17:00"), eve)).isEqualTo(new Worked.NoData(2024));
        assertThat(CALENDAR.legalDays(eve, 30)).isEqualTo(new Due.NoData(2027));
        assertThat(CALENDAR.legalWorkingDays(eve, 1)).isEqualTo(new Due.NoData(2027));
        assertThat(CALENDAR.legalWorkingDays(at("2027-02-01T10:00"), 1)).isEqualTo(new Due.NoData(2027));
    }

    @Test
    void once_the_year_is_entered_the_same_count_has_an_end() {
        assertThat(WITH_2027.after(at("2026-12-31T17:00"), Duration.ofHours(2)))
                .isEqualTo(new Due.At(at("2027-01-04T09:30")));
    }

    @Test
    void a_gap_between_known_years_is_not_jumped_over() {
        var gap = new WorkingCalendar(Map.of(2025, Y2025, 2027, Y2027), WorkingHours.USUAL, ZONE);

        assertThat(gap.after(at("2025-12-31T17:00"), Duration.ofHours(2))).isEqualTo(new Due.NoData(2026));
        assertThat(gap.between(at("2025-12-31T17:00"), at("2027-01-04T10:00"))).isEqualTo(new Worked.NoData(2026));
        assertThat(gap.legalWorkingDays(at("2025-12-31T17:00"), 1)).isEqualTo(new Due.NoData(2026));
        assertThat(gap.after(at("2027-01-04T08:30"), Duration.ofHours(1)))
                .isEqualTo(new Due.At(at("2027-01-04T09:30")));
    }

    @ParameterizedTest(name = "from {0} to {1} there are {2} minutes of work")
    @CsvSource({
        "2026-11-24T10:00, 2026-11-24T10:30, 30",
        "2026-11-24T12:00, 2026-11-24T14:30, 0",
        "2026-11-24T08:00, 2026-11-24T19:00, 420",
        "2026-11-24T10:30, 2026-11-24T10:00, 0",
        "2026-11-27T18:00, 2026-11-30T08:30, 0",
        "2025-12-31T17:00, 2026-01-04T09:30, 120",
        "2025-01-01T00:00, 2025-01-01T10:00, 0"
    })
    void the_working_time_between(LocalDateTime from, LocalDateTime to, int minutes) {
        assertThat(CALENDAR.between(at(from), at(to))).isEqualTo(new Worked.Time(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest(name = "{1} days from {0} end with {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-02T10:00 | 30 | 2026-12-02 | the first day does not count, and the last day does to its end
            2026-11-02T00:00 | 30 | 2026-12-02 | at whatever time it began
            2026-11-02T23:59 | 30 | 2026-12-02 | at whatever time it began
            2026-11-05T10:00 | 30 | 2026-12-07 | a last Saturday gives way to Monday
            2026-09-01T10:00 | 30 | 2026-10-08 | a last day in the holidays gives way to the first day of work
            2026-09-10T10:00 | 30 | 2026-10-10 | a Saturday that is worked is a last day
            2026-01-15T10:00 | 30 | 2026-02-14 | also the one before the Spring Festival
            2026-01-16T10:00 | 30 | 2026-02-24 | and the day after that gives way by nine days
            """)
    void days_of_the_law(LocalDateTime from, int days, LocalDate last, String why) {
        assertThat(CALENDAR.legalDays(at(from), days))
                .as(why)
                .isEqualTo(new Due.At(at(last.plusDays(1).atStartOfDay())));
    }

    @ParameterizedTest(name = "{1} working days from {0} end with {2}")
    @CsvSource({
        "2026-11-24T10:00, 5, 2026-12-01",
        "2026-11-28T10:00, 1, 2026-11-30",
        "2026-09-29T10:00, 5, 2026-10-12",
        "2025-12-30T10:00, 2, 2026-01-04"
    })
    void working_days_of_the_law(LocalDateTime from, int days, LocalDate last) {
        assertThat(CALENDAR.legalWorkingDays(at(from), days))
                .isEqualTo(new Due.At(at(last.plusDays(1).atStartOfDay())));
    }

    @ParameterizedTest(name = "{1} months from {0} end with {2}")
    @CsvSource({"2026-01-10T10:00, 6, 2026-07-10", "2026-08-31T10:00, 6, 2027-02-28"})
    void months_end_with_the_corresponding_day_whatever_day_it_is(LocalDateTime from, int months, LocalDate last) {
        assertThat(CALENDAR.months(at(from), months))
                .isEqualTo(at(last.plusDays(1).atStartOfDay()));
    }

    @Test
    void other_hours_and_another_zone_count_as_exactly() {
        // clocks went forward on 29 March 2026, in the middle of this shift
        var night = new WorkingHours(List.of(new WorkingHours.Shift(LocalTime.of(1, 0), LocalTime.of(4, 0))));
        var berlin = new WorkingCalendar(
                Map.of(2026, new WorkingCalendar.Year(Set.of(), Set.of(LocalDate.of(2026, 3, 29)))),
                night,
                ZoneId.of("Europe/Berlin"));

        Instant from = Instant.parse("2026-03-29T00:00:00Z");

        assertThat(berlin.between(from, from.plus(Duration.ofHours(12))))
                .isEqualTo(new Worked.Time(Duration.ofHours(2)));
    }

    @Test
    void hours_are_read_as_they_are_written() {
        assertThat(WorkingHours.of("08:30-12:00, 14:30-18:00")).isEqualTo(WorkingHours.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08:30", "8-12", "12:00-08:30", "08:30-12:00, 11:00-18:00", "08:30-12:00,"})
    void hours_that_cannot_be_are_refused(String text) {
        assertThatThrownBy(() -> WorkingHours.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_year_beyond_what_can_be_counted_is_refused() {
        assertThatThrownBy(() -> new WorkingCalendar(Map.of(2300, Y2026), WorkingHours.USUAL, ZONE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
