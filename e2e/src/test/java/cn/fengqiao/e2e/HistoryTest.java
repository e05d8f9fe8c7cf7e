package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.e2e.History.Loaded;
import cn.fengqiao.e2e.History.Seen;
import cn.fengqiao.e2e.History.Violation;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker is itself checked: each planted fault must be found, and an honest history must pass. */
class HistoryTest {

    private static final Set<String> DEPARTMENTS = Set.of("POLICE", "COMMUNITY");
    private static final Seen REGISTERED = new Seen("e1", "a", "case", 1, History.REGISTERED);
    private static final Seen COLOURED = new Seen("r1", "a", "risk", 1, History.COLOURED);
    private static final Seen REACHED_POLICE = new Seen("n1", "a", "receipt", 1, History.delivered("POLICE"));
    private static final Seen REACHED_COMMUNITY = new Seen("n2", "a", "receipt", 2, History.delivered("COMMUNITY"));

    private final History history = new History();

    private void everywhere(Seen... facts) {
        for (Seen fact : facts) {
            DEPARTMENTS.forEach(department -> history.saw(department, fact));
        }
    }

    @Test
    void an_honest_history_passes_with_repeats_on_the_wire() {
        history.acknowledged("a", true);
        everywhere(REGISTERED, new Seen("e2", "a", "case", 2, "accepted"), REGISTERED);
        everywhere(COLOURED, REACHED_POLICE, REACHED_COMMUNITY, REACHED_POLICE, COLOURED);

        assertThat(history.check(DEPARTMENTS)).isEmpty();
    }

    @Test
    void a_lost_case_is_found_at_the_one_department_that_missed_it() {
        history.acknowledged("a", false);
        history.saw("POLICE", REGISTERED);
        everywhere(REACHED_POLICE, REACHED_COMMUNITY);

        assertThat(history.check(DEPARTMENTS)).containsExactly(new Violation("lost", "COMMUNITY", "a: registered"));
    }

    @Test
    void a_gap_is_found() {
        everywhere(REGISTERED, new Seen("e3", "a", "case", 3, "assigned"));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).containsOnly("order");
    }

    @Test
    void facts_that_changed_places_are_found() {
        everywhere(new Seen("e2", "a", "case", 2, "accepted"), REGISTERED);

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).contains("order");
    }

    @Test
    void a_fact_minted_twice_is_a_doubled_effect() {
        everywhere(REGISTERED, new Seen("other", "a", "case", 1, History.REGISTERED));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).containsOnly("doubled");
    }

    @Test
    void a_lost_colour_is_found_and_only_where_one_was_due() {
        history.acknowledged("a", true);
        history.acknowledged("b", false);
        everywhere(REGISTERED, REACHED_POLICE, REACHED_COMMUNITY);
        everywhere(new Seen("e9", "b", "case", 1, History.REGISTERED));
        everywhere(new Seen("n8", "b", "receipt", 1, History.delivered("POLICE")));
        everywhere(new Seen("n9", "b", "receipt", 2, History.delivered("COMMUNITY")));

        assertThat(history.check(DEPARTMENTS))
                .containsExactlyInAnyOrder(
                        new Violation("lost", "POLICE", "a: coloured"),
                        new Violation("lost", "COMMUNITY", "a: coloured"));
    }

    @Test
    void a_case_that_is_rated_twice_is_a_doubled_effect() {
        everywhere(COLOURED, new Seen("r2", "a", "risk", 2, History.COLOURED));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).containsOnly("doubled");
    }

    @Test
    void a_department_that_was_never_reached_is_found() {
        history.acknowledged("a", false);
        everywhere(REGISTERED, REACHED_POLICE);

        assertThat(history.check(DEPARTMENTS))
                .containsExactlyInAnyOrder(
                        new Violation("lost", "POLICE", "a: DELIVERED COMMUNITY"),
                        new Violation("lost", "COMMUNITY", "a: DELIVERED COMMUNITY"));
    }

    @Test
    void a_department_that_was_asked_twice_is_a_doubled_effect() {
        everywhere(REACHED_POLICE, REACHED_COMMUNITY);
        everywhere(new Seen("n3", "a", "receipt", 3, History.delivered("POLICE")));

        assertThat(history.check(DEPARTMENTS)).extracting(Violation::kind).containsOnly("doubled");
    }

    @Test
    void what_was_loaded_anew_fills_the_gap_and_frames_of_it_are_no_second_effect() {
        history.acknowledged("a", false);
        history.saw("POLICE", REGISTERED);
        history.loaded("POLICE", new Loaded("a", "case", 3, Set.of(History.REGISTERED)));
        history.loaded(
                "POLICE",
                new Loaded("a", "receipt", 2, Set.of(History.delivered("POLICE"), History.delivered("COMMUNITY"))));
        history.saw("POLICE", REACHED_COMMUNITY);
        history.saw("POLICE", new Seen("e4", "a", "case", 4, "assigned"));

        assertThat(history.check(Set.of("POLICE"))).isEmpty();
    }

    @Test
    void a_gap_behind_what_was_loaded_is_found() {
        history.loaded("POLICE", new Loaded("a", "case", 3, Set.of(History.REGISTERED)));
        history.saw("POLICE", new Seen("e5", "a", "case", 5, "assigned"));

        assertThat(history.check(Set.of("POLICE"))).extracting(Violation::kind).containsOnly("order");
    }
}
