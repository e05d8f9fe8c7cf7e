package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import cn.fengqiao.testkit.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The list of cases leaves the system: whole or not at all, without a person, and never unnoticed. */
@RunningService
class ExportTest {

    /** Cases whose lines are so long that a list of them fits into no buffer on the way. */
    private static final AreaPath LONG_LINES = AreaPath.of("HC.ZZ");

    private static final String GRID = "HC.FQ.C02.G01";
    private static final String REASON = "{\"reason\": \"季度分析研判\"}";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final TestDatabase database = TestCluster.postgres().database("fengqiao_case");

    @LocalServerPort
    private int port;

    @Value("${fengqiao.case.exports.at-once}")
    private int atOnce;

    @Value("${spring.datasource.hikari.maximum-pool-size}")
    private int connections;

    private Desk police;

    @BeforeEach
    void desks() {
        police = Desk.dispatcher(port, POLICE);
    }

    @AfterEach
    void withoutTheLongLines() throws SQLException {
        asOwner("delete from dispute_case where area >= 'HC.ZZ' and area < 'HC.ZZ/'");
    }

    @Test
    void the_list_is_what_the_queue_shows_with_the_same_filter() throws SQLException {
        raise(police, "FAMILY", false);
        raise(police, "LABOUR", false);
        Answer ended = raise(police, "LABOUR", false);
        asOwner("update dispute_case set status = 'WRITTEN_OFF', colour = 2 where id = '" + ended.id() + "'");

        for (String filter : List.of(
                "",
                "&type=LABOUR",
                "&status=WRITTEN_OFF",
                "&status=REGISTERED,WRITTEN_OFF&colour=NONE",
                "&department=POLICE",
                "&mine=true",
                "&unsigned=true")) {
            List<String> queue = numbers(police.get("/api/cases?limit=200&sort=raised&area=" + GRID + filter));
            List<List<String>> list = list(police, "area=" + GRID + filter);

            assertThat(list.subList(2, list.size() - 1).stream().map(List::getFirst))
                    .as(filter)
                    .containsExactlyElementsOf(queue);
            assertThat(list.getLast().subList(0, 2)).containsExactly("导出结束", "共 " + queue.size() + " 件");
            assertThat(list).allSatisfy(line -> assertThat(line).hasSameSizeAs(list.getFirst()));
        }
        assertThat(list(police, "area=" + GRID + "&status=WRITTEN_OFF").stream()
                        .filter(line -> line.getFirst().equals(ended.text("/number"))))
                .isNotEmpty();
    }

    @Test
    void a_line_says_in_words_what_the_queue_says_of_the_case() {
        Answer raised = raise(police, "LABOUR", false);
        var item = item(police, raised);

        List<List<String>> list = list(police, "area=" + GRID + "&type=LABOUR");
        List<String> line = line(list, raised);

        assertThat(list.get(1)).startsWith("案件编号", "类别代码", "类别", "来源").doesNotContain("当事人", "标题");
        assertThat(line)
                .contains("LABOUR", "劳动人事争议", "网格巡查", GRID, item.path("place").asString(), "公安派出所", "实案", "无", "三级");
        assertThat(line.get(list.get(1).indexOf("到期时间")))
                .isEqualTo(local(item.at("/clock/dueAt").asString("")));
        assertThat(line.get(list.get(1).indexOf("上报时间")))
                .isEqualTo(local(item.path("raisedAt").asString()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, PROVISIONAL, ACTUAL, false, 无|暂定|实案|劳动人事争议",
        "1, CONFIRMED, EXERCISE, false, 蓝|已确认|演练|劳动人事争议",
        "2, REVIEW_DUE, ACTUAL, true, 黄|待复核|实案|劳动人事争议（建议）",
        "3, CONFIRMED, ACTUAL, false, 红|已确认|实案|劳动人事争议",
    })
    void colours_and_what_is_only_proposed_are_in_words(
            int colour, String certainty, String mode, boolean proposed, String words) throws SQLException {
        Answer raised = raise(police, "LABOUR", false);
        asOwner("""
                update dispute_case
                set colour = %d, certainty = '%s', mode = '%s', departments = '{COMMUNITY,POLICE}', proposals = %s
                where id = '%s'""".formatted(
                        colour,
                        certainty,
                        mode,
                        proposed ? "'[{\"field\": \"TYPE\", \"code\": \"LABOUR\"}]'" : "null",
                        raised.id()));

        assertThat(line(list(police, "area=" + GRID + "&type=LABOUR"), raised))
                .contains(words.split("\\|"))
                .contains("社区建设办公室、公安派出所");
    }

    @Test
    void who_is_not_on_a_case_gets_of_it_what_its_existence_tells() throws SQLException {
        Answer raised = raise(police, "FAMILY", false);
        asOwner("update dispute_case set scale = '02', supervision = 'RED_CARD' where id = '" + raised.id() + "'");

        assertThat(line(list(police, "area=" + GRID), raised)).contains("一般群体性", "红牌督办", "三级");
        for (Desk other : List.of(Desk.dispatcher(port, EMERGENCY), Desk.of(port, POLICE, Role.AUDITOR))) {
            assertThat(line(list(other, "area=" + GRID), raised))
                    .contains("FAMILY", "公安派出所")
                    .doesNotContain("一般群体性", "红牌督办", "三级");
        }
    }

    @Test
    void another_department_s_restricted_case_is_in_no_list() {
        String number = raise(police, "FAMILY", true).text("/number");

        assertThat(text(police, "area=" + GRID)).contains(number);
        assertThat(text(Desk.dispatcher(port, EMERGENCY), "area=" + GRID)).doesNotContain(number);
        assertThat(text(Desk.of(port, COMMUNITY, Role.LEADER), "area=" + GRID)).doesNotContain(number);
        assertThat(text(Desk.of(port, COMMUNITY, Role.AUDITOR), "area=" + GRID)).doesNotContain(number);
    }

    @Test
    void nothing_of_what_people_said_stands_in_a_list() {
        Answer raised = police.raise(aCase("FAMILY", false)
                .put("title", "只在标题里的字")
                .put("narrative", "只在叙述里的字")
                .put("address", "只在地址里的字"));

        assertThat(text(police, "area=" + GRID))
                .contains(raised.text("/number"))
                .doesNotContain("里的字");
    }

    @Test
    void a_text_that_would_be_calculated_is_shown_instead() throws SQLException {
        Answer raised = raise(police, "FAMILY", false);
        asOwner("update dispute_case set number = '=1+1', source = '@SUM(A1),\"x\"' where id = '" + raised.id() + "'");
        try {
            String list = text(police, "area=" + GRID, "{\"reason\": \"=HYPERLINK(1)\"}");

            assertThat(list)
                    .contains("\r\n'=1+1,")
                    .contains("\"'@SUM(A1),\"\"x\"\"\"")
                    .contains("事由 =HYPERLINK(1)");
            assertThat(rows(list))
                    .allSatisfy(line -> assertThat(line)
                            .allSatisfy(cell ->
                                    assertThat(cell).doesNotStartWith("=").doesNotStartWith("@")));
        } finally {
            asOwner("update dispute_case set number = '" + raised.text("/number")
                    + "', source = 'GRID_PATROL' where id = '" + raised.id() + "'");
        }
    }

    @Test
    void a_list_needs_a_reason() {
        assertThat(police.post("/api/cases/export", "{}").problem()).isEqualTo("field-missing");
        assertThat(police.post("/api/cases/export", "{}").text("/field")).isEqualTo("reason");
        for (String no : List.of(" ", "\u200b", "很".repeat(201))) {
            Answer refused = police.post("/api/cases/export", "{\"reason\": \"" + no + "\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/field")).isEqualTo("reason");
        }
    }

    @Test
    void a_filter_that_means_nothing_is_refused_with_its_name() {
        assertThat(police.post("/api/cases/export?area=HC.FQ.NONE", REASON).text("/field"))
                .isEqualTo("area");
        assertThat(police.post("/api/cases/export?type=NONE", REASON).text("/field"))
                .isEqualTo("type");
        assertThat(police.post("/api/cases/export?mine=true&department=COMMUNITY", REASON)
                        .text("/field"))
                .isEqualTo("department");
        assertThat(police.post("/api/cases/export?q=x", REASON).status()).isEqualTo(400);
    }

    @Test
    void a_list_goes_to_who_answers_for_cases_and_to_who_audits() {
        assertThat(Desk.of(port, POLICE, Role.RECEIVER)
                        .post("/api/cases/export", REASON)
                        .problem())
                .isEqualTo("operation-refused");
        assertThat(Desk.of(port, POLICE, Role.ADMIN)
                        .post("/api/cases/export", REASON)
                        .problem())
                .isEqualTo("operation-refused");
    }

    @Test
    void an_export_is_in_the_log_with_its_reason_and_its_end() throws SQLException {
        String reason = "研判 " + UUID.randomUUID();
        List<List<String>> list =
                rows(text(police, "area=" + GRID + "&type=LABOUR", "{\"reason\": \"" + reason + "\"}"));
        String id = list.getLast().get(2).replace("导出编号 ", "");

        assertThat(list.getFirst()).contains("事由 " + reason, "导出编号 " + id);
        assertThat(one("select reason || '|' || by_department || '|' || question || '|' || lines from list_export "
                        + "join list_export_end on export_id = id where id = '" + id + "'"))
                .isEqualTo(reason + "|POLICE|[]|false|[]||" + GRID + "|LABOUR|false|false|false||" + (list.size() - 3));
        Answer log = Desk.of(port, POLICE, Role.AUDITOR).get("/api/read-log?caseId=" + id);
        assertThat(log.text("/items/0/operation")).isEqualTo("cases.export");
        assertThat(log.text("/items/0/purpose")).isEqualTo(reason);
    }

    @Test
    void too_many_at_once_are_told_to_come_back() throws Exception {
        longLines();
        List<InputStream> held = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            held.add(opened().body());
        }

        Answer refused = police.post("/api/cases/export?area=" + GRID, REASON);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-exports");
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("10");
        assertThat(refused.body().path("limit").asInt()).isEqualTo(atOnce);
        for (InputStream list : held) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8)).contains("\r\n导出结束,共 4000 件,");
        }
        assertThat(list(police, "area=" + GRID)).isNotEmpty();
    }

    @Test
    void who_goes_away_leaves_neither_a_place_nor_a_connection_taken() throws Exception {
        longLines();
        for (int i = 0; i < connections + 4; i++) {
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(IllegalStateException.class)
                    .untilAsserted(() -> opened().body().close());
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(one("select count(*) from pg_stat_activity where " + RUNNING))
                        .isEqualTo("0"));
        assertThat(list(police, "area=" + GRID)).isNotEmpty();
    }

    @Test
    void a_list_whose_database_breaks_off_never_looks_whole() throws Exception {
        longLines();
        HttpResponse<InputStream> opened = opened();
        try (Connection app = database.app();
                Statement statement = app.createStatement()) {
            assertThat(statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where " + RUNNING))
                    .isTrue();
        }

        var got = new StringBuilder();
        assertThatThrownBy(() -> {
                    try (InputStream list = opened.body()) {
                        byte[] piece = new byte[64 * 1024];
                        for (int n = list.read(piece); n >= 0; n = list.read(piece)) {
                            got.append(new String(piece, 0, n, StandardCharsets.UTF_8));
                        }
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(got.toString()).contains("案件编号").doesNotContain("\n导出结束");
        String id = got.toString().replaceAll("(?s).*?导出编号 ([0-9a-f-]{36}).*", "$1");
        assertThat(one("select count(*) from list_export where id = '" + id + "'"))
                .isEqualTo("1");
        assertThat(one("select count(*) from list_export_end where export_id = '" + id + "'"))
                .isEqualTo("0");
    }

    private static final String RUNNING = "query like 'copy (%' and state = 'active' and pid <> pg_backend_pid()";

    /** 30 megabytes of list, more than all buffers of two sockets hold. */
    private void longLines() throws SQLException {
        asOwner("""
                insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by,
                    departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                    raised_by_subject, raise_key)
                select uuidv7(), 'ZZ' || i, 'OTHER', repeat('长', 2700), 'REGISTERED', 0, 'PROVISIONAL', 'HC.ZZ.C01.G01', 'POLICE',
                    '{POLICE}', '[]', false, 'ACTUAL', 0, 1, now(), now(), now(), 'export', 'export ' || i
                from generate_series(1, 4000) as i
                """);
    }

    /** An export whose head has come and whose lines nobody takes. */
    private HttpResponse<InputStream> opened() throws IOException, InterruptedException {
        Desk far = Desk.of(port, Tokens.caller(POLICE, LONG_LINES, Role.DISPATCHER));
        HttpResponse<InputStream> opened = HTTP.send(
                far.request("/api/cases/export")
                        .POST(BodyPublishers.ofString(REASON))
                        .build(),
                BodyHandlers.ofInputStream());
        if (opened.statusCode() != 200) {
            throw new IllegalStateException("answered " + opened.statusCode());
        }
        assertThat(opened.body().read()).isEqualTo(0xef);
        return opened;
    }

    private static ObjectNode aCase(String type, boolean restricted) {
        ObjectNode body = Desk.aCase().put("type", type).put("area", GRID);
        body.putArray("departments").add("POLICE");
        return restricted ? body.put("restricted", true) : body;
    }

    private Answer raise(Desk desk, String type, boolean restricted) {
        Answer raised = desk.raise(aCase(type, restricted));
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(201);
        return raised;
    }

    private static JsonNode item(Desk desk, Answer raised) {
        return StreamSupport.stream(
                        desk.get("/api/cases?limit=200&area=" + GRID)
                                .body()
                                .at("/items")
                                .spliterator(),
                        false)
                .filter(item -> item.path("id").asString().equals(raised.text("/id")))
                .findFirst()
                .orElseThrow();
    }

    private static String local(String instant) {
        if (instant.isEmpty()) {
            return "";
        }
        return Instant.parse(instant)
                .truncatedTo(ChronoUnit.SECONDS)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toLocalDateTime()
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
    }

    private static List<String> numbers(Answer queue) {
        return StreamSupport.stream(queue.body().at("/items").spliterator(), false)
                .map(item -> item.path("number").asString())
                .toList();
    }

    private static List<String> line(List<List<String>> list, Answer of) {
        return list.stream()
                .filter(line -> line.getFirst().equals(of.text("/number")))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<String>> list(Desk desk, String query) {
        return rows(text(desk, query));
    }

    private static String text(Desk desk, String query) {
        return text(desk, query, REASON);
    }

    private static String text(Desk desk, String query, String body) {
        Answer answer = desk.post("/api/cases/export?" + query, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.raw().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains(".csv");
        assertThat(answer.raw().body()).startsWith("\uFEFF枫桥 案件清单,").endsWith("\r\n");
        return answer.raw().body().substring(1);
    }

    private static List<List<String>> rows(String csv) {
        return Arrays.stream(csv.split("\r\n")).map(ExportTest::cells).toList();
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
