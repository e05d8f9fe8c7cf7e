package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Numbers over cases, as the service gives them while cases are worked on. */
@RunningService
class StatisticsTest {

    private static final String ROOT = "/api/statistics";
    private static final String AREA = "HC.FQ.C11";
    private static final String TYPE = "DISCIPLINE";
    private static final YearMonth NOW = YearMonth.now(ZoneId.of("Asia/Shanghai"));

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;
    private Desk leader;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        leader = Desk.of(port, COMMUNITY, Role.LEADER, Role.DISPATCHER);
    }

    @Test
    void a_case_is_counted_wherever_it_has_come_to() {
        JsonNode before = numbers();

        Answer agreed =
                then(then(resolving(aCase()), "contact", "{\"note\": \"已联系双方\"}"), "agree", "{\"form\": \"WRITTEN\"}");
        then(agreed, "perform", "{\"outcome\": \"SUCCESS\"}");

        more(before, "settled", 1);
        more(before, "registered", 1);
        more(before, "accepted", 1);
        more(before, "success", 1);
        more(before, "failed", 0);
        more(before, "settledInCommunity", 1);
        more(before, "settledInSubdistrict", 0);
        more(before, "pushedUpward", 0);
        // nobody has written it off
        more(before, "openAtEnd", 1);
        JsonNode durations = total(ask(leader, "")).at("/durations");
        assertThat(durations)
                .extracting(one -> one.at("/span").asString())
                .contains("SIGNING", "RESOLVING", "FOUND_RESOLVED");
        assertThat(durations.get(0).at("/cases").asLong()).isPositive();
        assertThat(durations.get(0).at("/p90Hours").asDouble())
                .isGreaterThanOrEqualTo(durations.get(0).at("/medianHours").asDouble());
    }

    @Test
    void what_was_raised_upward_is_settled_in_the_subdistrict_and_what_was_handed_on_is_pushed_upward() {
        JsonNode before = numbers();

        Answer raised = then(resolving(aCase()), "raise-up", "{\"reason\": \"涉及两个社区\"}");
        then(raised, "agree", "{\"form\": \"PARTIAL\"}");
        Answer accepted = community.command(community.raise(aCase()), "accept", "{}");
        then(accepted, "refer-out", "{\"reason\": \"属劳动仲裁\", \"to\": \"劳动人事争议仲裁院\"}");

        more(before, "pushedUpward", 1);
        more(before, "referredOut", 1);
        more(before, "settledInSubdistrict", 1);
        more(before, "settledInCommunity", 0);
        more(before, "partial", 1);
        more(before, "openAtEnd", 1);
    }

    @Test
    void who_refuses_has_not_failed_whatever_is_written_down_afterwards() {
        JsonNode before = numbers();

        Answer guided = then(resolving(aCase()), "guide", "{\"cause\": \"REFUSED\", \"reason\": \"对方明确拒绝调解\"}");
        more(before, "refused", 1);
        then(guided, "outcome", "{\"outcome\": \"FAILED\"}");
        Answer failed = then(resolving(aCase()), "guide", "{\"cause\": \"FAILED\", \"reason\": \"未能一致\"}");

        more(before, "failed", 1);
        more(before, "refused", 1);
        more(before, "pushedUpward", 2);
        assertThat(failed.text("/status")).isEqualTo("GUIDED");
    }

    @Test
    void a_case_that_is_reopened_leaves_the_month_that_is_over_and_marks_it() throws SQLException {
        YearMonth then = NOW.minusMonths(2);
        String past = "&from=" + then + "&to=" + then;
        long settled = total(ask(leader, past)).at("/numbers/settled").asLong(0);
        Answer guided = then(resolving(aCase()), "guide", "{\"cause\": \"FAILED\", \"reason\": \"未能一致\"}");
        inThePast(guided.id());
        Answer reported = then(guided, "report-back", "{\"note\": \"仍在跟进\"}");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                total(ask(leader, past)).at("/numbers/settled").asLong(0))
                        .isEqualTo(settled + 1));
        long corrections = corrections(then);

        Answer reopened = then(reported, "reopen", "{\"reason\": \"矛盾复发\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(corrections(then)).isEqualTo(corrections + 1));
        assertThat(total(ask(leader, past)).at("/numbers/settled").asLong(0)).isEqualTo(settled);
        JsonNode told = ask(Desk.dispatcher(port, EMERGENCY), past).body().at("/corrections/0");
        assertThat(told.at("/month").asString()).isEqualTo(then.toString());
        assertThat(told.at("/corrections").isMissingNode()).isTrue();
        assertThat(told.at("/lastAt").isMissingNode()).isTrue();
        // the original start is kept
        assertThat(total(ask(leader, past)).at("/numbers/registered").asLong(0)).isPositive();
        assertThat(behind(leader, "reopened", "")).contains(reopened.id().toString());
        assertThat(behind(leader, "settled", past)).doesNotContain(reopened.id().toString());
    }

    @Test
    void a_drill_is_not_counted_and_a_restricted_case_only_for_whom_it_is_there() {
        JsonNode before = numbers();
        Desk chief = Desk.of(port, POLICE, Role.LEADER);
        long seen = total(ask(chief, "")).at("/numbers/registered").asLong(0);

        police.raise(aCase().put("mode", "EXERCISE"));
        ObjectNode theirs = aCase().put("restricted", true);
        theirs.putArray("departments").add("POLICE");
        Answer hidden = police.raise(theirs);
        Answer plain = police.raise(aCase());

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                total(ask(chief, "")).at("/numbers/registered").asLong(0))
                        .isEqualTo(seen + 2));
        more(before, "registered", 1);
        assertThat(behind(leader, "registered", "")).contains(plain.text("/id")).doesNotContain(hidden.text("/id"));
        assertThat(behind(chief, "registered", "")).contains(plain.text("/id"), hidden.text("/id"));
    }

    @Test
    void a_case_that_is_restricted_later_is_counted_no_longer_for_whom_it_is_not_there() {
        Desk chief = Desk.of(port, POLICE, Role.LEADER);
        JsonNode before = numbers();
        long seen = registered(chief);
        Answer raised = community.raise(aCase());
        more(before, "registered", 1);

        Answer restricted = then(raised, "restrict", "{\"reason\": \"系家庭暴力\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(registered(chief)).isEqualTo(seen));
        more(before, "registered", 1);
        assertThat(behind(chief, "registered", "")).doesNotContain(raised.text("/id"));

        then(restricted, "restrict/lift", "{\"reason\": \"经核实无暴力\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(registered(chief)).isEqualTo(seen + 1));
        more(before, "registered", 1);
    }

    private static long registered(Desk desk) {
        return total(ask(desk, "")).at("/numbers/registered").asLong(0);
    }

    @Test
    void a_number_is_as_many_cases_as_can_be_looked_into() {
        JsonNode before = numbers();
        for (int i = 0; i < 3; i++) {
            community.raise(aCase());
        }
        more(before, "registered", 3);
        JsonNode now = numbers();

        for (String measure : List.of("registered", "settled", "refused", "openAtEnd", "pushedUpward", "overdue")) {
            assertThat(behind(leader, measure, ""))
                    .as(measure)
                    .hasSize(now.at("/" + measure).asInt(0));
        }
    }

    @Test
    void who_does_not_oversee_the_place_is_told_no_small_number_and_looks_into_their_own_only()
            throws IOException, InterruptedException {
        String rare = "&type=ETHNIC_RELIGIOUS&area=HC.FQ.C10";
        ObjectNode request = aCase().put("type", "ETHNIC_RELIGIOUS").put("area", "HC.FQ.C10.G01");
        community.command(community.raise(request), "accept", "{}");
        Desk outsider = Desk.dispatcher(port, EMERGENCY);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(total(leader.get(path("", rare)))
                                .at("/numbers/accepted")
                                .asLong(0))
                        .isPositive());

        JsonNode told = total(outsider.get(path("", rare)));
        JsonNode own = total(community.get(path("", rare + "&department=COMMUNITY")));

        assertThat(told.at("/suppressed").asBoolean()).isTrue();
        assertThat(told.at("/numbers/accepted").isMissingNode()).isTrue();
        assertThat(told.at("/hidden").toString()).contains("accepted").doesNotContain("registered", "openAtEnd");
        // everybody can list these
        assertThat(told.at("/numbers/registered").asLong()).isPositive();
        assertThat(workbook(outsider, rare).getSheet("统计").getRow(1).getCell(3).getStringCellValue())
                .isEqualTo("＊");
        assertThat(own.at("/suppressed").asBoolean()).isFalse();
        assertThat(own.at("/numbers/registered").asLong()).isPositive();
        Desk auditor = Desk.of(port, EMERGENCY, Role.AUDITOR);
        Answer refused = auditor.get(path("/cases", rare + "&measure=accepted"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("not-visible");
        assertThat(refused.text("/field")).isEqualTo("measure");
        assertThat(auditor.get(path("/cases", rare + "&measure=registered&studio=" + UUID.randomUUID()))
                        .text("/field"))
                .isEqualTo("studio");
        assertThat(community
                        .get(path("/cases", rare + "&measure=accepted&department=COMMUNITY"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_case_counts_for_the_studio_it_was_talked_over_in() {
        Desk keeper = Desk.of(port, COMMUNITY, Role.MEDIATOR, Role.DISPATCHER);
        Answer studio = StudioDesk.open(
                keeper, StudioDesk.aStudio("统计工作室" + UUID.randomUUID()).put("area", AREA));
        StudioDesk.joined(keeper, studio, "某调解员" + UUID.randomUUID(), "MEDIATOR", null);
        Answer accepted = community.command(community.raise(aCase()), "accept", "{}");
        Answer booked = StudioDesk.book(
                keeper,
                studio.id(),
                UUID.randomUUID().toString(),
                StudioDesk.wish(StudioDesk.at(3, 9)).put("caseId", accepted.text("/id")));
        assertThat(booked.status()).as(booked.body().toString()).isEqualTo(201);
        StudioDesk.began(booked.id());
        StudioDesk.onBooking(keeper, booked, "settle", StudioDesk.body().put("kept", true));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                ask(leader, "&by=studio").body().at("/groups").toString())
                        .contains(studio.text("/id")));
        assertThat(behind(leader, "registered", "&studio=" + studio.id())).containsExactly(accepted.text("/id"));
    }

    @Test
    void the_workbook_has_the_same_numbers_and_says_who_asked() throws IOException, InterruptedException, SQLException {
        JsonNode before = numbers();
        community.raise(aCase());
        more(before, "registered", 1);
        JsonNode view = ask(leader, "").body();
        String logged = "select count(*) from list_export join list_export_end on export_id = id "
                + "where reason = '统计表导出' and question like '%area " + AREA + " type " + TYPE + "' and lines > 0";
        long exports = owned(logged);
        try (XSSFWorkbook workbook = workbook(leader, "&area=" + AREA + "&type=" + TYPE)) {
            assertThat(owned(logged)).isEqualTo(exports + 1);
            XSSFSheet sheet = workbook.getSheet("统计");
            int total = view.at("/groups").size() + 1;
            assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("登记");
            assertThat(sheet.getRow(total).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(sheet.getRow(total).getCell(2).getNumericCellValue())
                    .isEqualTo(view.at("/total/numbers/registered").asDouble());
            assertThat(sheet.getRow(total + 2).getCell(0).getStringCellValue()).contains("COMMUNITY");
            assertThat(workbook.getSheet("说明").getRow(2).getCell(1).getStringCellValue())
                    .isEqualTo(AREA);
            workbook.forEach(every -> every.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-13&to=2026-12, from",
        "from=2026-1&to=2026-12, from",
        "from=2026-02&to=2026-01, to",
        "from=2020-01&to=2026-01, to",
        "from=2026-01&to=heute, to",
        "from=2026-01&to=2026-02&by=colour, by",
        "from=2026-01&to=2026-02&area=HC.FQ.C99, area",
        "from=2026-01&to=2026-02&area=HC.FQ.C03.G02, area",
        "from=2026-01&to=2026-02&area=x, area",
        "from=2026-01&to=2026-02&department=NOBODY, department",
        "from=2026-01&to=2026-02&type=NOTHING, type",
        "to=2026-02, from"
    })
    void a_question_that_makes_no_sense_is_told_what_is_wrong_with_it(String query, String field) {
        for (String path : List.of("", "/export")) {
            Answer refused = leader.get(ROOT + path + "?" + query);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/field")).isEqualTo(field);
        }
        assertThat(leader.get(ROOT + "/cases?from=2026-01&to=2026-02&measure=ended")
                        .text("/field"))
                .isEqualTo("measure");
    }

    @Test
    void the_proof_finds_what_is_wrong_and_the_rebuild_repairs_it() throws SQLException {
        Desk admin = Desk.of(port, COMMUNITY, Role.ADMIN);
        JsonNode before = numbers();
        Answer raised = community.raise(aCase());
        more(before, "registered", 1);
        assertThat(community.post(ROOT + "/proof", "{}").status()).isEqualTo(403);
        done(admin, "/rebuild");
        owner("update statistics_case set accepted_at = raised_at where case_id = '" + raised.id() + "'");
        owner("update statistics_cell set cases[1] = cases[1] + 7 where level = 2 and studio = '' and department = '*' "
                + "and type = '" + TYPE + "' and area = 'HC.FQ' and month = '" + NOW.atDay(1)
                + "' and restricted_to = '{}'");

        JsonNode proof = done(admin, "/proof");

        assertThat(proof.at("/equal").asBoolean()).isFalse();
        assertThat(proof.at("/differences").toString())
                .contains(raised.text("/id"))
                .contains(NOW.atDay(1) + " HC.FQ level 2 * " + TYPE);
        JsonNode rebuilt = done(admin, "/rebuild");
        assertThat(rebuilt.at("/rows").asLong()).isPositive();
        assertThat(rebuilt.at("/cells").asLong()).isPositive();
        assertThat(done(admin, "/proof").at("/equal").asBoolean()).isTrue();
        assertThat(admin.get(ROOT + "/runs/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private static JsonNode done(Desk desk, String what) {
        String key = UUID.randomUUID().toString();
        Answer begun = desk.post(ROOT + what, key, Desk.JSON.createObjectNode());
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(202);
        assertThat(desk.post(ROOT + what, key, Desk.JSON.createObjectNode()).id())
                .isEqualTo(begun.id());
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(desk.get(ROOT + "/runs/" + begun.id()).text("/state"))
                                .isEqualTo("DONE"));
        return desk.get(ROOT + "/runs/" + begun.id()).body();
    }

    private long corrections(YearMonth month) {
        for (JsonNode one :
                ask(leader, "&from=" + month + "&to=" + month).body().at("/corrections")) {
            if (one.at("/month").asString().equals(month.toString())) {
                return one.at("/corrections").asLong();
            }
        }
        return 0;
    }

    /** All that was done to a case, two months ago. */
    private static void inThePast(UUID id) throws SQLException {
        owner("update case_timeline set at = at - interval '2 months' where case_id = '" + id + "'");
        owner(
                "update dispute_case set raised_at = raised_at - interval '2 months', found_at = found_at - interval '2 months' "
                        + "where id = '" + id + "'");
    }

    private static void owner(String sql) throws SQLException {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long owned(String sql) throws SQLException {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static XSSFWorkbook workbook(Desk desk, String more) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> file = http.send(
                    desk.request(path("/export", more)).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(file.statusCode()).isEqualTo(200);
            return new XSSFWorkbook(new ByteArrayInputStream(file.body()));
        }
    }

    private static ObjectNode aCase() {
        return Desk.aCase().put("type", TYPE).put("area", AREA + ".G01");
    }

    private Answer resolving(ObjectNode body) {
        Answer accepted = community.command(community.raise(body), "accept", "{}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"COMMUNITY\"}");
        return community.command(community.command(assigned, "sign", "{}"), "start-resolving", "{}");
    }

    private Answer then(Answer before, String path, String body) {
        Answer after = community.command(before, path, body);
        assertThat(after.status()).as(path + ": " + after.body()).isEqualTo(200);
        return after;
    }

    /** Waits until a number is as much more than before. */
    private void more(JsonNode before, String number, long more) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers().at("/" + number).asLong(0))
                        .as(number)
                        .isEqualTo(before.at("/" + number).asLong(0) + more));
    }

    private JsonNode numbers() {
        return total(ask(leader, "")).at("/numbers");
    }

    private static JsonNode total(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().at("/total");
    }

    private static Answer ask(Desk desk, String more) {
        return desk.get(path("", "&area=" + AREA + "&type=" + TYPE + more));
    }

    private static String path(String below, String more) {
        String period = more.contains("from=") ? "" : "&from=" + NOW + "&to=" + NOW;
        return ROOT + below + "?" + (period + more).substring(1);
    }

    /** Ids of the cases behind a number, page by page. */
    private static List<String> behind(Desk desk, String measure, String more) {
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            Answer page = desk.get(path(
                    "/cases",
                    "&area=" + AREA + "&type=" + TYPE + "&limit=2&measure=" + measure + more
                            + (next.isEmpty() ? "" : "&after=" + next)));
            assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
            page.body().at("/items").forEach(item -> found.add(item.at("/id").asString()));
            next = page.text("/next");
        } while (!next.isEmpty());
        return found;
    }
}
