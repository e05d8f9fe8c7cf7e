package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What protects somebody on a case, from the application to its end. */
@RunningService
class ProtectionTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;
    private LocalDate today;
    private Instant now;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        today = LocalDate.ofInstant(now, ZONE);
    }

    @Test
    void an_order_is_applied_for_granted_changed_prolonged_and_revoked_and_each_step_is_a_fact() {
        Answer applied = does(raised(), "orders", application(false, now.minusSeconds(3600)));
        UUID order = only(applied);
        Answer granted = does(applied, order + "/decision", granted(now, today.plusMonths(3)));
        Answer changed = does(granted, order + "/change", "{\"on\": \"" + today + "\", \"measures\": \"禁止接近学校\"}");
        Answer prolonged = does(changed, order + "/prolong", until(today, today.plusMonths(5)));
        JsonNode inForce = one(prolonged);
        Answer revoked = does(prolonged, order + "/revoke", reason(today));

        assertThat(inForce.at("/state").asString()).isEqualTo("IN_FORCE");
        assertThat(inForce.at("/until").asString())
                .isEqualTo(today.plusMonths(5).toString());
        assertThat(inForce.at("/measures").asString()).isEqualTo("禁止接近学校");
        assertThat(inForce.at("/applicantName").asString()).isEqualTo("公安机关代为申请");
        assertThat(inForce.at("/article").asString()).contains("反家庭暴力法");
        assertThat(one(revoked).at("/state").asString()).isEqualTo("REVOKED");
        assertThat(notes(one(revoked))).containsExactly("APPLIED", "GRANTED", "CHANGED", "PROLONGED", "REVOKED");
        assertThat(steps(revoked))
                .containsExactly("ORDER:APPLIED", "ORDER:GRANTED", "ORDER:CHANGED", "ORDER:PROLONGED", "ORDER:REVOKED");
        assertThat(events(revoked.id())).hasSize(5).allSatisfy(payload -> {
            assertThat(payload).contains("\"kind\"", "\"step\"");
            assertThat(payload).doesNotContain("李某", "王某", "学校", "法院");
        });
    }

    @Test
    void a_court_has_seventy_two_hours_or_twenty_four_around_the_clock_from_when_it_took_the_application() {
        Answer usual = does(raised(), "orders", application(false, now));
        Answer urgent = does(usual, "orders", application(true, now));

        assertThat(clock(usual, "PROTECTION_ORDER").at("/dueAt").asString())
                .isEqualTo(now.plus(Duration.ofHours(72)).toString());
        assertThat(clock(usual, "PROTECTION_ORDER").at("/article").asString()).isEqualTo("《反家庭暴力法》第二十八条");
        assertThat(clock(urgent, "PROTECTION_ORDER_URGENT").at("/dueAt").asString())
                .isEqualTo(now.plus(Duration.ofHours(24)).toString());
        assertThat(clock(urgent, "PROTECTION_ORDER").at("/state").asString()).isEqualTo("RUNNING");
        assertThat(seen(urgent).at("/items/1/dueAt").asString())
                .isEqualTo(now.plus(Duration.ofHours(24)).toString());
    }

    @Test
    void the_decision_meets_the_clock_when_it_was_made_and_begins_the_validity() {
        Answer applied = does(raised(), "orders", application(false, now.minus(Duration.ofHours(80))));
        Instant decided = now.minus(Duration.ofHours(10));

        Answer granted = does(applied, only(applied) + "/decision", granted(decided, today.plusDays(60)));

        JsonNode order = clock(granted, "PROTECTION_ORDER");
        assertThat(order.at("/state").asString()).isEqualTo("MET");
        assertThat(order.at("/level").asString())
                .as("written down late, decided in time")
                .isEqualTo("NONE");
        assertThat(order.at("/metAt").asString()).isEqualTo(decided.toString());
        JsonNode validity = clock(granted, "PROTECTION_ORDER_VALIDITY");
        assertThat(validity.at("/state").asString()).isEqualTo("RUNNING");
        assertThat(validity.at("/dueAt").asString())
                .isEqualTo(today.plusDays(61).atStartOfDay(ZONE).toInstant().toString());
    }

    @Test
    void a_court_that_does_not_decide_in_time_is_said_once() {
        Answer late = does(raised(), "orders", application(true, now.minus(Duration.ofHours(25))));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> abouts(late, "CLOCK_MISSED"), about -> about.contains("PROTECTION_ORDER_URGENT:MISSED"));

        assertThat(clock(police.read(late.id()), "PROTECTION_ORDER_URGENT")
                        .at("/state")
                        .asString())
                .isEqualTo("BREACHED");
        assertThat(abouts(late, "CLOCK_MISSED")).hasSize(1);
    }

    @Test
    void the_clock_goes_on_with_the_next_application_until_none_is_left() {
        Answer two = does(
                does(raised(), "orders", application(false, now.minusSeconds(7200))),
                "orders",
                application(false, now.minusSeconds(600)));
        List<UUID> ids = ids(two);

        Answer one = does(two, ids.getFirst() + "/decision", decided("REFUSED"));
        Answer none = does(one, ids.getLast() + "/decision", decided("WITHDRAWN"));

        assertThat(clock(two, "PROTECTION_ORDER").at("/startedAt").asString())
                .isEqualTo(now.minusSeconds(7200).toString());
        assertThat(clock(one, "PROTECTION_ORDER").at("/startedAt").asString())
                .isEqualTo(now.minusSeconds(600).toString());
        assertThat(clock(one, "PROTECTION_ORDER").at("/state").asString()).isEqualTo("RUNNING");
        assertThat(clock(none, "PROTECTION_ORDER").at("/state").asString()).isEqualTo("MET");
        assertThat(seen(none).at("/open").asInt()).isZero();
    }

    @Test
    void an_order_is_in_force_for_six_months_at_most_and_so_is_each_prolongation() {
        Answer applied = does(raised(), "orders", application(false, now));
        UUID order = only(applied);

        Answer tooLong = wants(
                applied, order + "/decision", granted(now, today.plusMonths(6).plusDays(1)));
        Answer granted = does(
                applied, order + "/decision", granted(now, today.plusMonths(6).minusDays(1)));
        Answer shorter = wants(granted, order + "/prolong", until(today, today.plusMonths(2)));
        Answer longer = wants(granted, order + "/prolong", until(today, today.plusMonths(13)));

        for (Answer refused : List.of(tooLong, shorter, longer)) {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/field")).isEqualTo("until");
        }
        assertThat(tooLong.text("/detail")).contains("不得晚于");
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            orders   | {"applicant": "NOBODY"}                 | unknown-value   | applicant
            orders   | {"acceptedAt": "2199-01-01T00:00:00Z"}  | field-invalid   | acceptedAt
            orders   | {"protects": " "}                       | field-invalid   | protects
            letters  | {"until": "2020-01-01"}                 | field-invalid   | until
            letters  | {"on": "2199-01-01"}                    | field-invalid   | on
            letters  | {"until": "2199-01-01"}                 | field-invalid   | until
            letters  | {"on": "2026-02-30"}                    | impossible-date | on
            duties   | {"duty": "PRAYER"}                      | unknown-value   | duty
            duties   | {"measures": ""}                        | field-invalid   | measures
            """)
    void what_is_wrong_is_named(String what, String wrong, String problem, String field) {
        ObjectNode body = (ObjectNode) Desk.JSON.readTree(
                switch (what) {
                    case "orders" -> application(false, now);
                    case "letters" -> letter(today, today.plusDays(90));
                    default -> duty(today, today.plusDays(30));
                });
        body.setAll((ObjectNode) Desk.JSON.readTree(wrong));

        Answer refused = wants(raised(), what, body.toString());

        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void a_decision_does_not_come_before_the_application_nor_a_refusal_with_a_validity() {
        Answer applied = does(raised(), "orders", application(false, now.minusSeconds(600)));
        UUID order = only(applied);

        Answer early = wants(applied, order + "/decision", granted(now.minusSeconds(7200), today.plusDays(30)));
        Answer endless =
                wants(applied, order + "/decision", "{\"decision\": \"GRANTED\", \"decidedAt\": \"" + now + "\"}");
        Answer odd = wants(
                applied, order + "/decision", granted(now, today.plusDays(3)).replace("GRANTED", "REFUSED"));
        Answer undecided = wants(applied, order + "/breach", reason(today));
        Answer granted = does(applied, order + "/decision", granted(now, today.plusDays(30)));
        Answer twice = wants(granted, order + "/decision", decided("REFUSED"));
        Answer before = wants(granted, order + "/breach", reason(today.minusDays(1)));

        assertThat(early.text("/field")).isEqualTo("decidedAt");
        assertThat(endless.text("/field")).isEqualTo("until");
        assertThat(odd.text("/field")).isEqualTo("until");
        assertThat(undecided.problem()).isEqualTo("not-now");
        assertThat(twice.problem()).isEqualTo("not-now");
        assertThat(twice.text("/reason")).contains("有效");
        assertThat(before.text("/field")).isEqualTo("on");
    }

    @Test
    void a_breach_is_a_fact_and_a_duty_has_none() {
        Answer warned = does(raised(), "letters", letter(today.minusDays(3), today.plusDays(60)));
        UUID letter = only(warned);
        Answer breached = does(warned, letter + "/breach", reason(today.minusDays(1)));
        Answer sheltered = does(breached, "duties", duty(today, today.plusDays(10)));
        UUID duty = ids(sheltered).getLast();

        Answer refused = wants(sheltered, duty + "/breach", reason(today));

        assertThat(seen(breached).at("/items/0/breaches").asInt()).isEqualTo(1);
        assertThat(seen(breached).at("/items/0/state").asString()).isEqualTo("IN_FORCE");
        assertThat(events(breached.id()).get(1)).contains("\"LETTER\"", "\"BREACHED\"");
        assertThat(refused.problem()).isEqualTo("not-now");
        assertThat(seen(sheltered).at("/items/1/codeName").asString()).isEqualTo("临时庇护");
    }

    @Test
    void a_case_is_not_written_off_while_somebody_is_protected_on_it() {
        Answer plain = raised();
        Answer applied = does(plain, "orders", application(false, now));
        Answer more = does(applied, "duties", duty(today, today.plusDays(10)));
        String named = guard(more).at("/reason").asString();
        Answer refused = does(more, ids(more).getFirst() + "/decision", decided("REFUSED"));
        String left = guard(refused).at("/reason").asString();
        Answer ended = does(refused, ids(more).getLast() + "/revoke", reason(today));

        assertThat(guard(plain).at("/met").asBoolean()).isTrue();
        assertThat(named).contains("人身安全保护令申请待裁定", "保护措施未结束");
        assertThat(left).contains("保护措施未结束").doesNotContain("保护令");
        assertThat(guard(ended).at("/met").asBoolean()).isTrue();
    }

    @Test
    void that_it_ends_soon_and_that_it_has_ended_is_said_once_each() throws SQLException {
        Answer applied = does(raised(), "orders", application(false, now.minusSeconds(60)));
        Answer granted = does(applied, only(applied) + "/decision", granted(now, today.plusDays(100)));

        WholeLifeTest.asOwner("update protection set warn_at = now() where case_id = '" + granted.id() + "'");
        await().atMost(Duration.ofSeconds(20)).until(() -> steps(granted), steps -> steps.contains("ORDER:ENDING"));
        assertThat(one(granted).at("/endsSoon").asBoolean()).isTrue();
        WholeLifeTest.asOwner("update protection set ends_at = now() where case_id = '" + granted.id() + "'");
        await().atMost(Duration.ofSeconds(20)).until(() -> steps(granted), steps -> steps.contains("ORDER:EXPIRED"));
        long version = police.read(granted.id()).version();
        Answer other = does(raised(), "letters", letter(today, today.plusDays(30)));
        WholeLifeTest.asOwner("update protection set ends_at = now() where case_id = '" + other.id() + "'");
        await().atMost(Duration.ofSeconds(20)).until(() -> steps(other), steps -> steps.contains("LETTER:EXPIRED"));

        assertThat(police.read(granted.id()).version())
                .as("later rounds say nothing more")
                .isEqualTo(version);
        assertThat(steps(granted)).containsExactly("ORDER:APPLIED", "ORDER:GRANTED", "ORDER:ENDING", "ORDER:EXPIRED");
        assertThat(one(granted).at("/state").asString()).isEqualTo("EXPIRED");
        assertThat(clock(police.read(granted.id()), "PROTECTION_ORDER_VALIDITY")
                        .at("/state")
                        .asString())
                .isEqualTo("MET");
        assertThat(guard(granted).at("/met").asBoolean()).isTrue();
        assertThat(abouts(granted, "CLOCK_MISSED")).noneMatch(about -> about.startsWith("PROTECTION"));
    }

    @Test
    void a_step_whose_answer_was_lost_is_answered_as_the_first_time_and_a_late_one_is_told() {
        Answer raised = raised();
        String body = application(false, now);

        Answer first = wants(raised, "orders", body);
        Answer again = wants(raised, "orders", body);
        Answer late = wants(raised, "letters", letter(today, today.plusDays(30)));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(ids(first)).hasSize(1);
        assertThat(late.problem()).isEqualTo("stale-version");
    }

    @Test
    void a_department_that_is_not_on_the_case_neither_writes_nor_reads_nor_hears_of_it() {
        Answer applied = does(raised(), "orders", application(false, now));
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
        String path = "/api/cases/" + applied.id();

        assertThat(urban.command(applied, "protections/letters", letter(today, today.plusDays(3)))
                        .problem())
                .isEqualTo("department-not-on-case");
        assertThat(urban.get(path + "/protections").problem()).isEqualTo("not-visible");
        assertThat(urban.get(path).raw().body()).doesNotContain("PROTECTION_ORDER", "李某");
        assertThat(Desk.of(port, POLICE, Role.GRID_WORKER)
                        .command(applied, "protections/orders", application(false, now))
                        .problem())
                .isEqualTo("operation-refused");
        assertThat(wants(applied, UUID.randomUUID() + "/revoke", reason(today)).problem())
                .isEqualTo("not-found");
    }

    @Test
    void a_department_that_was_only_asked_or_gave_its_part_back_records_nothing_and_is_not_told_whom() {
        Answer applied = does(raised(), "orders", application(false, now));
        String path = "/api/cases/" + applied.id();
        String letter = letter(today, today.plusDays(3));

        Answer asked = community.command(applied, "protections/letters", letter);
        Answer uploaded = Uploads.send(
                community,
                applied.id(),
                "k",
                "EVIDENCE",
                "x",
                "a.pdf",
                "%PDF-1.4 x".getBytes(StandardCharsets.US_ASCII),
                null);
        String seenAsked = community.get(path + "/protections").raw().body();
        Answer rejected = community.command(applied, "shares/reject", "{\"reason\": \"非本社区\"}");
        Answer after = community.command(rejected, "protections/letters", letter);
        Answer accepted = community.command(rejected, "shares/accept", "{}");
        Answer recorded = community.command(accepted, "protections/letters", letter);

        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.problem()).isEqualTo("not-now");
        assertThat(asked.text("/reason")).contains("待接受", "请先接受协办");
        assertThat(uploaded.problem()).isEqualTo("not-now");
        assertThat(seenAsked).contains("\"APPLIED\"").doesNotContain("李某", "王某", "枫桥人民法院");
        assertThat(after.problem()).isEqualTo("not-now");
        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(200);
        assertThat(community.get(path + "/protections").raw().body()).contains("李某");
    }

    @Test
    void who_is_protected_on_a_case_that_is_merged_is_protected_on_the_one_it_lives_on_in() {
        Answer older = accepted();
        Answer younger = does(accepted(), "orders", application(false, now));

        Answer gone = police.command(younger, "merge", "{\"into\": \"" + older.id() + "\"}");
        Answer survivor = police.read(older.id());

        assertThat(gone.text("/status")).as(gone.body().toString()).isEqualTo("MERGED");
        assertThat(ids(gone)).isEmpty();
        assertThat(clock(survivor, "PROTECTION_ORDER").at("/state").asString()).isEqualTo("RUNNING");
        assertThat(one(does(survivor, only(survivor) + "/decision", decided("REFUSED")))
                        .at("/state")
                        .asString())
                .isEqualTo("REFUSED");
    }

    @Test
    void what_may_be_done_next_is_said_with_the_reason_why_not() {
        Answer applied = does(raised(), "orders", application(false, now));

        JsonNode actions = one(applied).at("/availableActions");

        assertThat(StreamSupport.stream(actions.spliterator(), false)
                        .filter(action -> action.at("/allowed").asBoolean())
                        .map(action -> action.at("/action").asString()))
                .containsExactly("DECIDE");
        assertThat(seen(applied).at("/availableActions"))
                .hasSize(3)
                .allMatch(action -> action.at("/allowed").asBoolean());
    }

    @Test
    void a_child_in_danger_prompts_a_report_on_the_case_itself_until_somebody_answers_for_it() {
        ObjectNode body = Desk.aCase().put("type", "FAMILY").put("title", "家庭纠纷");
        body.putArray("departments").add("POLICE").add("COMMUNITY");
        body.putObject("answers").put("DEPENDANT_IN_DANGER", "YES");
        Answer raised = police.raise(body);
        Answer inDanger = police.read(raised.id());

        Answer answered = community.command(inDanger, "mediation/safety/report", "{\"whyNot\": \"已由学校报告，派出所已受理\"}");
        Answer anew = police.command(answered, "mediation/safety/child", "{\"reason\": \"再次被打\"}");
        Answer told = police.command(anew, "mediation/safety/report", "{\"to\": \"枫桥派出所\"}");

        assertThat(prompts(inDanger)).containsExactly("MANDATORY_REPORT");
        assertThat(inDanger.text("/prompts/0/article")).isEqualTo("《未成年人保护法》第十一条");
        assertThat(inDanger.text("/prompts/0/href")).endsWith("/mediation/safety/report");
        assertThat(action(inDanger, "REPORT_DANGER").at("/allowed").asBoolean()).isTrue();
        assertThat(Desk.dispatcher(port, URBAN_MANAGEMENT)
                        .read(raised.id())
                        .body()
                        .has("prompts"))
                .isFalse();
        assertThat(guard(raised).at("/met").asBoolean()).isTrue();
        assertThat(prompts(answered)).isEmpty();
        assertThat(prompts(anew)).containsExactly("MANDATORY_REPORT");
        assertThat(prompts(told)).isEmpty();
    }

    @Test
    void a_duty_to_report_that_nobody_answered_for_keeps_the_case_open() {
        Answer inDanger = police.command(raised(), "mediation/safety/child", "{\"reason\": \"被打伤\"}");
        JsonNode open = guard(inDanger);
        Answer told = police.command(inDanger, "mediation/safety/report", "{\"to\": \"枫桥派出所\"}");

        assertThat(open.at("/met").asBoolean()).isFalse();
        assertThat(open.at("/reason").asString()).contains("强制报告");
        assertThat(guard(told).at("/met").asBoolean()).isTrue();
    }

    @Test
    void what_is_late_or_ends_soon_prompts_somebody() {
        Answer late = does(raised(), "orders", application(true, now.minus(Duration.ofHours(30))));
        Answer warned = does(raised(), "letters", letter(today, today.plusDays(30)));

        WholeLifeTest.asOwner("update protection set warn_at = now() where case_id = '" + warned.id() + "'");

        assertThat(prompts(late)).containsExactly("RESTRICT", "PROTECTION_UNDECIDED");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> prompts(police.read(warned.id())), List.of("RESTRICT", "PROTECTION_ENDING")::equals);
    }

    @Test
    void a_case_names_who_answers_for_its_place_at_each_level_and_says_where_nobody_does() {
        Answer raised = raised();
        Answer seen = police.read(raised.id());
        Answer up = police.command(seen, "raise-up", "{\"reason\": \"超出社区能力\"}");
        Answer neighbour = Desk.dispatcher(port, URBAN_MANAGEMENT).read(raised.id());
        ObjectNode wide = Desk.aCase().put("area", "HC.FQ");
        Answer unanswered = police.read(police.raise(wide).id());

        assertThat(levels(seen)).containsExactly("L3", "L2", "L1");
        for (int level = 0; level < 3; level++) {
            assertThat(seen.text("/responsible/" + level + "/holder/name")).isNotEmpty();
            assertThat(seen.body().at("/responsible/" + level + "/vacant").asBoolean())
                    .isFalse();
        }
        assertThat(seen.body().at("/responsible/0/answering").asBoolean()).isTrue();
        assertThat(up.body().at("/responsible/0/answering").asBoolean()).isFalse();
        assertThat(up.body().at("/responsible/1/answering").asBoolean()).isTrue();
        assertThat(neighbour.text("/responsible/0/holder/name")).isEqualTo(seen.text("/responsible/0/holder/name"));
        assertThat(neighbour.body().at("/responsible/0").has("answering")).isFalse();
        assertThat(unanswered.body().at("/responsible/0/vacant").asBoolean()).isTrue();
        assertThat(unanswered.body().at("/responsible/0").has("holder")).isFalse();
        assertThat(unanswered.body().at("/responsible/2/vacant").asBoolean()).isFalse();
    }

    private static List<String> levels(Answer of) {
        return StreamSupport.stream(of.body().at("/responsible").spliterator(), false)
                .map(each -> each.at("/level").asString())
                .toList();
    }

    private static List<String> prompts(Answer of) {
        return StreamSupport.stream(of.body().at("/prompts").spliterator(), false)
                .map(each -> each.at("/prompt").asString())
                .toList();
    }

    private static JsonNode action(Answer of, String action) {
        return StreamSupport.stream(of.body().at("/availableActions").spliterator(), false)
                .filter(each -> each.at("/action").asString().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private Answer raised() {
        ObjectNode body = Desk.aCase().put("type", "FAMILY").put("title", "家庭纠纷");
        body.putArray("departments").add("POLICE").add("COMMUNITY");
        return police.raise(body);
    }

    private Answer accepted() {
        return police.command(raised(), "accept", "{}");
    }

    private Answer wants(Answer before, String path, String body) {
        return police.command(before, "protections/" + path, body);
    }

    private Answer does(Answer before, String path, String body) {
        Answer done = wants(before, path, body);
        assertThat(done.status()).as(path + ": " + done.body()).isEqualTo(200);
        return done;
    }

    private JsonNode seen(Answer of) {
        return police.get("/api/cases/" + of.id() + "/protections").body();
    }

    private JsonNode one(Answer of) {
        return seen(of).at("/items/0");
    }

    private List<UUID> ids(Answer of) {
        return StreamSupport.stream(seen(of).at("/items").spliterator(), false)
                .map(item -> UUID.fromString(item.at("/id").asString()))
                .toList();
    }

    private UUID only(Answer of) {
        List<UUID> ids = ids(of);
        assertThat(ids).hasSize(1);
        return ids.getFirst();
    }

    /** As that answer had it. */
    private static JsonNode clock(Answer of, String kind) {
        return StreamSupport.stream(of.body().at("/clocks").spliterator(), false)
                .filter(clock -> clock.at("/kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode guard(Answer of) {
        return StreamSupport.stream(
                        police.get("/api/cases/" + of.id() + "/write-off")
                                .body()
                                .at("/guards")
                                .spliterator(),
                        false)
                .filter(guard -> guard.at("/guard").asString().equals("NO_PROTECTION_OPEN"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> steps(Answer of) {
        return abouts(of, "PROTECTION_NOTED");
    }

    /** Oldest first. */
    private List<String> abouts(Answer of, String what) {
        return police.timeline(of.id()).stream()
                .filter(line -> line.at("/what").asString().equals(what))
                .map(line -> line.at("/about").asString())
                .toList();
    }

    private static List<String> notes(JsonNode protection) {
        return StreamSupport.stream(protection.at("/notes").spliterator(), false)
                .map(note -> note.at("/step").asString())
                .toList();
    }

    private static List<String> events(UUID caseId) {
        try (Connection connection =
                        TestCluster.postgres().database("fengqiao_case").owner();
                PreparedStatement select = connection.prepareStatement(
                        "select payload from outbox where subject = ? and type like '%protection-noted%' order by sequence")) {
            select.setObject(1, caseId);
            List<String> payloads = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    payloads.add(rows.getString(1));
                }
            }
            return payloads;
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String application(boolean urgent, Instant acceptedAt) {
        return """
                {"applicant": "POLICE", "urgent": %s, "acceptedAt": "%s", "protects": "李某", "against": "王某",
                 "court": "枫桥人民法院", "measures": "禁止接触申请人"}
                """.formatted(urgent, acceptedAt);
    }

    private static String granted(Instant at, LocalDate until) {
        return "{\"decision\": \"GRANTED\", \"decidedAt\": \"" + at + "\", \"until\": \"" + until + "\"}";
    }

    private String decided(String how) {
        return "{\"decision\": \"" + how + "\", \"decidedAt\": \"" + now + "\", \"note\": \"已告知申请人\"}";
    }

    private static String until(LocalDate on, LocalDate until) {
        return "{\"on\": \"" + on + "\", \"until\": \"" + until + "\"}";
    }

    private static String reason(LocalDate on) {
        return "{\"on\": \"" + on + "\", \"reason\": \"已核实\"}";
    }

    static String letter(LocalDate on, LocalDate until) {
        return """
                {"protects": "李某", "against": "王某", "station": "枫桥派出所", "on": "%s", "until": "%s"}
                """.formatted(on, until);
    }

    static String duty(LocalDate on, LocalDate until) {
        return """
                {"duty": "SHELTER", "protects": "李某", "measures": "暂住庇护所", "on": "%s", "until": "%s"}
                """.formatted(on, until);
    }
}
