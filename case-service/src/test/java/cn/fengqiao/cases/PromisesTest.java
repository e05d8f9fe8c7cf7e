package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was promised by whom until when, and what became of it. */
@RunningService
class PromisesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ScheduledTaskHolder rounds;

    private Desk community;
    private Desk police;
    private Desk emergency;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        emergency = Desk.dispatcher(port, EMERGENCY);
    }

    // departments' promises

    @Test
    void a_department_promises_something_by_a_day_and_keeps_it_with_a_document_of_the_file() {
        Answer before = ok(police.command(investigating(), "shares/accept", "{}"));
        Answer made = ok(promise(police, before, "周五前核实租客身份", today().plusDays(3)));
        JsonNode open = only(community, before);
        String id = open.at("/promise").asString();
        Answer filed = Uploads.filed(police, before.id(), "EVIDENCE", "核查记录");
        Answer other = ok(police.command(investigating(), "shares/accept", "{}"));
        Answer elsewhere = Uploads.filed(police, other.id(), "EVIDENCE", "别案的记录");

        Answer unproved = police.command(police.read(before.id()), "commitments/" + id + "/keep", "{}");
        Answer wrong = keep(police, before, id, elsewhere.id());
        Answer kept = ok(keep(police, before, id, filed.id()));
        Answer again = keep(police, before, id, filed.id());

        assertThat(made.version()).isEqualTo(before.version() + 1);
        assertThat(open.at("/what").asString()).isEqualTo("周五前核实租客身份");
        assertThat(open.at("/department").asString()).isEqualTo("POLICE");
        assertThat(open.at("/source").asString()).isEqualTo("COMMITMENT");
        assertThat(open.at("/state").asString()).isEqualTo("OPEN");
        assertThat(open.at("/overdue").asBoolean()).isFalse();
        assertThat(unproved.problem()).isEqualTo("field-invalid");
        assertThat(unproved.text("/field")).isEqualTo("evidence");
        assertThat(wrong.problem()).isEqualTo("unknown-value");
        assertThat(wrong.text("/field")).isEqualTo("evidence");
        JsonNode now = only(community, before);
        assertThat(now.at("/state").asString()).isEqualTo("KEPT");
        assertThat(now.at("/evidence").asString()).isEqualTo(filed.text("/id"));
        assertThat(now.at("/settledOn").asString()).isEqualTo(today().toString());
        assertThat(lines(kept, "COMMITMENT_MADE")).hasSize(1);
        assertThat(lines(kept, "COMMITMENT_MARKED").getFirst().at("/about").asString())
                .isEqualTo("KEPT");
        assertThat(again.problem()).isEqualTo("not-now");
        assertThat(again.text("/state")).isEqualTo("KEPT");
    }

    @Test
    void a_report_is_evidence_too_and_what_is_said_stands_in_the_ledger() {
        Answer before = investigating();
        ok(promise(police, before, "走访邻居", today()));
        String id = id(before);

        ok(act(police, before, id, "keep", body("report", "已走访四户，无异常")));

        assertThat(only(police, before).at("/settled").asString()).isEqualTo("已走访四户，无异常");
    }

    @Test
    void a_day_that_has_passed_or_lies_too_far_ahead_is_no_day_to_promise_for() {
        Answer before = investigating();

        Answer past = promise(police, before, "x", today().minusDays(1));
        Answer far = promise(police, before, "x", today().plusDays(367));
        Answer impossible = police.command(before, "commitments", "{\"what\": \"x\", \"due\": \"2026-02-30\"}");
        Answer silent = promise(police, before, " ", today());

        for (Answer refused : List.of(past, far)) {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/field")).isEqualTo("due");
        }
        assertThat(impossible.problem()).isEqualTo("impossible-date");
        assertThat(silent.text("/field")).isEqualTo("what");
        assertThat(ledger(community, before)).isEmpty();
    }

    @Test
    void only_a_department_on_a_case_that_is_worked_on_promises_something() {
        Answer raised = community.raise(MeetingTest.aCase("未受理", COMMUNITY, POLICE));

        assertThat(promise(police, raised, "x", today()).problem()).isEqualTo("not-now");
        assertThat(promise(emergency, investigating(), "x", today()).problem()).isEqualTo("department-not-on-case");
        assertThat(Desk.of(port, POLICE, Role.GRID_WORKER)
                        .command(investigating(), "commitments", make("x", today()))
                        .problem())
                .isEqualTo("operation-refused");
    }

    @Test
    void a_promise_is_broken_by_who_gave_it_or_who_waits_for_it_and_by_nobody_else() {
        Answer before = investigating(COMMUNITY, POLICE, URBAN_MANAGEMENT);
        ok(promise(police, before, "周五前到场", today()));
        String id = id(before);
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        Answer foreign = act(urban, before, id, "break", body("reason", "没来"));
        Answer notTheirs = act(community, before, id, "keep", body("report", "来了"));
        Answer silent = act(community, before, id, "break", body("reason", " "));
        Answer unknown = act(community, before, UUID.randomUUID().toString(), "break", body("reason", "没来"));
        ok(act(community, before, id, "break", body("reason", "约定当日无人到场")));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.problem()).isEqualTo("promise-not-theirs");
        assertThat(foreign.body().at("/departments").toString()).isEqualTo("[\"COMMUNITY\",\"POLICE\"]");
        assertThat(notTheirs.body().at("/departments").toString()).isEqualTo("[\"POLICE\"]");
        assertThat(silent.text("/field")).isEqualTo("reason");
        assertThat(unknown.status()).isEqualTo(404);
        JsonNode broken = only(community, before);
        assertThat(broken.at("/state").asString()).isEqualTo("BROKEN");
        assertThat(broken.at("/settled").asString()).isEqualTo("约定当日无人到场");
        assertThat(broken.at("/steps")).isEmpty();
        assertThat(lines(before, "COMMITMENT_MARKED").getFirst().at("/about").asString())
                .isEqualTo("BROKEN");
    }

    @Test
    void another_day_is_agreed_on_with_a_reason_and_the_old_one_is_kept() {
        Answer before = investigating();
        LocalDate first = today().plusDays(2);
        ok(promise(police, before, "送达通知", first));
        String id = id(before);

        Answer same = act(police, before, id, "move", move(first, "没有变"));
        Answer past = act(police, before, id, "move", move(today().minusDays(1), "更早"));
        Answer silent = act(police, before, id, "move", move(first.plusDays(1), ""));
        ok(act(police, before, id, "move", move(first.plusDays(5), "当事人出差")));
        ok(act(community, before, id, "move", move(first.plusDays(7), "改约周末")));

        assertThat(same.text("/field")).isEqualTo("due");
        assertThat(past.text("/field")).isEqualTo("due");
        assertThat(silent.text("/field")).isEqualTo("reason");
        JsonNode now = only(community, before);
        assertThat(now.at("/due").asString()).isEqualTo(first.plusDays(7).toString());
        assertThat(now.at("/earlier").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(first, first.plusDays(5)));
        assertThat(lines(before, "COMMITMENT_MOVED").getLast().toString()).contains("改约周末");
    }

    @Test
    void what_may_be_done_with_a_promise_is_said_with_it() {
        Answer before = investigating();
        ok(promise(police, before, "走访", today()));

        assertThat(steps(police, before)).containsExactly("KEEP", "BREAK", "MOVE");
        assertThat(steps(community, before)).containsExactly("BREAK", "MOVE", "WAIVE");
        assertThat(steps(emergency, before)).isEmpty();
        assertThat(steps(Desk.of(port, POLICE, Role.GRID_WORKER), before)).isEmpty();
    }

    @Test
    void a_command_that_comes_again_does_nothing_twice_and_one_that_is_late_is_told_so() {
        Answer before = investigating();
        String body = make("走访", today());

        Answer first = ok(police.command(before, "commitments", body));
        Answer second = police.command(before, "commitments", body);
        Answer late = community.command(before, "commitments", body);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(ledger(community, before)).hasSize(1);
        String keeping = "commitments/" + id(before) + "/keep";
        Answer kept = ok(police.command(first, keeping, body("report", "已办")));
        Answer repeated = police.command(first, keeping, body("report", "已办"));
        Answer other = police.command(first, keeping, body("report", "没办"));
        assertThat(repeated.version()).isEqualTo(kept.version());
        assertThat(repeated.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.problem()).isEqualTo("stale-version");
    }

    // the end of a case

    @Test
    void an_open_promise_stands_against_the_write_off_until_it_is_waived_with_a_reason() {
        Answer before = investigating();
        ok(promise(police, before, "回访", today().plusDays(3)));
        String id = id(before);
        Answer ended = ok(community.command(community.read(before.id()), "outcome", "{\"outcome\": \"SUCCESS\"}"));

        assertThat(guard(ended, "TASKS_DONE").at("/met").asBoolean()).isFalse();
        assertThat(guard(ended, "TASKS_DONE").at("/reason").asString()).contains("公安");
        Answer notTheirs = act(police, before, id, "waive", body("reason", "不必了"));
        Answer silent = act(community, before, id, "waive", body("reason", ""));
        ok(act(community, before, id, "waive", body("reason", "当事人已搬离")));

        assertThat(notTheirs.problem()).isEqualTo("promise-not-theirs");
        assertThat(silent.text("/field")).isEqualTo("reason");
        assertThat(guard(ended, "TASKS_DONE").at("/met").asBoolean()).isTrue();
        assertThat(only(community, before).at("/state").asString()).isEqualTo("WAIVED");
        assertThat(lines(before, "COMMITMENT_WAIVED")).hasSize(1);
    }

    @Test
    void a_case_that_goes_elsewhere_leaves_nothing_to_keep() {
        Answer accepted =
                community.command(community.raise(MeetingTest.aCase("转出", COMMUNITY, POLICE)), "accept", "{}");
        ok(promise(police, accepted, "协查", today().plusDays(1)));

        ok(community.command(community.read(accepted.id()), "refer-out", "{\"reason\": \"属劳动仲裁\", \"to\": \"仲裁院\"}"));

        assertThat(only(community, accepted).at("/state").asString()).isEqualTo("LAPSED");
    }

    @Test
    void after_a_merge_the_promises_go_with_the_survivor() {
        Answer older = investigating(COMMUNITY);
        Answer younger = investigating();
        ok(promise(police, younger, "核查楼上住户", today().plusDays(2)));
        String id = id(younger);

        ok(community.command(community.read(younger.id()), "merge", "{\"into\": \"" + older.id() + "\"}"));

        assertThat(ledger(community, younger)).isEmpty();
        JsonNode moved = only(community, older);
        assertThat(moved.at("/promise").asString()).isEqualTo(id);
        assertThat(moved.at("/what").asString()).isEqualTo("核查楼上住户");
        ok(act(police, older, id, "keep", body("report", "已核查")));
        assertThat(only(community, older).at("/state").asString()).isEqualTo("KEPT");
    }

    // days that pass

    @Test
    void a_day_that_passes_is_said_once_and_breaks_nothing_and_a_later_keep_is_late() {
        Answer before = investigating();
        ok(promise(police, before, "走访", today()));
        String id = id(before);

        passed(id);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> !lines(before, "PROMISE_OVERDUE").isEmpty());
        look();
        look();

        assertThat(lines(before, "PROMISE_OVERDUE")).hasSize(1);
        JsonNode overdue = only(police, before);
        assertThat(overdue.at("/state").asString()).isEqualTo("OPEN");
        assertThat(overdue.at("/overdue").asBoolean()).isTrue();
        assertThat(overdue.at("/actionRequired").asBoolean()).isTrue();
        assertThat(only(community, before).at("/actionRequired").asBoolean()).isFalse();
        ok(act(police, before, id, "keep", body("report", "补办完毕")));
        JsonNode late = only(police, before);
        assertThat(late.at("/state").asString()).isEqualTo("LATE");
        assertThat(late.at("/overdue").asBoolean()).isFalse();
    }

    @Test
    void what_is_promised_for_another_day_can_become_overdue_again() {
        Answer before = investigating();
        ok(promise(police, before, "走访", today()));
        String id = id(before);
        passed(id);
        overdue(before, 1);
        ok(act(police, before, id, "move", move(today(), "当日补办")));

        assertThat(only(police, before).at("/overdue").asBoolean()).isFalse();
        passed(id);
        overdue(before, 2);
    }

    @Test
    void several_rounds_at_once_say_each_day_once_and_no_version_is_left_out() throws Exception {
        List<Answer> cases = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Answer before = investigating();
            ok(promise(police, before, "走访", today()));
            ok(promise(community, community.read(before.id()), "回电", today()));
            cases.add(before);
        }
        String ids =
                String.join("','", cases.stream().map(each -> each.text("/id")).toList());
        WholeLifeTest.asOwner("update promise set due_on = due_on - 2 where case_id in ('" + ids + "')");

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> looking = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                looking.add(instances.submit(this::look));
            }
            for (Future<?> each : looking) {
                each.get();
            }
        }
        for (Answer each : cases) {
            overdue(each, 2);
        }
        look();

        for (Answer each : cases) {
            assertThat(lines(each, "PROMISE_OVERDUE")).hasSize(2);
            assertThat(community.read(each.id()).version()).isEqualTo(each.version() + 4);
        }
    }

    // the ledger

    @Test
    void the_ledger_holds_what_departments_parties_and_meetings_promised() {
        Answer resolving = ok(community.command(investigatingWithParties(), "start-resolving", "{}"));
        LocalDate first = today().plusDays(10);
        LocalDate between = today().plusDays(20);
        LocalDate second = today().plusDays(30);
        ok(promise(police, resolving, "月底前再访", between));
        var mediating = new Mediating(community, community.read(resolving.id()))
                .consented()
                .then("mediator", Mediating.mediator("m-ledger"))
                .then(
                        "agreement",
                        Mediating.agreement("分两期偿还")
                                .replace(Mediating.FIRST_DUE.toString(), first.toString())
                                .replace(Mediating.SECOND_DUE.toString(), second.toString()));
        assertThat(ledger(community, resolving)).hasSize(1);
        mediating.signed();
        Answer called =
                MeetingTest.call(community, MeetingTest.calling(List.of(POLICE), "商议", community.read(resolving.id())));
        String item = called.text("/agenda/0/item");
        ObjectNode minutes = MeetingTest.holding(item, "一致同意", POLICE);
        MeetingTest.decision(minutes, item, POLICE, "约谈包工头");
        Answer held = ok(community.post("/api/meetings/" + called.id() + "/hold", called.version(), minutes));

        List<JsonNode> all = ledger(community, resolving);
        assertThat(all.stream()
                        .map(each -> each.at("/source").asString() + " "
                                + each.at("/due").asString()))
                .containsExactly(
                        "INSTALMENT " + first,
                        "COMMITMENT " + between,
                        "INSTALMENT " + second,
                        "MEETING_ACTION 2099-06-30");
        assertThat(all.getFirst().at("/what").asString()).isEqualTo("分两期偿还");
        assertThat(all.getFirst().at("/amountFen").asLong()).isEqualTo(60_000);
        assertThat(all.getFirst().at("/department").asString()).isEqualTo("COMMUNITY");
        assertThat(all.getLast().at("/what").asString()).isEqualTo("约谈包工头");
        assertThat(all.getLast().at("/department").asString()).isEqualTo("POLICE");

        // who is not on the case learns of the departments' days, not of the words, and nothing of the parties
        List<JsonNode> outside = ledger(emergency, resolving);
        assertThat(outside.stream().map(each -> each.at("/source").asString()))
                .containsExactly("COMMITMENT", "MEETING_ACTION");
        assertThat(outside.getFirst().has("what")).isFalse();

        // each source moves its row
        ok(police.post(
                "/api/meetings/" + called.id() + "/settle",
                held.version(),
                MeetingTest.settling(held.text("/agenda/0/actions/0/action"), "DONE", "已约谈")));
        Answer kept = community.command(
                community.read(resolving.id()),
                "mediation/promises/kept",
                "{\"promise\": 1, \"on\": \"" + today() + "\"}");
        ok(kept);
        assertThat(states(resolving)).containsExactly("KEPT", "OPEN", "OPEN", "KEPT");
        ok(community.command(
                community.read(resolving.id()),
                "mediation/promises/broken",
                "{\"promise\": 2, \"on\": \"" + today() + "\", \"to\": \"RESOLVING\", \"reason\": \"拒付\"}"));
        assertThat(states(resolving)).containsExactly("KEPT", "OPEN", "BROKEN", "KEPT");
    }

    @Test
    void an_instalment_that_is_overdue_is_seen_by_who_mediates() {
        Answer resolving =
                ok(community.command(investigatingWithParties("2026-11-01T00:00:00Z"), "start-resolving", "{}"));
        var mediating = new Mediating(community, resolving)
                .consented()
                .then("mediator", Mediating.mediator("m-overdue"))
                .met(LocalDate.of(2026, 11, 2))
                .then(
                        "agreement",
                        Mediating.agreement("还款")
                                .replace(Mediating.FIRST_DUE.toString(), "2026-11-02")
                                .replace(Mediating.SECOND_DUE.toString(), "2099-01-01"))
                .signed();

        overdue(resolving, 1);

        JsonNode first = mediating.seen().body().at("/proceeding/agreement/promises/0");
        assertThat(first.at("/overdue").asBoolean()).isTrue();
        assertThat(first.has("state")).isFalse();
        assertThat(community.read(resolving.id()).text("/status")).isEqualTo("PERFORMING");
        JsonNode mine = Desk.of(port, COMMUNITY, Role.MEDIATOR)
                .get("/api/promises?state=OVERDUE&caseId=" + resolving.id())
                .body();
        assertThat(mine.at("/items/0/source").asString()).isEqualTo("INSTALMENT");
        assertThat(mine.at("/items/0/actionRequired").asBoolean()).isTrue();
    }

    @Test
    void an_agreement_of_before_there_was_a_ledger_is_entered() {
        Answer resolving = ok(community.command(investigatingWithParties(), "start-resolving", "{}"));
        new Mediating(community, resolving)
                .consented()
                .then("mediator", Mediating.mediator("m-old"))
                .then("agreement", Mediating.agreement("旧协议").replace(Mediating.FIRST_DUE.toString(), "2099-12-01"))
                .signed();
        WholeLifeTest.asOwner("delete from promise_words where case_id = '" + resolving.id() + "'");
        WholeLifeTest.asOwner("delete from promise where case_id = '" + resolving.id() + "'");
        assertThat(ledger(community, resolving)).isEmpty();

        run("OldAgreements");
        run("OldAgreements");

        assertThat(ledger(community, resolving))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.at("/what").asString()).isEqualTo("旧协议"));
    }

    @Test
    void pages_follow_the_days_and_miss_nothing_and_counts_say_how_many_there_are() {
        Answer before = investigating();
        for (int i = 0; i < 5; i++) {
            // two on each day, so that a page ends within one
            ok(promise(police, police.read(before.id()), "第" + i + "件", today().plusDays(1 + i / 2)));
        }
        String first = "/api/promises?limit=2&caseId=" + before.id();

        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = police.get(first + after).body();
            page.at("/items").forEach(each -> seen.add(each.at("/what").asString()));
            assertThat(page.has("counts")).isEqualTo(after.isEmpty());
            after = page.has("next") ? "&after=" + page.at("/next").asString() : "";
        } while (!after.isEmpty());

        assertThat(seen).containsExactly("第0件", "第1件", "第2件", "第3件", "第4件");
        JsonNode counts = police.get(first).body().at("/counts");
        assertThat(counts.at("/open").asInt()).isEqualTo(5);
        assertThat(counts.at("/overdue").asInt()).isZero();
        assertThat(items(police, first + "&dueBefore=" + today().plusDays(2))).hasSize(2);
        assertThat(items(community, first)).as("of another department").isEmpty();
        assertThat(items(community, first + "&mine=false")).hasSize(2);
        assertThat(police.get(first + "&after=nonsense").problem()).isEqualTo("cursor-invalid");
        assertThat(police.get(first + "&state=SOMEHOW").problem()).isEqualTo("parameter-invalid");
        assertThat(police.get("/api/promises?limit=201").text("/field")).isEqualTo("limit");
    }

    @Test
    void my_departments_ledger_is_what_it_has_to_keep_unless_something_else_is_asked_for() {
        Answer before = investigating();
        ok(promise(police, before, "到期的", today()));
        passed(id(before));
        ok(promise(police, police.read(before.id()), "待办的", today().plusDays(1)));
        String id = ledger(police, before).getLast().at("/promise").asString();

        assertThat(all(police, "state=OVERDUE", before)).containsExactly("到期的");
        assertThat(all(police, "state=OPEN", before)).containsExactly("待办的");
        assertThat(all(police, "", before)).containsExactly("到期的", "待办的");
        ok(act(police, before, id, "keep", body("report", "办了")));
        assertThat(all(police, "", before)).containsExactly("到期的");
        assertThat(all(police, "state=KEPT", before)).containsExactly("待办的");
    }

    @Test
    void who_may_not_know_of_a_case_learns_nothing_of_its_promises() {
        ObjectNode body = MeetingTest.aCase("限制", COMMUNITY, POLICE).put("restricted", true);
        Answer accepted = community.command(community.raise(body), "accept", "{}");
        ok(promise(police, accepted, "保密走访", today()));

        assertThat(emergency.get("/api/cases/" + accepted.id() + "/promises").status())
                .isEqualTo(404);
        assertThat(items(emergency, "/api/promises?mine=false&caseId=" + accepted.id()))
                .isEmpty();
        assertThat(ledger(police, accepted)).hasSize(1);
    }

    // how things are said

    private Answer investigating(Department... departments) {
        Department[] on = departments.length == 0 ? new Department[] {COMMUNITY, POLICE} : departments;
        return signed(community.raise(MeetingTest.aCase("楼上漏水", on)));
    }

    private Answer investigatingWithParties() {
        return investigatingWithParties(Instant.now().toString());
    }

    private Answer investigatingWithParties(String foundAt) {
        ObjectNode body = RaiseCaseTest.withParties().put("foundAt", foundAt);
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        var parties = body.putArray("parties");
        parties.addObject().put("name", "李某").put("role", "APPLICANT");
        parties.addObject().put("name", "王某").put("role", "RESPONDENT");
        return signed(community.raise(body));
    }

    private Answer signed(Answer raised) {
        assertThat(raised.status()).as(raised.raw().body()).isEqualTo(201);
        Answer assigned = community.command(
                community.command(raised, "accept", "{}"), "assign", "{\"department\": \"COMMUNITY\"}");
        return ok(community.command(assigned, "sign", "{}"));
    }

    private static Answer promise(Desk desk, Answer on, String what, LocalDate due) {
        return desk.command(on, "commitments", make(what, due));
    }

    private static String make(String what, LocalDate due) {
        return Desk.JSON
                .createObjectNode()
                .put("what", what)
                .put("due", due.toString())
                .toString();
    }

    private static String move(LocalDate due, String reason) {
        return Desk.JSON
                .createObjectNode()
                .put("due", due.toString())
                .put("reason", reason)
                .toString();
    }

    private static String body(String field, String text) {
        return Desk.JSON.createObjectNode().put(field, text).toString();
    }

    private static Answer keep(Desk desk, Answer on, String promise, UUID document) {
        return act(desk, on, promise, "keep", body("evidence", document.toString()));
    }

    /** On the case as it stands now. */
    private static Answer act(Desk desk, Answer on, String promise, String how, String body) {
        return desk.command(desk.read(on.id()), "commitments/" + promise + "/" + how, body);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static List<JsonNode> items(Desk desk, String path) {
        return StreamSupport.stream(ok(desk.get(path)).body().at("/items").spliterator(), false)
                .toList();
    }

    private static List<JsonNode> ledger(Desk desk, Answer of) {
        return items(desk, "/api/cases/" + of.id() + "/promises");
    }

    private static JsonNode only(Desk desk, Answer of) {
        List<JsonNode> ledger = ledger(desk, of);
        assertThat(ledger).hasSize(1);
        return ledger.getFirst();
    }

    private String id(Answer of) {
        return only(community, of).at("/promise").asString();
    }

    private List<String> states(Answer of) {
        return ledger(community, of).stream()
                .map(each -> each.at("/state").asString())
                .toList();
    }

    private static List<String> steps(Desk desk, Answer of) {
        return StreamSupport.stream(only(desk, of).at("/steps").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** What one case has in the whole of a department's ledger, page by page. */
    private static List<String> all(Desk desk, String query, Answer of) {
        List<String> found = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        String after = "";
        do {
            JsonNode page =
                    ok(desk.get("/api/promises?limit=200&" + query + after)).body();
            page.at("/items").forEach(each -> {
                if (each.at("/caseId").asString().equals(of.text("/id"))) {
                    found.add(each.at("/what").asString());
                }
            });
            after = page.has("next") ? "&after=" + page.at("/next").asString() : "";
            assertThat(pages.add(after)).as("each page once").isTrue();
        } while (!after.isEmpty());
        return found;
    }

    private List<JsonNode> lines(Answer of, String what) {
        return community.timeline(of.id()).stream()
                .filter(line -> line.at("/what").asString().equals(what))
                .toList();
    }

    /** So often a day was said to have passed; a case that one round passes by because another is at it is seen by the next. */
    private void overdue(Answer of, int times) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> lines(of, "PROMISE_OVERDUE").size() == times);
    }

    private JsonNode guard(Answer of, String guard) {
        return StreamSupport.stream(
                        community
                                .get("/api/cases/" + of.id() + "/write-off")
                                .body()
                                .at("/guards")
                                .spliterator(),
                        false)
                .filter(each -> each.at("/guard").asString().equals(guard))
                .findFirst()
                .orElseThrow();
    }

    /** The day of a promise passes. */
    private static void passed(String promise) {
        WholeLifeTest.asOwner("update promise set due_on = due_on - 1 where id = '" + promise + "'");
    }

    /** A round as the scheduler starts it: one more instance, or the same after a restart. What is said stands in the ledger. */
    private void look() {
        run("PromiseRounds");
    }

    private void run(String what) {
        rounds.getScheduledTasks().stream()
                .filter(task -> task.toString().contains(what))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
