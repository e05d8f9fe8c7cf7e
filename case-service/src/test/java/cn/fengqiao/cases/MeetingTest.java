package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Subscription;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Departments meet about hard cases: who is asked, what each will see, what was said and decided, what becomes of it. */
@RunningService
class MeetingTest {

    static final String AREA = "HC.FQ";

    private static final String GRID = "HC.FQ.C05.G01";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    @Autowired
    private Subscription riskEvents;

    private Desk community;
    private Desk leader;
    private Desk police;
    private Desk emergency;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        leader = Desk.of(port, COMMUNITY, Role.LEADER);
        police = Desk.dispatcher(port, POLICE);
        emergency = Desk.of(port, EMERGENCY, Role.LIAISON);
    }

    /** The fourth story of the domain, as far as it is a meeting. */
    @Test
    void thirty_two_unpaid_workers() {
        Answer danger = red();
        Answer called = call(leader, calling(List.of(POLICE, EMERGENCY), "三十二人欠薪，商议先行垫付", danger));
        assertThat(called.status()).as(called.raw().body()).isEqualTo(201);
        assertThat(clock(danger)).isEqualTo("RUNNING");

        // each department will see what its own law lets it see, and the convener sees that beforehand
        JsonNode preview = leader.get(path(called) + "/preview").body().at("/items");
        assertThat(preview.findValuesAsString("department")).containsExactly("COMMUNITY", "EMERGENCY", "POLICE");
        assertThat(hidden(preview, "EMERGENCY", "CONTACT")).isEqualTo("NOT_LEAD");
        assertThat(hidden(preview, "POLICE", "CONTACT")).isEmpty();

        Answer coming = answer(police, called, "{\"coming\": true}");
        Answer both = answer(emergency, coming, "{\"coming\": true}");
        String item = called.text("/agenda/0/item");
        ObjectNode minutes = holding(item, "一致同意先垫付再追偿", POLICE, EMERGENCY);
        dissent(minutes, item, EMERGENCY, "垫付款应由街道先行审批");
        decision(minutes, item, POLICE, "周三前约谈包工头");
        decision(minutes, item, EMERGENCY, "核查工地停工安全");
        Answer held = community.post(path(called) + "/hold", both.version(), minutes);

        assertThat(held.status()).as(held.raw().body()).isEqualTo(200);
        assertThat(held.text("/state")).isEqualTo("HELD");
        assertThat(clock(danger)).isEqualTo("MET");
        JsonNode line = line(danger, "MEETING_HELD");
        assertThat(line.at("/about").asString()).isEqualTo(called.text("/id"));
        assertThat(held.text("/agenda/0/dissents/0/text")).isEqualTo("垫付款应由街道先行审批");

        // one does what was decided, the other gives it back with a reason: it is with whoever called, and not lost
        Answer done = settle(police, held, action(held, POLICE), "DONE", "已约谈，笔录见附件");
        assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
        Answer returned = settle(emergency, done, action(held, EMERGENCY), "RETURNED", "停工属住建职责");
        assertThat(item(returned, EMERGENCY).at("/state").asString()).isEqualTo("RETURNED");
        assertThat(item(returned, EMERGENCY).at("/settled").asString()).isEqualTo("停工属住建职责");
        assertThat(listed(called).at("/returned").asInt()).isEqualTo(1);
        Answer again = reassign(leader, returned, action(held, EMERGENCY), COMMUNITY);
        assertThat(again.status()).as(again.raw().body()).isEqualTo(200);
        Answer last = settle(community, again, action(held, EMERGENCY), "DONE", "已由社区联系住建核查");
        assertThat(item(last, COMMUNITY).at("/state").asString()).isEqualTo("DONE");
        assertThat(listed(called).at("/returned").asInt()
                        + listed(called).at("/open").asInt())
                .isZero();
        assertThat(events(called))
                .containsExactly(
                        "cn.fengqiao.meeting.called.v1",
                        "cn.fengqiao.meeting.answered.v1",
                        "cn.fengqiao.meeting.answered.v1",
                        "cn.fengqiao.meeting.held.v1",
                        "cn.fengqiao.meeting.action-settled.v1",
                        "cn.fengqiao.meeting.action-settled.v1",
                        "cn.fengqiao.meeting.action-reassigned.v1",
                        "cn.fengqiao.meeting.action-settled.v1");
        assertThat(payloads(called)).noneMatch(payload -> payload.contains("垫付") || payload.contains("停工"));
    }

    // the agenda from the data

    @Test
    void a_red_case_is_proposed_with_its_reason_to_those_who_are_on_it() {
        Answer danger = red();

        assertThat(reasons(leader, danger)).containsExactly("RED");
        assertThat(reasons(Desk.dispatcher(port, URBAN_MANAGEMENT), danger)).isEmpty();
        assertThat(reasons(leader, danger, "HC.FQ.C01")).isEmpty();
        assertThat(reasons(leader, danger, GRID)).containsExactly("RED");
    }

    @Test
    void the_third_case_of_an_address_in_half_a_year_is_proposed_whichever_departments_they_went_to() {
        String address = "和平路" + UUID.randomUUID() + "号";
        Answer first =
                community.raise(aCase("漏水", COMMUNITY, POLICE).put("area", GRID).put("address", address));
        police.raise(aCase("噪音", POLICE).put("area", GRID).put("address", address));
        assertThat(reasons(leader, first)).isEmpty();

        Answer third = Desk.dispatcher(port, EMERGENCY)
                .raise(aCase("用电", EMERGENCY).put("area", GRID).put("address", address));

        assertThat(reasons(leader, first)).containsExactly("SAME_PLACE");
        assertThat(proposed(leader, first, null).at("/atPlace").asInt()).isEqualTo(3);
        assertThat(reasons(leader, third))
                .as("where another department's case lies is not told")
                .isEmpty();
    }

    @Test
    void restricted_cases_of_others_are_not_counted() {
        String address = "和平路" + UUID.randomUUID() + "号";
        Answer first = community.raise(aCase("漏水", COMMUNITY).put("area", GRID).put("address", address));
        community.raise(aCase("噪音", COMMUNITY).put("area", GRID).put("address", address));
        police.raise(
                aCase("家暴", POLICE).put("area", GRID).put("address", address).put("restricted", true));

        assertThat(reasons(leader, first)).isEmpty();
    }

    @Test
    void proposals_are_paged_and_a_page_has_a_limit() {
        red();
        red();

        Answer page = leader.get("/api/meetings/proposals?limit=1");

        assertThat(page.body().at("/items")).hasSize(1);
        Answer next = leader.get("/api/meetings/proposals?limit=1&after=" + page.text("/next"));
        assertThat(next.text("/items/0/caseId")).isNotEqualTo(page.text("/items/0/caseId"));
        assertThat(leader.get("/api/meetings/proposals?limit=0").text("/field")).isEqualTo("limit");
    }

    // calling

    @Test
    void a_meeting_is_called_once_under_its_key() {
        Answer discussed = community.raise(aCase("欠薪", COMMUNITY, POLICE));
        String key = UUID.randomUUID().toString();
        ObjectNode body = calling(List.of(POLICE), "欠薪", discussed);

        Answer called = community.post("/api/meetings", key, body);
        Answer again = community.post("/api/meetings", key, body);

        assertThat(called.status()).as(called.raw().body()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(called.id());
        assertThat(community
                        .post("/api/meetings", key, body.deepCopy().put("place", "别处"))
                        .problem())
                .isEqualTo("idempotency-conflict");
    }

    @Test
    void whoever_calls_a_meeting_is_on_its_cases_and_may_know_of_them() {
        Answer foreign = police.raise(aCase("打架", POLICE));
        Answer secret = police.raise(aCase("家暴", POLICE).put("restricted", true));

        assertThat(call(community, calling(List.of(POLICE), "x", foreign)).text("/field"))
                .isEqualTo("agenda[0].caseId");
        assertThat(call(community, calling(List.of(POLICE), "x", secret)).problem())
                .isEqualTo("unknown-value");
    }

    @Test
    void what_a_call_has_to_say_is_named_field_by_field() {
        Answer discussed = community.raise(aCase("欠薪", COMMUNITY, POLICE));
        ObjectNode good = calling(List.of(POLICE), "欠薪", discussed);

        assertThat(call(community, good.deepCopy().put("startsAt", "2020-01-01T00:00:00Z"))
                        .text("/field"))
                .isEqualTo("startsAt");
        assertThat(call(community, good.deepCopy().put("area", "HC.XX")).text("/field"))
                .isEqualTo("area");
        assertThat(call(community, good.deepCopy().put("place", " ")).text("/field"))
                .isEqualTo("place");
        assertThat(call(community, calling(List.of(COMMUNITY), "欠薪", discussed)).text("/field"))
                .isEqualTo("departments[0]");
        assertThat(call(community, calling(List.of(POLICE), "欠薪", discussed, discussed))
                        .text("/field"))
                .isEqualTo("agenda[1].caseId");
        assertThat(call(community, calling(List.of(POLICE), "欠薪")).text("/field"))
                .isEqualTo("agenda");
    }

    @Test
    void a_case_on_the_agenda_is_shown_no_further_than_the_case_itself() {
        Answer together = community.raise(aCase("欠薪", COMMUNITY, POLICE));
        Answer alone = community.raise(aCase("家庭纠纷", COMMUNITY));
        Answer secret = community.raise(aCase("家暴", COMMUNITY).put("restricted", true));
        Answer called = call(community, calling(List.of(POLICE), "商议", together, alone, secret));
        assertThat(called.body().at("/agenda")).as(called.raw().body()).hasSize(3);

        JsonNode seen = police.get(path(called)).body().at("/agenda");

        assertThat(seen.findValuesAsString("caseId")).containsExactly(together.text("/id"), alone.text("/id"));
        assertThat(seen.at("/0/topic").asString()).isEqualTo("商议");
        assertThat(seen.at("/1").has("topic")).isFalse();
        JsonNode preview = community
                .get(path(called) + "/preview?department=POLICE")
                .body()
                .at("/items/0/cases");
        assertThat(preview.findValuesAsString("standing")).containsExactly("ON_CASE", "NEIGHBOUR", "SHUT_OUT");
        assertThat(Desk.dispatcher(port, URBAN_MANAGEMENT).get(path(called)).status())
                .as("one restricted case makes the meeting so")
                .isEqualTo(404);
        assertThat(community.get(path(called) + "/preview?department=EMERGENCY").problem())
                .isEqualTo("parameter-invalid");
    }

    // answering

    @Test
    void who_does_not_come_says_why() {
        Answer called = called();

        assertThat(answer(police, called, "{\"coming\": false}").text("/field")).isEqualTo("reason");
        Answer declined = answer(police, called, "{\"coming\": false, \"reason\": \"当日有专项行动\"}");

        assertThat(declined.text("/invitations/0/state")).isEqualTo("DECLINED");
        assertThat(declined.text("/invitations/0/reason")).isEqualTo("当日有专项行动");
        Answer changed = answer(police, declined, "{\"coming\": true}");
        assertThat(changed.text("/invitations/0/state")).isEqualTo("COMING");
        assertThat(changed.body().at("/invitations/0").has("reason")).isFalse();
        assertThat(answer(community, changed, "{\"coming\": true}").problem()).isEqualTo("not-now");
        assertThat(answer(Desk.dispatcher(port, EMERGENCY), changed, "{\"coming\": true}")
                        .problem())
                .isEqualTo("department-not-on-case");
    }

    @Test
    void of_two_answers_at_once_one_is_told_that_it_is_late() {
        Answer called = called();

        List<Integer> statuses = Stream.of("{\"coming\": true}", "{\"coming\": false, \"reason\": \"没空\"}")
                .map(body -> CompletableFuture.supplyAsync(() -> answer(police, called, body)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void a_cancelled_meeting_is_answered_and_held_no_more() {
        Answer called = called();

        assertThat(police.post(path(called) + "/cancel", 1, because("改期")).problem())
                .isEqualTo("not-now");
        Answer cancelled = community.post(path(called) + "/cancel", 1, because("改期"));

        assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
        assertThat(answer(police, cancelled, "{\"coming\": true}").problem()).isEqualTo("not-now");
        assertThat(hold(cancelled, holding(called.text("/agenda/0/item"), "x")).problem())
                .isEqualTo("not-now");
        assertThat(community.get(path(called) + "/history").raw().body()).contains("改期");
    }

    // holding

    @Test
    void whoever_called_it_attended_and_dissent_is_minuted_of_anybody_at_the_table() {
        Answer discussed = community.raise(aCase("欠薪", COMMUNITY));
        Answer called = call(community, calling(List.of(POLICE), "商议", discussed));
        String item = called.text("/agenda/0/item");
        assertThat(called.body().at("/departments").toString()).contains("COMMUNITY", "POLICE");
        ObjectNode minutes = holding(item, "议定", COMMUNITY, POLICE);
        dissent(minutes, item, POLICE, "应先核实身份");

        Answer held = hold(called, minutes);

        assertThat(held.status()).as(held.raw().body()).isEqualTo(200);
        assertThat(held.text("/agenda/0/dissents/0/department")).isEqualTo("POLICE");
        assertThat(held.text("/agenda/0/dissents/0/text")).isEqualTo("应先核实身份");
        assertThat(held.text("/invitations/0/attended")).isEqualTo("true");
    }

    @Test
    void a_meeting_is_held_once_and_a_repeat_is_answered_as_the_first_time() {
        Answer called = called();
        ObjectNode minutes = holding(called.text("/agenda/0/item"), "议定", POLICE);

        Answer held = hold(called, minutes);

        assertThat(held.status()).as(held.raw().body()).isEqualTo(200);
        assertThat(held.text("/invitations/0/attended")).isEqualTo("true");
        assertThat(hold(called, minutes).raw().headers().firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(hold(held, minutes).problem()).isEqualTo("not-now");
        assertThat(whats(called.text("/agenda/0/caseId"))).containsOnlyOnce("MEETING_HELD");
    }

    @Test
    void a_case_that_was_not_talked_about_was_not_met_on() {
        Answer one = community.raise(aCase("甲", COMMUNITY, POLICE));
        Answer other = community.raise(aCase("乙", COMMUNITY, POLICE));
        Answer called = call(community, calling(List.of(POLICE), "商议", one, other));

        hold(called, holding(called.text("/agenda/0/item"), "只议了甲"));

        assertThat(whats(one.text("/id"))).contains("MEETING_HELD");
        assertThat(whats(other.text("/id"))).doesNotContain("MEETING_HELD");
    }

    @Test
    void a_department_that_is_not_on_the_case_is_asked_in_before_it_is_given_something_to_do() {
        Answer discussed = community.raise(aCase("欠薪", COMMUNITY));
        Answer called = call(community, calling(List.of(POLICE), "商议", discussed));
        ObjectNode minutes = holding(called.text("/agenda/0/item"), "议定");
        decision(minutes, called.text("/agenda/0/item"), POLICE, "约谈");

        Answer refused = hold(called, minutes);
        assertThat(refused.text("/field")).isEqualTo("decisions[0].department");
        assertThat(whats(discussed.text("/id"))).doesNotContain("MEETING_HELD");
        Answer asked = community.command(
                community.command(community.read(discussed.id()), "accept", "{}"),
                "shares/ask",
                "{\"department\": \"POLICE\"}");
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);

        assertThat(hold(called, minutes).status()).isEqualTo(200);
    }

    @Test
    void what_minutes_have_to_say_is_named_field_by_field() {
        Answer called = called();
        String item = called.text("/agenda/0/item");

        assertThat(hold(called, holding(UUID.randomUUID().toString(), "x")).text("/field"))
                .isEqualTo("minutes[0].item");
        assertThat(hold(called, holding(item, " ")).text("/field")).isEqualTo("minutes[0].text");
        assertThat(hold(called, holding(item, "x", EMERGENCY)).text("/field")).isEqualTo("attended[0]");
        assertThat(hold(called, holding(item, "x").put("reviewOn", "2020-01-01"))
                        .text("/field"))
                .isEqualTo("reviewOn");
        String toCome = Instant.now().plus(1, ChronoUnit.DAYS).toString();
        assertThat(hold(called, holding(item, "x").put("heldAt", toCome)).text("/field"))
                .as("a meeting that has not taken place stops no clock")
                .isEqualTo("heldAt");
        String before = Instant.now().minus(1, ChronoUnit.DAYS).toString();
        assertThat(hold(called, holding(item, "x").put("heldAt", before)).text("/field"))
                .isEqualTo("heldAt");
        assertThat(hold(called, holding(item, "x", COMMUNITY)).text("/field"))
                .as("one department alone meets nobody")
                .isEqualTo("attended");
        ObjectNode late = holding(item, "x");
        decision(late, item, POLICE, "y");
        ((ObjectNode) late.at("/decisions/0")).put("dueOn", "2020-01-01");
        assertThat(hold(called, late).text("/field")).isEqualTo("decisions[0].dueOn");
        assertThat(police.post(path(called) + "/hold", 1, holding(item, "x")).problem())
                .isEqualTo("not-now");
    }

    // what was decided

    @Test
    void only_the_department_it_was_given_to_settles_an_action_and_once() {
        Answer called = called();
        String item = called.text("/agenda/0/item");
        ObjectNode minutes = holding(item, "议定");
        decision(minutes, item, POLICE, "约谈");
        Answer held = hold(called, minutes);
        String action = action(held, POLICE);

        assertThat(settle(community, held, action, "DONE", "x").problem()).isEqualTo("not-now");
        assertThat(settle(police, held, action, "RETURNED", " ").text("/field")).isEqualTo("text");
        assertThat(settle(police, held, UUID.randomUUID().toString(), "DONE", "x")
                        .problem())
                .isEqualTo("unknown-value");
        Answer done = settle(police, held, action, "DONE", "已约谈");
        assertThat(settle(police, done, action, "RETURNED", "x").problem()).isEqualTo("not-now");
        assertThat(reassign(community, done, action, COMMUNITY).problem()).isEqualTo("not-now");
        assertThat(reassign(police, done, action, POLICE).problem()).isEqualTo("not-now");
    }

    @Test
    void that_the_day_of_the_review_has_come_is_said_once() {
        Answer called = called();
        Answer held = hold(called, holding(called.text("/agenda/0/item"), "议定").put("reviewOn", today()));
        assertThat(held.status()).as(held.raw().body()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(called)).contains("cn.fengqiao.meeting.review-due.v1"));
        // one that is said behind it proves that the first was not said again
        Answer later = called();
        hold(later, holding(later.text("/agenda/0/item"), "议定").put("reviewOn", today()));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(later)).contains("cn.fengqiao.meeting.review-due.v1"));

        assertThat(events(called)).containsOnlyOnce("cn.fengqiao.meeting.review-due.v1");
    }

    @Test
    void what_was_said_lies_sealed() {
        Answer called = called();
        hold(called, holding(called.text("/agenda/0/item"), "只有参会部门可读"));

        List<String> sealed = asTheService(
                "select encode(t.sealed, 'escape') from meeting_text t where t.matter_id = :id::uuid",
                called.text("/id"));

        assertThat(sealed).as("the service itself reads none of it").isEmpty();
        assertThat(community.get(path(called)).raw().body()).contains("只有参会部门可读");
        assertThat(Desk.dispatcher(port, URBAN_MANAGEMENT)
                        .get(path(called))
                        .raw()
                        .body())
                .doesNotContain("只有参会部门可读");
    }

    // how things are said

    static ObjectNode aCase(String title, Department... departments) {
        ObjectNode body = Desk.aCase().put("area", GRID).put("title", title);
        Arrays.stream(departments)
                .forEach(department -> body.withArray("departments").add(department.code()));
        return body;
    }

    static ObjectNode calling(List<Department> departments, String topic, Answer... agenda) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("area", AREA)
                .put("startsAt", Instant.now().plus(1, ChronoUnit.DAYS).toString())
                .put("place", "街道三楼会议室");
        var invited = body.putArray("departments");
        departments.forEach(department -> invited.add(department.code()));
        var items = body.putArray("agenda");
        Arrays.stream(agenda)
                .forEach(one -> items.addObject().put("caseId", one.text("/id")).put("topic", topic));
        return body;
    }

    static Answer call(Desk desk, ObjectNode body) {
        return desk.post("/api/meetings", UUID.randomUUID().toString(), body);
    }

    static ObjectNode holding(String item, String text, Department... attended) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("heldAt", Instant.now().toString())
                .put("reviewOn", "2099-12-31");
        var came = body.putArray("attended");
        Arrays.stream(attended.length == 0 ? new Department[] {POLICE} : attended)
                .forEach(department -> came.add(department.code()));
        body.putArray("minutes").addObject().put("item", item).put("text", text);
        return body;
    }

    static void dissent(ObjectNode held, String item, Department department, String text) {
        held.withArray("dissents")
                .addObject()
                .put("item", item)
                .put("department", department.code())
                .put("text", text);
    }

    static void decision(ObjectNode held, String item, Department department, String what) {
        held.withArray("decisions")
                .addObject()
                .put("item", item)
                .put("department", department.code())
                .put("what", what)
                .put("dueOn", "2099-06-30");
    }

    static ObjectNode settling(String action, String how, String text) {
        return Desk.JSON
                .createObjectNode()
                .put("action", action)
                .put("how", how)
                .put("text", text);
    }

    private Answer called() {
        Answer called =
                call(community, calling(List.of(POLICE), "商议", community.raise(aCase("欠薪", COMMUNITY, POLICE))));
        assertThat(called.status()).as(called.raw().body()).isEqualTo(201);
        return called;
    }

    /** A case that is worked on and turned RED, so that its clock waits for a meeting. */
    private Answer red() {
        Answer raised =
                community.raise(aCase("三十二人讨薪", COMMUNITY, POLICE, EMERGENCY).put("scale", "02"));
        Answer assigned = community.command(
                community.command(raised, "accept", "{}"), "assign", "{\"department\": \"COMMUNITY\"}");
        Answer signed = community.command(assigned, "sign", "{}");
        assertThat(signed.status()).as(signed.raw().body()).isEqualTo(200);
        Event danger = new RiskEvent.Changed(
                new Audience(AreaPath.of(GRID), List.of(COMMUNITY, EMERGENCY, POLICE), false),
                UUID.randomUUID(),
                Colour.RED,
                Colour.NONE,
                RiskEvent.Certainty.CONFIRMED,
                9,
                "2026-01",
                List.of(),
                List.of());
        hear(EventEnvelope.mint("/risk-service", signed.id(), Instant.now(), signed.version(), null, null, danger));
        Answer red = community.read(signed.id());
        assertThat(red.text("/colour")).isEqualTo("RED");
        return red;
    }

    private void hear(EventEnvelope<Event> event) {
        transactions.inTransaction(tx -> {
            riskEvents.handler().handle(tx, event);
            return true;
        });
    }

    private static String path(Answer called) {
        return "/api/meetings/" + called.id();
    }

    private static Answer answer(Desk desk, Answer meeting, String body) {
        return desk.post(path(meeting) + "/answer", meeting.version(), (ObjectNode) Desk.JSON.readTree(body));
    }

    private Answer hold(Answer meeting, ObjectNode body) {
        return community.post(path(meeting) + "/hold", meeting.version(), body);
    }

    private static Answer settle(Desk desk, Answer meeting, String action, String how, String text) {
        return desk.post(path(meeting) + "/settle", meeting.version(), settling(action, how, text));
    }

    private static Answer reassign(Desk desk, Answer meeting, String action, Department to) {
        return desk.post(
                path(meeting) + "/reassign",
                meeting.version(),
                Desk.JSON
                        .createObjectNode()
                        .put("action", action)
                        .put("department", to.code())
                        .put("dueOn", "2099-07-31"));
    }

    private static ObjectNode because(String reason) {
        return Desk.JSON.createObjectNode().put("reason", reason);
    }

    private static JsonNode item(Answer meeting, Department department) {
        return meeting.body()
                .at("/agenda/0/actions")
                .valueStream()
                .filter(action -> action.at("/department").asString().equals(department.code()))
                .findFirst()
                .orElseThrow();
    }

    private static String action(Answer meeting, Department department) {
        return item(meeting, department).at("/action").asString();
    }

    private JsonNode listed(Answer called) {
        return leader.get("/api/meetings?limit=200")
                .body()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/id").asString().equals(called.text("/id")))
                .findFirst()
                .orElseThrow();
    }

    private static String hidden(JsonNode preview, String department, String field) {
        return preview.valueStream()
                .filter(one -> one.at("/department").asString().equals(department))
                .flatMap(one -> one.at("/cases/0/hidden").valueStream())
                .filter(one -> one.at("/fieldClass").asString().equals(field))
                .map(one -> one.at("/why").asString())
                .findFirst()
                .orElse("");
    }

    private String clock(Answer discussed) {
        return community
                .read(discussed.id())
                .body()
                .at("/clocks")
                .valueStream()
                .filter(clock -> clock.at("/kind").asString().equals("JOINT_MEETING"))
                .map(clock -> clock.at("/state").asString())
                .findFirst()
                .orElse("none");
    }

    private JsonNode line(Answer discussed, String what) {
        return community.timeline(discussed.id()).stream()
                .filter(line -> line.at("/what").asString().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private List<String> whats(String caseId) {
        return community.get("/api/cases/" + caseId + "/timeline").body().findValuesAsString("what");
    }

    private static List<String> reasons(Desk desk, Answer about) {
        return reasons(desk, about, null);
    }

    private static List<String> reasons(Desk desk, Answer about, @Nullable String area) {
        return proposed(desk, about, area)
                .at("/reasons")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static JsonNode proposed(Desk desk, Answer about, @Nullable String area) {
        return desk.get("/api/meetings/proposals?limit=200" + (area == null ? "" : "&area=" + area))
                .body()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/caseId").asString().equals(about.text("/id")))
                .findFirst()
                .orElseGet(Desk.JSON::createObjectNode);
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
    }

    // what the database says

    private List<String> events(Answer called) {
        return asTheService("select type from outbox where subject = :id::uuid order by sequence", called.text("/id"));
    }

    private List<String> payloads(Answer called) {
        return asTheService("select payload from outbox where subject = :id::uuid", called.text("/id"));
    }

    private List<String> asTheService(String sql, String id) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql(sql).param("id", id).query(String.class).list();
        });
    }
}
