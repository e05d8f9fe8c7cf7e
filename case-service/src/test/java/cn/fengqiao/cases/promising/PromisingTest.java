package cn.fengqiao.cases.promising;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PromisingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 10);
    private static final UUID DOCUMENT = new UUID(0, 7);
    private static final int DAYS_AHEAD = 30;

    /** The police promised it, the community answers for the case, and emergency is on it too. */
    @ParameterizedTest(name = "{0}: keep {1}, break {2}, move {3}, waive {4}")
    @CsvSource({
        "POLICE,    true,  true,  true,  false",
        "COMMUNITY, false, true,  true,  true",
        "EMERGENCY, false, false, false, false",
    })
    void whose_it_is(String department, boolean keep, boolean breakIt, boolean move, boolean waive) {
        Promising by = by(Department.of(department));
        Promise promise = promised(TODAY);

        assertThat(taken(by.keep(promise, null))).isEqualTo(keep);
        assertThat(taken(by.breakIt(promise))).isEqualTo(breakIt);
        assertThat(taken(by.move(promise, TODAY.plusDays(3)))).isEqualTo(move);
        assertThat(taken(by.waive(promise))).isEqualTo(waive);
    }

    @Test
    void who_may_not_is_told_who_may() {
        assertThat(by(EMERGENCY).keep(promised(TODAY), null))
                .isEqualTo(refused(new PromiseRefusal.NotTheirs(Set.of(POLICE))));
        assertThat(by(EMERGENCY).breakIt(promised(TODAY)))
                .isEqualTo(refused(new PromiseRefusal.NotTheirs(Set.of(POLICE, COMMUNITY))));
        assertThat(by(POLICE).waive(promised(TODAY)))
                .isEqualTo(refused(new PromiseRefusal.NotTheirs(Set.of(COMMUNITY))));
    }

    @ParameterizedTest(name = "due {0}: {1}, overdue {2}")
    @CsvSource({"2026-12-11, KEPT, false", "2026-12-10, KEPT, false", "2026-12-09, LATE, true"})
    void the_day_on_which_it_is_said_decides_whether_it_was_late(LocalDate due, PromiseState state, boolean overdue) {
        Promise promise = promised(due);

        Promise kept = next(by(POLICE).keep(promise, DOCUMENT));

        assertThat(promise.overdue(TODAY)).isEqualTo(overdue);
        assertThat(kept.state()).isEqualTo(state);
        assertThat(kept.settledOn()).isEqualTo(TODAY);
        assertThat(kept.evidence()).isEqualTo(DOCUMENT);
        assertThat(kept.overdue(TODAY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPEN")
    void what_was_said_before_stays(PromiseState state) {
        Promise settled = promised(TODAY).settled(state, TODAY, null);
        var why = refused(new PromiseRefusal.Settled(state));

        assertThat(by(POLICE).keep(settled, null)).isEqualTo(why);
        assertThat(by(COMMUNITY).breakIt(settled)).isEqualTo(why);
        assertThat(by(COMMUNITY).move(settled, TODAY.plusDays(1))).isEqualTo(why);
        assertThat(by(COMMUNITY).waive(settled)).isEqualTo(why);
    }

    @Test
    void a_day_lies_between_today_and_not_too_far_ahead() {
        Promising by = by(POLICE);

        assertThat(by.against(TODAY)).isEmpty();
        assertThat(by.against(TODAY.plusDays(DAYS_AHEAD))).isEmpty();
        assertThat(by.against(TODAY.minusDays(1))).contains(new PromiseRefusal.DayPassed(TODAY));
        assertThat(by.against(TODAY.plusDays(DAYS_AHEAD + 1)))
                .contains(new PromiseRefusal.DayTooFar(TODAY.plusDays(DAYS_AHEAD)));
        assertThat(by.move(promised(TODAY), TODAY.minusDays(1)))
                .isEqualTo(refused(new PromiseRefusal.DayPassed(TODAY)));
    }

    @Test
    void what_is_moved_keeps_its_old_days_and_is_moved_no_more_than_so_often() {
        Promise promise = promised(TODAY.minusDays(1));
        for (int times = 0; times < Promising.MOST_MOVES; times++) {
            promise = next(by(COMMUNITY).move(promise, TODAY.plusDays(times)));
        }

        assertThat(promise.due()).isEqualTo(TODAY.plusDays(Promising.MOST_MOVES - 1));
        assertThat(promise.earlier()).hasSize(Promising.MOST_MOVES).startsWith(TODAY.minusDays(1), TODAY);
        assertThat(promise.open()).isTrue();
        assertThat(by(COMMUNITY).move(promise, promise.due()))
                .isEqualTo(refused(new PromiseRefusal.SameDay(promise.due())));
        assertThat(by(COMMUNITY).move(promise, TODAY.plusDays(20)))
                .isEqualTo(refused(new PromiseRefusal.MovedTooOften(Promising.MOST_MOVES)));
    }

    @Test
    void a_day_to_move_to_is_always_another() {
        assertThat(List.of(TODAY, TODAY.plusDays(1), TODAY.minusDays(1)))
                .allSatisfy(due -> assertThat(
                                taken(by(POLICE).move(promised(due), by(POLICE).another(due))))
                        .isTrue());
    }

    private static Promising by(Department department) {
        return new Promising(department, COMMUNITY, TODAY, DAYS_AHEAD);
    }

    private static Promise promised(LocalDate due) {
        return Promise.made(new UUID(0, 1), new UUID(0, 2), POLICE, due);
    }

    private static boolean taken(PromiseDecision decision) {
        return decision instanceof PromiseDecision.Taken;
    }

    private static PromiseDecision refused(PromiseRefusal why) {
        return new PromiseDecision.Refused(why);
    }

    private static Promise next(PromiseDecision decision) {
        assertThat(decision).isInstanceOf(PromiseDecision.Taken.class);
        return ((PromiseDecision.Taken) decision).next();
    }
}
