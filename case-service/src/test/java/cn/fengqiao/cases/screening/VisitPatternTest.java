package cn.fengqiao.cases.screening;

import static cn.fengqiao.cases.screening.Suspicion.ALIKE;
import static cn.fengqiao.cases.screening.Suspicion.MANY_GRIDS;
import static cn.fengqiao.cases.screening.Suspicion.NIGHT;
import static cn.fengqiao.cases.screening.Suspicion.SAME_SECOND;
import static cn.fengqiao.cases.screening.Suspicion.TOO_MANY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.screening.VisitPattern.Limits;
import cn.fengqiao.cases.screening.VisitPattern.Sighting;
import cn.fengqiao.contract.AreaPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitPatternTest {

    /** Ten in the morning in Shanghai. */
    private static final Instant TEN = Instant.parse("2026-11-03T02:00:00Z");

    private static final Limits LIMITS = new Limits(
            3,
            Duration.ofMinutes(10),
            4,
            LocalTime.of(21, 30),
            LocalTime.of(7, 0),
            2,
            Duration.ofMinutes(30),
            ZoneId.of("Asia/Shanghai"));

    @Test
    void a_visit_among_few_is_plausible() {
        assertThat(of(visit(TEN, 1, "a"), visit(TEN.minusSeconds(300), 1, "b"))).isEmpty();
    }

    @Test
    void one_more_than_fits_into_ten_minutes_is_asked_about() {
        List<Sighting> two = every(TEN.minusSeconds(360), 2, 180);

        assertThat(VisitPattern.of(visit(TEN, 1, null), two, LIMITS)).isEmpty();
        assertThat(VisitPattern.of(visit(TEN, 1, null), every(TEN.minusSeconds(541), 3, 180), LIMITS))
                .containsExactly(TOO_MANY);
    }

    @Test
    void visits_that_arrive_in_any_order_are_asked_about_alike() {
        List<Sighting> later = every(TEN.plusSeconds(100), 3, 100);

        assertThat(VisitPattern.of(visit(TEN, 1, null), later, LIMITS)).containsExactly(TOO_MANY);
    }

    @Test
    void ten_minutes_end_before_the_eleventh() {
        List<Sighting> three = Stream.of(600, 400, 200)
                .map(s -> visit(TEN.minusSeconds(s), 1, null))
                .toList();

        assertThat(VisitPattern.of(visit(TEN, 1, null), three, LIMITS)).isEmpty();
    }

    @Test
    void the_same_answers_at_four_doors_in_a_row_are_asked_about_and_one_other_breaks_the_row() {
        List<Sighting> alike = doors("a", "a", "a");

        assertThat(VisitPattern.of(visit(TEN, 1, "a"), alike, LIMITS)).containsExactly(ALIKE);
        assertThat(VisitPattern.of(visit(TEN, 1, "b"), alike, LIMITS)).isEmpty();
        assertThat(VisitPattern.of(visit(TEN, 1, "a"), doors("a", "b", "a"), LIMITS))
                .isEmpty();
        assertThat(VisitPattern.of(visit(TEN, 1, "a"), doors("a", "a"), LIMITS)).isEmpty();
    }

    @Test
    void a_door_nobody_opened_neither_counts_nor_breaks_the_row() {
        List<Sighting> doors = doors("a", "a", null, "a");

        assertThat(VisitPattern.of(visit(TEN, 1, "a"), doors, LIMITS)).containsExactly(ALIKE);
        assertThat(VisitPattern.of(visit(TEN, 1, null), doors("a", "a", "a"), LIMITS))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"21:29, false", "21:30, true", "23:59, true", "00:00, true", "06:59, true", "07:00, false"})
    void at_night_nobody_is_visited(LocalTime time, boolean night) {
        Instant at = TEN.atZone(LIMITS.zone()).with(time).toInstant();

        assertThat(VisitPattern.of(visit(at, 1, null), List.of(), LIMITS).contains(NIGHT))
                .isEqualTo(night);
    }

    @Test
    void nobody_is_at_two_doors_in_the_same_second() {
        assertThat(of(visit(TEN.plusMillis(900), 1, "a"), visit(TEN, 1, "b"))).containsExactly(SAME_SECOND);
        assertThat(of(visit(TEN.plusMillis(1000), 1, "a"), visit(TEN, 1, "b"))).isEmpty();
    }

    @Test
    void nobody_is_in_three_grids_within_half_an_hour() {
        assertThat(of(
                        visit(TEN, 3, null),
                        visit(TEN.minusSeconds(900), 2, null),
                        visit(TEN.minusSeconds(1800), 1, null)))
                .containsExactly(MANY_GRIDS);
        assertThat(of(
                        visit(TEN, 3, null),
                        visit(TEN.minusSeconds(900), 2, null),
                        visit(TEN.minusSeconds(1801), 1, null)))
                .isEmpty();
    }

    private static Set<Suspicion> of(Sighting visit, Sighting... others) {
        return VisitPattern.of(visit, List.of(others), LIMITS);
    }

    private static List<Sighting> every(Instant first, int count, int seconds) {
        return IntStream.range(0, count)
                .mapToObj(i -> visit(first.plusSeconds((long) i * seconds), 1, null))
                .toList();
    }

    /** Doors twenty minutes apart, the last one twenty minutes ago. */
    private static List<Sighting> doors(@Nullable String... answers) {
        return IntStream.range(0, answers.length)
                .mapToObj(i -> visit(TEN.minusSeconds(1200L * (answers.length - i)), 1, answers[i]))
                .toList();
    }

    private static Sighting visit(Instant at, int grid, @Nullable String answers) {
        return new Sighting(AreaPath.of("HC.FQ.C03.G0" + grid), at, answers);
    }
}
