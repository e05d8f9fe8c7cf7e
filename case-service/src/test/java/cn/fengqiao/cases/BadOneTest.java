package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.cases.Due.Desks;
import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** What cannot be worked on stops no round for the others. */
@RunningService
class BadOneTest {

    /** Has a test of its own: it looks for what is new and not for what is due. */
    private static final String RELAPSES = "relapses";

    @LocalServerPort
    private int port;

    @Autowired
    private ScheduledTaskHolder tasks;

    @Autowired
    private MeterRegistry meters;

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_written_is_passed_by_and_the_others_go_on(Due due) throws SQLException {
        Desks desks = Desks.at(port);
        UUID bad = due.make(desks);
        UUID good = due.make(desks);
        try (var poison = due.poison(bad)) {
            assertPassedBy(due, bad, good);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_even_be_read_is_passed_by_and_the_others_go_on(Due due) throws SQLException {
        Desks desks = Desks.at(port);
        UUID bad = due.make(desks);
        UUID good = due.make(desks);
        try (var garbled = due.garbled(bad)) {
            assertPassedBy(due, bad, good);
        }
    }

    @Test
    void every_round_is_among_those_that_are_tested() {
        Set<String> tested = Stream.of(Due.values()).map(Due::round).collect(Collectors.toCollection(HashSet::new));
        tested.add(RELAPSES);

        assertThat(meters.get(Measured.ROUNDS_PASSED_BY.metric()).counters())
                .extracting(BadOneTest::round)
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    private void assertPassedBy(Due due, UUID bad, UUID good) throws SQLException {
        double before = passedBy(due);
        due.becomesDue(bad, 2);
        due.becomesDue(good, 1);

        // beside the one of the schedule, which may come in an hour
        makeTheRound(due);

        await().atMost(Duration.ofSeconds(20)).until(() -> due.isDone(good));
        await().atMost(Duration.ofSeconds(20)).until(() -> passedBy(due) > before);
        assertThat(due.isDone(bad)).isFalse();
    }

    private void makeTheRound(Due due) {
        var found = tasks.getScheduledTasks().stream()
                .filter(task -> task.toString().contains(due.task()))
                .toList();
        assertThat(found).hasSize(1);
        found.getFirst().getTask().getRunnable().run();
    }

    private double passedBy(Due due) {
        return meters.get(Measured.ROUNDS_PASSED_BY.metric())
                .tag("round", due.round())
                .counter()
                .count();
    }

    private static String round(Meter counter) {
        return Objects.requireNonNull(counter.getId().getTag("round"));
    }
}
