package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.testkit.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest extends RunningGateway {

    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void a_client_that_asks_too_much_is_told_when_to_come_back_and_the_others_are_not() {
        String greedy = TOKENS.draft(Tokens.caller(EMERGENCY, Role.DISPATCHER))
                .with("sub", "greedy")
                .sign();

        Optional<HttpResponse<String>> refused = Stream.generate(() -> get("/api/me", greedy))
                .limit(1_500)
                .filter(answer -> answer.statusCode() != 200)
                .findFirst();

        assertThat(refused).isPresent();
        assertThat(refused.get().statusCode()).isEqualTo(429);
        assertThat(problem(refused.get())).isEqualTo("rate-limited");
        assertThat(refused.get().headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/api/me", TOKENS.dispatcher(POLICE)).statusCode()).isEqualTo(200);
    }

    @Test
    void whoever_sends_bad_tokens_is_soon_not_listened_to_and_colleagues_at_the_same_address_still_are() {
        String colleague = TOKENS.dispatcher(POLICE);
        HttpClient elsewhere = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral("127.0.0.2"))
                .build();
        assertThat(status(elsewhere, colleague)).isEqualTo(200);

        assertThat(IntStream.range(0, 400)
                        .map(i -> status(elsewhere, "rubbish-" + i))
                        .filter(status -> status != 401)
                        .findFirst())
                .hasValue(429);

        assertThat(status(elsewhere, colleague)).isEqualTo(200);
        assertThat(get("/api/me", "rubbish").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.3, /oauth2/authorization/fengqiao, 302",
        "127.0.0.4, /login/oauth2/code/fengqiao?code=guessed&state=guessed, 401",
    })
    void whoever_begins_or_ends_sign_ins_without_end_is_stopped(String address, String path, int atFirst) {
        HttpClient stranger = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build();
        assertThat(status(stranger, request(path))).isEqualTo(atFirst);

        assertThat(IntStream.range(0, 1_500)
                        .map(i -> status(stranger, request(path)))
                        .filter(status -> status != atFirst)
                        .findFirst())
                .hasValue(429);

        assertThat(send(request("/oauth2/authorization/fengqiao")).statusCode()).isEqualTo(302);
    }

    private int status(HttpClient from, String token) {
        return status(from, request("/api/me", token));
    }

    private static int status(HttpClient from, HttpRequest.Builder request) {
        try {
            return from.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_body_that_is_announced_too_large_is_refused_before_it_is_read() {
        HttpResponse<String> answer = send(request("/api/cases", TOKENS.dispatcher(POLICE))
                .POST(BodyPublishers.ofByteArray(new byte[MEBIBYTE + 1])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer)).isEqualTo("body-too-large");
        assertThat(json(answer).get("limit").asInt()).isEqualTo(MEBIBYTE);
        assertThat(json(answer).get("detail").asString()).contains("不得超过 1048576 字节");
        assertThat(CASE.requests()).isEmpty();
    }

    @Test
    void a_body_of_unknown_length_is_cut_off_at_the_limit() {
        HttpResponse<String> answer = send(request("/api/cases", TOKENS.dispatcher(POLICE))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[4 * MEBIBYTE]))));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(problem(answer)).isEqualTo("body-too-large");
        assertThat(json(answer).get("limit").asInt()).isEqualTo(MEBIBYTE);
        assertThat(json(answer).get("detail").asString()).contains("不得超过 1048576 字节");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/imports",
                "/api/people/imports?dryRun=true",
                "/api/households/imports",
                "/api/cases/01990000-0000-7000-8000-000000000001/documents"
            })
    void an_import_may_be_larger(String path) {
        HttpResponse<String> answer =
                send(request(path, TOKENS.dispatcher(POLICE)).POST(BodyPublishers.ofByteArray(new byte[3 * MEBIBYTE])));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(CASE.last().body()).hasSize(3 * MEBIBYTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/imports/1",
                "/api/people",
                "/api/people/imports/1",
                "/api/households",
                "/api/cases/01990000-0000-7000-8000-000000000001",
                "/api/cases/01990000-0000-7000-8000-000000000001/documents/1",
                "/api/cases/x/documents"
            })
    void what_stands_beside_an_import_may_not(String path) {
        HttpResponse<String> answer =
                send(request(path, TOKENS.dispatcher(POLICE)).POST(BodyPublishers.ofByteArray(new byte[3 * MEBIBYTE])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(CASE.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/cases",
                "/api//cases",
                "/api/../actuator/env",
                "/api/cases/..",
                "/api/cases/./1",
                "/api/cases/%2e%2e/actuator",
                "/api/cases/%2E%2E/%2E%2E/actuator/env",
                "/api/cases/..%2factuator",
                "/api/cases%2f1",
                "/api/cases%5c1",
                "/api/cases;a=b",
                "/api/cases/;/x",
                "/api/cases/%3b",
                "/api/cases/%252e%252e",
                "/api/cases/%00",
                "/api/cases/%0d%0aX:y",
                "/actuator/..;/env",
                "/api/cases/%zz",
                "/%61ctuator/prometheus",
                "/api/%63ases",
                "/api/cases/%31",
                "/api/cases/a%2db%5fc%7ed",
            })
    void a_path_that_could_be_read_in_two_ways_is_refused(String path) {
        String answer = askAsPolice("GET " + path);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:fengqiao:problem:request-refused");
        assertThat(CASE.requests()).isEmpty();
    }

    private String askAsPolice(String methodAndAddress) {
        return RawHttp.ask(
                port,
                methodAndAddress + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TOKENS.dispatcher(POLICE)
                        + "\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRACE /api/cases",
                "FOO /api/cases",
                "GET /api/cases?q=漏水",
                "GET /api/cases?q=%",
                "GET /api/cases?q=a\\b"
            })
    void a_request_line_that_says_nothing_readable_is_refused_in_words(String line) {
        String bytes = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        String answer = askAsPolice(bytes);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("urn:fengqiao:problem:request-refused");
        assertThat(CASE.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n%s\r\n0\r\n\r\n",
                "GET /api/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n%s\r\nabcde",
                "GET /api/cases HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n%s\r\n0\r\n\r\n",
                "GET /api/cases HTTP/1.1\r\nHost: x\r\nX y: z\r\n%s\r\n",
                "GET /api\\cases HTTP/1.1\r\nHost: x\r\n%s\r\n",
            })
    void a_request_whose_length_could_be_read_in_two_ways_smuggles_nothing(String request) {
        RawHttp.ask(
                port,
                request.formatted("Authorization: Bearer " + TOKENS.dispatcher(POLICE) + "\r\nConnection: close\r\n"));

        assertThat(CASE.requests()).hasSizeLessThanOrEqualTo(1);
        CASE.requests().forEach(seen -> assertThat(seen.target()).isEqualTo("/api/cases"));
    }

    @Test
    void a_chinese_name_in_a_path_is_no_trick() {
        HttpResponse<String> answer = get("/api/import-mappings/%E7%83%AD%E7%BA%BF", TOKENS.dispatcher(POLICE));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(CASE.last().target()).isEqualTo("/api/import-mappings/%E7%83%AD%E7%BA%BF");
    }

    @Test
    void every_answer_says_what_a_browser_may_do_with_it() {
        HttpResponse<String> answer = get("/api/cases", TOKENS.dispatcher(POLICE));

        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void a_refusal_speaks_the_language_of_its_reader() {
        assertThat(json(get("/api/nothing", TOKENS.dispatcher(POLICE)))
                        .get("title")
                        .asString())
                .isEqualTo("地址不存在");
        assertThat(json(send(request("/api/nothing", TOKENS.dispatcher(POLICE)).header("Accept-Language", "en-GB")))
                        .get("title")
                        .asString())
                .isEqualTo("No such address");
    }
}
