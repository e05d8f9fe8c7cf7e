package cn.fengqiao.cases.dispute;

import static cn.fengqiao.cases.dispute.ADispute.CALENDAR;
import static cn.fengqiao.cases.dispute.ADispute.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.clock.Due;
import cn.fengqiao.contract.Colour;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignClockTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0} at {1} is due {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    RED    | 2026-11-24T10:00 | 2026-11-24T10:15 | around the clock
                    RED    | 2026-11-28T23:50 | 2026-11-29T00:05 | on a weekend night too
                    YELLOW | 2026-11-24T08:30 | 2026-11-24T10:30 | from opening
                    YELLOW | 2026-11-24T11:00 | 2026-11-24T15:30 | over the lunch break
                    YELLOW | 2026-11-24T12:30 | 2026-11-24T16:30 | in the lunch break
                    YELLOW | 2026-11-24T17:30 | 2026-11-25T10:00 | over the night
                    YELLOW | 2026-11-27T17:00 | 2026-11-30T09:30 | over the weekend
                    YELLOW | 2026-09-30T17:00 | 2026-10-08T09:30 | over the holidays, which end on a Thursday
                    YELLOW | 2026-10-09T17:00 | 2026-10-10T09:30 | into a Saturday worked for them
                    BLUE   | 2026-11-24T10:00 | 2026-11-25T10:00 | the same time on the next working day
                    NONE   | 2026-11-28T10:00 | 2026-11-30T18:00 | a weekend counts from Monday
                    NONE   | 2026-11-24T03:00 | 2026-11-24T18:00 | before opening
                    """)
    void working_time_is_counted_by_the_calendar(Colour colour, LocalDateTime from, LocalDateTime due, String why) {
        assertThat(LIMITS.signBy(colour, at(from))).as(why).isEqualTo(new Due.At(at(due)));
    }

    @Test
    void a_year_nobody_entered_is_said_to_be_unknown() {
        Instant newYearsEve = at(LocalDateTime.of(2026, 12, 31, 17, 0));

        assertThat(LIMITS.signBy(Colour.YELLOW, newYearsEve)).isEqualTo(new Due.NoData(2027));
        assertThat(LIMITS.signBy(Colour.RED, newYearsEve)).isInstanceOf(Due.At.class);
    }

    @ParameterizedTest(name = "{0} to {1} at {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    BLUE   | RED    | 2026-11-24T11:00 | 2026-11-24T11:15 | danger shortens it from when it is known
                    BLUE   | YELLOW | 2026-11-24T11:00 | 2026-11-24T15:30 | and by working hours where those count
                    BLUE   | RED    | 2026-11-25T09:55 | 2026-11-25T10:00 | but never lengthens it
                    RED    | BLUE   | 2026-11-24T10:10 | 2026-11-25T10:00 | less danger gives what the colour would have given
                    BLUE   | NONE   | 2026-11-24T11:00 | 2026-11-25T10:00 | blue and none are alike
                    BLUE   | RED    | 2026-11-24T09:30 | 2026-11-24T10:15 | not from before the department was responsible
                    """)
    void a_running_clock_follows_the_colour(
            Colour from, Colour to, LocalDateTime changed, LocalDateTime due, String why) {
        Instant started = at(LocalDateTime.of(2026, 11, 24, 10, 0));
        Instant firstDue = ((Due.At) LIMITS.signBy(from, started)).instant();

        SignClock next = new SignClock(started, firstDue).recoloured(from, to, at(changed), LIMITS);

        assertThat(next.dueAt()).as(why).isEqualTo(at(due));
    }

    @Test
    void without_a_calendar_the_old_due_time_stays() {
        Instant started = at(LocalDateTime.of(2026, 12, 31, 17, 0));
        var clock = new SignClock(started, started.plusSeconds(60));

        assertThat(clock.recoloured(Colour.RED, Colour.BLUE, started, LIMITS)).isEqualTo(clock);
    }

    @Test
    void a_working_day_is_seven_hours() {
        assertThat(CALENDAR.hours().lengthOfDay()).isEqualTo(Duration.ofHours(7));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
