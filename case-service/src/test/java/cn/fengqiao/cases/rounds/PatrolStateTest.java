package cn.fengqiao.cases.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.PatrolEvent.Miss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a patrol lacks when its time is over. */
class PatrolStateTest {

    @Test
    void one_that_is_only_planned_was_not_started_and_one_under_way_not_finished() {
        assertThat(PatrolState.PLANNED.lacks()).hasValue(Miss.NOT_STARTED);
        assertThat(PatrolState.UNDER_WAY.lacks()).hasValue(Miss.NOT_FINISHED);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_open_lacks_something_and_what_has_ended_nothing(PatrolState state) {
        assertThat(state.lacks().isPresent()).isEqualTo(state.open());
    }
}
