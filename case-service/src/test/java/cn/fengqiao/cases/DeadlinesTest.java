package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.clock.ClockBook;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.clock.HouseLimits;
import cn.fengqiao.cases.clock.PauseRule;
import cn.fengqiao.cases.clock.WorkingHours;
import cn.fengqiao.cases.store.ClockTables;
import cn.fengqiao.cases.store.ClockTables.EnteredRule;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The calendar and the limits as a dispatcher reads them and an administrator enters them. */
@RunningService
class DeadlinesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.now(ZONE);

    @LocalServerPort
    private int port;

    @Autowired
    private ClockTables tables;

    @Autowired
    private MeterRegistry meters;

    @Test
    void the_database_brings_the_limits_of_domain_and_laws() {
        List<ClockRule> brought = tables.rules().stream()
                .filter(entered -> entered.enteredBy().equals("built-in"))
                .map(EnteredRule::rule)
                .map(DeadlinesTest::terms)
                .toList();

        assertThat(brought)
                .containsExactlyInAnyOrderElementsOf(HouseLimits.RULES.all().stream()
                        .map(DeadlinesTest::terms)
                        .toList());
    }

    @Test
    void every_limit_of_a_law_cites_its_article() {
        assertThat(tables.rules().stream()
                        .map(EnteredRule::rule)
                        .filter(rule -> !rule.kind().house()))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.article()).matches("《.+》第.+条"));
    }

    @Test
    void everybody_sees_the_years_and_which_are_missing() {
        Answer calendar = dispatcher().get("/api/calendar");

        assertThat(calendar.status()).isEqualTo(200);
        List<Integer> years = numbers(calendar.body().at("/items"), "/year");
        assertThat(years).contains(2025, 2026).isSorted();
        assertThat(calendar.body().at("/missing").toString()).isEqualTo(missing(years));
        Answer year = dispatcher().get("/api/calendar/2026");
        assertThat(year.text("/source")).contains("国务院办公厅");
        assertThat(year.body().at("/holidays")).hasSize(33);
        assertThat(year.body().at("/makeUpDays")).hasSize(6);
        assertThat(dispatcher().get("/api/calendar/2199").status()).isEqualTo(404);
    }

    @Test
    void an_administrator_enters_a_year_and_enters_it_anew() {
        Answer entered = admin().put(
                        "/api/calendar/2101", year("2101-01-01", "2101-02-12").toString());

        assertThat(entered.status()).as(entered.body().toString()).isEqualTo(200);
        assertThat(entered.text("/holidays/0")).isEqualTo("2101-01-01");
        assertThat(entered.text("/makeUpDays/0")).isEqualTo("2101-02-12");
        assertThat(admin().put(
                                "/api/calendar/2101",
                                year("2101-01-03", "2101-02-13").toString())
                        .text("/holidays/0"))
                .isEqualTo("2101-01-03");
        ClockBook book = tables.book(WorkingHours.USUAL, ZONE);
        assertThat(book.calendar().knows(2101)).isTrue();
        assertThat(book.calendar().knows(2100)).isFalse();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3} {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2102 | 2101-01-01            | -                     | field-invalid     | holidays[0]
            2102 | 2102-01-01 2102-01-01 | -                     | field-invalid     | holidays[1]
            2102 | -                     | -                     | field-invalid     | holidays
            2102 | 2102-01-01            | 2103-01-06            | field-invalid     | makeUpDays[0]
            2102 | 2102-01-01            | 2102-01-02            | field-invalid     | makeUpDays[0]
            2102 | 2102-01-07            | 2102-01-07            | field-invalid     | makeUpDays[0]
            2102 | 2102-02-30            | -                     | impossible-date   | holidays[0]
            1999 | 1999-01-01            | -                     | parameter-invalid | year
            2200 | 2200-01-01            | -                     | parameter-invalid | year
            next | 2102-01-01            | -                     | parameter-invalid | year
            """)
    void a_year_that_cannot_be_is_refused_and_the_field_named(
            String year, @Nullable String holidays, @Nullable String makeUpDays, String problem, String field) {
        Answer refused =
                admin().put("/api/calendar/" + year, year(holidays, makeUpDays).toString());

        assertThat(refused.problem()).as(refused.body().toString()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
        assertThat(dispatcher().get("/api/calendar/2102").status()).isEqualTo(404);
    }

    @Test
    void a_year_without_its_notice_is_refused() {
        ObjectNode blank = year("2102-01-01", null).put("source", " ");

        assertThat(admin().put("/api/calendar/2102", blank.toString()).text("/field"))
                .isEqualTo("source");
        blank.remove("source");
        assertThat(admin().put("/api/calendar/2102", blank.toString()).problem())
                .isEqualTo("field-missing");
    }

    @Test
    void only_an_administrator_enters_anything() {
        assertThat(dispatcher()
                        .put("/api/calendar/2102", year("2102-01-01", null).toString())
                        .problem())
                .isEqualTo("operation-refused");
        assertThat(dispatcher()
                        .put(
                                limit("SIGN", "BLUE", TODAY.plusDays(1)),
                                blueLimit().toString())
                        .problem())
                .isEqualTo("operation-refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into calendar_year (year, source, holidays, make_up_days, entered_by) values (2103, 'x', '{}', '{}', 'x')",
                "insert into clock_rule select (r).* from (select r from clock_rule r limit 1) t"
            })
    void the_database_repeats_it(String sql) throws SQLException {
        try (Connection app = TestCluster.postgres().database("fengqiao_case").app();
                var statement = app.createStatement()) {
            statement.execute("select set_config('fengqiao.roles', 'DISPATCHER,LEADER', false)");
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("row-level security");
            assertThat(statement.executeUpdate("update calendar_year set source = 'forged'"))
                    .isZero();
            statement.execute("select set_config('fengqiao.roles', 'ADMIN', false)");
            assertThat(statement.executeUpdate(
                            "update clock_rule set limit_amount = 1 where effective_from <= current_date"))
                    .as("an edition in force")
                    .isZero();
        }
    }

    @Test
    void everybody_sees_every_limit_with_its_article() {
        JsonNode sign = limit(dispatcher().get("/api/limits"), "SIGN", "RED", "2025-01-01");

        assertThat(sign.at("/limit").toString()).isEqualTo("{\"amount\":15,\"unit\":\"MINUTE\"}");
        assertThat(sign.at("/toL1/amount").asInt()).isEqualTo(30);
        assertThat(sign.at("/name").asString()).isEqualTo("签收");
        assertThat(sign.has("pause")).isFalse();
        JsonNode resolve = limit(dispatcher().get("/api/limits"), "RESOLVE", "BLUE", "2025-01-01");
        assertThat(resolve.at("/pause/reasons/0/name").asString()).isEqualTo("等待鉴定、评估");
        assertThat(resolve.at("/extension/consentOfBoth").asBoolean()).isTrue();
        JsonNode court = limit(dispatcher().get("/api/limits"), "JUDICIAL_CONFIRMATION", "ANY", "2024-01-01");
        assertThat(court.at("/article").asString()).isEqualTo("《民事诉讼法》第二百零五条");
        assertThat(court.at("/house").asBoolean()).isFalse();
    }

    @Test
    void an_edition_of_the_future_is_entered_and_present_clocks_do_not_follow_it() {
        LocalDate from = TODAY.plusYears(9);

        Answer entered = admin().put(limit("SIGN", "BLUE", from), blueLimit().toString());

        assertThat(entered.status()).as(entered.body().toString()).isEqualTo(200);
        assertThat(entered.body().at("/limit/amount").asInt()).isEqualTo(2);
        assertThat(admin().put(
                                limit("SIGN", "BLUE", from),
                                blueLimit().put("article", "另一依据").toString())
                        .text("/article"))
                .isEqualTo("另一依据");
        ClockBook book = tables.book(WorkingHours.USUAL, ZONE);
        assertThat(rule(book, TODAY).effectiveFrom()).isEqualTo(LocalDate.of(2025, 1, 1));
        assertThat(rule(book, from).limit().amount()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} days from now is refused")
    @CsvSource({"-1", "0", "3700"})
    void an_edition_of_today_or_the_past_is_refused(int days) {
        Answer refused = admin().put(
                        limit("SIGN", "BLUE", TODAY.plusDays(days)), blueLimit().toString());

        assertThat(refused.problem()).isEqualTo("parameter-invalid");
        assertThat(refused.text("/field")).isEqualTo("effectiveFrom");
    }

    @ParameterizedTest(name = "{0}/{1} with {2} = {3}: {4} {5}")
    @CsvSource(delimiter = '|', textBlock = """
            SIGN       | BLUE  | limit       | {"amount": 0, "unit": "DAY"}               | field-invalid     | limit
            SIGN       | BLUE  | limit       | {"amount": 2, "unit": "FORTNIGHT"}         | unknown-value     | limit.unit
            SIGN       | BLUE  | limit       | {"amount": 1.5, "unit": "DAY"}             | wrong-type        | limit.amount
            SIGN       | BLUE  | toL1        | {"amount": 1, "unit": "WORKING_DAY"}       | field-invalid     | toL1
            SIGN       | BLUE  | toL2        | null                                       | field-invalid     | toL2
            SIGN       | RED   | limit       | {"amount": 2, "unit": "WORKING_HOUR"}      | field-invalid     | limit
            SIGN       | ANY   | article     | "x"                                        | field-invalid     | colour
            RESOLVE    | BLUE  | pause       | {"most": {"amount": 3, "unit": "DAY"}, "reasons": ["APPRAISAL"]} | field-invalid | pause
            SIGN       | BLUE  | article     | " "                                        | field-invalid     | article
            SIGN       | BLUE  | warned      | []                                         | field-invalid     | warned
            SIGN       | BLUE  | warned      | ["everybody else"]                         | field-invalid     | warned
            SIGN       | BLUE  | surprise    | 1                                          | unknown-field     | surprise
            SIGN       | GREEN | article     | "x"                                        | parameter-invalid | colour
            LUNCH      | BLUE  | article     | "x"                                        | parameter-invalid | kind
            """)
    void bad_terms_are_refused_and_named(
            String kind, String colour, String member, String value, String problem, String field) {
        ObjectNode body = blueLimit();
        body.set(member, Desk.JSON.readTree(value));

        Answer refused = admin().put(limit(kind, colour, TODAY.plusDays(30)), body.toString());

        assertThat(refused.problem()).as(refused.body().toString()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void a_pause_for_a_reason_nobody_knows_is_refused() {
        ObjectNode body = blueLimit();
        body.set("limit", Desk.JSON.readTree("{\"amount\": 20, \"unit\": \"DAY\"}"));
        body.set("pause", Desk.JSON.readTree("{\"most\": {\"amount\": 3, \"unit\": \"DAY\"}, \"reasons\": [\"NAP\"]}"));

        assertThat(admin().put(limit("RESOLVE", "BLUE", TODAY.plusDays(30)), body.toString())
                        .text("/field"))
                .isEqualTo("pause.reasons[0]");
    }

    @Test
    void operators_are_told_when_a_year_is_missing() {
        List<Integer> years = numbers(dispatcher().get("/api/calendar").body().at("/items"), "/year");
        boolean needed = !years.contains(TODAY.getYear())
                || !years.contains(TODAY.plusDays(60).getYear());

        assertThat(meters.get("fengqiao.calendar.missing.year").gauge().value()).isEqualTo(needed ? 1 : 0);
    }

    private static String missing(List<Integer> years) {
        return Arrays.asList(TODAY.getYear(), TODAY.getYear() + 1).stream()
                .filter(year -> !years.contains(year))
                .toList()
                .toString()
                .replace(" ", "");
    }

    private static List<Integer> numbers(JsonNode items, String pointer) {
        return items.valueStream().map(item -> item.at(pointer).asInt()).toList();
    }

    private static ClockRule rule(ClockBook book, LocalDate day) {
        return book.rule(
                        ClockKind.SIGN,
                        Colour.BLUE,
                        day.atTime(12, 0).atZone(ZONE).toInstant())
                .orElseThrow();
    }

    /** Without the words around the terms. */
    private static ClockRule terms(ClockRule rule) {
        PauseRule pause = rule.pause();
        return new ClockRule(
                rule.kind(),
                rule.colour(),
                rule.effectiveFrom(),
                rule.limit(),
                rule.toL2(),
                rule.toL1(),
                pause,
                rule.extension(),
                "",
                "",
                "",
                List.of());
    }

    private static JsonNode limit(Answer list, String kind, String colour, String from) {
        return list.body()
                .at("/items")
                .valueStream()
                .filter(item -> Objects.equals(item.at("/kind").asString(), kind)
                        && Objects.equals(item.at("/colour").asString(), colour)
                        && Objects.equals(item.at("/effectiveFrom").asString(), from))
                .findFirst()
                .orElseThrow();
    }

    private static String limit(String kind, String colour, LocalDate from) {
        return "/api/limits/" + kind + "/" + colour + "/" + from;
    }

    private static ObjectNode blueLimit() {
        return (ObjectNode) Desk.JSON.readTree("""
                {
                  "limit": {"amount": 2, "unit": "WORKING_DAY"},
                  "toL2": {"amount": 2, "unit": "WORKING_DAY"},
                  "toL1": {"amount": 5, "unit": "WORKING_DAY"},
                  "article": "街道办〔2026〕1 号",
                  "startEvent": "交办或移交",
                  "consequence": "逾期上报",
                  "warned": ["L3", "L2", "L1"]
                }
                """);
    }

    private static ObjectNode year(@Nullable String holidays, @Nullable String makeUpDays) {
        ObjectNode year = Desk.JSON.createObjectNode().put("source", "测试通知");
        var off = year.putArray("holidays");
        var worked = year.putArray("makeUpDays");
        if (holidays != null) {
            Arrays.stream(holidays.split(" ")).forEach(off::add);
        }
        if (makeUpDays != null) {
            Arrays.stream(makeUpDays.split(" ")).forEach(worked::add);
        }
        return year;
    }

    private Desk dispatcher() {
        return Desk.dispatcher(port, Department.POLICE);
    }

    private Desk admin() {
        return Desk.of(port, Department.COMMUNITY, Role.ADMIN);
    }
}
