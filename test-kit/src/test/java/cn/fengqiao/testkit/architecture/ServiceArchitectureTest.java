package cn.fengqiao.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule is seen to catch the violation that is planted for it, and to leave the rest alone. */
class ServiceArchitectureTest {

    private static final String PLANTED = "cn.fengqiao.testkit.architecture.planted";
    private static final List<String> FOUND =
            ServiceArchitecture.ofPlanted(PLANTED).pure("dispute").violations();

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
        "CaseWithClock,          the pure core asks neither clock nor chance",
        "CaseWithSpring,         'the pure core uses java, the contracts and itself'",
        "CaseWithFeature,        'the pure core uses java, the contracts and itself'",
        "StoreWithFeature,       what all features share uses none of them",
        "OpenController,         controllers and listeners are package-private",
        "RaiseListener,          controllers and listeners are package-private",
        "AssignWithOtherFeature, features do not use each other",
        "AssignWithSql,          only the store and read models touch SQL",
        "WiringWithSql,          the root hands a database on and does not use it",
        "AssignWithOtherService, no service imports another",
        "AssignManager,          a name says what a thing is",
        "Unmarked,               every package is null-marked"
    })
    void a_planted_violation_is_caught_by_its_rule(String planted, String rule) {
        assertThat(FOUND).anyMatch(violation -> violation.startsWith("[" + rule + "]") && violation.contains(planted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CleanCase", "CleanCases", "CleanController", "CleanWiring"})
    void what_is_as_it_should_be_is_left_alone(String clean) {
        assertThat(FOUND).noneMatch(violation -> violation.contains(clean));
    }

    @Test
    void a_violation_fails_the_check() {
        assertThatThrownBy(() ->
                        ServiceArchitecture.ofPlanted(PLANTED).pure("dispute").check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("AssignManager");
    }

    @Test
    void a_read_model_may_select_what_it_shows() {
        assertThat(ServiceArchitecture.ofPlanted(PLANTED)
                        .pure("dispute")
                        .readModels("assign")
                        .violations())
                .noneMatch(violation -> violation.contains("AssignWithSql"));
    }

    @Test
    void a_root_without_classes_and_a_folder_that_is_gone_are_violations_and_not_silence() {
        assertThat(ServiceArchitecture.of("cn.fengqiao.nowhere").violations())
                .contains("there are no classes below cn.fengqiao.nowhere");
        assertThat(ServiceArchitecture.ofPlanted(PLANTED)
                        .pure("dispute", "gone")
                        .violations())
                .contains("there is no folder gone below " + PLANTED);
    }
}
