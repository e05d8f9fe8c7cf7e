package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.DeskClient.Answer;
import cn.fengqiao.testkit.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class BearersTest {

    private static final Caller POLICE = Tokens.caller(Department.POLICE, Role.DISPATCHER);

    @LocalServerPort
    private int port;

    static Stream<Arguments> badTokens() {
        Tokens tokens = Tokens.shared();
        long now = Instant.now().getEpochSecond();
        return Stream.of(
                Arguments.of(
                        "expired", tokens.draft(POLICE).with("exp", now - 60).sign()),
                Arguments.of(
                        "never expiring", tokens.draft(POLICE).without("exp").sign()),
                Arguments.of(
                        "not yet valid",
                        tokens.draft(POLICE).with("nbf", now + 600).sign()),
                Arguments.of(
                        "other issuer",
                        tokens.draft(POLICE).with("iss", "http://localhost:1").sign()),
                Arguments.of(
                        "other audience",
                        tokens.draft(POLICE).with("aud", List.of("somebody")).sign()),
                Arguments.of("no audience", tokens.draft(POLICE).without("aud").sign()),
                Arguments.of("no subject", tokens.draft(POLICE).without("sub").sign()),
                Arguments.of(
                        "no department",
                        tokens.draft(POLICE).without("department").sign()),
                Arguments.of(
                        "bad department",
                        tokens.draft(POLICE).with("department", "po lice").sign()),
                Arguments.of("no area", tokens.draft(POLICE).without("area").sign()),
                Arguments.of("forged", tokens.draft(POLICE).signWithForeignKey()),
                Arguments.of("unsigned", tokens.draft(POLICE).unsigned()),
                Arguments.of(
                        "weaker algorithm",
                        tokens.draft(POLICE).header("alg", "HS256").sign()),
                Arguments.of(
                        "unknown key",
                        tokens.draft(POLICE).header("kid", "invented").sign()),
                Arguments.of("tampered", tamper(tokens.of(POLICE))),
                Arguments.of("no token at all", "garbage"));
    }

    private static String tamper(String token) {
        String[] parts = token.split("\\.", -1);
        String other =
                Tokens.shared().of(Tokens.caller(Department.POLICE, Role.ADMIN)).split("\\.", -1)[1];
        return parts[0] + "." + other + "." + parts[2];
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_refused_without_saying_why(String name, String token) {
        Answer answer = new DeskClient(port, token).get("/notes?limit=1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.type()).isEqualTo("not-authenticated");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void no_token_is_refused_everywhere_but_at_health_and_metrics() {
        DeskClient nobody = new DeskClient(port, null);

        assertThat(nobody.get("/notes?limit=1").type()).isEqualTo("not-authenticated");
        assertThat(nobody.get("/nothing").status()).isEqualTo(401);
        assertThat(nobody.get("/actuator/env").status()).isEqualTo(401);
        assertThat(nobody.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/prometheus").status()).isEqualTo(200);
    }

    @Test
    void no_session_is_ever_made() {
        Answer answer = new DeskClient(port, Tokens.shared().of(POLICE)).get("/notes?limit=1");

        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_role_the_policy_does_not_name_is_refused_with_those_that_it_does() {
        Answer answer = new DeskClient(port, Tokens.shared().of(POLICE)).get("/dead-letters");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.type()).isEqualTo("operation-refused");
        assertThat(answer.json().path("instance").asString()).isEqualTo("/dead-letters");
        assertThat(answer.json().path("operation").asString()).isEqualTo("deadLetters.list");
        assertThat(answer.json().path("roles").get(0).asString()).isEqualTo("ADMIN");
    }

    @Test
    void a_role_from_the_future_opens_nothing_and_breaks_nothing() {
        String token = Tokens.shared()
                .draft(POLICE)
                .with("roles", List.of("SUPERUSER", "AUDITOR"))
                .sign();

        assertThat(new DeskClient(port, token).get("/dead-letters").status()).isEqualTo(403);
        assertThat(new DeskClient(port, token).get("/notes?limit=1").status()).isEqualTo(200);
    }

    @Test
    void the_operation_is_refused_before_the_body_is_looked_at() {
        String auditor = Tokens.shared().of(Department.COMMUNITY, Role.AUDITOR);

        assertThat(new DeskClient(port, auditor).post("/notes", "{broken").type())
                .isEqualTo("operation-refused");
    }
}
