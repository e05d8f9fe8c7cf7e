package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.testkit.Tokens;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokensTest extends RunningGateway {

    private static Tokens.Draft draft() {
        return TOKENS.draft(Tokens.caller(POLICE, Role.DISPATCHER));
    }

    static Stream<Map.Entry<String, Supplier<String>>> badTokens() {
        return Stream.of(
                Map.entry("signed by a stranger", () -> draft().signWithForeignKey()),
                Map.entry("not signed", () -> draft().unsigned()),
                Map.entry(
                        "expired",
                        () -> draft().with("exp", Instant.now().minusSeconds(60).getEpochSecond())
                                .sign()),
                Map.entry("without an end", () -> draft().without("exp").sign()),
                Map.entry(
                        "not yet valid",
                        () -> draft().with("nbf", Instant.now().plusSeconds(300).getEpochSecond())
                                .sign()),
                Map.entry(
                        "for another audience",
                        () -> draft().with("aud", "elsewhere").sign()),
                Map.entry(
                        "of another issuer",
                        () -> draft().with("iss", "http://evil.test").sign()),
                Map.entry("without an issuer", () -> draft().without("iss").sign()),
                Map.entry(
                        "without a department",
                        () -> draft().without("department").sign()),
                Map.entry(
                        "with a department that cannot be",
                        () -> draft().with("department", "' or 1=1").sign()),
                Map.entry("without an area", () -> draft().without("area").sign()),
                Map.entry("without roles", () -> draft().without("roles").sign()),
                Map.entry(
                        "with a key nobody knows",
                        () -> draft().header("kid", "unknown").sign()),
                Map.entry(
                        "signed with the public key as a secret",
                        () -> draft().header("alg", "HS256").sign()),
                Map.entry("no token", () -> "rubbish"),
                Map.entry("empty", () -> ""));
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void a_bad_token_is_refused_at_the_door(Map.Entry<String, Supplier<String>> bad) {
        HttpResponse<String> answer = get("/api/cases", bad.getValue().get());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer)).isEqualTo("not-authenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(CASE.requests()).isEmpty();
    }

    @Test
    void without_a_token_a_program_is_told_which_kind_it_needs() {
        HttpResponse<String> answer = send(request("/api/cases"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void a_good_token_opens_the_door_without_a_session() {
        HttpResponse<String> answer = get("/api/cases", draft().sign());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void a_token_that_was_remembered_ends_on_time_all_the_same() {
        Instant now = Instant.now();
        String token = draft().with("iat", now.minusSeconds(60).getEpochSecond())
                .with("exp", now.minusSeconds(13).getEpochSecond())
                .sign();
        assertThat(get("/api/cases", token).statusCode()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(
                        () -> assertThat(get("/api/cases", token).statusCode()).isEqualTo(401));
    }

    @Test
    void a_program_with_a_token_needs_no_token_of_a_page() {
        HttpResponse<String> answer = send(request("/api/cases", draft().sign()).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void a_bad_token_is_not_made_good_by_a_cookie() {
        HttpResponse<String> answer = send(request("/api/cases", "rubbish").header("Cookie", "FQ_SESSION=abc"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void forged_keys_do_not_make_the_door_hammer_the_issuer() {
        get("/api/cases", draft().sign());
        int before = TOKENS.fetches();

        for (int i = 0; i < 20; i++) {
            get("/api/cases", draft().header("kid", "forged-" + i).sign());
        }

        assertThat(TOKENS.fetches() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void me_is_whom_the_token_names() {
        HttpResponse<String> answer = get("/api/me", draft().with("name", "陈警官").sign());

        assertThat(json(answer).get("name").asString()).isEqualTo("陈警官");
        assertThat(json(answer).get("department").asString()).isEqualTo("POLICE");
        assertThat(json(answer).get("departmentName").asString()).isEqualTo("公安");
        assertThat(json(answer).get("roles").get(0).asString()).isEqualTo("DISPATCHER");
    }
}
