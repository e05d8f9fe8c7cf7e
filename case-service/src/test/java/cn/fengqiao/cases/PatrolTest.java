package cn.fengqiao.cases;

import static cn.fengqiao.cases.PatrolDesks.act;
import static cn.fengqiao.cases.PatrolDesks.checkIn;
import static cn.fengqiao.cases.PatrolDesks.nothing;
import static cn.fengqiao.cases.PatrolDesks.now;
import static cn.fengqiao.cases.PatrolDesks.plan;
import static cn.fengqiao.cases.PatrolDesks.planned;
import static cn.fengqiao.cases.PatrolDesks.something;
import static cn.fengqiao.cases.PatrolDesks.started;
import static cn.fengqiao.cases.PatrolDesks.stop;
import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.PatrolDesks.Worker;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Patrols: planned, gone, checked in, finished; and what is found on one becomes a clue. */
@RunningService
class PatrolTest {

    private static final String COMMUNITY_07 = "HC.FQ.C07";
    private static final String GRID = "HC.FQ.C07.G01";
    private static final String NEXT_GRID = "HC.FQ.C07.G02";
    private static final String BUILDING = "HC.FQ.C07.G02.B01";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    private Desk dispatcher;
    private Worker li;
    private Worker wang;

    @BeforeEach
    void desks() {
        dispatcher = Desk.dispatcher(port, COMMUNITY);
        li = PatrolDesks.worker(port, "李巡", COMMUNITY);
        wang = PatrolDesks.worker(port, "王查", COMMUNITY);
    }

    // planning

    @Test
    void a_patrol_is_planned_once_under_its_key() {
        String key = UUID.randomUUID().toString();
        ObjectNode plan = aPlan().put("note", "留意三单元的垃圾堆放");

        Answer first = dispatcher.post(PatrolDesks.ROOT, key, plan);
        Answer again = dispatcher.post(PatrolDesks.ROOT, key, plan);

        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(first.text("/state")).isEqualTo("PLANNED");
        assertThat(first.text("/purposeName")).isEqualTo("矛盾纠纷排查");
        assertThat(first.text("/officials/0/name")).isIn("李巡", "王查");
        assertThat(first.text("/route/1/name")).isEqualTo("1号楼");
        assertThat(first.text("/stops")).isEqualTo("2");
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(dispatcher
                        .post(PatrolDesks.ROOT, key, plan.deepCopy().put("purpose", "FLOOD"))
                        .problem())
                .isEqualTo("idempotency-conflict");
        assertThat(events(first)).containsExactly("cn.fengqiao.patrol.planned.v1");
        assertThat(dispatcher
                        .get(PatrolDesks.ROOT + "/" + first.id() + "/history")
                        .text("/items/0/note"))
                .isEqualTo("留意三单元的垃圾堆放");
    }

    static Stream<Arguments> wrongPlans() {
        return Stream.of(
                wrong("area", "field-invalid", plan -> plan.put("area", "HC.XX.C01")),
                wrong("stops", "field-invalid", plan -> withStops(plan)),
                wrong("stops[1]", "field-invalid", plan -> withStops(plan, GRID, GRID)),
                wrong("stops[0]", "field-invalid", plan -> withStops(plan, "HC.FQ.C08.G01")),
                wrong("stops[0]", "field-invalid", plan -> withStops(plan, COMMUNITY_07 + ".G99")),
                wrong("purpose", "unknown-value", plan -> plan.put("purpose", "WATCH_SOMEBODY")),
                wrong("startsAt", "field-invalid", plan -> plan.put("startsAt", "2190-01-01T00:00:00Z")),
                wrong(
                        "endsAt",
                        "field-invalid",
                        plan -> plan.put("endsAt", plan.at("/startsAt").asString())),
                wrong("endsAt", "field-invalid", plan -> plan.put("endsAt", inHours(25))),
                wrong(
                        "endsAt",
                        "field-invalid",
                        plan -> plan.put("startsAt", inHours(-3)).put("endsAt", inHours(-2))),
                wrong("officials", "field-invalid", plan -> {
                    plan.remove("officials");
                    return plan;
                }),
                wrong("officials[0]", "unknown-value", plan -> withOfficial(plan, UUID.randomUUID())),
                wrong(
                        "team",
                        "unknown-value",
                        plan -> plan.put("team", UUID.randomUUID().toString())),
                wrong("departments[0]", "field-invalid", plan -> {
                    plan.putArray("departments").add("FORESTRY");
                    return plan;
                }),
                wrong(
                        "caseId",
                        "unknown-value",
                        plan -> plan.put("caseId", UUID.randomUUID().toString())),
                wrong(
                        "campaign",
                        "unknown-value",
                        plan -> plan.put("campaign", UUID.randomUUID().toString())),
                wrong("note", "field-invalid", plan -> plan.put("note", " ")));
    }

    @ParameterizedTest
    @MethodSource("wrongPlans")
    void a_plan_that_breaks_a_rule_is_told_which_field(String field, String problem, UnaryOperator<ObjectNode> change) {
        Answer refused = plan(dispatcher, change.apply(aPlan()));

        assertThat(refused.problem()).as(refused.raw().body()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void an_official_of_another_department_goes_only_when_that_works_on_the_patrol() {
        Worker police = PatrolDesks.worker(port, "张警", POLICE);
        ObjectNode plan = PatrolDesks.plan(COMMUNITY_07, List.of(GRID), li, police);

        assertThat(plan(dispatcher, plan).text("/field")).isEqualTo("officials[1]");
        plan.putArray("departments").add("POLICE");
        Answer joint = started(dispatcher, li, plan);

        assertThat(checkIn(police.desk(), joint, nothing(stop(joint, 1))).status())
                .isEqualTo(201);
    }

    @Test
    void a_grid_worker_does_not_plan_patrols() {
        assertThat(plan(li.desk(), aPlan()).problem()).isEqualTo("operation-refused");
    }

    @Test
    void a_patrol_because_of_a_case_names_it_to_those_on_the_case_alone_and_is_no_more_known_than_it() {
        ObjectNode open = Desk.aCase().put("area", GRID);
        open.putArray("departments").add("COMMUNITY");
        Answer dispute = dispatcher.raise(open);
        ObjectNode secret = Desk.aCase().put("area", GRID).put("restricted", true);
        secret.putArray("departments").add("COMMUNITY");
        Answer restricted = dispatcher.raise(secret);
        ObjectNode plan = aPlan();
        plan.putArray("departments").add("POLICE");

        Answer about = planned(dispatcher, plan.deepCopy().put("caseId", dispute.text("/id")));
        Answer hidden = planned(dispatcher, aPlan().put("caseId", restricted.text("/id")));

        assertThat(about.text("/caseNumber")).isEqualTo(dispute.text("/number"));
        Answer byPolice = now(Desk.dispatcher(port, POLICE), about);
        assertThat(byPolice.body().has("route")).isTrue();
        assertThat(byPolice.body().has("caseId")).isFalse();
        assertThat(now(Desk.dispatcher(port, POLICE), hidden).status()).isEqualTo(404);
        assertThat(plan(Desk.dispatcher(port, EMERGENCY), aPlan().put("caseId", dispute.text("/id")))
                        .status())
                .isEqualTo(400);
    }

    // going

    @Test
    void nobody_else_sets_out_on_a_patrol() {
        Answer planned = planned(dispatcher, PatrolDesks.plan(COMMUNITY_07, List.of(GRID), li));

        assertThat(act(wang.desk(), planned, "start", none()).problem()).isEqualTo("not-the-official");
        assertThat(act(dispatcher, planned, "start", none()).problem()).isEqualTo("not-the-official");
        assertThat(act(li.desk(), planned, "start", none()).status()).isEqualTo(200);
    }

    @Test
    void a_patrol_starts_in_its_time_on_its_version_and_once() {
        Answer planned = planned(dispatcher, aPlan());
        Answer early = planned(dispatcher, aPlan().put("startsAt", inHours(2)).put("endsAt", inHours(4)));
        Answer late = planned(dispatcher, aPlan());
        asOwner("update patrol set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 minute'"
                + " where matter_id = '" + late.id() + "'");

        Answer started = act(li.desk(), planned, "start", none());

        assertThat(started.text("/state")).isEqualTo("UNDER_WAY");
        assertThat(started.text("/startedAt")).isNotEmpty();
        assertThat(act(li.desk(), planned, "start", none()).raw().headers().firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(act(wang.desk(), planned, "start", none()).problem()).isEqualTo("stale-version");
        assertThat(act(li.desk(), started, "start", none()).problem()).isEqualTo("not-now");
        assertThat(act(li.desk(), early, "start", none()).problem()).isEqualTo("not-now");
        assertThat(act(li.desk(), late, "start", none()).problem()).isEqualTo("not-now");
        assertThat(now(dispatcher, late).body().at("/overdue").asBoolean()).isTrue();
        assertThat(act(Desk.dispatcher(port, EMERGENCY), early, "start", none()).problem())
                .isEqualTo("department-not-on-case");
    }

    @Test
    void a_worker_checks_in_at_a_stop_and_a_repeat_is_the_same_check_in() {
        Answer patrol = started(dispatcher, li, aPlan());
        String key = UUID.randomUUID().toString();
        ObjectNode seen = nothing(stop(patrol, 2)).put("note", "楼道通畅");

        Answer first = checkIn(li.desk(), patrol, key, seen);
        Answer again = checkIn(li.desk(), patrol, key, seen);

        assertThat(first.status()).as(first.raw().body()).isEqualTo(201);
        assertThat(first.text("/area")).isEqualTo(BUILDING);
        assertThat(first.text("/byName")).isEqualTo("李巡");
        assertThat(first.text("/note")).isEqualTo("楼道通畅");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(checkIn(li.desk(), patrol, key, nothing(stop(patrol, 1))).problem())
                .isEqualTo("idempotency-conflict");
        assertThat(now(dispatcher, patrol).text("/visited")).isEqualTo("1");
        assertThat(now(dispatcher, patrol).text("/route/1/observed")).isEqualTo("NOTHING");
        assertThat(events(patrol))
                .containsExactly(
                        "cn.fengqiao.patrol.planned.v1",
                        "cn.fengqiao.patrol.started.v1",
                        "cn.fengqiao.patrol.checked-in.v1");
    }

    @Test
    void of_two_who_check_in_at_a_stop_at_once_one_is_told_and_it_counts_once() {
        Answer patrol = started(dispatcher, li, aPlan());

        List<Answer> answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> checkIn(li.desk(), patrol, nothing(stop(patrol, 1)))),
                        CompletableFuture.supplyAsync(() -> checkIn(wang.desk(), patrol, nothing(stop(patrol, 1)))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 409);
        Answer told = answers.stream()
                .filter(answer -> answer.status() == 409)
                .findFirst()
                .orElseThrow();
        assertThat(told.problem()).isEqualTo("conflict");
        assertThat(told.text("/field")).isEqualTo("stop");
        assertThat(now(dispatcher, patrol).text("/visited")).isEqualTo("1");
    }

    @Test
    void only_whoever_goes_checks_in_and_a_team_goes_as_who_serves_in_it_that_day() {
        Desk admin = Desk.of(port, COMMUNITY, Role.ADMIN);
        ObjectNode team = Desk.JSON
                .createObjectNode()
                .put("kind", "SQUAD")
                .put("name", "巡防队" + UUID.randomUUID())
                .put("home", COMMUNITY_07);
        team.putArray("areas").add(COMMUNITY_07);
        Answer squad = admin.post("/api/teams", UUID.randomUUID().toString(), team);
        serve(admin, squad, 1, li, null);
        serve(admin, squad, 2, wang, "2026-02-01");
        ObjectNode plan = PatrolDesks.plan(COMMUNITY_07, List.of(GRID)).put("team", squad.text("/id"));

        Answer patrol = started(dispatcher, li, plan);

        assertThat(patrol.text("/teamName")).startsWith("巡防队");
        assertThat(checkIn(wang.desk(), patrol, nothing(stop(patrol, 1))).problem())
                .isEqualTo("not-the-official");
        assertThat(checkIn(dispatcher, patrol, nothing(stop(patrol, 1))).problem())
                .isEqualTo("not-the-official");
        assertThat(checkIn(li.desk(), patrol, nothing(stop(patrol, 1))).status())
                .isEqualTo(201);
        assertThat(ids(li.desk().get(PatrolDesks.ROOT + "?mine=true"))).containsExactly(patrol.text("/id"));
        assertThat(ids(wang.desk().get(PatrolDesks.ROOT + "?mine=true"))).isEmpty();
    }

    @Test
    void a_check_in_that_is_not_of_this_patrol_or_not_of_its_time_is_refused_with_why() {
        Answer planned = planned(dispatcher, aPlan());
        assertThat(checkIn(li.desk(), planned, nothing(stop(planned, 1))).problem())
                .isEqualTo("not-now");
        Answer patrol = act(li.desk(), planned, "start", none());
        Answer other = started(dispatcher, li, aPlan());

        Answer elsewhere = checkIn(li.desk(), patrol, nothing(stop(other, 1)));
        Answer outside = checkIn(li.desk(), patrol, nothing(stop(patrol, 1)).put("area", BUILDING));
        Answer future = checkIn(li.desk(), patrol, nothing(stop(patrol, 1)).put("at", inHours(1)));
        Answer before = checkIn(li.desk(), patrol, nothing(stop(patrol, 1)).put("at", inHours(-1)));
        Answer old = checkIn(li.desk(), patrol, nothing(stop(patrol, 1)).put("at", inHours(-25)));

        assertThat(elsewhere.problem()).isEqualTo("unknown-value");
        assertThat(elsewhere.text("/field")).isEqualTo("stop");
        assertThat(outside.text("/field")).isEqualTo("area");
        assertThat(List.of(future, before, old))
                .allMatch(answer -> answer.problem().equals("field-invalid"))
                .allMatch(answer -> answer.text("/field").equals("at"));
        assertThat(checkIn(li.desk(), patrol, something(stop(patrol, 1), " ")).text("/field"))
                .isEqualTo("note");
        assertThat(checkIn(li.desk(), patrol, nothing(stop(patrol, 1)).put("title", "x"))
                        .text("/field"))
                .isEqualTo("title");
        assertThat(now(dispatcher, patrol).text("/visited")).isEqualTo("0");
        assertThat(clues(patrol)).isEmpty();
    }

    @Test
    void what_was_written_down_without_a_network_keeps_its_time_even_after_the_end_but_nothing_later_is_taken() {
        Answer patrol = started(dispatcher, li, aPlan());
        asOwner("update patrol set started_at = now() - interval '40 minutes' where matter_id = '" + patrol.id() + "'");
        Instant said = Instant.now().minus(Duration.ofMinutes(20));
        assertThat(act(dispatcher, patrol, "finish", none()).text("/field")).isEqualTo("reason");
        Answer finished = act(dispatcher, patrol, "finish", because("二网格道路施工"));

        assertThat(finished.text("/state")).isEqualTo("FINISHED");
        assertThat(finished.body().at("/route/0/missed").asBoolean()).isTrue();
        Answer late = checkIn(li.desk(), finished, nothing(stop(patrol, 1)).put("at", said.toString()));
        Answer after = checkIn(li.desk(), finished, nothing(stop(patrol, 2)));

        assertThat(late.status()).as(late.raw().body()).isEqualTo(201);
        assertThat(Duration.between(said, Instant.parse(late.text("/at"))).abs())
                .isLessThan(Duration.ofMillis(1));
        assertThat(Instant.parse(late.text("/receivedAt"))).isAfter(said.plus(Duration.ofMinutes(19)));
        assertThat(after.problem()).isEqualTo("not-now");
        assertThat(now(dispatcher, patrol).body().at("/route/0/missed").asBoolean())
                .isFalse();
        assertThat(now(dispatcher, patrol).text("/visited")).isEqualTo("1");
    }

    @Test
    void a_patrol_that_went_everywhere_is_finished_without_a_word() {
        Answer patrol = started(dispatcher, li, aPlan());
        checkIn(li.desk(), patrol, nothing(stop(patrol, 1)));
        assertThat(act(li.desk(), patrol, "finish", none()).problem()).isEqualTo("stale-version");
        checkIn(wang.desk(), patrol, nothing(stop(patrol, 2)));

        Answer finished = act(li.desk(), now(dispatcher, patrol), "finish", none());

        assertThat(finished.text("/state")).isEqualTo("FINISHED");
        assertThat(act(li.desk(), finished, "finish", none()).problem()).isEqualTo("not-now");
        assertThat(payload(finished, "%finished%"))
                .anyMatch(event ->
                        event.at("/visited").asInt() == 2 && event.at("/stops").asInt() == 2);
    }

    @Test
    void a_cancelled_patrol_says_why_and_takes_nothing_more() {
        Answer patrol = started(dispatcher, li, aPlan());

        assertThat(act(dispatcher, patrol, "cancel", because(" ")).text("/field"))
                .isEqualTo("reason");
        assertThat(act(li.desk(), patrol, "cancel", because("下雨")).problem()).isEqualTo("operation-refused");
        Answer cancelled = act(dispatcher, patrol, "cancel", because("暴雨橙色预警"));

        assertThat(cancelled.text("/state")).isEqualTo("CANCELLED");
        assertThat(checkIn(li.desk(), cancelled, nothing(stop(patrol, 1))).problem())
                .isEqualTo("not-now");
        assertThat(act(dispatcher, cancelled, "cancel", because("再取消")).problem())
                .isEqualTo("not-now");
        assertThat(dispatcher
                        .get(PatrolDesks.ROOT + "/" + patrol.id() + "/history")
                        .raw()
                        .body())
                .contains("暴雨橙色预警");
    }

    // missed

    @Test
    void a_patrol_on_which_nobody_set_out_in_time_is_missed_and_that_is_said_once() {
        Answer patrol = planned(dispatcher, aPlan());
        endedHoursAgo(3, patrol);
        Answer missed = missed(patrol);
        // one that is said behind it proves that the first was not said again
        Answer later = planned(dispatcher, aPlan());
        endedHoursAgo(3, later);
        missed(later);

        assertThat(missed.text("/missed")).isEqualTo("NOT_STARTED");
        assertThat(missed.text("/missedName")).isEqualTo("逾期未出发");
        assertThat(missed.text("/missedAt")).isNotEmpty();
        assertThat(missed.text("/state")).isEqualTo("PLANNED");
        assertThat(events(patrol)).containsExactly("cn.fengqiao.patrol.planned.v1", "cn.fengqiao.patrol.missed.v1");
        assertThat(payload(patrol, "%missed%")).singleElement().satisfies(event -> {
            assertThat(event.at("/kind").asString()).isEqualTo("NOT_STARTED");
            assertThat(event.at("/stops").asInt()).isEqualTo(2);
            assertThat(event.at("/visited").asInt()).isZero();
        });
        Answer history = dispatcher.get(PatrolDesks.ROOT + "/" + patrol.id() + "/history");
        assertThat(history.text("/items/1/what")).isEqualTo("MISSED");
        assertThat(history.text("/items/1/byName")).isEqualTo("case-service");
    }

    @Test
    void one_that_nobody_finished_is_missed_with_what_was_gone_to_and_can_still_be_finished() {
        Answer patrol = started(dispatcher, li, aPlan());
        checkIn(li.desk(), patrol, nothing(stop(patrol, 1)));
        Answer before = now(dispatcher, patrol);
        endedHoursAgo(3, patrol);
        Answer missed = missed(patrol);

        assertThat(missed.text("/missed")).isEqualTo("NOT_FINISHED");
        assertThat(payload(patrol, "%missed%")).singleElement().satisfies(event -> {
            assertThat(event.at("/kind").asString()).isEqualTo("NOT_FINISHED");
            assertThat(event.at("/visited").asInt()).isEqualTo(1);
        });
        assertThat(act(li.desk(), before, "finish", because("雨大")).problem()).isEqualTo("stale-version");
        assertThat(act(li.desk(), missed, "finish", none()).text("/field")).isEqualTo("reason");
        Answer finished = act(li.desk(), missed, "finish", because("雨大，二号点未到"));
        assertThat(finished.text("/state")).isEqualTo("FINISHED");
        assertThat(finished.text("/missed")).isEqualTo("NOT_FINISHED");
    }

    @Test
    void what_ended_in_time_or_only_just_now_is_not_missed() {
        Answer finished = started(dispatcher, li, aPlan());
        act(dispatcher, finished, "finish", because("提前收队"));
        endedHoursAgo(3, finished);
        Answer cancelled = planned(dispatcher, aPlan());
        act(dispatcher, cancelled, "cancel", because("下雨"));
        endedHoursAgo(3, cancelled);
        Answer justOver = started(dispatcher, li, aPlan());
        endedHoursAgo(1, justOver);
        Answer missed = planned(dispatcher, aPlan());
        endedHoursAgo(3, missed);
        missed(missed);

        for (Answer other : List.of(finished, cancelled, justOver)) {
            assertThat(events(other)).doesNotContain("cn.fengqiao.patrol.missed.v1");
            assertThat(now(dispatcher, other).body().has("missed")).isFalse();
        }
    }

    @Test
    void what_was_missed_is_listed_also_when_it_was_cancelled_since() {
        String place = "HC.FQ.C05.G01";
        planned(dispatcher, PatrolDesks.plan(place, List.of(place), li));
        Answer open = planned(dispatcher, PatrolDesks.plan(place, List.of(place), li));
        Answer ended = planned(dispatcher, PatrolDesks.plan(place, List.of(place), wang));
        endedHoursAgo(3, open);
        endedHoursAgo(3, ended);
        missed(open);
        act(dispatcher, missed(ended), "cancel", because("改日再巡"));

        Answer listed = dispatcher.get(PatrolDesks.ROOT + "?missed=true&area=" + place);

        assertThat(ids(listed)).containsExactly(ended.text("/id"), open.text("/id"));
        assertThat(listed.text("/items/0/missed")).isEqualTo("NOT_STARTED");
        assertThat(list("missed=true&open=true&area=" + place)).containsExactly(open.text("/id"));
        assertThat(ids(li.desk().get(PatrolDesks.ROOT + "?missed=true&mine=true")))
                .containsExactly(open.text("/id"));
    }

    // findings

    @Test
    void what_is_found_becomes_a_clue_in_the_same_breath_and_both_name_each_other() {
        Answer patrol = started(dispatcher, li, aPlan());
        String key = UUID.randomUUID().toString();
        ObjectNode seen = something(stop(patrol, 2), "二楼两户为堆物争吵，邻居劝不住").put("address", "2网格1号楼201");

        Answer found = checkIn(li.desk(), patrol, key, seen);
        checkIn(li.desk(), patrol, key, seen);

        assertThat(found.status()).as(found.raw().body()).isEqualTo(201);
        Answer clue = dispatcher.get("/api/clues/" + found.text("/clue"));
        assertThat(clue.text("/state")).isEqualTo("REPORTED");
        assertThat(clue.text("/channel")).isEqualTo("PATROL");
        assertThat(clue.text("/source")).isEqualTo("GRID_PATROL");
        assertThat(clue.text("/narrative")).isEqualTo("二楼两户为堆物争吵，邻居劝不住");
        assertThat(clue.text("/address")).isEqualTo("2网格1号楼201");
        assertThat(clue.text("/title")).startsWith("巡逻发现：");
        assertThat(clue.text("/area")).isEqualTo(NEXT_GRID);
        assertThat(clue.text("/origin")).isEqualTo("PATROL");
        assertThat(clue.text("/originId")).isEqualTo(patrol.text("/id"));
        assertThat(clues(patrol)).containsExactly(found.text("/clue"));
        assertThat(payload(patrol, "%checked-in%"))
                .hasSize(1)
                .allMatch(event -> event.at("/clueId").asString().equals(found.text("/clue")))
                .allMatch(event -> event.at("/found").asBoolean())
                .allMatch(event -> event.at("/area").asString().equals(NEXT_GRID))
                .noneMatch(event ->
                        event.toString().contains("李巡") || event.toString().contains(li.subject()));
        Answer verified = dispatcher.post(
                "/api/clues/" + clue.id() + "/verify",
                1,
                Desk.JSON.createObjectNode().put("result", "属实"));
        assertThat(verified.text("/state")).isEqualTo("VERIFIED");
    }

    @Test
    void a_clue_that_breaks_a_rule_leaves_the_stop_as_it_was() {
        Answer patrol = started(dispatcher, li, aPlan());

        Answer refused =
                checkIn(li.desk(), patrol, something(stop(patrol, 1), "有争吵").put("title", "长".repeat(200)));

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo("title");
        assertThat(now(dispatcher, patrol).text("/visited")).isEqualTo("0");
        assertThat(clues(patrol)).isEmpty();
        assertThat(events(patrol)).doesNotContain("cn.fengqiao.patrol.checked-in.v1");
    }

    // lists

    @Test
    void patrols_are_listed_by_place_day_and_state_page_by_page() {
        String today = LocalDate.ofInstant(Instant.now().minus(Duration.ofMinutes(10)), ZoneId.of("Asia/Shanghai"))
                .toString();
        String place = "HC.FQ.C08";
        Answer one = planned(dispatcher, PatrolDesks.plan(place, List.of(place + ".G01.B02"), li));
        Answer two = planned(dispatcher, PatrolDesks.plan(place, List.of(place), wang));
        Answer three = planned(dispatcher, PatrolDesks.plan(place, List.of(place + ".G02"), li));
        act(dispatcher, three, "cancel", because("并入明日"));

        assertThat(list("area=" + place + "&limit=200"))
                .containsExactly(three.text("/id"), two.text("/id"), one.text("/id"));
        // the one through the whole community goes through each of its grids
        assertThat(list("area=" + place + ".G01")).containsExactly(two.text("/id"), one.text("/id"));
        assertThat(list("area=" + place + "&open=true")).containsExactly(two.text("/id"), one.text("/id"));
        assertThat(list("area=" + place + "&day=" + today)).hasSize(3);
        assertThat(list("area=" + place + "&day=2026-01-01")).isEmpty();
        assertThat(ids(li.desk().get(PatrolDesks.ROOT + "?mine=true&open=true")))
                .containsExactly(one.text("/id"));
        List<String> paged = new ArrayList<>();
        for (String after = ""; after != null; ) {
            Answer page = dispatcher.get(PatrolDesks.ROOT + "?limit=1&area=" + place + after);
            paged.addAll(ids(page));
            after = page.body().has("next") ? "&after=" + page.text("/next") : null;
        }
        assertThat(paged).containsExactly(three.text("/id"), two.text("/id"), one.text("/id"));
        assertThat(dispatcher.get(PatrolDesks.ROOT + "?day=%2B999999999-12-31").text("/field"))
                .isEqualTo("day");
        assertThat(dispatcher.get(PatrolDesks.ROOT + "?limit=0").text("/field")).isEqualTo("limit");
    }

    @Test
    void coverage_counts_stops_and_visits_of_each_grid_in_a_period() {
        String place = "HC.FQ.C09";
        Answer gone = started(
                dispatcher,
                li,
                PatrolDesks.plan(place, List.of(place + ".G01.B01", place + ".G01.B02", place + ".G02"), li));
        checkIn(li.desk(), gone, nothing(stop(gone, 1)));
        planned(dispatcher, PatrolDesks.plan(place, List.of(place + ".G03"), li));

        Answer all = dispatcher.get(PatrolDesks.ROOT + "/coverage?area=" + place);
        Answer first = dispatcher.get(PatrolDesks.ROOT + "/coverage?limit=1&area=" + place);
        Answer second =
                dispatcher.get(PatrolDesks.ROOT + "/coverage?limit=1&area=" + place + "&after=" + first.text("/next"));

        // what is only planned counts for nothing yet
        assertThat(all.body().at("/items")).hasSize(2);
        assertThat(all.text("/items/0/area")).isEqualTo(place + ".G01");
        assertThat(all.text("/items/0/stops")).isEqualTo("2");
        assertThat(all.text("/items/0/visited")).isEqualTo("1");
        assertThat(all.text("/items/0/patrols")).isEqualTo("1");
        assertThat(all.text("/items/0/lastOn")).isNotEmpty();
        assertThat(all.text("/items/1/visited")).isEqualTo("0");
        assertThat(second.text("/items/0/area")).isEqualTo(place + ".G02");
        assertThat(second.body().has("next")).isFalse();
        assertThat(dispatcher
                        .get(PatrolDesks.ROOT + "/coverage?area=" + place + "&from=2026-01-01&until=2026-01-31")
                        .body()
                        .at("/items"))
                .isEmpty();
        assertThat(dispatcher
                        .get(PatrolDesks.ROOT + "/coverage?from=2024-01-01&until=2026-01-31")
                        .text("/field"))
                .isEqualTo("from");
        assertThat(dispatcher
                        .get(PatrolDesks.ROOT + "/coverage?until=-999999999-01-01")
                        .text("/field"))
                .isEqualTo("until");
        // another department is told how much, and not of whom
        Answer police = Desk.dispatcher(port, POLICE).get(PatrolDesks.ROOT + "/coverage?area=" + place);
        assertThat(police.text("/items/0/visited")).isEqualTo("1");
    }

    @Test
    void nobody_is_shown_where_somebody_was_across_patrols() {
        assertThat(OpenApiDocument.of("case-service").under(List.of(PatrolDesks.ROOT)).operations().stream()
                        .map(operation -> operation.path())
                        .distinct())
                .containsExactlyInAnyOrder(
                        PatrolDesks.ROOT,
                        PatrolDesks.ROOT + "/coverage",
                        PatrolDesks.ROOT + "/{id}",
                        PatrolDesks.ROOT + "/{id}/start",
                        PatrolDesks.ROOT + "/{id}/check-ins",
                        PatrolDesks.ROOT + "/{id}/finish",
                        PatrolDesks.ROOT + "/{id}/cancel",
                        PatrolDesks.ROOT + "/{id}/history");
        JsonNode paths = document().at("/paths");
        List<String> parameters = List.of(PatrolDesks.ROOT, PatrolDesks.ROOT + "/{id}/check-ins").stream()
                .flatMap(path -> paths.path(path).path("get").path("parameters").valueStream())
                .map(parameter -> parameter.path("name").asString())
                .distinct()
                .toList();
        assertThat(parameters)
                .containsExactlyInAnyOrder("area", "day", "mine", "open", "missed", "after", "limit", "id");
    }

    @Test
    void who_goes_and_who_was_where_is_for_those_who_work_on_it_and_lies_sealed() {
        Answer patrol = started(dispatcher, li, aPlan());
        checkIn(li.desk(), patrol, something(stop(patrol, 1), "极其独特的见闻"));
        Desk police = Desk.dispatcher(port, POLICE);

        Answer seen = now(police, patrol);

        assertThat(seen.text("/visited")).isEqualTo("1");
        assertThat(seen.raw().body()).doesNotContain("李巡", BUILDING, "极其独特");
        assertThat(police.get(PatrolDesks.ROOT + "/" + patrol.id() + "/check-ins")
                        .problem())
                .isEqualTo("not-visible");
        assertThat(dispatcher
                        .get(PatrolDesks.ROOT + "/" + patrol.id() + "/check-ins")
                        .text("/items/0/note"))
                .isEqualTo("极其独特的见闻");
        assertThat(now(Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER)), patrol)
                        .status())
                .isEqualTo(404);
        assertThat(asThe(Tokens.caller(POLICE, Role.DISPATCHER), "patrol_check_in", patrol))
                .isZero();
        assertThat(asThe(Tokens.caller(POLICE, Role.DISPATCHER), "patrol_goer", patrol))
                .isZero();
        assertThat(asThe(Tokens.caller(COMMUNITY, Role.DISPATCHER), "patrol_check_in", patrol))
                .isEqualTo(1);
        assertThat(asTheService("select payload from outbox where subject = :id", patrol))
                .isNotEmpty()
                .noneMatch(payload -> payload.contains("极其独特") || payload.contains(BUILDING));
    }

    // how things are said

    private ObjectNode aPlan() {
        return PatrolDesks.plan(COMMUNITY_07, List.of(GRID, BUILDING), li, wang);
    }

    private static Arguments wrong(String field, String problem, UnaryOperator<ObjectNode> change) {
        return Arguments.of(field, problem, change);
    }

    private static ObjectNode withStops(ObjectNode plan, String... stops) {
        Stream.of(stops).forEach(plan.putArray("stops")::add);
        return plan;
    }

    private static ObjectNode withOfficial(ObjectNode plan, UUID official) {
        plan.putArray("officials").add(official.toString());
        return plan;
    }

    private static String inHours(int hours) {
        return Instant.now().plus(Duration.ofHours(hours)).toString();
    }

    private static ObjectNode none() {
        return Desk.JSON.createObjectNode();
    }

    private static void endedHoursAgo(int hours, Answer patrol) {
        asOwner("update patrol set starts_at = now() - interval '8 hours', ends_at = now() - interval '" + hours
                + " hours' where matter_id = '" + patrol.id() + "'");
    }

    /** The patrol once it was said that it was missed. */
    private Answer missed(Answer patrol) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(events(patrol)).contains("cn.fengqiao.patrol.missed.v1"));
        return now(dispatcher, patrol);
    }

    private static ObjectNode because(String reason) {
        return Desk.JSON.createObjectNode().put("reason", reason);
    }

    private static void serve(Desk admin, Answer team, int version, Worker worker, @Nullable String until) {
        ObjectNode member = Desk.JSON
                .createObjectNode()
                .put("official", worker.official().toString())
                .put("role", "PATROL")
                .put("since", "2026-01-01");
        if (until != null) {
            member.put("until", until);
        }
        Answer added = admin.post("/api/teams/" + team.id() + "/members", version, member);
        assertThat(added.status()).as(added.raw().body()).isEqualTo(200);
    }

    private List<String> list(String query) {
        return ids(dispatcher.get(PatrolDesks.ROOT + "?" + query));
    }

    private static List<String> ids(Answer page) {
        return page.body()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }

    private static JsonNode document() {
        try {
            return Desk.JSON.readTree(Files.readString(Path.of("..", "docs", "api", "case-service.json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<String> events(Answer patrol) {
        return asTheService("select type from outbox where subject = :id order by sequence", patrol);
    }

    private List<JsonNode> payload(Answer patrol, String type) {
        return asTheService("select payload from outbox where subject = :id and type like '" + type + "'", patrol)
                .stream()
                .map(Desk.JSON::readTree)
                .toList();
    }

    private List<String> clues(Answer patrol) {
        return asTheService("select matter_id::text from clue where origin_id = :id", patrol);
    }

    private List<String> asTheService(String sql, Answer patrol) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql(sql).param("id", patrol.id()).query(String.class).list();
        });
    }

    private int asThe(Caller caller, String table, Answer patrol) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return jdbc.sql("select count(*) from " + table + " where matter_id = :id")
                    .param("id", patrol.id())
                    .query(Integer.class)
                    .single();
        });
    }

    private static void asOwner(String sql) {
        WholeLifeTest.asOwner(sql);
    }
}
