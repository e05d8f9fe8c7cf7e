package cn.fengqiao.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.kit.observe.Measured;
import cn.fengqiao.kit.schedule.OneByOne.Went;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;

class OneByOneTest {

    private static final UUID BAD = new UUID(0, 1);
    private static final UUID GOOD = new UUID(0, 2);
    private static final UUID LAST = new UUID(0, 3);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<UUID> due = new ArrayList<>(List.of(BAD, GOOD, LAST));
    private final List<UUID> tried = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final OneByOne round = new OneByOne("tests", () -> now, meters);

    private Optional<UUID> next(UUID[] leftOut) {
        Optional<UUID> next =
                due.stream().filter(id -> !Arrays.asList(leftOut).contains(id)).findFirst();
        next.ifPresent(tried::add);
        return next;
    }

    private void look(RuntimeException failure) {
        round.through((leftOut, taken) -> next(leftOut)
                .map(id -> {
                    taken.accept(id);
                    if (id.equals(BAD)) {
                        throw failure;
                    }
                    due.remove(id);
                    return Went.WORKED;
                })
                .orElse(Went.NOTHING_DUE));
    }

    @Test
    void one_that_fails_is_passed_by_and_counted_and_the_others_go_on() {
        look(new IllegalStateException("bad"));

        assertThat(tried).containsExactly(BAD, GOOD, LAST);
        assertThat(due).containsExactly(BAD);
        assertThat(meters.get(Measured.ROUNDS_PASSED_BY.metric())
                        .tag("round", "tests")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void one_that_is_locked_for_too_long_is_passed_by_too() {
        look(new CannotAcquireLockException("busy"));

        assertThat(due).containsExactly(BAD);
    }

    @Test
    void it_is_tried_again_at_distances_that_grow_to_an_hour() {
        List<Long> minutes = new ArrayList<>();
        Instant from = now;
        for (int minute = 0; minute < 300; minute++) {
            int before = tried.size();
            look(new IllegalStateException("bad"));
            if (tried.subList(before, tried.size()).contains(BAD)) {
                minutes.add(Duration.between(from, now).toMinutes());
            }
            now = now.plus(Duration.ofMinutes(1));
        }

        assertThat(minutes).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 191L, 255L);
    }

    @Test
    void with_the_database_away_the_round_ends_and_nobody_is_at_fault() {
        var away = new DataAccessResourceFailureException("away");

        assertThatThrownBy(() -> look(away)).isSameAs(away);
        assertThatThrownBy(() -> look(away)).isSameAs(away);

        assertThat(tried).containsExactly(BAD, BAD);
    }

    @Test
    void what_there_is_nothing_to_do_on_does_not_come_again_in_the_same_round() {
        for (int times = 0; times < 2; times++) {
            round.through((leftOut, taken) -> next(leftOut)
                    .map(id -> {
                        taken.accept(id);
                        return Went.LEFT_ALONE;
                    })
                    .orElse(Went.NOTHING_DUE));
        }

        assertThat(tried).containsExactly(BAD, GOOD, LAST, BAD, GOOD, LAST);
    }

    @Test
    void a_look_that_fails_before_it_took_one_ends_the_round() {
        assertThatThrownBy(() -> round.through((leftOut, taken) -> {
                    throw new IllegalStateException("no query");
                }))
                .hasMessage("no query");
    }
}
