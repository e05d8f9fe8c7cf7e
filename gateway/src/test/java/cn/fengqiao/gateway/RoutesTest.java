package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoutesTest extends RunningGateway {

    @ParameterizedTest
    @CsvSource({
        "/api/cases, case, /api/cases",
        "/api/cases/1/timeline?after=x, case, /api/cases/1/timeline?after=x",
        "/api/cases/export?area=x, case, /api/cases/export?area=x",
        "/api/imports/7/errors, case, /api/imports/7/errors",
        "/api/import-mappings/hotline-zh, case, /api/import-mappings/hotline-zh",
        "/api/calendar/2026, case, /api/calendar/2026",
        "/api/limits, case, /api/limits",
        "/api/patrols/7/check-ins, case, /api/patrols/7/check-ins",
        "/api/dictionaries, case, /api/dictionaries",
        "/api/areas, case, /api/areas",
        "/api/risk/cases/1, risk, /api/risk/cases/1",
        "/api/receipts?cases=1, notification, /api/receipts?cases=1",
        "/api/ops/case/dead-letters, case, /api/dead-letters",
        "/api/ops/risk/dead-letters/5, risk, /api/dead-letters/5",
        "/api/ops/notification/dead-letters?after=9, notification, /api/dead-letters?after=9",
    })
    void each_address_is_answered_by_the_service_that_owns_it(String path, String owner, String seen) {
        HttpResponse<String> answer = get(path, TOKENS.dispatcher(POLICE));

        assertThat(answer.statusCode()).isEqualTo(200);
        Peer peer = peer(owner);
        assertThat(peer.last().target()).isEqualTo(seen);
        assertThat(CASE.requests().size()
                        + RISK.requests().size()
                        + NOTIFICATION.requests().size())
                .isOne();
    }

    /** Dead letters have an address of their own at the door. */
    @ParameterizedTest
    @CsvSource({"case-service, case", "risk-service, risk", "notification-service, notification"})
    void all_that_a_service_documents_is_passed_on_to_it(String service, String owner) throws IOException {
        JsonNode document = JsonMapper.shared().readTree(Files.readString(Path.of("../docs/api/" + service + ".json")));
        List<String> paths = document.get("paths")
                .propertyStream()
                .map(path -> path.getKey().replaceAll("[{][^}]+[}]", "7"))
                .filter(path -> !path.startsWith("/api/dead-letters"))
                .toList();

        assertThat(paths).isNotEmpty().allSatisfy(path -> {
            assertThat(get(path, TOKENS.dispatcher(POLICE)).statusCode()).isEqualTo(200);
            assertThat(peer(owner).last().target()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api/casesandmore",
                "/api/dead-letters",
                "/api/ops/case/secrets",
                "/api/ops/case/actuator/env",
                "/api/dictionaries/more",
                "/oauth2/register",
                "/actuator/env",
            })
    void an_address_without_a_route_reaches_nobody(String path) {
        HttpResponse<String> answer = get(path, TOKENS.dispatcher(POLICE));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("no-such-route");
        assertThat(CASE.requests()).isEmpty();
        assertThat(IDENTITY.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connect/logout?id_token_hint=x", "/oauth2/authorize?client_id=x", "/login", "/userinfo"})
    void a_browser_that_asks_for_a_page_of_identity_gets_it_from_identity_and_not_the_console(String path) {
        assertThat(new ClassPathResource("console/index.html").exists()).isTrue();

        send(request(path).header("Accept", "text/html"));

        assertThat(IDENTITY.last().target()).isEqualTo(path);
    }

    @Test
    void a_service_gets_the_token_and_nothing_a_client_invents_about_itself() {
        String token = TOKENS.dispatcher(POLICE);

        send(request("/api/cases", token)
                .header("Cookie", "FQ_SESSION=x; other=y")
                .header("X-Forwarded-For", "10.9.8.7")
                .header("X-Forwarded-Host", "evil.test")
                .header("Forwarded", "for=1.2.3.4")
                .header("X-Forwarded-Prefix", "/admin")
                .header("X-Original-URL", "/actuator/env")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-User", "leader")
                .header("X-Roles", "ADMIN")
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{}")));

        Peer.Request seen = CASE.last();
        assertThat(seen.header("Authorization")).isEqualTo("Bearer " + token);
        assertThat(seen.header("Idempotency-Key")).isEqualTo("k-1");
        assertThat(seen.header("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c");
        assertThat(seen.headers().keySet())
                .doesNotContain(
                        "cookie",
                        "x-forwarded-for",
                        "x-forwarded-host",
                        "x-forwarded-prefix",
                        "forwarded",
                        "x-original-url",
                        "x-http-method-override",
                        "x-user",
                        "x-roles");
    }

    @Test
    void a_body_arrives_as_it_was_sent() {
        send(request("/api/cases", TOKENS.dispatcher(POLICE)).POST(BodyPublishers.ofString("{\"title\":\"漏水争吵\"}")));

        assertThat(new String(CASE.last().body(), StandardCharsets.UTF_8)).isEqualTo("{\"title\":\"漏水争吵\"}");
    }

    @Test
    void an_answer_carries_no_cookie_and_no_name_of_a_server() {
        CASE.will(Peer.answer(
                200, "{}", "Set-Cookie: FQ_SESSION=stolen", "Server: x/1", "X-Powered-By: y", "ETag: \"7\""));

        HttpResponse<String> answer = get("/api/cases/1", TOKENS.dispatcher(POLICE));

        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().map().keySet()).doesNotContain("set-cookie", "server", "x-powered-by");
    }

    @Test
    void a_problem_of_a_service_passes_unchanged() {
        CASE.will((request, out) -> Peer.answer(412, "{\"type\":\"urn:fengqiao:problem:stale-version\"}")
                .answer(request, out));

        HttpResponse<String> answer = get("/api/cases/1", TOKENS.dispatcher(POLICE));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("stale-version");
    }

    @Test
    void identity_gets_its_own_cookies_and_the_truth_about_where_a_browser_comes_from() {
        send(request("/login")
                .header("Cookie", "FQ_SESSION=secret; FQ_IDENTITY=mine; FQ_IDENTITY_CSRF=too")
                .header("X-Forwarded-For", "10.9.8.7")
                .header("X-Forwarded-Host", "evil.test"));

        Peer.Request seen = IDENTITY.last();
        assertThat(seen.header("Cookie")).isEqualTo("FQ_IDENTITY=mine; FQ_IDENTITY_CSRF=too");
        assertThat(seen.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(seen.header("X-Forwarded-Host")).isEqualTo("fengqiao.test");
        assertThat(seen.header("Host")).isEqualTo("fengqiao.test");
    }

    @Test
    void a_system_asks_identity_for_its_token_with_its_own_secret() {
        send(request("/oauth2/token")
                .header("Authorization", "Basic cG9saWNlOnNlY3JldA==")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

        assertThat(IDENTITY.last().header("Authorization")).isEqualTo("Basic cG9saWNlOnNlY3JldA==");
    }

    @Test
    void whether_the_door_is_alive_everybody_may_ask_and_learns_only_that() {
        HttpResponse<String> alive = send(request("/actuator/health/liveness"));
        HttpResponse<String> ready = send(request("/actuator/health/readiness"));

        assertThat(alive.body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(ready.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void a_method_that_is_not_there_is_refused_with_those_that_are() {
        HttpResponse<String> answer = send(
                request("/actuator/health/liveness", TOKENS.dispatcher(POLICE)).DELETE());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(problem(answer)).isEqualTo("method-not-allowed");
        assertThat(json(answer).get("detail").asString()).isEqualTo("此地址只接受 GET");
    }

    @Test
    void metrics_are_for_this_machine() {
        assertThat(send(request("/actuator/prometheus")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 203.0.113.7",
        "x-forwarded-for, 127.0.0.1",
        "X-Forwarded-For, ''",
        "Forwarded, for=203.0.113.7"
    })
    void metrics_are_not_for_whom_a_proxy_on_this_machine_lets_in(String header, String value) {
        HttpResponse<String> answer = send(request("/actuator/prometheus").header(header, value));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(problem(answer)).isEqualTo("no-such-route");
    }

    private static Peer peer(String name) {
        return switch (name) {
            case "case" -> CASE;
            case "risk" -> RISK;
            case "notification" -> NOTIFICATION;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
