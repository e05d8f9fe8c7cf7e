package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.ImportRuns;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

@RunningService
class ImportTest {

    private static final Caller SERVICE =
            new Caller("s", "n", COMMUNITY, AreaPath.of("HC.FQ"), Set.of(Role.SERVICE), false);

    static final String HEADER = "work_order_no,title,received_at,content,category\n";

    @LocalServerPort
    private int port;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    @Autowired
    private JdbcClient jdbc;

    private Desk community;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void each_row_becomes_a_case_or_an_error_with_its_line(String encoding) {
        String no = encoding + UUID.randomUUID();
        String file = HEADER
                + no + "-1,楼上漏水没人管,2026/11/20 9:05:00,三楼漏水到二楼。,城乡建设\n"
                + no + "-2,日期不对,2026/2/30 9:05:00,内容,环境保护\n"
                + no + "-3,,2026/11/20 9:05:00,没有标题,环境保护\n"
                + no + "-4,\"引号丢了,2026/11/20 9:05:00,内容,环境保护\n"
                + no + "-5,拖欠农民工工资,2026/11/20 9:05:00,工资三个月未发。,劳动和社会保障\n";

        Answer run = imported(community, "hotline.csv", file.getBytes(Charset.forName(encoding)), "hotline-zh");

        assertThat(run.text("/state")).isEqualTo("FINISHED");
        assertThat(run.body().at("/total").asInt()).isEqualTo(5);
        assertThat(run.body().at("/done").asInt()).isEqualTo(5);
        assertThat(run.body().at("/created").asInt()).isEqualTo(2);
        assertThat(run.body().at("/errors").asInt()).isEqualTo(3);
        Answer errors = community.get("/api/imports/" + run.text("/id") + "/errors");
        assertThat(StreamSupport.stream(errors.body().at("/items").spliterator(), false)
                        .map(error -> error.at("/line").asInt() + " "
                                + error.at("/column").asString("") + " "
                                + error.at("/reason").asString()))
                .containsExactly("3 received_at 日期时间无效", "4 title 标题为空", "5 title 引号没有闭合");
        assertThat(errors.text("/items/0/value")).isEqualTo("2026/2/30 9:05:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void a_byte_that_is_no_character_costs_its_own_row(String mark) {
        String no = UUID.randomUUID().toString();
        byte[] file = bytes(mark + HEADER + no + "-1,楼道漏水,2026/11/20 9:05,内容,x\n" + no + "-2,坏#字,2026/11/20 9:05,内容,x\n"
                + no + "-3,拖欠工资,2026/11/20 9:05,内容,x\n");
        for (int i = 0; i < file.length; i++) {
            file[i] = file[i] == '#' ? (byte) 0xff : file[i];
        }

        Answer run = imported(community, "byte.csv", file, "hotline-zh");

        assertThat(counts(run)).isEqualTo("created 2, duplicates 0, errors 1");
        Answer errors = community.get("/api/imports/" + run.text("/id") + "/errors");
        assertThat(errors.text("/items/0/reason")).isEqualTo("含有无法识别的字符");
        assertThat(errors.text("/items/0/line")).isEqualTo("3");
        assertThat(community.list("q", "楼道漏水").body().at("/items")).isNotEmpty();
    }

    @Test
    void what_a_keyword_proposed_is_shown_as_a_proposal_with_the_keyword() {
        String no = UUID.randomUUID().toString();
        imported(community, "k.csv", bytes(HEADER + no + ",工资拖欠半年,2026/11/20 9:05:00,物业公司不发工资,劳动\n"), "hotline-zh");

        Answer found = community.list("q", "工资拖欠半年");

        assertThat(found.text("/items/0/type")).isEqualTo("LABOUR");
        assertThat(found.text("/items/0/typeName")).isEqualTo("劳动人事争议（建议）");
        assertThat(found.text("/items/0/proposals/0/keyword")).isEqualTo("工资");
        assertThat(found.text("/items/0/proposals/1/field")).isEqualTo("DEPARTMENT");
        assertThat(found.text("/items/0/proposals/1/code")).isEqualTo("COMMUNITY");
        assertThat(found.text("/items/0/foundAt")).isEqualTo("2026-11-20T01:05:00Z");
        assertThat(found.body().at("/items/0").has("lead")).isFalse();
    }

    @Test
    void a_proposed_type_is_a_question_until_the_dispatcher_who_accepts_the_case_answers_it() {
        String no = UUID.randomUUID().toString();
        imported(community, "q.csv", bytes(HEADER + no + ",押金不退,2026/11/20 9:05,物业公司不发工资,劳动\n"), "hotline-zh");
        Answer raised =
                community.read(UUID.fromString(community.list("q", "押金不退").text("/items/0/id")));

        Answer unknown = community.command(raised, "accept", "{\"type\": \"WEATHER\"}");
        Answer accepted = community.command(raised, "accept", "{\"type\": \"CONTRACT\"}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"POLICE\"}");

        assertThat(unknown.problem()).isEqualTo("unknown-value");
        assertThat(unknown.text("/field")).isEqualTo("type");
        assertThat(accepted.text("/typeName")).isEqualTo("合同");
        assertThat(accepted.body().at("/proposals")).hasSize(1);
        assertThat(community.list("q", "押金不退", "type", "CONTRACT").body().at("/items"))
                .hasSize(1);
        assertThat(assigned.body().has("proposals")).isFalse();
    }

    @Test
    void the_same_department_of_another_subdistrict_does_not_learn_of_an_import() {
        Answer run = imported(community, "own.csv", bytes(HEADER + ",,2026/11/20 9:05,内容,x\n"), "hotline-zh");
        Desk neighbours = Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER));

        Answer list = neighbours.get("/api/imports?limit=200");

        assertThat(community.get("/api/imports/" + run.text("/id")).status()).isEqualTo(200);
        assertThat(list.body().at("/items").toString()).doesNotContain(run.text("/id"));
        assertThat(neighbours.get("/api/imports/" + run.text("/id")).status()).isEqualTo(404);
        assertThat(neighbours.get("/api/imports/" + run.text("/id") + "/errors").status())
                .isEqualTo(404);
    }

    @Test
    void importing_the_same_file_twice_adds_nothing_whoever_does_it() {
        String no = UUID.randomUUID().toString();
        byte[] file = bytes(HEADER + no + "-1,甲,2026/11/20 9:05,内容,x\n" + no + "-2,乙,2026/11/20 9:05,内容,x\n" + no
                + "-2,乙又一次,2026/11/20 9:05,内容,x\n");

        Answer first = imported(community, "a.csv", file, "hotline-zh");
        Answer again = imported(community, "renamed.csv", file, "hotline-zh");
        Answer byOthers = imported(Desk.dispatcher(port, POLICE), "a.csv", file, "hotline-zh");

        assertThat(counts(first)).isEqualTo("created 2, duplicates 1, errors 0");
        assertThat(counts(again)).isEqualTo("created 0, duplicates 3, errors 0");
        assertThat(counts(byOthers)).isEqualTo("created 0, duplicates 3, errors 0");
    }

    @Test
    void a_case_of_another_area_is_known_but_its_number_is_not_told() {
        byte[] file = bytes(HEADER + UUID.randomUUID() + ",甲,2026/11/20 9:05,内容,x\n");
        Answer first = imported(community, "a.csv", file, "hotline-zh");
        Desk neighbours = Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER));

        Answer elsewhere = imported(neighbours, "a.csv", file, "hotline-zh");
        Answer again = imported(community, "a.csv", file, "hotline-zh");

        String number = result(community, first).replaceAll("(?s).*新建,([^,]+),.*", "$1");
        assertThat(counts(elsewhere)).isEqualTo("created 0, duplicates 1, errors 0");
        assertThat(result(neighbours, elsewhere)).contains("2,重复,,,,").doesNotContain(number);
        assertThat(result(community, again)).contains("2,重复," + number + ",,,");
    }

    @Test
    void rows_without_a_reference_are_recognised_by_what_they_say() {
        String mapping = """
                {"title": "窗口登记表", "system": "window-%1$s", "source": "PARTY_APPLICATION", "subject": "{事由}",
                 "area": {"from": "社区", "values": {"溪桥": "HC.FQ.C02"}, "otherwise": "HC.FQ"}, "type": "OTHER"}
                """.formatted(UUID.randomUUID().toString().substring(0, 8));
        assertThat(community.put("/api/import-mappings/window", mapping).status())
                .isEqualTo(200);
        byte[] file = bytes("事由,社区\n邻里争吵,溪桥\n邻里争吵,溪桥\n邻里争吵,别处\n");

        assertThat(counts(imported(community, "w.csv", file, "window"))).isEqualTo("created 3, duplicates 0, errors 0");
        assertThat(counts(imported(community, "w.csv", file, "window"))).isEqualTo("created 0, duplicates 3, errors 0");
    }

    @Test
    void a_narrative_that_is_too_long_is_kept_whole() {
        String no = UUID.randomUUID().toString();
        String story = "很长的来信".repeat(500);
        imported(community, "long.csv", bytes(HEADER + no + ",长信一封,2026/11/20 9:05," + story + ",x\n"), "hotline-zh");

        Answer found = community.list("q", "长信一封");
        UUID id = UUID.fromString(found.text("/items/0/id"));

        String narrative = community.read(id).text("/narrative");
        String rest = community.get("/api/cases/" + id + "/timeline").text("/items/0/note");
        assertThat(narrative).hasSize(2_000);
        assertThat(narrative + rest).isEqualTo(story);
    }

    @Test
    void the_result_can_be_taken_away_without_a_formula_in_it() {
        String no = UUID.randomUUID().toString();
        Answer run = imported(
                community,
                "f.csv",
                bytes(HEADER + no + ",题目,=1+1,内容,x\n" + no + "-2,好,2026/11/20 9:05,内容,x\n"),
                "hotline-zh");

        String result = community
                .get("/api/imports/" + run.text("/id") + "/result.csv")
                .raw()
                .body();

        assertThat(result).contains("2,错误,,received_at,日期时间无效,'=1+1").containsPattern("3,新建,FQ-\\d{8}-\\d+,,,");
    }

    @Test
    void an_excel_file_is_imported_alike() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("工单");
            List<String> header = List.of("work_order_no", "title", "received_at", "content", "category");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, UUID.randomUUID().toString());
            sheet.value(1, 1, "表格里的漏水");
            sheet.value(1, 2, LocalDateTime.of(2026, 11, 20, 9, 5));
            sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
            sheet.formula(1, 3, "1+1");
        }

        Answer run = imported(community, "w.xlsx", out.toByteArray(), "hotline-zh");

        assertThat(counts(run)).isEqualTo("created 1, duplicates 0, errors 0");
        Answer found = community.list("q", "表格里的漏水");
        assertThat(found.text("/items/0/foundAt")).isEqualTo("2026-11-20T01:05:00Z");
        assertThat(community.read(UUID.fromString(found.text("/items/0/id"))).text("/narrative"))
                .isEqualTo("=1+1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                           | hotline-zh | file
                    a,b\\n1,2                    | hotline-zh | mapping
                    a,b\\n1,2                    |            | mapping
                    work_order_no,title\\n1,2    | no-such    | mapping
                    PK nothing                   | hotline-zh | file
                    """)
    void a_file_that_cannot_be_taken_on_is_refused_at_once(String content, @Nullable String mapping, String field) {
        Answer refused = upload(community, "x.csv", bytes(content.replace("\\n", "\n")), mapping, null);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void a_file_that_does_not_fit_is_told_the_columns_it_lacks() {
        byte[] file = bytes("work_order_no,title,received_at\n1,甲,2026/11/20 9:05\n");

        Answer named = upload(community, "a.csv", file, "hotline-zh", null);
        Answer nearest = upload(community, "a.csv", file, null, null);

        assertThat(named.text("/detail")).contains("hotline-zh", "缺少", "content");
        assertThat(named.body().at("/missing").toString()).contains("content").doesNotContain("title");
        assertThat(nearest.body().at("/missing")).isNotEmpty();
        assertThat(nearest.text("/detail")).contains(nearest.text("/missing/0"));
    }

    @Test
    void a_file_that_is_no_excel_file_is_told_so() {
        byte[] old = bytes("....旧的");
        System.arraycopy(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}, 0, old, 0, 4);

        assertThat(upload(community, "a.xlsx", bytes("no,text\n1,2\n"), null, null)
                        .text("/detail"))
                .isEqualTo("不是可读的 Excel 文件");
        assertThat(upload(community, "a.xls", old, null, null).text("/detail")).contains(".xls", "另存为");
    }

    @Test
    void a_mapping_is_found_by_the_columns_and_a_department_imports_only_for_itself() {
        byte[] file = bytes(HEADER + UUID.randomUUID() + ",甲,2026/11/20 9:05,内容,x\n");

        assertThat(upload(community, "a.csv", file, null, "POLICE").text("/field"))
                .isEqualTo("department");
        Answer run = finished(community, upload(community, "a.csv", file, null, null));
        assertThat(run.text("/mapping")).isEqualTo("hotline-zh");
        Answer byAdministrator = upload(Desk.of(port, COMMUNITY, Role.ADMIN), "a.csv", file, null, "POLICE");
        assertThat(byAdministrator.status()).isEqualTo(202);
    }

    @Test
    void an_import_of_another_department_is_not_seen() {
        Answer run =
                imported(community, "a.csv", bytes(HEADER + UUID.randomUUID() + ",甲,2026/11/20 9:05,内容,x\n"), null);
        Desk police = Desk.dispatcher(port, POLICE);

        assertThat(police.get("/api/imports/" + run.text("/id")).status()).isEqualTo(404);
        assertThat(police.get("/api/imports/" + run.text("/id") + "/errors").status())
                .isEqualTo(404);
        assertThat(police.get("/api/imports/" + run.text("/id") + "/result.csv").status())
                .isEqualTo(404);
        assertThat(police.get("/api/imports").body().toString()).doesNotContain(run.text("/id"));
        assertThat(community.get("/api/imports").body().toString()).contains(run.text("/id"));
    }

    @ParameterizedTest
    @CsvSource({"system,  Bad Name", "source,  NO_SUCH", "type,    NO_SUCH", "subject, no column"})
    void a_mapping_that_cannot_work_is_refused_with_its_field(String field, String value) {
        var mapping = (ObjectNode)
                community.get("/api/import-mappings/hotline-zh").body().at("/mapping");

        Answer refused = community.put(
                "/api/import-mappings/mine", mapping.put(field, value).toString());

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void a_built_in_mapping_is_copied_and_not_changed() {
        String mapping = community
                .get("/api/import-mappings/hotline-zh")
                .body()
                .at("/mapping")
                .toString();

        assertThat(community.put("/api/import-mappings/hotline-zh", mapping).status())
                .isEqualTo(409);
        assertThat(community.put("/api/import-mappings/hotline-copy", mapping).status())
                .isEqualTo(200);
        assertThat(community.get("/api/import-mappings/nothing").status()).isEqualTo(404);
    }

    /** The real files stay outside of the repository, beside it or in {@code -Dfengqiao.samples=DIRECTORY}. */
    @ParameterizedTest
    @CsvSource({"hotline-zh.csv, hotline-zh, 240", "nyc-311-2022-05-01.csv, nyc-311, 924"})
    @EnabledIf("samplesAreThere")
    void the_real_files_go_in_whole(String name, String mapping, int rows) throws IOException {
        byte[] file = Files.readAllBytes(samples().resolve(name));

        Answer run = imported(community, name, file, mapping);
        Answer again = imported(community, name, file, mapping);

        assertThat(run.text("/state")).isEqualTo("FINISHED");
        assertThat(counts(run)).isEqualTo("created " + rows + ", duplicates 0, errors 0");
        assertThat(counts(again)).isEqualTo("created 0, duplicates " + rows + ", errors 0");
    }

    static boolean samplesAreThere() {
        return Files.isDirectory(samples());
    }

    private static Path samples() {
        return Path.of(System.getProperty("fengqiao.samples", "../../shared/data"));
    }

    @Test
    void a_broken_quote_in_the_middle_of_a_long_file_costs_one_row() {
        String no = UUID.randomUUID().toString();
        int all = 2_000;
        var file = new StringBuilder(HEADER);
        for (int i = 1; i <= all; i++) {
            file.append(no)
                    .append('-')
                    .append(i)
                    .append(i == all / 2 ? ",\"丢了" : ",题目")
                    .append(",2026/11/20 9:05,内容,x\n");
        }

        Answer run = imported(community, "long.csv", bytes(file.toString()), "hotline-zh");

        assertThat(counts(run)).isEqualTo("created 1999, duplicates 0, errors 1");
        assertThat(community
                        .get("/api/imports/" + run.text("/id") + "/errors")
                        .body()
                        .at("/items/0/line")
                        .asInt())
                .isEqualTo(all / 2 + 1);
    }

    @Test
    void a_value_that_was_refused_is_for_who_may_read_narratives_and_reading_it_is_logged() {
        String no = UUID.randomUUID().toString();
        Answer run = imported(community, "v.csv", bytes(HEADER + no + ",题目,张三明天,内容,x\n"), "hotline-zh");
        Desk administrator = Desk.of(port, COMMUNITY, Role.ADMIN);
        String errors = "/api/imports/" + run.text("/id") + "/errors";
        String result = "/api/imports/" + run.text("/id") + "/result.csv";
        String log = "/api/read-log?caseId=" + run.text("/id");
        Desk auditor = Desk.of(port, COMMUNITY, Role.AUDITOR);

        assertThat(administrator.get(errors).raw().body()).contains("日期时间无效").doesNotContain("张三");
        assertThat(administrator.get(result).raw().body()).contains("日期时间无效").doesNotContain("张三");
        assertThat(auditor.get(log).body().at("/items")).isEmpty();
        assertThat(community.get(errors).raw().body()).contains("张三");
        assertThat(community.get(result).raw().body()).contains("张三");
        assertThat(auditor.get(log).text("/items/1/operation")).isEqualTo("imports.errors");
        assertThat(auditor.get(log).text("/items/0/operation")).isEqualTo("imports.result");
    }

    @Test
    void mappings_are_listed_page_by_page() {
        Answer first = community.get("/api/import-mappings?limit=1");
        Answer rest = community.get("/api/import-mappings?after=" + first.text("/next"));

        assertThat(first.body().at("/items")).hasSize(1);
        assertThat(first.raw().body() + rest.raw().body()).contains("hotline-zh", "12345 热线工单", "nyc-311");
        assertThat(community.get("/api/import-mappings?limit=0").text("/field")).isEqualTo("limit");
    }

    @Test
    void keywords_are_replaced_as_a_whole_by_an_administrator() {
        Desk administrator = Desk.of(port, COMMUNITY, Role.ADMIN);
        String before = community.get("/api/import-keywords").raw().body();
        String added = before.replace(
                "{\"items\":[", "{\"items\":[{\"proposes\":\"TYPE\",\"keyword\":\"奇石纠纷\",\"code\":\"CONTRACT\"},");

        assertThat(community.put("/api/import-keywords", added).status()).isEqualTo(403);
        Answer replaced = administrator.put("/api/import-keywords", added);
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(community.get("/api/import-keywords").raw().body()).contains("奇石纠纷");
        assertThat(administrator.put("/api/import-keywords", before).raw().body())
                .isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "TYPE, 漏, NEIGHBOUR, keyword",
        "TYPE, 漏水, NO_SUCH, code",
        "DEPARTMENT, 漏水, NEIGHBOUR, code",
    })
    void a_keyword_that_cannot_propose_is_refused_with_its_field(
            String proposes, String keyword, String code, String field) {
        Answer refused = Desk.of(port, COMMUNITY, Role.ADMIN)
                .put(
                        "/api/import-keywords",
                        "{\"items\":[{\"proposes\":\"%s\",\"keyword\":\"%s\",\"code\":\"%s\"}]}"
                                .formatted(proposes, keyword, code));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo("items[0]." + field);
    }

    @Test
    void a_file_that_ends_every_attempt_is_given_up_and_says_so() {
        UUID id = EventEnvelope.newId();
        transactions.inTransaction(tx -> {
            scope.apply(tx, SERVICE);
            jdbc.sql("""
                            insert into import_run (
                                id, file_name, format, bytes, mapping, department, raised_by, area, started_by, started_by_name,
                                state, started_at, attempts)
                            values (
                                :id, 'x.csv', 'CSV', 1, 'hotline-zh', 'COMMUNITY', 'COMMUNITY', 'HC.FQ', 's', 'n', 'WAITING', now(), 4)
                            """).param("id", id).update();
            // no key opens it
            return jdbc.sql("insert into import_file (run_id, part, sealed) values (:id, 0, '\\x00')")
                    .param("id", id)
                    .update();
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> attempts(id) == 5);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            transactions.inTransaction(tx -> {
                scope.apply(tx, SERVICE);
                return jdbc.sql("update import_run set leased_until = now() where id = :id and attempts = 5")
                        .param("id", id)
                        .update();
            });
            return community.get("/api/imports/" + id).text("/state").equals("FAILED");
        });
        assertThat(community.get("/api/imports/" + id).text("/failure")).contains("多次");
    }

    @Test
    void a_run_is_ended_only_by_who_has_it(@Autowired ImportRuns runs) {
        UUID id = EventEnvelope.newId();
        UUID worker = UUID.randomUUID();
        inScope(() -> jdbc.sql("""
                        insert into import_run (
                            id, file_name, format, bytes, mapping, department, raised_by, area, started_by, started_by_name,
                            state, started_at, worker, leased_until)
                        values (
                            :id, 'x.csv', 'CSV', 1, 'hotline-zh', 'COMMUNITY', 'COMMUNITY', 'HC.FQ', 's', 'n', 'RUNNING', now(),
                            :worker, now() + interval '1 day')
                        """).param("id", id).param("worker", worker).update());
        inScope(() -> jdbc.sql("insert into import_file (run_id, part, sealed) values (:id, 0, '\\x00')")
                .param("id", id)
                .update());

        assertThat(finish(runs, id, UUID.randomUUID())).isFalse();
        assertThat(community.get("/api/imports/" + id).text("/state")).isEqualTo("RUNNING");
        assertThat(parts(id)).isEqualTo(1);
        assertThat(finish(runs, id, worker)).isTrue();
        assertThat(finish(runs, id, worker)).isFalse();
        assertThat(community.get("/api/imports/" + id).text("/state")).isEqualTo("FINISHED");
        assertThat(parts(id)).isZero();
    }

    private boolean finish(ImportRuns runs, UUID id, UUID worker) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, SERVICE);
            return runs.finish(tx, id, worker, null, Instant.now());
        });
    }

    private int parts(UUID id) {
        return inScope(() -> jdbc.sql("select count(*) from import_file where run_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single());
    }

    private <T> T inScope(Supplier<T> work) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, SERVICE);
            return work.get();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_001})
    void a_result_that_cannot_be_read_to_its_end_never_looks_like_a_complete_one(int spoilt) {
        UUID id = EventEnvelope.newId();
        transactions.inTransaction(tx -> {
            scope.apply(tx, SERVICE);
            jdbc.sql("""
                            insert into import_run (
                                id, file_name, format, bytes, mapping, department, raised_by, area, started_by, started_by_name,
                                state, started_at)
                            values (
                                :id, 'x.csv', 'CSV', 1, 'hotline-zh', 'COMMUNITY', 'COMMUNITY', 'HC.FQ', 's', 'n', 'FINISHED', now())
                            """).param("id", id).update();
            // no key opens the spoilt one
            return jdbc.sql("""
                            insert into import_row (run_id, record, line, outcome, reason, sealed)
                            select :id, r, r + 1, 'ERROR', '日期时间无效', case when r = :spoilt then '\\x00'::bytea end
                            from generate_series(1, 1001) as r
                            """).param("id", id).param("spoilt", spoilt).update();
        });
        String result = "/api/imports/" + id + "/result.csv";

        if (spoilt == 1) {
            assertThat(community.get(result).problem()).isEqualTo("internal-error");
        } else {
            assertThatThrownBy(() -> community.get(result)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private int attempts(UUID id) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, SERVICE);
            return jdbc.sql("select attempts from import_run where id = :id")
                    .param("id", id)
                    .query(Integer.class)
                    .single();
        });
    }

    private Answer imported(Desk desk, String name, byte[] file, @Nullable String mapping) {
        return finished(desk, upload(desk, name, file, mapping, null));
    }

    static Answer finished(Desk desk, Answer started) {
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> desk.get("/api/imports/" + started.text("/id")),
                        run -> List.of("FINISHED", "FAILED").contains(run.text("/state")));
    }

    static Answer upload(Desk desk, String name, byte[] file, @Nullable String mapping, @Nullable String department) {
        String boundary = "b" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(file);
        if (mapping != null) {
            body.writeBytes(field(boundary, "mapping", mapping));
        }
        if (department != null) {
            body.writeBytes(field(boundary, "department", department));
        }
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return desk.send(desk.request("/api/imports")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] field(String boundary, String name, String value) {
        return bytes("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value);
    }

    private static String result(Desk desk, Answer run) {
        return desk.get("/api/imports/" + run.text("/id") + "/result.csv").raw().body();
    }

    private static String counts(Answer run) {
        return "created " + run.body().at("/created").asInt() + ", duplicates "
                + run.body().at("/duplicates").asInt() + ", errors "
                + run.body().at("/errors").asInt();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
