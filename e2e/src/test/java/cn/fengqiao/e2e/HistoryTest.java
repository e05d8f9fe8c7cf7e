package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.e2e.History.Seen;
import cn.fengqiao.e2e.History.Violation;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker is itself checked: each planted fault must be found, and an honest history must pass. */
class HistoryTest {

    private static final Set<String> DEPARTMENTS = Set.of("POLICE", "COMMUNITY");

    private final History history = new History();

    private void everywhere(Seen seen) {
        DEPARTMENTS.forEach(department -> history.saw(department, seen));
    }

    @Test
    void an_honest_history_passes_with_repeats_on_the_wire() {
        history.acknowledged("a");
        everywhere(new Seen("e1", "a", "case", 1));
        everywhere(new Seen("e2", "a", "case", 2));
        everywhere(new Seen("e1", "a", "case", 1));
        everywhere(new Seen("r1", "a", "risk", 1));

        assertThat(history.check(DEPARTMENTS)).isEmpty();
    }

    @Test
    void a_lost_case_is_found_at_the_one_department_that_missed_it() {
        history.acknowledged("a");
        history.saw("POLICE", new Seen("e1", "a", "case", 1));

        assertThat(history.check(DEPARTMENTS)).containsExactly(new Violation("lost", "COMMUNITY", "a"));
    }

    @Test
    void a_gap_is_found() {
        history.acknowledged("a");
        everywhere(new Seen("e1", "a", "case", 1));
        everywhere(new Seen("e3", "a", "case", 3));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).containsOnly("order");
    }

    @Test
    void facts_that_changed_places_are_found() {
        history.acknowledged("a");
        everywhere(new Seen("e2", "a", "case", 2));
        everywhere(new Seen("e1", "a", "case", 1));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).contains("order");
    }

    @Test
    void a_fact_minted_twice_is_a_doubled_effect() {
        history.acknowledged("a");
        everywhere(new Seen("e1", "a", "case", 1));
        everywhere(new Seen("other", "a", "case", 1));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).containsOnly("doubled");
    }
}
