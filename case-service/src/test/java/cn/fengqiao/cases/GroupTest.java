package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups of neighbours: who belongs, who helps, what is reported and replied. */
@RunningService
class GroupTest {

    private static final String BUILDING = "HC.FQ.C06.G01.B02";

    /** Each group of these tests has doors of its own, because a household belongs to one. */
    private static final AtomicInteger NEXT_STAIRCASE = new AtomicInteger();

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

    // the group

    @Test
    void a_group_is_formed_once_under_its_key() {
        String key = UUID.randomUUID().toString();
        ObjectNode body = body();
        Answer formed = form(community, key, body);

        assertThat(formed.status()).as(formed.raw().body()).isEqualTo(201);
        assertThat(formed.text("/leader/name")).isEqualTo("钱组长");
        assertThat(formed.text("/households")).isEqualTo("5");
        assertThat(formed.text("/area")).isEqualTo("HC.FQ.C06.G01");
        assertThat(form(community, key, body).id()).isEqualTo(formed.id());
        assertThat(form(community, key, body.deepCopy().put("name", "别的组")).problem())
                .isEqualTo("idempotency-conflict");
        assertThat(events(formed)).containsExactly("cn.fengqiao.group.formed.v1");
    }

    @Test
    void sixteen_households_are_two_groups_and_four_are_none() {
        ObjectNode body = body();
        var members = body.putArray("members");
        IntStream.range(0, 14)
                .forEach(i -> members.addObject().put("name", "住户" + i).put("household", UUID.randomUUID() + "室"));
        ObjectNode more = body.deepCopy();
        more.withArray("members").addObject().put("name", "多一户");
        ObjectNode four = body();
        four.withArray("members").remove(0);

        assertThat(form(community, body).status()).isEqualTo(201);
        Answer refused = form(community, more);
        assertThat(refused.text("/field")).isEqualTo("members");
        assertThat(refused.text("/detail")).contains("5–15");
        assertThat(form(community, four).text("/field")).isEqualTo("members");
        assertThat(form(community, four.put("kind", "BUILDING_COMMUNITY")).status())
                .as("of another kind, the bounds are others")
                .isEqualTo(201);
    }

    @Test
    void a_household_belongs_to_one_group_at_a_time() {
        ObjectNode body = body();
        String door = body.at("/members/0/household").asString();
        Answer formed = form(community, body.put("name", "先成立的组"));
        ObjectNode twice = body();
        twice.withArray("members").addObject().put("name", "又一人").set("household", twice.at("/members/1/household"));
        ObjectNode ofTheGrid = body().put("area", "HC.FQ.C06.G01");
        ofTheGrid.withArray("members").addObject().put("name", "邻居").put("household", "2号楼" + door);

        Answer again = form(community, body.deepCopy());
        Answer same = form(community, twice);
        Answer byTheGrid = form(community, ofTheGrid);
        Answer revised = send(community, "PUT", "/api/groups/" + formed.id(), formed.version(), body.put("name", "改名"));

        assertThat(again.status()).as(again.raw().body()).isEqualTo(409);
        assertThat(again.text("/field")).isEqualTo("leader.household");
        assertThat(again.text("/detail")).contains(body.at("/leader/household").asString(), "先成立的组");
        assertThat(again.text("/group")).isEqualTo(formed.text("/id"));
        assertThat(same.text("/field")).isEqualTo("members[4].household");
        assertThat(byTheGrid.text("/field")).isEqualTo("members[4].household");
        assertThat(byTheGrid.text("/household")).isEqualTo("2号楼" + door);
        assertThat(revised.status()).as(revised.raw().body()).isEqualTo(200);

        send(community, "POST", "/api/groups/" + formed.id() + "/dissolve", revised.version(), because("重组"));
        assertThat(form(community, body.deepCopy()).status())
                .as("a dissolved group holds nobody")
                .isEqualTo(201);
    }

    @Test
    void a_household_without_a_door_is_known_by_its_telephone_in_its_grid() {
        String phone = "137" + (10_000_000 + NEXT_STAIRCASE.incrementAndGet());
        ObjectNode here = body();
        here.withArray("members").addObject().put("name", "甲").put("phone", phone);
        ObjectNode again = body();
        again.withArray("members").addObject().put("name", "乙").put("phone", phone);
        ObjectNode elsewhere = body().put("area", "HC.FQ.C07.G01");
        elsewhere.withArray("members").addObject().put("name", "丙").put("phone", phone);

        assertThat(form(community, here).status()).isEqualTo(201);
        assertThat(form(community, again).text("/field")).isEqualTo("members[4].name");
        Answer other = form(community, elsewhere);
        assertThat(other.status()).as(other.raw().body()).isEqualTo(201);
    }

    @Test
    void a_group_lies_in_a_grid_or_a_building() {
        assertThat(form(community, body().put("area", "HC.FQ.C06")).text("/field"))
                .isEqualTo("area");
        assertThat(form(community, body().put("area", "HC.XX.C01.G01")).text("/field"))
                .isEqualTo("area");
        assertThat(form(community, body().put("area", "HC.FQ.C06.G01")).status())
                .isEqualTo(201);
    }

    @Test
    void who_belongs_is_for_those_who_work_with_the_group_and_lies_sealed() {
        Answer formed = form(community, body());

        Answer seen = Desk.dispatcher(port, EMERGENCY).get("/api/groups/" + formed.id());

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.raw().body()).doesNotContain("钱组长", "13800001234");
        assertThat(asTheService(
                        "select count(*) from neighbour_group_people where matter_id = :id::uuid", Long.class, formed))
                .containsExactly(0L);
        Desk elsewhere = Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER));
        assertThat(elsewhere.get("/api/groups/" + formed.id()).status()).isEqualTo(404);
    }

    @Test
    void people_change_on_a_version_and_a_dissolved_group_changes_no_more() {
        Answer formed = form(community, body());
        ObjectNode other = body();
        other.putObject("leader").put("name", "孙组长");

        Answer revised = send(community, "PUT", "/api/groups/" + formed.id(), formed.version(), other);
        assertThat(revised.text("/leader/name")).isEqualTo("孙组长");
        assertThat(send(community, "PUT", "/api/groups/" + formed.id(), formed.version(), body())
                        .problem())
                .isEqualTo("stale-version");
        Answer dissolved =
                send(community, "POST", "/api/groups/" + formed.id() + "/dissolve", revised.version(), because("拆迁"));

        assertThat(dissolved.text("/state")).isEqualTo("DISSOLVED");
        assertThat(send(community, "PUT", "/api/groups/" + formed.id(), dissolved.version(), body())
                        .problem())
                .isEqualTo("not-now");
        assertThat(report(dissolved, incident("NOISE")).problem()).isEqualTo("not-now");
        assertThat(community
                        .get("/api/groups/" + formed.id() + "/history")
                        .raw()
                        .body())
                .contains("拆迁");
    }

    @Test
    void help_is_asked_for_and_settled_once() {
        Answer formed = form(community, body());
        var wanted = Desk.JSON
                .createObjectNode()
                .put("what", "每周帮忙送药")
                .put("household", "201")
                .put("dueOn", Mediating.TODAY.plusDays(30).toString());
        Answer asked = send(community, "POST", "/api/groups/" + formed.id() + "/tasks", formed.version(), wanted);
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
        JsonNode task = community
                .get("/api/groups/" + formed.id() + "/tasks?state=OPEN")
                .body()
                .at("/items/0");
        assertThat(task.at("/what").asString()).isEqualTo("每周帮忙送药");
        var done = Desk.JSON.createObjectNode().put("how", "DONE");
        String path = "/api/groups/tasks/" + task.at("/id").asString() + "/settle";

        assertThat(send(community, "POST", path, 1, done).text("/state")).isEqualTo("DONE");

        assertThat(send(community, "POST", path, 1, done).raw().headers().firstValue("Idempotent-Replay"))
                .hasValue("true");
        var cancelled = Desk.JSON.createObjectNode().put("how", "CANCELLED");
        assertThat(send(community, "POST", path, 1, cancelled).problem()).isEqualTo("stale-version");
        assertThat(send(community, "POST", path, 2, cancelled).problem()).isEqualTo("not-now");
        assertThat(send(Desk.dispatcher(port, POLICE), "POST", path, 2, done).status())
                .isEqualTo(404);
    }

    // reports

    @Test
    void a_report_gives_its_reporter_a_token_and_a_repeat_the_same_one() {
        Answer group = form(community, body());
        String key = UUID.randomUUID().toString();

        Answer filed = report(group, key, incident("WATER_LEAK"));
        Answer again = report(group, key, incident("WATER_LEAK"));

        assertThat(filed.status()).as(filed.raw().body()).isEqualTo(200);
        assertThat(filed.text("/token")).isNotEmpty().isEqualTo(again.text("/token"));
        assertThat(report(group, key, incident("NOISE")).problem()).isEqualTo("idempotency-conflict");
        assertThat(reports(group)).hasSize(1);
        assertThat(Duration.between(Instant.now(), Instant.parse(filed.text("/replyBy"))))
                .isBetween(Duration.ofHours(71), Duration.ofHours(72));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHARACTER", "SUSPICIOUS_PERSON", "FAMILY", ""})
    void what_somebody_is_like_is_no_kind_of_report(String kind) {
        Answer refused = report(form(community, body()), incident(kind));

        assertThat(refused.problem()).isEqualTo("unknown-value");
        assertThat(refused.body().at("/allowed").valueStream().map(JsonNode::asString))
                .containsExactly(
                        "WATER_LEAK",
                        "NOISE",
                        "FIRE_AND_POWER",
                        "FALLING_OBJECT",
                        "QUARREL",
                        "SUSPECTED_FIRE",
                        "OTHER");
    }

    @Test
    void who_reported_stands_in_no_answer_and_cannot_be_read_by_the_service() {
        Answer group = form(community, body());
        Answer filed = report(group, incident("QUARREL"));

        for (String path : List.of("", "/reports", "/history", "/tasks")) {
            assertThat(community.get("/api/groups/" + group.id() + path).raw().body())
                    .doesNotContain("李举报", "13911112222", filed.text("/token"));
        }
        assertThat(community.get("/api/groups/unanswered?limit=200").raw().body())
                .doesNotContain("李举报", filed.text("/token"));
        assertThat(asTheService("select payload from outbox where subject = :id::uuid", String.class, group))
                .isNotEmpty()
                .noneMatch(payload -> payload.contains("李举报") || payload.contains("三楼"));
        assertThatThrownBy(() -> asTheService("select report_id::text from neighbour_reporter", String.class, group))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void the_reply_is_read_with_the_token_and_with_no_other() {
        Answer group = form(community, body());
        Answer filed = report(group, incident("NOISE"));
        Desk anybody = Desk.of(port, POLICE, Role.LIAISON);

        assertThat(ask(anybody, filed.text("/token")).text("/replied")).isEqualTo("false");
        Answer replied = reply(filed, 1, "已上门劝阻，约定晚十点后静音");
        assertThat(replied.text("/reply")).isEqualTo("已上门劝阻，约定晚十点后静音");

        Answer asked = ask(anybody, filed.text("/token"));
        assertThat(asked.text("/reply")).isEqualTo("已上门劝阻，约定晚十点后静音");
        assertThat(asked.body().has("id")).isFalse();
        String token = filed.text("/token");
        String forged = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        assertThat(ask(anybody, forged).status()).isEqualTo(404);
        assertThat(ask(anybody, UUID.randomUUID() + token.substring(36)).status())
                .isEqualTo(404);
        assertThat(ask(anybody, "x").status()).isEqualTo(404);
    }

    @Test
    void a_report_is_replied_to_once() {
        Answer filed = report(form(community, body()), incident("NOISE"));

        assertThat(reply(filed, 1, "已处理").status()).isEqualTo(200);

        assertThat(reply(filed, 1, "已处理").raw().headers().firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(reply(filed, 1, "另一答复").problem()).isEqualTo("stale-version");
        assertThat(reply(filed, 2, "另一答复").problem()).isEqualTo("not-now");
        assertThat(reply(filed, 2, " ").problem()).isEqualTo("not-now");
    }

    @Test
    void of_two_who_reply_at_once_one_is_told_that_it_is_late() {
        Answer filed = report(form(community, body()), incident("NOISE"));

        List<Integer> statuses = Stream.of(
                        CompletableFuture.supplyAsync(() -> reply(filed, 1, "甲")),
                        CompletableFuture.supplyAsync(() -> reply(filed, 1, "乙")))
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void reports_without_a_reply_are_listed_oldest_first_and_to_those_who_work_with_the_group() {
        Answer group = form(community, body());
        Answer first = report(group, incident("NOISE"));
        Answer second = report(group, incident("FALLING_OBJECT"));
        Answer answered = report(group, incident("QUARREL"));
        reply(answered, 1, "已处理");

        List<String> mine = unanswered(community).stream()
                .filter(id -> List.of(first.text("/id"), second.text("/id"), answered.text("/id"))
                        .contains(id))
                .toList();

        assertThat(mine).containsExactly(first.text("/id"), second.text("/id"));
        assertThat(unanswered(Desk.dispatcher(port, EMERGENCY))).doesNotContain(first.text("/id"), second.text("/id"));
    }

    @Test
    void that_nobody_replied_in_time_is_said_once_and_the_report_stays_on_the_list() {
        Answer group = form(community, body());
        Answer late = report(group, incident("SUSPECTED_FIRE"));
        Answer answered = report(group, incident("NOISE"));
        reply(answered, 1, "已处理");
        overdue(late);
        overdue(answered);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(group)).contains("cn.fengqiao.group.report-unanswered.v1"));
        // a later one that is said behind it proves that the first was not said again
        Answer later = report(group, incident("OTHER"));
        overdue(later);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said(group)).hasSizeGreaterThan(1));

        assertThat(said(group)).containsExactly(late.text("/id"), later.text("/id"));
        assertThat(unanswered(community)).contains(late.text("/id"));
        assertThat(reports(group).path(0).at("/overdue").asBoolean()).isTrue();
        assertThat(reply(late, 1, "晚了，抱歉").status()).isEqualTo(200);
    }

    @Test
    void a_report_becomes_a_case_that_does_not_name_its_reporter_and_still_gets_a_reply() {
        Answer group = form(community, body());
        Answer filed = report(group, incident("WATER_LEAK"));
        var wanted = Desk.JSON.createObjectNode().put("type", "NEIGHBOUR").put("title", "楼上漏水");

        Answer taken = takeUp(filed, wanted);

        assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
        assertThat(takeUp(filed, wanted).raw().headers().firstValue("Idempotent-Replay"))
                .hasValue("true");
        Answer raised = community.read(UUID.fromString(taken.text("/caseRaised")));
        assertThat(raised.text("/source")).isEqualTo("PUBLIC_REPORT");
        assertThat(raised.text("/number")).isEqualTo(taken.text("/caseNumber"));
        assertThat(raised.raw().body()).doesNotContain("李举报", "13911112222");
        assertThat(unanswered(community)).contains(filed.text("/id"));
        assertThat(reply(filed, 2, "已立案处理").status()).isEqualTo(200);
        assertThat(takeUpAt(filed, 3, wanted).problem()).isEqualTo("not-now");
    }

    @Test
    void the_case_that_a_report_became_is_named_to_whoever_may_know_of_it_and_is_made_once_all_the_same() {
        ObjectNode both = body();
        both.putArray("departments").add("POLICE");
        Answer group = form(community, both);
        Answer filed = report(group, incident("NOISE"));
        var wanted = Desk.JSON.createObjectNode().put("type", "FAMILY").put("title", "深夜争吵");
        Answer taken = takeUp(filed, wanted);
        Desk police = Desk.dispatcher(port, POLICE);
        String reports = "/api/groups/" + group.id() + "/reports";
        String known = police.get(reports).text("/items/0/caseNumber");
        UUID raised = UUID.fromString(taken.text("/caseRaised"));

        Answer restricted = community.command(community.read(raised), "restrict", "{\"reason\": \"系家庭暴力\"}");

        assertThat(known).isEqualTo(taken.text("/caseNumber"));
        assertThat(restricted.status()).as(restricted.raw().body()).isEqualTo(200);
        assertThat(police.get(reports).body().at("/items/0").propertyNames())
                .contains("id")
                .doesNotContain("caseRaised", "caseNumber");
        assertThat(community.get(reports).text("/items/0/caseNumber")).isEqualTo(known);
        assertThat(send(police, "POST", "/api/groups/reports/" + filed.id() + "/take-up", 2, wanted)
                        .problem())
                .isEqualTo("not-now");
    }

    @Test
    void a_case_that_breaks_a_rule_leaves_the_report_as_it_is() {
        Answer group = form(community, body());
        Answer filed = report(group, incident("WATER_LEAK"));

        Answer refused = takeUp(
                filed, Desk.JSON.createObjectNode().put("type", "NO_SUCH").put("title", "x"));

        assertThat(refused.text("/field")).isEqualTo("type");
        assertThat(reports(group).path(0).at("/version").asLong()).isEqualTo(1);
    }

    @Test
    void reading_reports_and_people_is_logged() {
        Answer group = form(community, body());
        report(group, incident("NOISE"));
        reports(group);
        community.get("/api/groups/" + group.id());

        Answer log = Desk.of(port, COMMUNITY, Role.AUDITOR).get("/api/read-log?caseId=" + group.id());

        assertThat(log.body()
                        .at("/items")
                        .valueStream()
                        .map(entry -> entry.at("/operation").asString()))
                .contains("groups.form", "groups.reports", "groups.get");
    }

    // how things are said

    static ObjectNode body() {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("area", BUILDING)
                .put("name", "二号楼联防组")
                .put("kind", "TEN_HOUSEHOLDS");
        String staircase = NEXT_STAIRCASE.incrementAndGet() + "单元";
        body.putObject("leader").put("name", "钱组长").put("phone", "13800001234").put("household", staircase + "101");
        var members = body.putArray("members");
        for (String door : new String[] {"102", "201", "202", "301"}) {
            members.addObject().put("name", "周住户").put("household", staircase + door);
        }
        return body;
    }

    static ObjectNode incident(String kind) {
        ObjectNode report = Desk.JSON.createObjectNode().put("kind", kind).put("text", "三楼半夜有动静");
        report.putObject("reporter").put("name", "李举报").put("phone", "13911112222");
        return report;
    }

    private static ObjectNode because(String reason) {
        return Desk.JSON.createObjectNode().put("reason", reason);
    }

    private static Answer form(Desk desk, ObjectNode body) {
        return form(desk, UUID.randomUUID().toString(), body);
    }

    static Answer form(Desk desk, String key, ObjectNode body) {
        return post(desk, "/api/groups", key, body);
    }

    static Answer post(Desk desk, String path, String key, ObjectNode body) {
        return desk.send(desk.request(path)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static Answer send(Desk desk, String method, String path, long version, ObjectNode body) {
        return desk.send(desk.request(path)
                .header("If-Match", "\"" + version + "\"")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private Answer report(Answer group, ObjectNode incident) {
        return report(group, UUID.randomUUID().toString(), incident);
    }

    private Answer report(Answer group, String key, ObjectNode incident) {
        return post(community, "/api/groups/" + group.id() + "/reports", key, incident);
    }

    private Answer reply(Answer filed, long version, String reply) {
        return send(
                community,
                "POST",
                "/api/groups/reports/" + filed.id() + "/reply",
                version,
                Desk.JSON.createObjectNode().put("reply", reply));
    }

    private Answer takeUp(Answer filed, ObjectNode wanted) {
        return takeUpAt(filed, 1, wanted);
    }

    private Answer takeUpAt(Answer filed, long version, ObjectNode wanted) {
        return send(community, "POST", "/api/groups/reports/" + filed.id() + "/take-up", version, wanted);
    }

    private static Answer ask(Desk desk, String token) {
        return desk.post(
                "/api/groups/replies",
                Desk.JSON.createObjectNode().put("token", token).toString());
    }

    private JsonNode reports(Answer group) {
        return community.get("/api/groups/" + group.id() + "/reports").body().at("/items");
    }

    private static List<String> unanswered(Desk desk) {
        return desk.get("/api/groups/unanswered?limit=200")
                .body()
                .at("/items")
                .valueStream()
                .map(report -> report.at("/id").asString())
                .toList();
    }

    // what the database says

    private List<String> events(Answer group) {
        return asTheService("select type from outbox where subject = :id::uuid order by sequence", String.class, group);
    }

    private List<String> said(Answer group) {
        return asTheService(
                "select payload::jsonb ->> 'report' from outbox where subject = :id::uuid and type like '%report-unanswered%' order by sequence",
                String.class, group);
    }

    private void overdue(Answer filed) {
        transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("update neighbour_report set reply_due = now() - interval '1 second' where id = :id")
                    .param("id", filed.id())
                    .update();
        });
    }

    private <T> List<T> asTheService(String sql, Class<T> type, Answer group) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            var query = jdbc.sql(sql);
            return (sql.contains(":id") ? query.params(Map.of("id", group.text("/id"))) : query)
                    .query(type)
                    .list();
        });
    }
}
