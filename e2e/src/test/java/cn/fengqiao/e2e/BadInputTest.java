package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    record Bad(String what, byte[] body, int status, String field) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> bodies() {
        return Stream.of(
                bad("an unknown field", with("colour", "RED"), 400, "colour"),
                bad("a wrong type", with("partyCount", "many"), 400, "partyCount"),
                bad("an impossible date", with("foundAt", "2026-02-30T10:00:00Z"), 400, "foundAt"),
                bad("a control character", with("title", "漏水\u0007争吵"), 400, "title"),
                bad("no area", without("area"), 400, "area"),
                bad("no type", without("type"), 400, "type"),
                bad("an unknown type", with("type", "NO_SUCH_TYPE"), 422, "type"),
                bad("an area that is nowhere", with("area", "HC.FQ.C99"), 422, "area"),
                bad("a narrative too long", with("narrative", "长".repeat(2001)), 400, "narrative"),
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
                        422,
                        "parties[0].idNumber"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void is_refused_with_the_field_named(Bad bad) {
        Api police = system.department("POLICE");
        long before = count(police);

        Api.Answer answer = police.send("POST", "/api/cases", bad.body(), key());

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
        assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                .contains("problem+json");
        assertThat(answer.json().path("type").asString()).startsWith("urn:fengqiao:problem:");
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
        assertThat(answer.json().path("type").asString()).startsWith("urn:fengqiao:problem:");
    }

    @Test
    void ten_megabytes_are_refused_before_they_are_read() {
        byte[] body = ("{\"title\":\"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        Api.Answer answer = system.department("POLICE").send("POST", "/api/cases", body, key());

        assertThat(answer.status()).isEqualTo(413);
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

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).startsWith("urn:fengqiao:problem:");
    }

    private static long count(Api api) {
        return api.get("/api/cases?limit=1").json().path("estimate").asLong();
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Bad bad(String what, Map<String, Object> body, int status, String field) {
        return new Bad(what, Api.JSON.writeValueAsBytes(body), status, field);
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
