package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.testkit.Tokens;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrowserTest extends RunningGateway {

    private static final Caller DISPATCHER = Tokens.caller(POLICE, Role.DISPATCHER);

    private Browser signedIn() {
        var browser = new Browser(this);
        browser.signIn(DISPATCHER);
        return browser;
    }

    @Test
    void a_page_sends_a_stranger_to_the_issuer_with_a_proof_key() {
        var browser = new Browser(this);

        HttpResponse<String> page = browser.open("/");
        assertThat(page.statusCode()).isEqualTo(302);
        HttpResponse<String> toIssuer = browser.open(Browser.location(page).toString());

        URI issuer = Browser.location(toIssuer);
        assertThat(issuer.toString()).startsWith(TOKENS.issuer() + "/oauth2/authorize?");
        Map<String, String> asked = Browser.query(issuer);
        assertThat(asked)
                .containsEntry("client_id", "fengqiao-console")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", PUBLIC_ORIGIN + "/login/oauth2/code/fengqiao")
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void who_knocks_at_the_door_and_takes_anything_is_shown_the_way_in_and_elsewhere_only_who_asks_for_a_page() {
        HttpResponse<String> door = send(request("/").header("Accept", "*/*"));
        HttpResponse<String> silent = send(request("/"));
        HttpResponse<String> elsewhere = send(request("/cases/of-nobody").header("Accept", "*/*"));

        assertThat(door.statusCode()).isEqualTo(302);
        assertThat(Browser.location(door).getPath()).isEqualTo("/oauth2/authorization/fengqiao");
        assertThat(silent.statusCode()).isEqualTo(302);
        assertThat(elsewhere.statusCode()).isEqualTo(404);
        assertThat(problem(elsewhere)).isEqualTo("no-such-route");
    }

    @Test
    void a_program_that_knocks_with_its_token_gets_the_page() {
        HttpResponse<String> door = send(request("/", TOKENS.dispatcher(POLICE)).header("Accept", "*/*"));

        assertThat(door.statusCode()).isEqualTo(200);
        assertThat(door.body()).containsIgnoringCase("<!doctype html>");
    }

    @Test
    void the_host_a_client_claims_does_not_decide_where_the_code_goes() {
        String answer = RawHttp.ask(
                port, "GET /oauth2/authorization/fengqiao HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains("redirect_uri=http://fengqiao.test/login");
        assertThat(answer).doesNotContain("evil.test");
    }

    @Test
    void a_script_without_a_session_is_refused_and_not_redirected() {
        HttpResponse<String> answer = new Browser(this).fetch("/api/cases");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer)).isEqualTo("not-authenticated");
    }

    @Test
    void even_a_page_under_api_is_refused_and_not_redirected() {
        assertThat(new Browser(this).open("/api/cases").statusCode()).isEqualTo(401);
    }

    @Test
    void a_change_without_a_session_is_a_matter_of_signing_in() {
        HttpResponse<String> answer = send(request("/api/cases").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void strangers_leave_no_session_behind() {
        var browser = new Browser(this);

        browser.open("/");
        browser.open("/oauth2/authorization/fengqiao");
        browser.fetch("/api/me");

        assertThat(browser.has("FQ_SESSION")).isFalse();
    }

    @Test
    void who_signed_in_is_known_by_the_session_and_the_service_gets_the_token() {
        Browser browser = signedIn();

        HttpResponse<String> me = browser.fetch("/api/me");
        browser.fetch("/api/cases");

        assertThat(json(me).get("department").asString()).isEqualTo("POLICE");
        assertThat(json(me).get("csrf").asString()).isEqualTo(browser.cookie("XSRF-TOKEN"));
        assertThat(CASE.last().header("Authorization")).startsWith("Bearer ey");
        assertThat(CASE.last().header("Cookie")).isNull();
    }

    @Test
    void the_session_cookie_cannot_be_read_by_scripts_nor_sent_from_elsewhere() {
        HttpResponse<String> back = new Browser(this).signIn(DISPATCHER);

        String cookie = setCookie(back, "FQ_SESSION");
        assertThat(cookie)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/");
        assertThat(cookie).doesNotContain("Secure");
    }

    @Test
    void no_token_ever_reaches_the_browser() {
        Browser browser = new Browser(this);

        List<HttpResponse<String>> answers = List.of(browser.signIn(DISPATCHER), browser.fetch("/api/me"));

        answers.forEach(
                answer -> assertThat(answer.headers().map() + answer.body()).doesNotContain("eyJ"));
    }

    @Test
    void after_signing_in_the_wanted_page_opens() {
        var browser = new Browser(this);
        browser.open("/cases/42?tab=timeline");

        HttpResponse<String> back = browser.signIn(DISPATCHER);

        assertThat(Browser.location(back)).hasToString("/cases/42?tab=timeline");
    }

    @Test
    void a_planted_page_cookie_leads_nowhere_else() {
        var browser = new Browser(this);
        for (String evil : List.of("https://evil.test/", "//evil.test/", "/\\evil.test")) {
            browser.setCookie(
                    "FQ_PAGE",
                    Base64.getUrlEncoder().withoutPadding().encodeToString(evil.getBytes(StandardCharsets.UTF_8)));
            assertThat(Browser.location(browser.signIn(DISPATCHER))).hasToString("/");
        }
    }

    @Test
    void a_session_from_before_signing_in_is_not_the_one_after() {
        var browser = new Browser(this);
        browser.setCookie("FQ_SESSION", "11111111-1111-1111-1111-111111111111");

        browser.signIn(DISPATCHER);

        assertThat(browser.cookie("FQ_SESSION")).isNotEqualTo("11111111-1111-1111-1111-111111111111");
        var attacker = new Browser(this);
        attacker.setCookie("FQ_SESSION", "11111111-1111-1111-1111-111111111111");
        assertThat(attacker.fetch("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_in_again_in_the_same_browser_changes_the_session() {
        Browser browser = signedIn();
        String first = browser.cookie("FQ_SESSION");

        browser.signIn(DISPATCHER);

        assertThat(browser.cookie("FQ_SESSION")).isNotEqualTo(first);
        var old = new Browser(this);
        old.setCookie("FQ_SESSION", first);
        assertThat(old.fetch("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_code_that_another_browser_asked_for_signs_nobody_in() {
        HttpResponse<String> attackersWay = new Browser(this).open("/oauth2/authorization/fengqiao");
        var victim = new Browser(this);
        victim.open("/oauth2/authorization/fengqiao");

        victim.comeBack(DISPATCHER, attackersWay);

        assertThat(victim.has("FQ_SESSION") && victim.fetch("/api/me").statusCode() == 200)
                .isFalse();
    }

    @Test
    void a_change_needs_the_token_of_the_page() {
        Browser browser = signedIn();

        HttpResponse<String> without = browser.send(request("/api/cases").POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> wrong = browser.send(
                request("/api/cases").header("X-XSRF-TOKEN", "guess").POST(BodyPublishers.ofString("{}")));
        HttpResponse<String> right = browser.post("/api/cases", "{}");

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(problem(without)).isEqualTo("csrf-refused");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(CASE.requests()).hasSize(1);
    }

    @Test
    void signing_out_ends_the_session_here_and_at_the_issuer() {
        Browser browser = signedIn();
        String session = browser.cookie("FQ_SESSION");

        HttpResponse<String> out = browser.post("/logout", "");

        assertThat(json(out).get("location").asString())
                .startsWith(TOKENS.issuer() + "/connect/logout?")
                .contains("id_token_hint=", "post_logout_redirect_uri=");
        var old = new Browser(this);
        old.setCookie("FQ_SESSION", session);
        assertThat(old.fetch("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void signing_out_ends_the_feed_that_is_open_in_another_tab_and_nobody_elses() {
        Browser browser = signedIn();
        Browser colleague = signedIn();
        try (OpenFeed tab = OpenFeed.openInSession(port, browser.cookie("FQ_SESSION"));
                OpenFeed other = OpenFeed.openInSession(port, colleague.cookie("FQ_SESSION"))) {
            // The id of the session changes, and yet it stays the same session.
            browser.signIn(DISPATCHER);
            browser.fetch("/api/me");
            assertThat(tab.ended()).isFalse();

            browser.post("/logout", "");

            await().atMost(Duration.ofSeconds(5)).until(tab::ended);
            assertThat(other.ended()).isFalse();
        }
    }

    @Test
    void nobody_is_signed_out_by_a_link() {
        Browser browser = signedIn();

        browser.open("/logout");

        assertThat(browser.fetch("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_near_its_end_is_renewed_once_for_all_who_wait() throws InterruptedException, ExecutionException {
        ISSUER.accessTokensLive(Duration.ofSeconds(50));
        Browser browser = signedIn();
        ISSUER.accessTokensLive(Duration.ofMinutes(10));

        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            String cookie = "FQ_SESSION=" + browser.cookie("FQ_SESSION");
            List<Future<HttpResponse<String>>> answers = IntStream.range(0, 10)
                    .mapToObj(i -> tabs.submit(() -> send(request("/api/cases").header("Cookie", cookie))))
                    .toList();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        }

        assertThat(ISSUER.renewals()).isOne();
    }

    @Test
    void a_sign_in_the_issuer_no_longer_honours_ends() {
        ISSUER.accessTokensLive(Duration.ofSeconds(50));
        Browser browser = signedIn();
        ISSUER.refusesToRenew(true);

        HttpResponse<String> answer = browser.fetch("/api/cases");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(CASE.requests()).isEmpty();
        ISSUER.refusesToRenew(false);
        assertThat(browser.fetch("/api/cases").statusCode()).isEqualTo(401);
    }

    @Test
    void while_the_issuer_is_away_the_token_at_hand_is_used_to_its_end() {
        ISSUER.accessTokensLive(Duration.ofSeconds(50));
        Browser browser = signedIn();
        ISSUER.isAway(true);

        assertThat(browser.fetch("/api/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void when_the_issuer_is_away_too_long_nobody_is_signed_out_for_it() {
        ISSUER.accessTokensLive(Duration.ofSeconds(2));
        Browser browser = signedIn();
        ISSUER.isAway(true);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> browser.fetch("/api/cases").statusCode() != 200);

        HttpResponse<String> answer = browser.fetch("/api/cases");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("upstream-unavailable");
        ISSUER.isAway(false);
        ISSUER.accessTokensLive(Duration.ofMinutes(10));
        assertThat(browser.fetch("/api/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void an_issuer_that_never_answers_holds_no_sign_in_longer_than_the_limit() {
        ISSUER.isSilent(true);
        long start = System.nanoTime();

        HttpResponse<String> answer = new Browser(this).signIn(DISPATCHER);

        // The issuer has 5 s.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(problem(answer)).isEqualTo("upstream-unavailable");
        assertThat(json(answer).get("target").asString()).isEqualTo("identity");
        assertThat(answer.headers().firstValue("Retry-After")).contains("2");
    }

    private static String setCookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith(name + "="))
                .findAny()
                .orElseThrow();
    }
}
