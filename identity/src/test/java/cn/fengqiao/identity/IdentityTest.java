package cn.fengqiao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class IdentityTest {

    private static final String PASSWORD = "fengqiao-demo";

    @TempDir
    static Path folder;

    private static RunningIdentity identity;

    @BeforeAll
    static void start() {
        identity = RunningIdentity.start(folder.resolve("keys.json"));
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @BeforeEach
    void anotherBrowser() {
        identity.forgetCookies();
    }

    @ParameterizedTest
    @CsvSource({
        "police-system, POLICE, HC.FQ, SYSTEM, DISPATCHER",
        "urban-management-system, URBAN_MANAGEMENT, HC.FQ, SYSTEM, DISPATCHER",
        "gateway-service, PLATFORM, NOWHERE, FEED,",
        "case-service, PLATFORM, NOWHERE, SERVICE,",
    })
    void a_program_gets_a_token_that_says_whose_it_is(
            String client, String department, String area, String role, String second) {
        HttpResponse<String> answer = identity.post(
                "/oauth2/token", Map.of("grant_type", "client_credentials"), RunningIdentity.basic(client));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode claims = RunningIdentity.claims(
                RunningIdentity.json(answer).get("access_token").asString());
        assertThat(claims.get("iss").asString()).isEqualTo(RunningIdentity.ISSUER);
        assertThat(claims.get("aud").asString()).isEqualTo("fengqiao");
        assertThat(claims.get("sub").asString()).isEqualTo(client);
        assertThat(claims.get("department").asString()).isEqualTo(department);
        assertThat(claims.get("area").asString()).isEqualTo(area);
        assertThat(claims.get("roles").valueStream().map(JsonNode::asString))
                .contains(role)
                .hasSize(second == null ? 1 : 2);
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(600);
    }

    @Test
    void a_wrong_secret_gets_nothing() {
        HttpResponse<String> answer = identity.post(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials"),
                RunningIdentity.basic("police-system", "fengqiao-demo-police-systen"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void a_program_cannot_act_for_a_person() {
        HttpResponse<String> answer = identity.post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "refresh_token", "x"),
                RunningIdentity.basic("police-system"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void a_person_signs_in_and_the_gateway_gets_tokens_that_say_who_it_is() {
        JsonNode tokens = identity.tokensFor("urban.dispatcher", PASSWORD);

        JsonNode access = RunningIdentity.claims(tokens.get("access_token").asString());
        assertThat(access.get("sub").asString()).isEqualTo("urban.dispatcher");
        assertThat(access.get("name").asString()).isEqualTo("林队长");
        assertThat(access.get("department").asString()).isEqualTo("URBAN_MANAGEMENT");
        assertThat(access.get("aud").asString()).isEqualTo("fengqiao");
        JsonNode idToken = RunningIdentity.claims(tokens.get("id_token").asString());
        assertThat(idToken.get("aud").asString()).isEqualTo("fengqiao-console");
        assertThat(idToken.get("nonce").asString()).isEqualTo("n");
        assertThat(idToken.has("department")).isFalse();
        assertThat(tokens.get("refresh_token").asString()).isNotEmpty();
    }

    @Test
    void who_is_not_signed_in_is_asked_to_and_led_back() {
        HttpResponse<String> asked = identity.get(RunningIdentity.authorize(RunningIdentity.challenge()));
        HttpResponse<String> signedIn = identity.signIn("leader", PASSWORD);

        assertThat(RunningIdentity.location(asked)).endsWith("/login");
        assertThat(RunningIdentity.location(signedIn))
                .startsWith("/oauth2/authorize?")
                .contains("state=s");
    }

    @Test
    void a_planted_way_back_leads_nowhere_else() {
        HttpResponse<String> signedIn = identity.signIn(
                "leader",
                PASSWORD,
                "Cookie",
                "REDIRECT_URI="
                        + Base64.getEncoder()
                                .encodeToString("https://evil.test/oauth2/authorize".getBytes(StandardCharsets.UTF_8)));

        assertThat(RunningIdentity.location(signedIn)).doesNotContain("evil");
    }

    @Test
    void a_code_without_its_proof_key_is_worth_nothing() {
        identity.get(RunningIdentity.authorize(RunningIdentity.challenge()));
        identity.signIn("leader", PASSWORD);
        String back = RunningIdentity.location(identity.get(RunningIdentity.authorize(RunningIdentity.challenge())));
        String code = back.replaceAll(".*code=([^&]+).*", "$1");

        HttpResponse<String> answer = identity.redeem(code, "a-guess-that-is-long-enough-for-the-standard-0123456789");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void a_code_is_good_for_one_use() {
        identity.get(RunningIdentity.authorize(RunningIdentity.challenge()));
        identity.signIn("leader", PASSWORD);
        String back = RunningIdentity.location(identity.get(RunningIdentity.authorize(RunningIdentity.challenge())));
        String code = back.replaceAll(".*code=([^&]+).*", "$1");

        assertThat(identity.redeem(code, RunningIdentity.VERIFIER).statusCode()).isEqualTo(200);
        assertThat(identity.redeem(code, RunningIdentity.VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void a_request_without_a_proof_key_is_refused() {
        identity.get(RunningIdentity.authorize(RunningIdentity.challenge()));
        identity.signIn("leader", PASSWORD);

        String way = RunningIdentity.authorize("x").replaceAll("&?code_challenge[^&]*", "");
        HttpResponse<String> answer = identity.get(way);

        assertThat(RunningIdentity.location(answer)).doesNotContain("code=").contains("error=invalid_request");
    }

    @Test
    void a_code_is_sent_nowhere_but_to_the_gateway() {
        identity.get(RunningIdentity.authorize(RunningIdentity.challenge()));
        identity.signIn("leader", PASSWORD);

        String way = RunningIdentity.authorize(RunningIdentity.challenge()).replace("localhost%3A8080", "evil.test");
        HttpResponse<String> answer = identity.get(way);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningIdentity.location(answer)).isEmpty();
    }

    @Test
    void the_page_is_chinese_first_and_english_at_a_click() {
        HttpResponse<String> chinese = identity.get("/login");
        HttpResponse<String> english = identity.get("/login?lang=en");

        assertThat(chinese.body()).contains("<html lang=\"zh-CN\">", "登录枫桥", "/login?lang=en");
        assertThat(english.body()).contains("<html lang=\"en\">", "Sign in to Fengqiao", "action=\"/login?lang=en\"");
    }

    @Test
    void the_page_wears_the_mark_and_the_colours_of_the_console() throws IOException {
        String mark = Files.readString(Path.of("../console/public/favicon.svg"));
        String tokens = Files.readString(Path.of("../console/src/app/styles/tokens.css"));
        String styles = identity.get("/login/assets/login.css").body();

        String shapes = mark.substring(mark.indexOf('>') + 1, mark.indexOf("</svg>"));
        assertThat(identity.get("/login").body()).contains(shapes);
        assertThat(values("accent", styles)).hasSize(2).isEqualTo(values("accent", tokens));
        assertThat(values("ground", styles)).hasSize(2).isEqualTo(values("ground", tokens));
    }

    private static List<String> values(String property, String styles) {
        return Pattern.compile("--" + property + ": (#\\w+);")
                .matcher(styles)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void the_page_runs_no_script_and_cannot_be_framed() {
        HttpResponse<String> page = identity.get("/login");

        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script", "unsafe");
        assertThat(page.body()).doesNotContain("<script", "style=", "onclick");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_wrong_password_and_an_unknown_account_are_told_the_same() {
        HttpResponse<String> wrong = identity.signIn("police.dispatcher", "wrong", "X-Forwarded-For", "10.1.0.1");
        HttpResponse<String> unknown = identity.signIn("nobody.at.all", "wrong", "X-Forwarded-For", "10.1.0.2");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("账号或密码不正确");
        assertThat(unknown.body()).contains("账号或密码不正确");
    }

    @Test
    void what_somebody_typed_is_shown_as_text() {
        HttpResponse<String> answer =
                identity.signIn("\"><script>alert(1)</script>", "x", "X-Forwarded-For", "10.1.0.3");

        assertThat(answer.body()).doesNotContain("<script").contains("&quot;&gt;&lt;script&gt;");
    }

    @Test
    void a_form_of_another_page_signs_nobody_in() {
        HttpResponse<String> answer =
                identity.post("/login", Map.of("username", "leader", "password", PASSWORD, "_csrf", "guess"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void guessing_is_slowed_down_at_its_address_and_not_for_the_owner_elsewhere() {
        IntStream.range(0, 5)
                .forEach(i -> identity.signIn("emergency.dispatcher", "guess" + i, "X-Forwarded-For", "10.6.6.6"));

        HttpResponse<String> guess = identity.signIn("Emergency.Dispatcher ", PASSWORD, "X-Forwarded-For", "10.6.6.6");
        HttpResponse<String> owner = identity.signIn("emergency.dispatcher", PASSWORD, "X-Forwarded-For", "10.0.0.9");

        assertThat(guess.statusCode()).isEqualTo(429);
        assertThat(guess.headers().firstValue("Retry-After")).isPresent();
        assertThat(owner.statusCode()).isEqualTo(302);
    }

    @Test
    void signing_in_changes_the_session() {
        identity.signIn("leader", PASSWORD);
        HttpResponse<String> again = identity.signIn("leader", PASSWORD);

        assertThat(again.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("FQ_IDENTITY="));
    }

    @Test
    void signing_out_ends_the_grant() {
        JsonNode tokens = identity.tokensFor("leader", PASSWORD);

        HttpResponse<String> out = identity.get("/connect/logout?id_token_hint="
                + tokens.get("id_token").asString() + "&post_logout_redirect_uri=http://localhost:8080/");

        assertThat(RunningIdentity.location(out)).isEqualTo("http://localhost:8080/");
        assertThat(identity.renew(tokens.get("refresh_token").asString()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void signing_out_works_with_the_first_id_token_however_often_the_access_token_was_renewed() {
        JsonNode tokens = identity.tokensFor("leader", PASSWORD);
        String refresh = tokens.get("refresh_token").asString();
        assertThat(identity.renew(refresh).statusCode()).isEqualTo(200);
        assertThat(identity.renew(refresh).statusCode()).isEqualTo(200);

        identity.get("/connect/logout?id_token_hint=" + tokens.get("id_token").asString());

        assertThat(identity.renew(refresh).statusCode()).isEqualTo(400);
    }

    @Test
    void a_restart_signs_nobody_out_and_the_files_are_for_their_owner_only() throws IOException {
        Path keys = folder.resolve("restarted").resolve("keys.json");
        String refresh;
        String idToken;
        String jwks;
        try (RunningIdentity before = RunningIdentity.start(keys)) {
            JsonNode tokens = before.tokensFor("auditor", PASSWORD);
            refresh = tokens.get("refresh_token").asString();
            idToken = tokens.get("id_token").asString();
            jwks = before.get("/oauth2/jwks").body();
        }

        try (RunningIdentity after = RunningIdentity.start(keys)) {
            assertThat(after.get("/oauth2/jwks").body()).isEqualTo(jwks);
            HttpResponse<String> renewed = after.renew(refresh);
            assertThat(renewed.statusCode()).isEqualTo(200);
            assertThat(RunningIdentity.claims(RunningIdentity.json(renewed)
                                    .get("access_token")
                                    .asString())
                            .get("sub")
                            .asString())
                    .isEqualTo("auditor");
            after.get("/connect/logout?id_token_hint=" + idToken);
            assertThat(after.renew(refresh).statusCode()).isEqualTo(400);
        }

        Path grants = keys.resolveSibling("grants.jsonl");
        assertThat(Files.readString(grants)).doesNotContain(refresh, idToken);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(grants)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_public_keys_are_public_and_the_private_ones_are_not() {
        JsonNode key =
                RunningIdentity.json(identity.get("/oauth2/jwks")).get("keys").get(0);

        assertThat(key.has("n")).isTrue();
        assertThat(key.has("d")).isFalse();
        assertThat(key.has("p")).isFalse();
    }

    @Test
    void what_is_not_offered_is_not_there() {
        assertThat(identity.get("/actuator/env").statusCode()).isIn(401, 403, 404);
        assertThat(identity.get("/oauth2/device_authorization").statusCode()).isNotEqualTo(200);
        assertThat(identity.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }
}
