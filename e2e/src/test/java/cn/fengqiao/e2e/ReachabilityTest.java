package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The chain proves itself: cut anywhere, the board says so within a minute and without a complaint. */
class ReachabilityTest {

    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @Test
    void a_cut_chain_is_red_after_three_missing_canaries_and_green_again_when_it_is_mended() {
        Api police = system.department("POLICE");
        await().atMost(A_MINUTE).untilAsserted(() -> assertReachable(police, true));

        system.killWithoutWarning("risk-service");
        try {
            await().atMost(A_MINUTE)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertReachable(police, false));
        } finally {
            system.startAgain("risk-service");
        }

        await().atMost(A_MINUTE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertReachable(police, true));
    }

    private static void assertReachable(Api api, boolean wanted) {
        JsonNode board = api.get("/api/reachability").json();
        assertThat(board.path("departments").size()).isEqualTo(4);
        assertThat(board.path("departments"))
                .allSatisfy(
                        department -> assertThat(department.path("reachable").asBoolean())
                                .as(department.toString())
                                .isEqualTo(wanted));
    }
}
