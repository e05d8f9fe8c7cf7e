package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReachabilityTest extends RunningGateway {

    private static final List<String> STATIONS = List.of("case-service", "risk-service", "notification-service");

    private JsonNode urbanManagement() {
        JsonNode departments =
                json(get("/api/reachability", TOKENS.dispatcher(POLICE))).get("departments");
        return departments
                .valueStream()
                .filter(department -> department.get("department").asString().equals("URBAN_MANAGEMENT"))
                .findAny()
                .orElseThrow();
    }

    /** One after the other, because a department is as reachable as the station heard of least recently. */
    @Test
    void a_department_is_reachable_while_young_canaries_of_every_station_reach_its_feed() {
        Instant longAgo = Instant.now().minusSeconds(61);
        Instant justNow = Instant.now();

        STATIONS.forEach(station -> Topic.write(Topic.canary(station, longAgo)));
        await().untilAsserted(() ->
                assertThat(urbanManagement().get("ageSeconds").isNumber()).isTrue());
        assertThat(urbanManagement().get("reachable").asBoolean()).isFalse();
        assertThat(urbanManagement().get("name").asString()).isEqualTo("城管");

        Topic.write(Topic.canary("case-service", justNow));
        Topic.write(Topic.canary("notification-service", justNow));
        await().untilAsserted(() -> assertThat(age("notification-service")).isLessThan(60));
        assertThat(urbanManagement().get("reachable").asBoolean())
                .as("risk-service is still cut off")
                .isFalse();

        Topic.write(Topic.canary("risk-service", justNow));
        await().untilAsserted(() ->
                assertThat(urbanManagement().get("reachable").asBoolean()).isTrue());
        assertThat(urbanManagement().get("ageSeconds").asInt()).isLessThan(60);
    }

    @Test
    void an_old_canary_that_comes_late_makes_nothing_older() {
        Topic.write(Topic.canary("case-service", Instant.now()));
        await().untilAsserted(() -> assertThat(age("case-service")).isLessThan(60));

        Topic.write(Topic.canary("case-service", Instant.now().minusSeconds(500)));
        try (OpenFeed feed = OpenFeed.open(port, TOKENS.dispatcher(POLICE))) {
            Topic.write(Topic.canary("case-service", Instant.now()));
            feed.awaitEvent("canary");
        }

        assertThat(age("case-service")).isLessThan(60);
    }

    @Test
    void the_board_counts_the_consoles_of_a_department() {
        int before = urbanManagement().get("consoles").asInt();

        try (OpenFeed one = OpenFeed.open(port, TOKENS.dispatcher(URBAN_MANAGEMENT))) {
            assertThat(one.ended()).isFalse();
            assertThat(urbanManagement().get("consoles").asInt()).isEqualTo(before + 1);
        }

        await().untilAsserted(() ->
                assertThat(urbanManagement().get("consoles").asInt()).isEqualTo(before));
    }

    @Test
    void the_board_is_not_for_strangers() {
        assertThat(send(request("/api/reachability")).statusCode()).isEqualTo(401);
    }

    private int age(String station) {
        return json(get("/api/reachability", TOKENS.dispatcher(POLICE)))
                .get("stations")
                .valueStream()
                .filter(state -> state.get("station").asString().equals(station))
                .map(state -> state.get("ageSeconds"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::asInt)
                .findAny()
                .orElse(Integer.MAX_VALUE);
    }
}
