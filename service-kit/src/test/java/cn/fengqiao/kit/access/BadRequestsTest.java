package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.DeskClient.Answer;
import cn.fengqiao.testkit.Tokens;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@DeskTest
class BadRequestsTest {

    @LocalServerPort
    private int port;

    private DeskClient desk = new DeskClient(0, null);

    @BeforeEach
    void aDispatcherAsks() {
        desk = new DeskClient(port, Tokens.shared().dispatcher(Department.POLICE));
    }

    private Answer raise(String body) {
        return desk.post("/notes", body, "Idempotency-Key", "k1");
    }

    @Test
    void a_good_body_is_taken_with_line_breaks_where_they_belong() {
        Answer answer = raise("""
                {"title":"三号楼漏水争吵 👩\\u200d👧","narrative":"第一行\\n\\t第二行\\u200b","colour":"RED","count":3,
                 "foundAt":"2026-11-24T08:00:00+08:00","day":"2026-02-28","parties":[{"name":"张三"}],"answers":{"A":true}}
                """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("by").asString()).isEqualTo("police.dispatcher");
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"title":"t","colour2":1}                                | unknown-field      | colour2
            {"title":"t","parties":[{"name":"a"},{"name":"b","x":1}]} | unknown-field     | parties[1].x
            {"title":1}                                              | wrong-type         | title
            {"title":"t","count":"3"}                                | wrong-type         | count
            {"title":"t","count":3.5}                                | wrong-type         | count
            {"title":"t","count":99999999999}                        | wrong-type         | count
            {"title":"t","count":1e400}                              | wrong-type         | count
            {"title":"t","restricted":"true"}                        | wrong-type         | restricted
            {"title":"t","restricted":1}                             | wrong-type         | restricted
            {"title":"t","parties":{"name":"a"}}                     | wrong-type         | parties
            {"title":"t","parties":["a"]}                            | wrong-type         | parties[0]
            {"title":["t"]}                                          | wrong-type         | title
            {}                                                       | field-missing      | title
            {"title":null}                                           | field-missing      | title
            {"title":"t","parties":[{"phone":"1"}]}                  | field-missing      | parties[0].name
            {"title":"t","colour":"GREEN"}                           | unknown-value      | colour
            {"title":"t","colour":0}                                 | unknown-value      | colour
            {"title":"t","day":"2026-02-30"}                         | impossible-date    | day
            {"title":"t","foundAt":"2026-13-01T00:00:00Z"}           | impossible-date    | foundAt
            {"title":"t","foundAt":"yesterday"}                      | impossible-date    | foundAt
            {"title":"t","day":"+300000000-01-01"}                   | impossible-date    | day
            {"title":"t","day":"-9999-01-01"}                        | impossible-date    | day
            {"title":"t","foundAt":"+300000-01-01T00:00:00Z"}        | impossible-date    | foundAt
            {"title":"t","foundAt":"-9999-01-01T00:00:00Z"}          | impossible-date    | foundAt
            {"title":"a\\u0000b"}                                    | control-characters | title
            {"title":"a\\nb"}                                        | control-characters | title
            {"title":"a\\u007fb"}                                    | control-characters | title
            {"title":"a\\ud83db"}                                    | control-characters | title
            {"title":"a\\u202eb"}                                    | control-characters | title
            {"title":"漏水\\u200b争吵"}                                | control-characters | title
            {"title":"漏水\\u200d争吵"}                                | control-characters | title
            {"title":"\\ufeff漏水"}                                   | control-characters | title
            {"title":"t","narrative":"a\\u0007b"}                    | control-characters | narrative
            {"title":"t","title":"u"}                                | duplicate-field    | title
            {"title":"t"} {"title":"u"}                              | body-malformed     | ^^
            {"title":"t",                                            | body-malformed     | ^^
            {'title':'t'}                                            | body-malformed     | ^^
            [1]                                                      | wrong-type         | ^^
            null                                                     | body-missing       | ^^
            """)
    void a_bad_body_is_refused_naming_the_field(String body, String type, String field) {
        Answer answer = raise(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.type()).as(answer.text()).isEqualTo(type);
        assertThat(answer.field()).as(answer.text()).isEqualTo(field);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).doesNotContain("Exception", "jackson", "cn.fengqiao", "java.");
    }

    @Test
    void a_number_that_is_too_large_is_told_what_is_not() {
        Answer answer = raise("{\"title\":\"t\",\"count\":99999999999}");

        assertThat(answer.json().path("expected").asString()).isEqualTo("integer, -2147483648 – 2147483647");
        assertThat(answer.json().path("detail").asString()).isEqualTo("应为整数，-2147483648 – 2147483647");
    }

    @Test
    void a_body_that_is_not_utf8_is_refused() {
        byte[] body = "{\"title\":\"xx\"}".getBytes(StandardCharsets.UTF_8);
        body[10] = (byte) 0xc3;
        body[11] = (byte) 0x28;

        Answer answer = desk.post("/notes", body, "Idempotency-Key", "k1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).as(answer.text()).isEqualTo("body-not-utf8");
    }

    @Test
    void a_deep_body_is_refused() {
        Answer answer = raise("{\"title\":\"t\",\"parties\":" + "[".repeat(500) + "]".repeat(500) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).as(answer.text()).isIn("body-too-deep", "wrong-type");
    }

    @Test
    void an_unknown_field_that_is_deep_is_refused() {
        Answer answer = raise("[".repeat(100_000));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    @Test
    void a_body_of_ten_megabytes_is_refused_by_its_announcement() {
        byte[] body = new byte[10 * 1024 * 1024];
        Arrays.fill(body, (byte) ' ');

        Answer answer = desk.post("/notes", body, "Idempotency-Key", "k1");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.type()).isEqualTo("body-too-large");
        assertThat(answer.json().path("limit").asLong()).isEqualTo(1024 * 1024);
    }

    @Test
    void a_body_that_does_not_announce_its_length_is_cut_off_at_the_limit() {
        byte[] body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');

        Answer answer = desk.send(desk.request("/notes", "Idempotency-Key", "k1", "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.type()).isEqualTo("body-too-large");
    }

    @Test
    void an_empty_body_is_missing() {
        assertThat(raise("").type()).isEqualTo("body-missing");
    }

    @Test
    void another_media_type_is_refused() {
        Answer answer = desk.send(desk.request("/notes", "Idempotency-Key", "k1", "Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.type()).isEqualTo("media-type-unsupported");
    }

    /** Libraries bring converters for some of these along; behind those, no check of a body would hold. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "application/yaml",
                "application/x-yaml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/xml",
                "text/xml",
                "application/x-www-form-urlencoded",
                "application/octet-stream"
            })
    void only_json_is_read_whatever_is_on_the_class_path(String type) {
        Answer answer = desk.send(desk.request("/notes", "Idempotency-Key", "k1", "Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"t\",\"title\":\"\\u0007\",\"other\":1}")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(answer.type()).isEqualTo("media-type-unsupported");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("supported"))
                .isNotEmpty()
                .allMatch(supported -> supported.asString().endsWith("json"));
    }

    @Test
    void a_form_with_names_that_nobody_may_use_is_refused_and_no_fault() {
        Answer answer = desk.send(
                desk.request("/notes", "Idempotency-Key", "k1", "Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("a%0Ab=1")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("request-refused");
    }

    @Test
    void json_in_another_charset_is_refused() {
        Answer answer = desk.send(
                desk.request("/notes", "Idempotency-Key", "k1", "Content-Type", "application/json;charset=GBK")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"title\":\"t\"}")));

        assertThat(answer.status()).isEqualTo(415);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/xml", "application/yaml", "application/cbor", "text/html"})
    void an_answer_that_cannot_be_produced_is_refused_as_a_problem(String type) {
        Answer answer = desk.get("/notes?limit=1", "Accept", type);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.type()).isEqualTo("not-acceptable");
        assertThat(answer.json().path("supported"))
                .isNotEmpty()
                .allMatch(supported -> supported.asString().endsWith("json"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"application/yaml", "application/problem+yaml", "application/xml", "text/html"})
    void a_problem_is_json_whatever_is_asked_for(String type) {
        Answer answer = desk.get("/notes/00000000-0000-7000-8000-000000000000", "Accept", type);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).isEqualTo("not-found");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_missing_header_is_named() {
        Answer answer = desk.post("/notes", "{\"title\":\"t\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("header-missing");
        assertThat(answer.field()).isEqualTo("Idempotency-Key");
    }

    @Test
    void a_command_without_a_version_is_told_to_bring_one() {
        Answer answer = desk.post("/notes/1/accept", "{}");

        assertThat(answer.status()).isEqualTo(428);
        assertThat(answer.type()).isEqualTo("precondition-required");
        assertThat(desk.post("/notes/1/accept", "").type()).isEqualTo("precondition-required");
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource({
        "/notes,               parameter-missing, limit",
        "/notes?limit=x,       parameter-invalid, limit",
        "/notes?limit=1&q=%00, parameter-invalid, q",
        "/notes?limit=1&q=%c3, parameter-invalid, q",
        "/notes?limit=1&q=%0a, parameter-invalid, q",
        "/notes/not-a-uuid,    parameter-invalid, id",
        "/notes?limit=1&day=%2B300000000-01-01, parameter-invalid, day",
        "/notes?limit=1&day=-9999-01-01, parameter-invalid, day",
        "/notes?limit=1&at=%2B300000-01-01T00:00:00Z, parameter-invalid, at",
        "/notes?limit=1&color=RED, unknown-field, color",
        "/notes?limit=1&limit=2, duplicate-field, limit",
        "/notes?limit=1&%6cimit=2, duplicate-field, limit",
    })
    void a_bad_parameter_is_named(String path, String type, String field) {
        Answer answer = desk.get(path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.json().path("instance").asString()).isEqualTo(path.replaceFirst("\\?.*", ""));
    }

    @Test
    void a_good_parameter_in_chinese_passes() {
        assertThat(desk.get("/notes?limit=1&q=%E6%BC%8F%E6%B0%B4")
                        .json()
                        .path("q")
                        .asString())
                .isEqualTo("漏水");
    }

    @Test
    void all_invalid_fields_are_listed_and_the_first_is_named() {
        Answer answer = desk.post("/shorts", "{\"code\":\"long\",\"digit\":12}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("field-invalid");
        assertThat(answer.json().path("fields").size()).isEqualTo(2);
        assertThat(answer.field()).isIn("code", "digit");
    }

    @Test
    void an_unknown_address_and_a_wrong_method_are_problems() {
        assertThat(desk.get("/nothing").type()).isEqualTo("no-such-route");
        Answer method = desk.send(desk.request("/notes").DELETE());
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.type()).isEqualTo("method-not-allowed");
        assertThat(method.header("Allow")).contains("GET", "POST");
        assertThat(method.json().path("detail").asString())
                .startsWith("此地址只接受")
                .contains("GET", "POST")
                .doesNotContain("DELETE");
    }

    @Test
    void options_is_a_method_like_others_that_are_not_there() {
        Answer answer = desk.send(desk.request("/notes").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(405);
        assertThat(answer.type()).isEqualTo("method-not-allowed");
        assertThat(answer.header("Allow")).isEqualTo("GET, POST");
    }

    @Test
    void a_trick_in_the_path_is_a_problem_too() {
        Answer answer = desk.get("/notes;a=b/1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("request-refused");
    }

    @Test
    void a_database_that_is_away_is_a_503_that_says_when_to_come_back_and_nothing_else() {
        Answer answer = desk.get("/away");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.type()).isEqualTo("temporarily-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.text()).doesNotContain("10.1.2.3");
    }

    @Test
    void the_unforeseen_is_an_incident_without_insides() {
        Answer answer = desk.get("/broken");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.type()).isEqualTo("internal-error");
        assertThat(answer.json().path("incident").asString()).hasSize(36);
        assertThat(answer.text()).doesNotContain("secret");
    }

    @Test
    void titles_are_chinese_unless_english_is_preferred() {
        assertThat(raise("{}").json().path("title").asString()).isEqualTo("缺少必填字段");
        assertThat(desk.post("/notes", "{}", "Idempotency-Key", "k", "Accept-Language", "en-GB,en;q=0.9")
                        .json()
                        .path("title")
                        .asString())
                .isEqualTo("A field is missing");
    }

    @Test
    void an_upload_above_its_own_limit_is_refused() {
        DeskClient admin = new DeskClient(port, Tokens.shared().of(Department.COMMUNITY, Role.ADMIN));
        String part = "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n";

        Answer answer = admin.send(admin.request("/imports", "Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(part)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("parameter-missing");
        assertThat(answer.field()).isEqualTo("file");
    }
}
