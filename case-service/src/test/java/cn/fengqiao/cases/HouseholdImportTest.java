package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of household cards: each row is answered for, whatever is wrong with it and whoever is killed meanwhile. */
@RunningService
class HouseholdImportTest {

    private static final String HEADER = "档卡编号,社区,网格,楼栋,详细地址,户主姓名,户主身份证号,户主电话,成员1姓名,成员1关系";
    private static final String PLACE = "青石巷社区,第一网格,1号楼";

    /** What a card has to be in within on this machine, see the issue. */
    private static final Duration TWENTY_THOUSAND_WITHIN = Duration.ofSeconds(120);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    private Desk community;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
    }

    @Test
    void each_row_becomes_a_card_or_a_duplicate_or_an_error_with_its_line_and_column() {
        String no = no();
        String street = Household.words(6);
        String good = Household.identity();
        String wrong = good.substring(0, 17) + (good.endsWith("1") ? "2" : "1");
        String file = HEADER + "\n"
                + no + "-1," + PLACE + "," + street + "路1号101,张三," + good + ",13900000001,李静,配偶\n"
                + no + "-2," + PLACE + "," + street + "路1号102,张四," + wrong + ",,,\n"
                + no + "-3,没有的社区,第一网格,1号楼," + street + "路1号103,张五,,,,\n"
                + no + "-4," + PLACE + ",=A1&B1,张六,,,,\n"
                + no + "-1," + PLACE + "," + street + "路1号105,张七,,,,\n"
                + no + "-6," + PLACE + "," + street + "路1号 101室,张三,,,,\n"
                + no + "-7," + PLACE + "," + street + "路1号107,,,,,\n"
                + no + "-8," + PLACE + "," + street + "路1号108,张九,,,王二,债主\n"
                + ",,,,,,,,,\n"
                + no + "-9," + PLACE + "," + street + "路1号109,张十,,,,配偶\n";

        Answer run = imported(community, "cards.csv", file.getBytes(StandardCharsets.UTF_8));

        assertThat(counts(run)).isEqualTo("10 of 10: created 1, duplicates 2, errors 7");
        Answer errors = community.get(Household.ROOT + "/imports/" + run.text("/id") + "/errors");
        assertThat(StreamSupport.stream(errors.body().at("/items").spliterator(), false)
                        .map(error -> error.at("/line").asInt() + " "
                                + error.at("/column").asString("") + " "
                                + error.at("/reason").asString()))
                .containsExactly(
                        "3 户主身份证号 居民身份证号码校验不通过",
                        "4 社区 没有这个地点",
                        "5 详细地址 不接受公式，请粘贴为数值",
                        "8 户主姓名 不能为空",
                        "9 成员1关系 没有这种关系",
                        "10 社区 社区为空",
                        "11 成员1姓名 姓名为空");
        assertThat(errors.text("/items/0/value")).isEqualTo(wrong);
        String result = result(community, run);
        assertThat(result.lines()).hasSize(11);
        assertThat(result)
                .contains("行号,结果,档卡编号")
                .containsPattern("2,新建,FQ-H-\\d{6}")
                .containsPattern("6,重复,FQ-H-");
        Answer card = Household.list(community, "q", street + "路1号101");
        assertThat(card.text("/items/0/headMasked")).isEqualTo("张*");
        Answer read = Household.read(community, UUID.fromString(card.text("/items/0/id")));
        assertThat(read.text("/building")).isEqualTo("HC.FQ.C04.G01.B01");
        assertThat(read.text("/members/1/relation")).isEqualTo("SPOUSE");
        assertThat(read.text("/members/0/phone")).isEqualTo("13900000001");
        // who sees no persons is not shown the values either
        Desk admin = Desk.of(port, COMMUNITY, Role.ADMIN);
        assertThat(admin.get(Household.ROOT + "/imports/" + run.text("/id") + "/errors")
                        .body()
                        .toString())
                .doesNotContain(wrong)
                .contains("户主身份证号");
    }

    @Test
    void importing_a_file_twice_adds_nothing_whoever_does_it_and_names_the_cards_that_are_there() {
        String street = Household.words(6);
        String file = HEADER + "\n," + PLACE + "," + street + "1号,张三,,,,\n," + PLACE + "," + street + "2号,李四,,,,\n";
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);

        Answer first = imported(community, "a.csv", bytes);
        Answer again = imported(Desk.of(port, COMMUNITY, Role.ADMIN), "b.csv", bytes);

        assertThat(counts(first)).isEqualTo("2 of 2: created 2, duplicates 0, errors 0");
        assertThat(counts(again)).isEqualTo("2 of 2: created 0, duplicates 2, errors 0");
        assertThat(result(community, again)).containsPattern("2,重复,FQ-H-\\d{6}");
        assertThat(Household.list(community, "q", street).body().at("/items")).hasSize(2);
    }

    @Test
    void an_event_is_said_for_each_card() {
        String street = Household.words(6);
        imported(
                community,
                "e.csv",
                (HEADER + "\n," + PLACE + "," + street + "1号,张三,,,,\n").getBytes(StandardCharsets.UTF_8));
        Answer card = Household.list(community, "q", street);

        List<String> events = jdbc.sql("select type || payload from outbox where subject = :id::uuid")
                .param("id", card.text("/items/0/id"))
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(events).hasSize(1);
        assertThat(events.getFirst())
                .contains("household.opened", card.text("/items/0/number"), "HC.FQ.C04.G01")
                .doesNotContain("张三", street, "B01");
        Answer history = community.get(Household.ROOT + "/" + card.text("/items/0/id") + "/history");
        assertThat(history.text("/items/0/what")).isEqualTo("OPENED");
    }

    @Test
    void a_workbook_is_read_and_its_formulas_and_merged_cells_are_refused_row_by_row() throws IOException {
        String street = Household.words(6);
        byte[] file = workbook(sheet -> {
            header(sheet);
            for (int row = 1; row <= 6; row++) {
                row(sheet, row, street + row + "号", "张三");
            }
            sheet.formula(2, 4, "CONCATENATE(A1,B1)");
            sheet.range(3, 4, 4, 4).merge();
            sheet.style(9, 3).fillColor("FFFF00").set();
        });

        Answer run = imported(community, "cards.xlsx", file);

        assertThat(counts(run)).isEqualTo("6 of 6: created 3, duplicates 0, errors 3");
        Answer errors = community.get(Household.ROOT + "/imports/" + run.text("/id") + "/errors");
        assertThat(errors.body().at("/items").toString())
                .contains("\"line\":3", "不接受公式", "\"line\":4", "\"line\":5", "含有合并单元格");
    }

    @Test
    void the_template_is_a_workbook_that_is_taken_and_has_no_place_for_labels() throws IOException {
        byte[] template = community
                .send(community
                        .request(Household.ROOT + "/imports/template.xlsx")
                        .GET())
                .raw()
                .headers()
                .firstValue("Content-Type")
                .map(type -> type.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(new String(template, StandardCharsets.UTF_8)).contains("spreadsheetml");
        Answer foreign = upload(
                community, "labels.csv", "社区,详细地址,户主姓名,重点人员标签\n青石巷社区,x,张三,三失\n".getBytes(StandardCharsets.UTF_8));
        Answer missing = upload(community, "m.csv", "社区,户主姓名\n青石巷社区,张三\n".getBytes(StandardCharsets.UTF_8));
        Answer damaged = upload(community, "x.xlsx", new byte[] {'P', 'K', 3, 4, 5});

        assertThat(foreign.text("/detail")).contains("重点人员标签");
        assertThat(foreign.text("/field")).isEqualTo("file");
        assertThat(missing.text("/detail")).contains("详细地址");
        assertThat(damaged.status()).isEqualTo(400);
    }

    @Test
    void another_department_and_the_next_subdistrict_know_nothing_of_a_file() {
        Answer run = imported(community, "own.csv", (HEADER + "\n,,,,,,,,,x\n").getBytes(StandardCharsets.UTF_8));
        String path = Household.ROOT + "/imports/" + run.text("/id");

        for (Desk other : List.of(
                Desk.dispatcher(port, POLICE),
                Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER)))) {
            assertThat(other.get(path).status()).isEqualTo(404);
            assertThat(other.get(path + "/errors").status()).isEqualTo(404);
            assertThat(other.get(path + "/result.csv").status()).isEqualTo(404);
            assertThat(other.post(path + "/cancel", "{}").status()).isEqualTo(404);
            assertThat(other.get(Household.ROOT + "/imports?limit=200").body().toString())
                    .doesNotContain(run.text("/id"));
        }
        // nor does it stand among the files of work orders
        assertThat(community.get("/api/imports/" + run.text("/id")).status()).isEqualTo(404);
        assertThat(community.get(path).text("/state")).isEqualTo("FINISHED");
        assertThat(community.post(path + "/cancel", "{}").problem()).isEqualTo("not-now");
    }

    @Test
    void a_worker_that_loses_its_file_leaves_no_row_out_and_none_twice() {
        int rows = 3_000;
        String street = Household.words(6);
        Answer started = upload(community, "r.csv", csv(street, rows));
        String path = Household.ROOT + "/imports/" + started.text("/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> community.get(path).body().at("/done").asInt() > 0);

        boolean stolen = stolen(UUID.fromString(started.text("/id")));

        Answer run = finished(community, started);
        assertThat(stolen).isTrue();
        assertThat(counts(run)).isEqualTo(rows + " of " + rows + ": created " + rows + ", duplicates 0, errors 0");
        assertThat(lines(community, run)).hasSize(rows).doesNotHaveDuplicates();
    }

    @Test
    void a_file_that_is_called_off_stops_and_keeps_what_was_written() {
        Answer started = upload(community, "c.csv", csv(Household.words(6), 6_000));
        String path = Household.ROOT + "/imports/" + started.text("/id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> community.get(path).body().at("/done").asInt() > 0);

        Answer cancelled = community.post(path + "/cancel", "{}");

        assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
        int done = cancelled.body().at("/done").asInt();
        assertThat(done).isPositive().isLessThan(6_000);
        Answer next = imported(community, "n.csv", csv(Household.words(6), 3));
        assertThat(counts(next)).startsWith("3 of 3");
        assertThat(community.get(path).body().at("/done").asInt()).isEqualTo(done);
        assertThat(community.get(path).text("/state")).isEqualTo("CANCELLED");
        assertThat(lines(community, cancelled)).hasSize(done);
    }

    @Test
    void twenty_thousand_rows_of_a_workbook_are_cards_within_two_minutes_and_none_is_lost() throws IOException {
        int rows = 20_000;
        String street = Household.words(6);
        byte[] file = workbook(sheet -> {
            header(sheet);
            for (int row = 1; row <= rows; row++) {
                row(sheet, row, street + "路" + row / 100 + "号楼" + row % 100 + "室", row % 500 == 0 ? "" : "张三");
            }
        });

        Instant start = Instant.now();
        Answer run = finished(community, upload(community, "all.xlsx", file));
        Duration taken = Duration.between(start, Instant.now());

        System.out.println("20,000 rows of " + file.length / 1024 + " KiB took " + taken.toMillis() + " ms");
        assertThat(counts(run)).isEqualTo("20000 of 20000: created 19960, duplicates 0, errors 40");
        assertThat(taken).isLessThan(TWENTY_THOUSAND_WITHIN);
        assertThat(lines(community, run)).hasSize(rows).doesNotHaveDuplicates();
        Set<String> numbers = new HashSet<>();
        result(community, run)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1)[2])
                .forEach(numbers::add);
        assertThat(numbers).hasSize(19_960 + 1); // and the empty ones of the errors
    }

    private static byte[] csv(String street, int rows) {
        var file = new StringBuilder(HEADER).append('\n');
        IntStream.range(0, rows)
                .forEach(row -> file.append(',')
                        .append(PLACE)
                        .append(',')
                        .append(street)
                        .append(row)
                        .append("号,张三,,,,\n"));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] workbook(Consumer<Worksheet> filling) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            filling.accept(workbook.newWorksheet("cards"));
        }
        try (var readable = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(readable.getFirstSheet().getName()).isEqualTo("cards");
        }
        return out.toByteArray();
    }

    private static void header(Worksheet sheet) {
        String[] columns = HEADER.split(",", -1);
        IntStream.range(0, columns.length).forEach(i -> sheet.value(0, i, columns[i]));
    }

    private static void row(Worksheet sheet, int row, String address, String head) {
        String[] place = PLACE.split(",", -1);
        IntStream.range(0, place.length).forEach(i -> sheet.value(row, 1 + i, place[i]));
        sheet.value(row, 4, address);
        sheet.value(row, 5, head);
        sheet.value(row, 7, 13_900_000_000L + row);
    }

    /** As if the worker had been silent for longer than its lease, and the next one had come and died. */
    private boolean stolen(UUID run) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("""
                            update import_run
                            set worker = :worker, leased_until = now() + interval '1 second'
                            where id = :id
                            and state = 'RUNNING'
                            """)
                            .param("worker", UUID.randomUUID())
                            .param("id", run)
                            .update()
                    == 1;
        });
    }

    private static Answer imported(Desk desk, String name, byte[] file) {
        return finished(desk, upload(desk, name, file));
    }

    private static Answer finished(Desk desk, Answer started) {
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        return await().atMost(Duration.ofSeconds(240))
                .until(
                        () -> desk.get(Household.ROOT + "/imports/" + started.text("/id")),
                        run -> List.of("FINISHED", "FAILED").contains(run.text("/state")));
    }

    static Answer upload(Desk desk, String name, byte[] file) {
        String boundary = "b" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return desk.send(desk.request(Household.ROOT + "/imports")
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static List<String> lines(Desk desk, Answer run) {
        List<String> lines = new ArrayList<>();
        result(desk, run).lines().skip(1).map(line -> line.split(",", -1)[0]).forEach(lines::add);
        return lines;
    }

    private static String result(Desk desk, Answer run) {
        return desk.get(Household.ROOT + "/imports/" + run.text("/id") + "/result.csv")
                .raw()
                .body();
    }

    private static String counts(Answer run) {
        JsonCounts counts = new JsonCounts(run);
        return counts.at("done") + " of " + counts.at("total") + ": created " + counts.at("created") + ", duplicates "
                + counts.at("duplicates") + ", errors " + counts.at("errors");
    }

    private record JsonCounts(Answer run) {
        int at(String name) {
            return run.body().at("/" + name).asInt();
        }
    }

    private static String no() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
