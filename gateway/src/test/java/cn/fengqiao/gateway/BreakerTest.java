package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.POLICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.testkit.Tokens;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BreakerTest extends RunningGateway {

    private static final int ENOUGH_TO_OPEN = 25;
    private static final Caller DISPATCHER = Tokens.caller(POLICE, Role.DISPATCHER);

    @Autowired
    CircuitBreakerRegistry breakers;

    private final String token = TOKENS.dispatcher(POLICE);

    @AfterEach
    void closed() {
        List.of("case", "risk", "notification", "identity")
                .forEach(target -> breakers.circuitBreaker(target).reset());
    }

    @Test
    void a_service_that_fails_is_left_alone_and_the_others_go_on() {
        RISK.will(Peer.answer(500, "{}"));

        IntStream.range(0, ENOUGH_TO_OPEN).forEach(i -> get("/api/risk/cases/1", token));
        int asked = RISK.requests().size();
        long start = System.nanoTime();
        HttpResponse<String> refused = get("/api/risk/cases/1", token);
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(problem(refused)).isEqualTo("upstream-unavailable");
        assertThat(json(refused).get("target").asString()).isEqualTo("risk");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(RISK.requests()).hasSize(asked);
        assertThat(took).isLessThan(Duration.ofMillis(500));
        assertThat(get("/api/cases", token).statusCode()).isEqualTo(200);
        assertThat(get("/api/receipts", token).statusCode()).isEqualTo(200);
    }

    @Test
    void a_service_that_recovered_is_asked_again() {
        RISK.will(Peer.answer(503, "{}"));
        IntStream.range(0, ENOUGH_TO_OPEN).forEach(i -> get("/api/risk/cases/1", token));
        assertThat(get("/api/risk/cases/1", token).statusCode()).isEqualTo(503);

        RISK.will(Peer.ok("{\"colour\":\"RED\"}"));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(get("/api/risk/cases/1", token).body()).contains("RED"));
    }

    @Test
    void refusals_of_a_service_do_not_open_its_breaker() {
        RISK.will(Peer.answer(404, "{}"));

        IntStream.range(0, 2 * ENOUGH_TO_OPEN).forEach(i -> get("/api/risk/cases/1", token));

        assertThat(get("/api/risk/cases/1", token).statusCode()).isEqualTo(404);
    }

    @Test
    void an_issuer_that_fails_at_sign_ins_is_left_alone_too() {
        ISSUER.isAway(true);
        IntStream.range(0, ENOUGH_TO_OPEN).forEach(i -> new Browser(this).signIn(DISPATCHER));
        assertThat(breakers.circuitBreaker("identity").getState()).isNotEqualTo(CircuitBreaker.State.CLOSED);

        HttpResponse<String> refused = new Browser(this).signIn(DISPATCHER);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(problem(refused)).isEqualTo("upstream-unavailable");
        assertThat(json(refused).get("target").asString()).isEqualTo("identity");
    }

    @Test
    void whoever_comes_back_with_bad_codes_does_not_shut_the_others_out() {
        IntStream.range(0, ENOUGH_TO_OPEN).forEach(i -> {
            var browser = new Browser(this);
            String state = Browser.query(Browser.location(browser.open("/oauth2/authorization/fengqiao")))
                    .get("state");
            HttpResponse<String> refused =
                    browser.open("/login/oauth2/code/fengqiao?code=guessed&state=" + URLEncoder.encode(state, UTF_8));
            assertThat(refused.statusCode()).isEqualTo(401);
        });

        assertThat(new Browser(this).signIn(DISPATCHER).statusCode()).isEqualTo(302);
    }

    @Test
    void an_answer_that_does_not_begin_in_time_is_a_timeout() {
        var end = new CountDownLatch(1);
        RISK.will((request, out) -> {
            end.await();
            return false;
        });

        HttpResponse<String> late = get("/api/risk/cases/1", token);
        end.countDown();

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(problem(late)).isEqualTo("upstream-timeout");
    }

    @Test
    void more_calls_than_the_bulkhead_holds_are_refused_at_once() throws InterruptedException, ExecutionException {
        var end = new CountDownLatch(1);
        RISK.will((request, out) -> {
            end.await();
            return Peer.ok("{}").answer(request, out);
        });

        List<Integer> statuses;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> calls = IntStream.range(0, 12)
                    .mapToObj(i -> callers.submit(() -> get("/api/risk/cases/" + i, token)))
                    .toList();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> calls.stream().filter(Future::isDone).count() >= 8);
            end.countDown();
            statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> call : calls) {
                statuses.add(call.get().statusCode());
                if (call.get().statusCode() == 503) {
                    assertThat(problem(call.get())).isEqualTo("overloaded");
                }
            }
        }

        assertThat(RISK.requests()).hasSizeLessThanOrEqualTo(4);
        assertThat(statuses).filteredOn(status -> status == 503).hasSize(8);
    }

    @Test
    void a_read_whose_connection_broke_is_tried_once_more() {
        RISK.will((request, out) -> {
            if (RISK.requests().size() == 1) {
                return false;
            }
            return Peer.ok("{\"second\":true}").answer(request, out);
        });

        HttpResponse<String> answer = get("/api/risk/cases/1", token);

        assertThat(answer.body()).contains("second");
        assertThat(RISK.requests()).hasSize(2);
    }

    @Test
    void a_read_that_breaks_twice_is_not_tried_a_third_time() {
        RISK.will((request, out) -> false);

        HttpResponse<String> answer = get("/api/risk/cases/1", token);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(problem(answer)).isEqualTo("upstream-broken");
        assertThat(RISK.requests()).hasSize(2);
    }

    @Test
    void a_command_is_sent_once_even_when_its_answer_is_lost() {
        CASE.will((request, out) -> false);

        HttpResponse<String> answer = send(request("/api/cases/1/sign", token).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(problem(answer)).isEqualTo("upstream-broken");
        assertThat(CASE.requests()).hasSize(1);
    }

    @Test
    void an_answer_shorter_than_it_announced_is_not_passed_off_as_whole() {
        CASE.will((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return false;
        });

        assertThatThrownBy(() -> get("/api/cases/1", token)).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void a_service_that_stops_in_the_middle_of_its_answer_does_not_hold_the_client_for_ever() {
        CASE.will(stopsAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"half\":"));

        long start = System.nanoTime();
        assertThatThrownBy(() -> get("/api/cases/1", token))
                .hasRootCauseInstanceOf(IOException.class)
                .rootCause()
                .isNotInstanceOf(HttpTimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_service_that_stops_after_the_head_of_its_answer_is_a_timeout() {
        CASE.will(stopsAfter("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n"));

        HttpResponse<String> answer = get("/api/cases/1", token);

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(problem(answer)).isEqualTo("upstream-timeout");
    }

    @Test
    void a_connection_kept_after_an_answer_may_rest_longer_than_an_answer_may() {
        get("/api/cases/1", token);
        await().pollDelay(Duration.ofMillis(2_500)).until(() -> true);

        CASE.will((request, out) -> {
            Thread.sleep(2_500);
            return Peer.ok("{\"slow\":true}").answer(request, out);
        });

        assertThat(get("/api/cases/1", token).body()).contains("slow");
    }

    private static Peer.Behaviour stopsAfter(String beginning) {
        return (request, out) -> {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            Thread.sleep(Duration.ofMinutes(1));
            return false;
        };
    }

    @Test
    void an_answer_that_is_no_http_is_a_broken_answer() {
        CASE.will((request, out) -> {
            out.write("this is not HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return false;
        });

        HttpResponse<String> answer = send(request("/api/cases", token).POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(problem(answer)).isEqualTo("upstream-broken");
    }

    @Test
    void a_client_that_does_not_send_its_body_is_told_so_and_the_service_is_not_blamed()
            throws InterruptedException, ExecutionException {
        List<String> answers = new ArrayList<>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> asked = IntStream.range(0, ENOUGH_TO_OPEN)
                    .mapToObj(i -> clients.submit(
                            () -> RawHttp.ask(port, "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")))
                    .toList();
            for (Future<String> answer : asked) {
                answers.add(answer.get());
            }
        }

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer).startsWith("HTTP/1.1 408").contains("body-too-slow"));
        assertThat(breakers.circuitBreaker("identity").getMetrics().getNumberOfFailedCalls())
                .isZero();
        assertThat(send(request("/login")).statusCode()).isEqualTo(200);
    }

    @Test
    void the_time_a_client_takes_to_send_is_not_the_services_time() {
        String head = "POST /api/risk/rules HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 4\r\n"
                + "Authorization: Bearer " + token + "\r\n\r\n";

        // The service has 400 ms.
        String answer = RawHttp.ask(port, head + "{}", Duration.ofMillis(900), "  ");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(RISK.last().body()).hasSize(4);
    }
}
