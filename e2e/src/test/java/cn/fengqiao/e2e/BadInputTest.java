package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gets a clear answer that names the field, and nothing is half written. */
class BadInputTest {

    private static final String PROBLEM = "urn:fengqiao:problem:";

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    record Bad(String what, byte[] body, String problem, String field) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bodies() {
        return Stream.of(
                bad("an unknown field", with("colour", "RED"), "unknown-field", "colour"),
                bad("a wrong type", with("partyCount", "many"), "wrong-type", "partyCount"),
                bad("an impossible date", with("foundAt", "2026-02-30T10:00:00Z"), "impossible-date", "foundAt"),
                bad("a control character", with("title", "漏水\u0007争吵"), "control-characters", "title"),
                bad("no area", without("area"), "field-missing", "area"),
                bad("no type", without("type"), "field-missing", "type"),
                bad("an unknown type", with("type", "NO_SUCH_TYPE"), "unknown-value", "type"),
                bad("an area that is nowhere", with("area", "HC.FQ.C99"), "unknown-value", "area"),
                bad("a narrative too long", with("narrative", "长".repeat(2001)), "field-invalid", "narrative"),
                bad(
                        "an identity number with a wrong check digit",
                        with(
                                "parties",
                                List.of(Map.of(
                                        "name",
                                        "某甲",
                                        "role",
                                        "APPLICANT",
                                        "idType",
                                        "RESIDENT_ID",
                                        "idNumber",
                                        "110105194912310021"))),
                        "field-invalid",
                        "parties[0].idNumber"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void is_refused_with_the_field_named(Bad bad) {
        Api police = system.department("POLICE");
        long before = count(police);

        Api.Answer answer = police.send("POST", "/api/cases", bad.body(), key());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .contains("problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo(PROBLEM + bad.problem());
        assertThat(answer.json().path("field").asString(""))
                .as(answer.toString())
                .isEqualTo(bad.field());
        assertThat(count(police)).isEqualTo(before);
    }

    @Test
    void text_that_is_not_utf8_is_refused() {
        byte[] body = "{\"title\":\"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1);

        Api.Answer answer = system.department("POLICE").send("POST", "/api/cases", body, key());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo(PROBLEM + "body-not-utf8");
    }

    @Test
    void ten_megabytes_are_refused_before_they_are_read() {
        byte[] body = ("{\"title\":\"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        Api.Answer answer = system.department("POLICE").send("POST", "/api/cases", body, key());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().path("type").asString()).isEqualTo(PROBLEM + "body-too-large");
    }

    @Test
    void a_token_that_is_not_ours_is_refused() {
        for (String token : List.of("", "nonsense", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwb2xpY2Utc3lzdGVtIn0.")) {
            Api stranger = new Api(system.port(), () -> token);
            Api.Answer answer = stranger.get("/api/cases");
            assertThat(answer.status()).as(token).isEqualTo(401);
        }
    }

    @Test
    void a_case_that_is_not_there_is_a_plain_404() {
        Api.Answer answer = system.department("POLICE").get("/api/cases/" + UUID.randomUUID());

        assertNotFound(answer);
    }

    @Test
    void a_token_is_refused_when_its_time_is_over_or_it_names_no_area() {
        Api inTime = system.departmentWith("POLICE", Map.of("exp", seconds(Duration.ofMinutes(5))));
        Api expired = system.departmentWith("POLICE", Map.of("exp", seconds(Duration.ofMinutes(-5))));
        Api placeless = system.departmentWith("POLICE", Map.of("area", ""));

        assertThat(inTime.get("/api/cases").status()).isEqualTo(200);
        for (Api refused : List.of(expired, placeless)) {
            Api.Answer answer = refused.send("POST", "/api/cases", Api.JSON.writeValueAsBytes(good()), key());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
            assertThat(answer.json().path("type").asString()).isEqualTo(PROBLEM + "not-authenticated");
        }
    }

    @Test
    void a_restricted_case_is_not_there_for_a_department_that_is_not_on_it_nor_for_another_area() {
        Api police = system.department("POLICE");
        Map<String, Object> restricted = with("restricted", true);
        restricted.put("departments", List.of("POLICE"));
        Api.Answer raised = police.raise(restricted);
        assertThat(raised.status()).as(raised.toString()).isEqualTo(201);
        String path = "/api/cases/" + raised.json().path("id").asString();
        String receipts = "/api/receipts" + path.substring("/api".length());
        var version = Map.of("If-Match", raised.etag());

        Api otherDepartment = system.department("URBAN_MANAGEMENT");
        Api otherArea = system.departmentWith("POLICE", Map.of("area", "HC.ZJ"));
        for (Api stranger : List.of(otherDepartment, otherArea)) {
            assertNotFound(stranger.get(path));
            assertNotFound(stranger.get(path + "/timeline"));
            assertNotFound(stranger.get(receipts));
            assertNotFound(stranger.post(path + "/accept", Map.of(), version));
            assertNotFound(stranger.post(receipts + "/seen", Map.of(), Map.of()));
            assertThat(stranger.get("/api/cases?limit=200").text())
                    .doesNotContain(raised.json().path("id").asString());
        }

        assertThat(police.get(path).etag()).as("nothing changed").isEqualTo(raised.etag());
    }

    private static void assertNotFound(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo(PROBLEM + "not-found");
    }

    private static long seconds(Duration fromNow) {
        return Instant.now().plus(fromNow).getEpochSecond();
    }

    private static long count(Api api) {
        return api.get("/api/cases?limit=1").json().path("estimate").asLong();
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Bad bad(String what, Map<String, Object> body, String problem, String field) {
        return new Bad(what, Api.JSON.writeValueAsBytes(body), problem, field);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> body = good();
        body.put(field, value);
        return body;
    }

    private static Map<String, Object> without(String field) {
        Map<String, Object> body = good();
        body.remove(field);
        return body;
    }

    private static Map<String, Object> good() {
        return new HashMap<>(
                Map.of("type", "NEIGHBOUR", "source", "GRID_PATROL", "area", "HC.FQ.C01.G01", "title", "好好的一件事"));
    }
}
