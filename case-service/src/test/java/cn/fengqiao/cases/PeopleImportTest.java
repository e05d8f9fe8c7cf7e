package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A place enters its areas, staff, teams and responsibilities from one sheet. */
@RunningService
class PeopleImportTest {

    private static final List<String> HEADER =
            List.of("类别", "地点编码", "名称", "工号", "部门", "岗位", "电话", "账号", "队伍类型", "服务范围", "角色", "层级", "席位", "起始日", "截止日");

    @LocalServerPort
    private int port;

    private Desk admin;
    private String community;
    private String staff;

    @BeforeEach
    void place() {
        admin = Desk.of(port, COMMUNITY, Role.ADMIN);
        String own = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        community = "HC.FQ.X" + own;
        staff = "X" + own;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void a_sheet_becomes_a_place_its_people_and_who_answers_for_it_whatever_the_order_of_its_lines(String charset)
            throws IOException {
        byte[] sheet = whole().getBytes(charset);

        Answer dry = upload(admin, sheet, true);
        Answer before = admin.get("/api/people/responsible?area=" + community);
        Answer report = upload(admin, sheet, false);

        assertThat(dry.body().at("/errors")).as(dry.body().toString()).isEmpty();
        assertThat(dry.body().at("/added").asInt()).isEqualTo(7);
        assertThat(before.status()).isEqualTo(404);
        assertThat(report.body().at("/errors")).as(report.body().toString()).isEmpty();
        assertThat(report.body().at("/added").asInt()).isEqualTo(7);
        Answer chain = Desk.dispatcher(port, POLICE).get("/api/people/responsible?area=" + community + ".G01");
        assertThat(chain.text("/levels/0/holder/name")).isEqualTo("甲书记");
        assertThat(chain.text("/levels/0/of")).isEqualTo(community);
        assertThat(admin.get("/api/areas").body().toString()).contains(community + ".G01");
        Answer teams = admin.get("/api/teams?serving=" + community);
        assertThat(teams.text("/items/0/name")).isEqualTo("三官队");
        assertThat(admin.get("/api/teams/" + teams.text("/items/0/id")).text("/members/0/official/name"))
                .isEqualTo("乙警官");
    }

    @Test
    void imported_twice_it_adds_nothing() {
        byte[] sheet = bytes(whole());
        upload(admin, sheet, false);

        Answer again = upload(admin, sheet, false);
        Answer dry = upload(admin, sheet, true);

        for (Answer answer : List.of(again, dry)) {
            assertThat(answer.body().at("/added").asInt()).isZero();
            assertThat(answer.body().at("/unchanged").asInt()).isEqualTo(7);
            assertThat(answer.body().at("/errors")).isEmpty();
        }
        assertThat(admin.get("/api/people?limit=200&area=" + community).body().at("/items"))
                .hasSize(2);
    }

    @Test
    void each_row_that_cannot_be_entered_is_told_with_its_line_and_costs_no_other() {
        String sheet = header()
                + row("地点", community, "新社区") // 2
                + row("地点", community, "新社区") // 3
                + row("地点", "HC.FQ.NOWHERE.G01", "无上级") // 4
                + row("地点", "HC.XX.C01", "别处") // 5
                + row(
                        "人员",
                        community,
                        "甲",
                        staff + "-1",
                        "COMMUNITY",
                        "STAFF",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "2026-2-30") // 6
                + row(
                        "人员",
                        community,
                        "=1+1",
                        staff + "-2",
                        "COMMUNITY",
                        "STAFF",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "2026-1-5") // 7
                + row("人员", community, "丙", staff + "-3", "林业局", "STAFF", "", "", "", "", "", "", "", "2026-1-5") // 8
                + row("人员", community, "丁", "", "COMMUNITY", "STAFF", "", "", "", "", "", "", "", "2026-1-5") // 9
                + row(
                        "人员",
                        community,
                        "戊",
                        staff + "-4",
                        "社区建设办公室",
                        "网格员",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "2026-1-5") // 10
                + row(
                        "人员",
                        community,
                        "己",
                        staff + "-4",
                        "COMMUNITY",
                        "STAFF",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "2026-1-5") // 11
                + row("队员", community, "没有的队", staff + "-4", "", "", "", "", "", "", "LEADER", "", "", "2026-1-5") // 12
                + row("责任", community, "", staff + "-9", "", "", "", "", "", "", "", "L3", "责任人", "") // 13
                + row("责任", community, "", staff + "-4", "", "", "", "", "", "", "", "L9", "责任人", "") // 14
                + row("责任", community + ".G01.B01", "", staff + "-4", "", "", "", "", "", "", "", "L3", "责任人", "") // 15
                + row("怪物", community, ""); // 16

        Answer dry = upload(admin, bytes(sheet), true);
        Answer report = upload(admin, bytes(sheet), false);

        assertThat(dry.body().at("/errors")).isEqualTo(report.body().at("/errors"));
        assertThat(report.body().at("/added").asInt()).isEqualTo(2);
        assertThat(StreamSupport.stream(report.body().at("/errors").spliterator(), false)
                        .map(error -> error.at("/line").asInt() + " "
                                + error.at("/column").asString("")))
                .containsExactly(
                        "3 地点编码", "4 地点编码", "5 地点编码", "6 起始日", "7 名称", "8 部门", "9 工号", "11 工号", "12 名称", "13 工号",
                        "14 层级", "15 地点编码", "16 类别");
        assertThat(report.text("/errors/0/reason")).contains("第 2 行");
        assertThat(report.text("/errors/4/reason")).contains("公式");
    }

    @Test
    void what_is_there_otherwise_is_not_changed_behind_anybodys_back() {
        upload(admin, bytes(whole()), false);
        String other = header()
                + row("地点", community, "改名")
                + row("人员", community, "改名", staff + "-1", "COMMUNITY", "STAFF", "", "", "", "", "", "", "", "2026-1-5")
                + row("责任", community, "", staff + "-2", "", "", "", "", "", "", "", "L3", "责任人", "");

        Answer report = upload(admin, bytes(other), false);

        assertThat(report.body().at("/errors")).hasSize(3);
        assertThat(report.text("/errors/2/reason")).contains("交接");
        assertThat(admin.get("/api/people/responsible?area=" + community).text("/levels/0/holder/name"))
                .isEqualTo("甲书记");
    }

    @Test
    void a_formula_and_merged_cells_in_a_workbook_are_errors_with_their_line() throws IOException {
        byte[] workbook = workbook(sheet -> {
            fill(sheet, 1, "地点", community, "新社区");
            fill(sheet, 2, "地点", community + ".G01", "第一网格");
            sheet.formula(2, 2, "A1");
            fill(sheet, 3, "地点", community + ".G02", "第二网格");
            sheet.range(3, 2, 4, 2).merge();
            fill(sheet, 4, "地点", community + ".G03");
            fill(sheet, 5, "人员", community, "庚", "1001", "COMMUNITY", "STAFF");
            sheet.value(5, 13, LocalDate.of(2026, 1, 5));
            sheet.style(5, 13).format("yyyy/m/d").set();
            fill(sheet, 5, "人员", community, "庚", staff + "-7", "COMMUNITY", "STAFF");
        });

        Answer report = upload(admin, workbook, false);

        assertThat(report.body().at("/added").asInt())
                .as(report.body().toString())
                .isEqualTo(2);
        assertThat(report.body().at("/errors")).hasSize(3);
        assertThat(report.text("/errors/0/line")).isEqualTo("3");
        assertThat(report.text("/errors/0/reason")).contains("公式");
        assertThat(report.text("/errors/1/line")).isEqualTo("4");
        assertThat(report.text("/errors/1/reason")).contains("合并");
        assertThat(report.text("/errors/2/line")).isEqualTo("5");
    }

    @Test
    void a_file_that_is_no_such_sheet_is_refused_as_a_whole() {
        assertThat(upload(admin, bytes("a,b\n1,2\n"), false).text("/detail")).contains("模板");
        assertThat(upload(admin, bytes("类别,地点编码,kind\n"), false).text("/detail"))
                .contains("重复");
        assertThat(upload(admin, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1}, false)
                        .text("/detail"))
                .contains(".xls");
        assertThat(upload(Desk.dispatcher(port, POLICE), bytes(whole()), true).problem())
                .isEqualTo("operation-refused");
    }

    @Test
    void the_template_is_read_by_the_import_it_is_for() throws IOException, InterruptedException {
        HttpResponse<byte[]> template = HttpClient.newHttpClient()
                .send(
                        admin.request("/api/people/import-template").GET().build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(template.statusCode()).isEqualTo(200);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(template.body()))) {
            assertThat(workbook.getFirstSheet().read().getFirst().stream()
                            .map(cell -> cell.getText())
                            .toList())
                    .isEqualTo(HEADER);
        }
        assertThat(upload(admin, template.body(), true).body().at("/rows").asInt(-1))
                .isZero();
    }

    /** A community, a grid, two people, a team, a member, a responsibility; upside down. */
    private String whole() {
        return header()
                + row("责任", community, "", staff + "-1", "", "", "", "", "", "", "", "L3", "责任人", "2026/1/5")
                + row("队员", community, "三官队", staff + "-2", "", "", "", "", "", "", "警官", "", "", "2026-01-05")
                + row("队伍", community, "三官队", "", "", "", "", "", "三官两员一顾问", community + "、" + community + ".G01")
                + row(
                        "人员",
                        community,
                        "甲书记",
                        staff + "-1",
                        "社区建设办公室",
                        "社区书记、调解员",
                        "0571 1234",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "2026-1-5")
                + row(
                        "人员",
                        community,
                        "乙警官",
                        staff + "-2",
                        "POLICE",
                        "COMMUNITY_POLICE",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "2026-1-5")
                + row("地点", community + ".G01", "第一网格")
                + row("地点", community, "新社区");
    }

    private static String header() {
        return String.join(",", HEADER) + "\n";
    }

    private static String row(String... cells) {
        return String.join(",", cells) + "\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void fill(Worksheet sheet, int line, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(line, i, cells[i]);
        }
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("导入");
            fill(sheet, 0, HEADER.toArray(String[]::new));
            content.accept(sheet);
        }
        return out.toByteArray();
    }

    private static Answer upload(Desk desk, byte[] content, boolean dryRun) {
        String boundary = "----people";
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return desk.send(desk.request("/api/people/imports?dryRun=" + dryRun)
                .setHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }
}
