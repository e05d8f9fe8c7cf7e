package cn.fengqiao.cases.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.rounds.CheckInTime.Course;
import cn.fengqiao.cases.rounds.CheckInTime.Judged;
import cn.fengqiao.cases.rounds.CheckInTime.Limits;
import cn.fengqiao.cases.rounds.CheckInTime.Why;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The patrol started at ten; a check-in is taken for six hours, and a phone may be two minutes off. */
class CheckInTimeTest {

    private static final Limits LIMITS = new Limits(Duration.ofHours(6), Duration.ofMinutes(2));

    @ParameterizedTest
    @CsvSource({
        // state, ended, what the phone says, now, what is kept
        "UNDER_WAY,      ,         , 10:30:00, 10:30:00",
        "UNDER_WAY,      , 10:20:00, 10:30:00, 10:20:00",
        "UNDER_WAY,      , 10:00:00, 16:00:00, 10:00:00",
        // a fast phone is not ahead of us, and a slow one was not there before the start
        "UNDER_WAY,      , 10:32:00, 10:30:00, 10:30:00",
        "UNDER_WAY,      , 09:58:00, 10:30:00, 10:00:00",
        // it came back to a network after somebody else had finished
        "FINISHED, 11:00:00, 11:00:00, 12:00:00, 11:00:00",
        "FINISHED, 11:00:00, 10:01:00, 12:00:00, 10:01:00"
    })
    void a_check_in_keeps_its_own_time(
            PatrolState state, @Nullable String ended, @Nullable String said, String now, String kept) {
        assertThat(judge(state, "10:00:00", ended, said, now)).isEqualTo(new Judged.Taken(at(kept)));
    }

    @ParameterizedTest
    @CsvSource({
        "PLANNED,           ,         ,         , 10:30:00, NOT_STARTED",
        "PLANNED,           ,         , 10:20:00, 10:30:00, NOT_STARTED",
        "CANCELLED,         , 09:00:00,         , 10:30:00, CANCELLED",
        "CANCELLED, 10:00:00, 11:00:00, 10:20:00, 11:30:00, CANCELLED",
        "UNDER_WAY, 10:00:00,         , 10:32:01, 10:30:00, IN_THE_FUTURE",
        "UNDER_WAY, 10:00:00,         , 09:57:59, 10:30:00, BEFORE_THE_START",
        "UNDER_WAY, 10:00:00,         , 10:00:00, 16:00:01, TOO_OLD",
        "FINISHED,  10:00:00, 11:00:00, 10:30:00, 16:30:01, TOO_OLD",
        "FINISHED,  10:00:00, 11:00:00, 11:00:01, 12:00:00, AFTER_THE_END",
        "FINISHED,  10:00:00, 11:00:00,         , 12:00:00, AFTER_THE_END"
    })
    void what_cannot_be_believed_is_refused_with_why(
            PatrolState state,
            @Nullable String started,
            @Nullable String ended,
            @Nullable String said,
            String now,
            Why why) {
        assertThat(judge(state, started, ended, said, now)).isEqualTo(new Judged.Refused(why));
    }

    @Test
    void a_patrol_is_open_until_it_is_over() {
        assertThat(PatrolState.values())
                .filteredOn(PatrolState::open)
                .containsExactly(PatrolState.PLANNED, PatrolState.UNDER_WAY);
    }

    private static Judged judge(
            PatrolState state, @Nullable String started, @Nullable String ended, @Nullable String said, String now) {
        return CheckInTime.judge(
                new Course(state, started == null ? null : at(started), ended == null ? null : at(ended)),
                said == null ? null : at(said),
                at(now),
                LIMITS);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-26T" + time + "Z");
    }
}
