package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Screening from the draft to the certificate of erasure. */
@RunningService
class CampaignTest {

    private static final String GRID = "HC.FQ.C05.G01";
    private static final String NEXT_GRID = "HC.FQ.C05.G02";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    private Desk dispatcher;
    private Desk leader;
    private Desk worker;

    @BeforeEach
    void desks() {
        dispatcher = Desk.dispatcher(port, COMMUNITY);
        leader = Desk.of(port, COMMUNITY, Role.LEADER);
        worker = Desk.of(port, COMMUNITY, Role.GRID_WORKER);
    }

    // the draft

    @Test
    void a_campaign_that_lacks_everything_is_told_so_at_once() {
        Answer draft = draft(dispatcher, body().retain("area", "name"));

        Answer refused = command(leader, draft, "open");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("campaign-incomplete");
        assertThat(names(refused, "/missing", "/name"))
                .containsExactly(
                        "approval-number-missing",
                        "legal-basis-missing",
                        "scope-missing",
                        "period-missing",
                        "questions-missing");
        assertThat(state(draft)).isEqualTo("DRAFT");
    }

    @ParameterizedTest
    @CsvSource({
        "approvalNumber, approval-number-missing",
        "legalBasis, legal-basis-missing",
        "scope, scope-missing",
        "endsOn, period-missing",
        "questions, questions-missing"
    })
    void a_campaign_that_lacks_one_thing_does_not_open(String member, String name) {
        ObjectNode body = body();
        body.remove(member);
        Answer refused = command(leader, draft(dispatcher, body), "open");

        assertThat(refused.problem()).isEqualTo("campaign-incomplete");
        assertThat(names(refused, "/missing", "/name")).containsExactly(name);
    }

    @Test
    void whoever_wrote_on_the_draft_does_not_open_it() {
        Answer draft = draft(dispatcher, body());
        Answer revised = change(leader, draft, "PUT", "", body().put("name", "改过的排查"));

        assertThat(command(dispatcher, revised, "open").problem()).isEqualTo("second-person-required");
        assertThat(command(leader, revised, "open").problem()).isEqualTo("second-person-required");
        Answer opened = command(Desk.of(port, COMMUNITY, Role.ADMIN), revised, "open");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text("/state")).isEqualTo("OPEN");
    }

    @Test
    void a_forbidden_question_is_refused_with_its_topic_when_it_is_written_down() {
        ObjectNode body = body();
        body.withArray("questions")
                .addObject()
                .put("code", "WHO")
                .put("text", "家中有无刑满释放人员")
                .put("kind", "YES_NO");

        Answer refused = draft(dispatcher, body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("forbidden-question");
        assertThat(refused.text("/field")).isEqualTo("questions[2].text");
        assertThat(refused.text("/topic")).isEqualTo("PRISON_RELEASE");
    }

    @Test
    void a_scope_outside_of_the_area_and_an_unknown_grid_are_refused() {
        ObjectNode body = body();
        body.putArray("scope").addObject().put("area", "HC.FQ.C99.G01");

        Answer refused = draft(dispatcher, body);

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo("scope[0].area");
        assertThat(draft(dispatcher, body().put("area", "HC.XX")).text("/field"))
                .isEqualTo("area");
    }

    @Test
    void a_draft_sent_again_is_the_same_campaign_and_other_content_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        Answer first = draft(dispatcher, key, body());
        Answer again = draft(dispatcher, key, body());

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(draft(dispatcher, key, body().put("name", "另一个")).problem()).isEqualTo("idempotency-conflict");
    }

    @Test
    void an_open_campaign_cannot_be_rewritten_and_a_stale_version_is_told() {
        Answer open = open();

        assertThat(change(dispatcher, open, "PUT", "", body()).problem()).isEqualTo("not-now");
        assertThat(change(dispatcher, open, 1, "POST", "/close", null).problem())
                .isEqualTo("stale-version");
    }

    @Test
    void another_department_may_know_of_it_and_not_touch_it() {
        Answer open = open();
        Desk police = Desk.dispatcher(port, POLICE);

        assertThat(police.get("/api/campaigns/" + open.id()).status()).isEqualTo(200);
        assertThat(command(police, open, "close").problem()).isEqualTo("department-not-on-case");
        assertThat(police.get("/api/campaigns/" + open.id() + "/findings").problem())
                .isEqualTo("not-visible");
        Desk elsewhere = Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER));
        assertThat(elsewhere.get("/api/campaigns/" + open.id()).status()).isEqualTo(404);
    }

    @Test
    void the_list_is_paged_by_key_and_filtered_by_state() {
        Answer older = draft(dispatcher, body());
        Answer newer = draft(dispatcher, body());

        Answer page = dispatcher.get("/api/campaigns?limit=1&state=DRAFT");
        assertThat(page.text("/items/0/id")).isEqualTo(newer.text("/id"));
        Answer next = dispatcher.get("/api/campaigns?limit=1&state=DRAFT&after=" + page.text("/next"));
        assertThat(next.text("/items/0/id")).isEqualTo(older.text("/id"));
        assertThat(dispatcher.get("/api/campaigns?limit=0").problem()).isEqualTo("parameter-invalid");
    }

    // grids

    @Test
    void opening_makes_every_grid_of_the_scope_part_of_it_with_the_households_that_are_known() {
        ObjectNode body = body();
        body.putArray("scope").addObject().put("area", "HC.FQ.C07");
        body.withArray("scope").addObject().put("area", GRID).put("households", 30);
        Answer open = command(leader, draft(dispatcher, body), "open");

        Answer coverage = coverage(open, "");

        assertThat(coverage.text("/total/grids")).isEqualTo("5");
        assertThat(coverage.text("/items/0/area")).isEqualTo(GRID);
        assertThat(coverage.text("/items/0/target")).isEqualTo("30");
        assertThat(coverage.body().at("/items/1/target").isMissingNode()).isTrue();
        Answer communities = coverage(open, "?by=COMMUNITY&limit=1");
        assertThat(communities.text("/items/0/area")).isEqualTo("HC.FQ.C05");
        assertThat(communities.text("/next")).isEqualTo("HC.FQ.C05");
    }

    @Test
    void a_grid_changes_hands_with_a_reason_only() {
        Answer assigned = assign(open(), GRID, worker(COMMUNITY), 2);
        var other = Desk.JSON
                .createObjectNode()
                .put("area", GRID)
                .put("worker", "somebody.else")
                .put("workerName", "另一人")
                .put("target", 2);

        Answer refused = change(dispatcher, assigned, "POST", "/assignments", other);
        Answer done = change(dispatcher, assigned, "POST", "/assignments", other.put("reason", "原网格员请假"));

        assertThat(refused.text("/field")).isEqualTo("reason");
        assertThat(done.status()).isEqualTo(200);
        assertThat(coverage(done, "").text("/items/0/workerName")).isEqualTo("另一人");
        Answer history = dispatcher.get("/api/campaigns/" + done.id() + "/history");
        assertThat(history.raw().body()).contains("REASSIGNED", "原网格员请假");
    }

    @Test
    void a_grid_outside_of_the_scope_is_not_given_out() {
        assertThat(assign(open(), "HC.FQ.C01.G01", worker(COMMUNITY), 2).text("/field"))
                .isEqualTo("area");
    }

    // visits

    @Test
    void visits_are_recorded_once_however_often_they_are_sent() {
        Answer campaign = assigned(10);
        ObjectNode batch = batch(visit("a", 0, "DONE", "NO"), visit("b", 300, "REFUSED", null));

        assertThat(names(visits(campaign, batch), "/results", "/result")).containsExactly("RECORDED", "RECORDED");
        Answer again = visits(campaign, batch);

        assertThat(names(again, "/results", "/result")).containsExactly("REPEATED", "REPEATED");
        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("2");
        ObjectNode changed = batch(visit("a", 0, "NOBODY_HOME", null));
        assertThat(visits(campaign, changed).text("/results/0/faults/0/field")).isEqualTo("key");
    }

    @Test
    void a_visit_that_breaks_a_rule_does_not_take_the_others_with_it() {
        Answer campaign = assigned(10);
        ObjectNode elsewhere = visit("e", 60, "NOBODY_HOME", null).put("area", NEXT_GRID);
        ObjectNode unanswered = visit("u", 120, "DONE", null);
        ObjectNode future = visit("f", 0, "NOBODY_HOME", null)
                .put("at", Instant.now().plus(Duration.ofHours(2)).toString());
        ObjectNode told = visit("t", 180, "REFUSED", "NO");
        ObjectNode longAgo = visit("l", 0, "NOBODY_HOME", null).put("at", "1900-01-01T00:00:00Z");

        Answer results =
                visits(campaign, batch(elsewhere, unanswered, future, told, longAgo, visit("good", 240, "DONE", "NO")));

        assertThat(names(results, "/results", "/result"))
                .containsExactly("REFUSED", "REFUSED", "REFUSED", "REFUSED", "REFUSED", "RECORDED");
        assertThat(names(results, "/results", "/faults/0/field"))
                .containsExactly("area", "answers.GAS", "at", "answers", "area", "");
        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("1");
    }

    @Test
    void a_day_nobody_can_mean_is_no_visit_at_all() {
        Answer campaign = assigned(10);
        ObjectNode impossible = visit("l", 0, "NOBODY_HOME", null).put("at", "-99999-01-01T00:00:00Z");

        Answer refused = visits(campaign, batch(visit("good", 240, "DONE", "NO"), impossible));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("impossible-date");
        assertThat(refused.text("/field")).isEqualTo("visits[1].at");
        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("0");
    }

    @Test
    void a_batch_has_an_end() {
        Answer campaign = assigned(10);

        assertThat(visits(campaign, batch()).text("/field")).isEqualTo("visits");
        ObjectNode[] many = IntStream.range(0, 201)
                .mapToObj(i -> visit("k" + i, i, "NOBODY_HOME", null))
                .toArray(ObjectNode[]::new);
        assertThat(visits(campaign, batch(many)).text("/field")).isEqualTo("visits");
    }

    @Test
    void a_visit_made_before_the_grid_changed_hands_still_counts_and_one_made_after_does_not() {
        Answer campaign = assigned(10);
        ObjectNode before = visit("before", 0, "DONE", "NO");
        assertThat(change(
                                dispatcher,
                                dispatcher.get("/api/campaigns/" + campaign.id()),
                                "POST",
                                "/assignments",
                                Desk.JSON
                                        .createObjectNode()
                                        .put("area", GRID)
                                        .put("worker", "somebody.else")
                                        .put("workerName", "另一人")
                                        .put("target", 10)
                                        .put("reason", "换人"))
                        .status())
                .isEqualTo(200);
        ObjectNode after =
                visit("after", 0, "DONE", "NO").put("at", Instant.now().toString());

        assertThat(names(visits(campaign, batch(before, after)), "/results", "/result"))
                .containsExactly("RECORDED", "REFUSED");
    }

    @Test
    void a_campaign_that_is_not_open_takes_no_visits_and_a_closed_one_those_of_before() {
        Answer draft = draft(dispatcher, body());
        assertThat(visits(draft, batch(visit("a", 0, "NOBODY_HOME", null))).problem())
                .isEqualTo("not-now");

        Answer campaign = assigned(10);
        ObjectNode before = visit("before", 0, "DONE", "NO");
        Answer closed = command(dispatcher, dispatcher.get("/api/campaigns/" + campaign.id()), "close");
        ObjectNode after =
                visit("after", 0, "DONE", "NO").put("at", Instant.now().toString());

        assertThat(closed.text("/state")).isEqualTo("CLOSED");
        assertThat(Duration.between(Instant.parse(closed.text("/closedAt")), Instant.parse(closed.text("/eraseBy"))))
                .isBetween(Duration.ZERO, Duration.ofDays(30));
        Answer taken = visits(campaign, batch(before, after));
        assertThat(names(taken, "/results", "/result")).containsExactly("RECORDED", "REFUSED");
        assertThat(taken.body().at("/results/1/faults").toString()).contains("活动自 20", "止");
    }

    @Test
    void a_grid_is_finished_when_as_many_have_answered_or_refused_as_were_to_be_asked() {
        Answer campaign = assigned(2);

        visits(campaign, batch(visit("a", 0, "DONE", "NO"), visit("b", 300, "NOBODY_HOME", null)));
        assertThat(events(campaign)).doesNotContain("cn.fengqiao.campaign.grid-finished.v1");
        visits(campaign, batch(visit("c", 600, "REFUSED", null), visit("d", 900, "DONE", "NO")));

        assertThat(events(campaign)).containsOnlyOnce("cn.fengqiao.campaign.grid-finished.v1");
        assertThat(coverage(campaign, "").text("/items/0/finished")).isEqualTo("1");
    }

    @Test
    void visits_of_several_phones_at_once_are_all_counted() {
        Answer campaign = assigned(100);
        List<CompletableFuture<Answer>> uploads = IntStream.range(0, 6)
                .mapToObj(phone -> CompletableFuture.supplyAsync(() -> visits(
                        campaign,
                        batch(IntStream.range(0, 10)
                                .mapToObj(i -> visit("p" + phone + "-" + i % 8, 10 * i + phone, "DONE", "YES"))
                                .toArray(ObjectNode[]::new)))))
                .toList();
        uploads.forEach(CompletableFuture::join);

        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("48");
        assertCounted(campaign, "six phones");
        List<Long> sequences = sequences(campaign);
        assertThat(sequences)
                .isEqualTo(IntStream.rangeClosed(1, sequences.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    /** The coverage is what counting the visits would give, whatever was done in whatever order. */
    @Test
    void the_coverage_is_the_count_of_the_visits() {
        long seed = Long.getLong("fengqiao.seed", System.nanoTime());
        var random = new Random(seed);
        Answer first = assigned(7);
        Answer campaign = assign(first, NEXT_GRID, worker(COMMUNITY), 5);
        List<String> outcomes = List.of("DONE", "REFUSED", "NOBODY_HOME");
        for (int round = 0; round < 12; round++) {
            List<ObjectNode> sent = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                String outcome = outcomes.get(random.nextInt(3));
                String answer = outcome.equals("DONE") ? (random.nextBoolean() ? "YES" : "NO") : null;
                sent.add(visit("k" + random.nextInt(40), random.nextInt(1_000), outcome, answer)
                        .put("area", random.nextBoolean() ? GRID : NEXT_GRID));
            }
            visits(campaign, batch(sent.toArray(ObjectNode[]::new)));
            JsonNode own = worker.get("/api/campaigns/" + campaign.id() + "/visits")
                    .body()
                    .at("/items");
            settle(worker, own.path(random.nextInt(own.size())), "withdraw", "记错了");
            assertCounted(campaign, "-Dfengqiao.seed=" + seed + ", round " + round);
        }
    }

    // plausibility

    @Test
    void an_implausible_visit_counts_and_its_worker_is_asked_before_anybody_else_hears_of_it() {
        Answer campaign = assigned(50);
        ObjectNode first = visit("a", 0, "NOBODY_HOME", null);
        ObjectNode second =
                visit("b", 0, "NOBODY_HOME", null).put("at", first.at("/at").asString());

        Answer results = visits(campaign, batch(first, second));

        // the tests run by night too, and then each visit is asked about
        assertThat(results.body().at("/results/0/suspicions").toString()).doesNotContain("SAME_SECOND");
        assertThat(results.body().at("/results/1/suspicions").toString()).contains("SAME_SECOND", "与另一次走访同一秒");
        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("2");
        assertThat(patterns(campaign)).isEmpty();
        JsonNode asked = worker.get("/api/campaigns/" + campaign.id() + "/visits?questioned=true&limit=1")
                .body()
                .at("/items/0");
        assertThat(asked.at("/key").asString()).isEqualTo("b");

        Answer confirmed = settle(worker, asked, "confirm", "两户同住一门");

        assertThat(confirmed.status()).isEqualTo(200);
        assertThat(confirmed.body().at("/questioned").asBoolean()).isFalse();
        assertThat(patterns(campaign)).containsExactly("两户同住一门");
        assertThat(settle(worker, asked, "confirm", "两户同住一门").raw().headers().firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(settle(worker, asked, "confirm", "别的说法").problem()).isEqualTo("stale-version");
    }

    @Test
    void a_withdrawn_visit_is_not_counted_not_listed_and_leaves_no_answers() {
        Answer campaign = assigned(50);
        Answer results = visits(campaign, batch(visit("a", 0, "DONE", "YES")));
        String id = results.text("/results/0/id");
        JsonNode own =
                worker.get("/api/campaigns/" + campaign.id() + "/visits").body().at("/items/0");

        Answer withdrawn = settle(worker, own, "withdraw", "点错了");

        assertThat(withdrawn.body().at("/withdrawn").asBoolean()).isTrue();
        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("0");
        assertThat(coverage(campaign, "").text("/total/findings")).isEqualTo("0");
        assertThat(asTheService(
                        "select count(*) from campaign_visit where id = :id::uuid and sealed is null and answers_digest is null",
                        Long.class,
                        Map.of("id", id)))
                .containsExactly(1L);
        assertThat(events(campaign)).contains("cn.fengqiao.campaign.finding-decided.v1");
        assertThat(settle(worker, withdrawn.body(), "confirm", "x").problem()).isEqualTo("not-now");
    }

    @Test
    void a_visit_is_its_workers_alone_to_explain_or_withdraw() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "NO")));
        JsonNode own =
                worker.get("/api/campaigns/" + campaign.id() + "/visits").body().at("/items/0");
        Desk other = Desk.of(port, COMMUNITY, Role.LIAISON);

        assertThat(settle(other, own, "withdraw", "x").status()).isEqualTo(404);
        assertThat(other.get("/api/campaigns/" + campaign.id() + "/visits")
                        .body()
                        .at("/items"))
                .isEmpty();
    }

    // findings

    @Test
    void a_finding_becomes_a_case_at_its_address_and_only_once() {
        Answer campaign = assigned(50);
        ObjectNode seen = visit("a", 0, "DONE", "YES").put("address", "柳荫路8号3单元201");
        visits(campaign, batch(seen));
        JsonNode finding = findings(campaign).path(0);
        ObjectNode wanted = Desk.JSON.createObjectNode().put("kind", "CASE");
        wanted.putObject("raise").put("type", "NEIGHBOUR").put("title", "燃气软管老化引发邻里担忧");

        Answer decided = decide(dispatcher, finding, wanted);
        Answer again = decide(dispatcher, finding, wanted);

        assertThat(decided.status()).as(decided.raw().body()).isEqualTo(200);
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(again.text("/caseRaised")).isEqualTo(decided.text("/caseRaised"));
        Answer raised = dispatcher.read(UUID.fromString(decided.text("/caseRaised")));
        assertThat(raised.text("/source")).isEqualTo("GRID_PATROL");
        assertThat(raised.text("/area")).isEqualTo(GRID);
        assertThat(raised.text("/address")).isEqualTo("柳荫路8号3单元201");
        assertThat(raised.text("/number")).isEqualTo(decided.text("/caseNumber"));
        assertThat(decide(dispatcher, finding, nothing("x")).problem()).isEqualTo("stale-version");
        assertThat(decide(dispatcher, decided.body(), nothing("x")).problem()).isEqualTo("not-now");
    }

    @Test
    void the_case_that_a_finding_became_is_named_to_whoever_may_know_of_it() {
        ObjectNode both = body();
        both.putArray("departments").add("POLICE");
        Answer campaign = assign(command(leader, draft(dispatcher, both), "open"), GRID, worker(COMMUNITY), 50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES").put("address", "柳荫路8号3单元202")));
        ObjectNode wanted = Desk.JSON.createObjectNode().put("kind", "CASE");
        wanted.putObject("raise").put("type", "FAMILY").put("title", "家中有打斗痕迹");
        Answer decided = decide(dispatcher, findings(campaign).path(0), wanted);
        Desk police = Desk.dispatcher(port, POLICE);
        String findings = "/api/campaigns/" + campaign.id() + "/findings";
        String known = police.get(findings).text("/items/0/caseNumber");
        UUID raised = UUID.fromString(decided.text("/caseRaised"));

        Answer restricted = dispatcher.command(dispatcher.read(raised), "restrict", "{\"reason\": \"系家庭暴力\"}");

        assertThat(known).isEqualTo(decided.text("/caseNumber"));
        assertThat(restricted.status()).as(restricted.raw().body()).isEqualTo(200);
        assertThat(police.get(findings).body().at("/items/0").propertyNames())
                .contains("id")
                .doesNotContain("caseRaised", "caseNumber");
        assertThat(dispatcher.get(findings).text("/items/0/caseNumber")).isEqualTo(known);
    }

    @Test
    void a_case_that_breaks_a_rule_leaves_the_finding_open() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES")));
        JsonNode finding = findings(campaign).path(0);
        ObjectNode wanted = Desk.JSON.createObjectNode().put("kind", "CASE");

        assertThat(decide(dispatcher, finding, wanted).text("/field")).isEqualTo("raise");
        wanted.putObject("raise").put("type", "NO_SUCH_TYPE").put("title", "x");
        assertThat(decide(dispatcher, finding, wanted).text("/field")).isEqualTo("raise.type");
        assertThat(findings(campaign).path(0).at("/state").asString()).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @CsvSource({"CLUE", "OBLIGATION"})
    void a_clue_and_an_obligation_are_decisions_others_hear_of(String kind) {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES")));
        JsonNode finding = findings(campaign).path(0);

        Answer decided =
                decide(dispatcher, finding, Desk.JSON.createObjectNode().put("kind", kind));

        assertThat(decided.text("/state")).isEqualTo(kind);
        String event = asTheService(
                        "select payload from outbox where subject = :id::uuid and type like '%finding-decided%'",
                        String.class, Map.of("id", campaign.text("/id")))
                .getFirst();
        assertThat(Desk.JSON.readTree(event).at("/kind").asString()).isEqualTo(kind);
        assertThat(Desk.JSON.readTree(event).at("/area").asString()).isEqualTo(GRID);
        assertThat(Desk.JSON.readTree(event).at("/finding").asString())
                .isEqualTo(finding.at("/id").asString());
    }

    @Test
    void nothing_needs_a_reason() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES")));
        JsonNode finding = findings(campaign).path(0);

        assertThat(decide(dispatcher, finding, Desk.JSON.createObjectNode().put("kind", "NOTHING"))
                        .text("/field"))
                .isEqualTo("reason");
        assertThat(decide(leader, finding, nothing("软管昨日已更换")).text("/reason")).isEqualTo("软管昨日已更换");
    }

    @Test
    void of_two_who_decide_at_once_one_is_told_that_it_is_late() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES")));
        JsonNode finding = findings(campaign).path(0);

        List<Integer> answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> decide(dispatcher, finding, nothing("甲"))),
                        CompletableFuture.supplyAsync(() -> decide(leader, finding, nothing("乙"))))
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 412);
    }

    @Test
    void reading_findings_is_logged() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES")));

        findings(campaign);

        Answer log = Desk.of(port, COMMUNITY, Role.AUDITOR).get("/api/read-log?caseId=" + campaign.id());
        assertThat(log.text("/items/0/operation")).isEqualTo("campaigns.findings");
        assertThat(log.raw().body()).contains("NARRATIVE");
    }

    // erasure

    @Test
    void what_nobody_needs_is_erased_with_a_certificate_and_the_coverage_stays() throws Exception {
        Answer campaign = assigned(50);
        Answer results = visits(
                campaign,
                batch(
                        visit("no", 0, "DONE", "NO"),
                        visit("refused", 300, "REFUSED", null),
                        visit("open", 600, "DONE", "YES"),
                        visit("nothing", 900, "DONE", "YES")));
        String open = results.text("/results/2/id");
        JsonNode nothing = findings(campaign).path(1);
        decide(dispatcher, nothing, nothing("误报"));
        command(dispatcher, dispatcher.get("/api/campaigns/" + campaign.id()), "close");
        assertThat(certificates(campaign)).isEmpty();

        due(campaign);

        JsonNode first = awaitCertificates(campaign, 1).path(0);
        assertThat(first.at("/erased").asInt()).isEqualTo(3);
        assertThat(first.at("/withoutFinding").asInt()).isEqualTo(2);
        assertThat(first.at("/nothing").asInt()).isEqualTo(1);
        assertThat(first.at("/idsSha256").asString())
                .isEqualTo(hash(List.of(
                        results.text("/results/0/id"), results.text("/results/1/id"), results.text("/results/3/id"))));
        assertThat(state(campaign)).isEqualTo("ERASED");
        assertThat(dispatcher
                        .get("/api/campaigns/" + campaign.id() + "/history")
                        .raw()
                        .body())
                .contains("FINDING_DECIDED")
                .doesNotContain("误报");
        assertThat(coverage(campaign, "").text("/total/visited")).isEqualTo("4");
        assertThat(asTheService(
                        "select id::text from campaign_visit where matter_id = :id::uuid",
                        String.class,
                        Map.of("id", campaign.text("/id"))))
                .containsExactly(open);
        assertThat(events(campaign)).containsOnlyOnce("cn.fengqiao.campaign.answers-erased.v1");
        assertThat(visits(campaign, batch(visit("late", 0, "DONE", "NO"))).problem())
                .isEqualTo("not-now");

        decide(dispatcher, findings(campaign).path(0), nothing("已整改"));

        assertThat(awaitCertificates(campaign, 2).path(1).at("/nothing").asInt())
                .isEqualTo(1);
    }

    @Test
    void a_cancelled_campaign_is_erased_too() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("no", 0, "DONE", "NO")));
        Answer now = dispatcher.get("/api/campaigns/" + campaign.id());
        assertThat(change(
                                dispatcher,
                                now,
                                "POST",
                                "/cancel",
                                Desk.JSON.createObjectNode().put("reason", "批文撤回"))
                        .text("/state"))
                .isEqualTo("CANCELLED");

        due(campaign);

        assertThat(awaitCertificates(campaign, 1).path(0).at("/erased").asInt()).isEqualTo(1);
        assertThat(state(campaign)).isEqualTo("CANCELLED");
    }

    @Test
    void a_certificate_cannot_be_changed_and_visits_are_erased_by_the_service_alone() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("no", 0, "DONE", "NO")));

        int erased = transactions.inTransaction(tx -> {
            scope.apply(tx, Tokens.caller(COMMUNITY, Role.DISPATCHER));
            return jdbc.sql("delete from campaign_visit where matter_id = :id")
                    .param("id", campaign.id())
                    .update();
        });

        assertThat(erased).isZero();
        assertThat(jdbc.sql("select has_table_privilege('campaign_certificate', 'update')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void the_database_shows_visits_to_those_who_work_on_the_campaign_only() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("no", 0, "DONE", "NO")));

        assertThat(rows(campaign, Tokens.caller(COMMUNITY, Role.DISPATCHER))).isEqualTo(1);
        assertThat(rows(campaign, Tokens.caller(EMERGENCY, Role.DISPATCHER))).isZero();
        assertThat(rows(campaign, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER)))
                .isZero();
    }

    @Test
    void no_event_holds_what_was_said_at_the_door() {
        Answer campaign = assigned(50);
        visits(campaign, batch(visit("a", 0, "DONE", "YES").put("address", "极其独特的门牌")));
        decide(dispatcher, findings(campaign).path(0), nothing("极其独特的理由"));

        assertThat(asTheService(
                        "select payload from outbox where subject = :id::uuid",
                        String.class,
                        Map.of("id", campaign.text("/id"))))
                .isNotEmpty()
                .noneMatch(payload -> payload.contains("极其独特"));
        assertThat(asTheService(
                        "select encode(sealed, 'escape') from campaign_visit where matter_id = :id::uuid",
                        String.class,
                        Map.of("id", campaign.text("/id"))))
                .noneMatch(bytes -> bytes.contains("answers"));
    }

    // how things are said

    static ObjectNode body() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("area", "HC.FQ")
                .put("name", "冬季燃气安全排查")
                .put("approvalNumber", "枫街发〔2026〕9号")
                .put("legalBasis", "城镇燃气管理条例第十七条")
                .put("beginsOn", today.minusDays(1).toString())
                .put("endsOn", today.plusDays(27).toString());
        body.putArray("scope").addObject().put("area", GRID).put("households", 80);
        body.withArray("scope").addObject().put("area", NEXT_GRID);
        ObjectNode gas = body.putArray("questions").addObject();
        gas.put("code", "GAS").put("text", "燃气软管是否老化").put("kind", "YES_NO");
        gas.putArray("findings").add("YES");
        body.withArray("questions")
                .addObject()
                .put("code", "NOTE")
                .put("text", "备注")
                .put("kind", "TEXT");
        return body;
    }

    static String worker(Department department) {
        return Tokens.caller(department, Role.GRID_WORKER).subject();
    }

    private Answer open() {
        return command(leader, draft(dispatcher, body()), "open");
    }

    /** An open campaign whose first grid is the worker's. */
    private Answer assigned(int target) {
        return assign(open(), GRID, worker(COMMUNITY), target);
    }

    private Answer assign(Answer campaign, String area, String subject, int target) {
        return change(
                dispatcher,
                campaign,
                "POST",
                "/assignments",
                Desk.JSON
                        .createObjectNode()
                        .put("area", area)
                        .put("worker", subject)
                        .put("workerName", "李网格员")
                        .put("target", target));
    }

    private static Answer draft(Desk desk, ObjectNode body) {
        return draft(desk, UUID.randomUUID().toString(), body);
    }

    static Answer draft(Desk desk, String key, ObjectNode body) {
        return desk.send(desk.request("/api/campaigns")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    static Answer command(Desk desk, Answer before, String what) {
        return change(desk, before, "POST", "/" + what, null);
    }

    static Answer change(Desk desk, Answer before, String method, String path, @Nullable ObjectNode body) {
        return change(desk, before, before.version(), method, path, body);
    }

    private static Answer change(
            Desk desk, Answer before, long version, String method, String path, @Nullable ObjectNode body) {
        return desk.send(desk.request("/api/campaigns/" + before.id() + path)
                .header("If-Match", "\"" + version + "\"")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private Answer visits(Answer campaign, ObjectNode batch) {
        return worker.post("/api/campaigns/" + campaign.id() + "/visits", batch.toString());
    }

    static ObjectNode batch(ObjectNode... visits) {
        ObjectNode batch = Desk.JSON.createObjectNode();
        var array = batch.putArray("visits");
        Stream.of(visits).forEach(array::add);
        return batch;
    }

    /** A visit a few thousandths of a second after now, so that it is after the opening; {@code number} sets it apart. */
    static ObjectNode visit(String key, int number, String outcome, @Nullable String answer) {
        ObjectNode visit = Desk.JSON
                .createObjectNode()
                .put("key", key)
                .put("area", GRID)
                .put("at", now(number))
                .put("outcome", outcome);
        if (answer != null) {
            visit.putObject("answers").put("GAS", answer);
        }
        return visit;
    }

    private static String now(int microseconds) {
        return Instant.now().plusNanos(1_000L * microseconds).toString();
    }

    private Answer coverage(Answer campaign, String query) {
        return dispatcher.get("/api/campaigns/" + campaign.id() + "/coverage" + query);
    }

    private JsonNode findings(Answer campaign) {
        return dispatcher
                .get("/api/campaigns/" + campaign.id() + "/findings")
                .body()
                .at("/items");
    }

    private List<String> patterns(Answer campaign) {
        return names(dispatcher.get("/api/campaigns/" + campaign.id() + "/patterns"), "/items", "/explanation");
    }

    static Answer decide(Desk desk, JsonNode finding, ObjectNode wanted) {
        return desk.send(
                desk.request("/api/campaigns/findings/" + finding.at("/id").asString() + "/decide")
                        .header("If-Match", "\"" + finding.at("/version").asLong() + "\"")
                        .POST(HttpRequest.BodyPublishers.ofString(wanted.toString())));
    }

    static ObjectNode nothing(String reason) {
        return Desk.JSON.createObjectNode().put("kind", "NOTHING").put("reason", reason);
    }

    private static Answer settle(Desk desk, JsonNode visit, String how, String reason) {
        return desk.send(desk.request("/api/campaigns/visits/" + visit.at("/id").asString() + "/" + how)
                .header("If-Match", "\"" + visit.at("/version").asLong() + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Desk.JSON.createObjectNode().put("reason", reason).toString())));
    }

    private String state(Answer campaign) {
        return dispatcher.get("/api/campaigns/" + campaign.id()).text("/state");
    }

    private static List<String> names(Answer answer, String list, String member) {
        return answer.body()
                .at(list)
                .valueStream()
                .map(each -> each.at(member).asString(""))
                .toList();
    }

    // what the database says

    private void assertCounted(Answer campaign, String when) {
        String counted = """
                select g.area || ' ' || g.visited || ' ' || g.done || ' ' || g.refused || ' ' || g.nobody_home || ' '
                    || g.findings
                from campaign_grid g
                where g.matter_id = :id::uuid
                order by g.area
                """;
        String counting = """
                select g.area || ' ' || count(v.id) || ' ' || count(v.id) filter (where v.outcome = 'DONE') || ' '
                    || count(v.id) filter (where v.outcome = 'REFUSED') || ' '
                    || count(v.id) filter (where v.outcome = 'NOBODY_HOME') || ' ' || count(v.finding)
                from campaign_grid g
                left join campaign_visit v on v.matter_id = g.matter_id and v.area = g.area and not v.withdrawn
                where g.matter_id = :id::uuid
                group by g.area
                order by g.area
                """;
        Map<String, String> id = Map.of("id", campaign.text("/id"));
        assertThat(asTheService(counted, String.class, id))
                .as(when)
                .isEqualTo(asTheService(counting, String.class, id));
    }

    private List<String> events(Answer campaign) {
        return asTheService(
                "select type from outbox where subject = :id::uuid order by sequence",
                String.class,
                Map.of("id", campaign.text("/id")));
    }

    private List<Long> sequences(Answer campaign) {
        return asTheService(
                "select sequence from outbox where subject = :id::uuid order by sequence",
                Long.class,
                Map.of("id", campaign.text("/id")));
    }

    private int rows(Answer campaign, Caller caller) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return jdbc.sql("select count(*)::int from campaign_visit where matter_id = :id")
                    .param("id", campaign.id())
                    .query(Integer.class)
                    .single();
        });
    }

    private void due(Answer campaign) {
        transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("update campaign set erase_due = now() - interval '1 second' where matter_id = :id")
                    .param("id", campaign.id())
                    .update();
        });
    }

    private JsonNode certificates(Answer campaign) {
        return dispatcher
                .get("/api/campaigns/" + campaign.id() + "/certificate")
                .body()
                .at("/items");
    }

    private JsonNode awaitCertificates(Answer campaign, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(certificates(campaign)).hasSize(count));
        return certificates(campaign);
    }

    private static String hash(List<String> ids) throws Exception {
        String lines = String.join("\n", ids.stream().sorted().toList()) + "\n";
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.US_ASCII)));
    }

    private <T> List<T> asTheService(String sql, Class<T> type, Map<String, String> parameters) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql(sql).params(parameters).query(type).list();
        });
    }
}
