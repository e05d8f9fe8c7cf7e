package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Clues: reported, verified, unfounded, merged, made cases of. */
@RunningService
class ClueTest {

    private static final String GRID = "HC.FQ.C05.G02";

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

    // reporting

    @Test
    void a_clue_is_reported_once_under_its_key() {
        String key = UUID.randomUUID().toString();
        Answer reported = report(community, key, body());

        assertThat(reported.status()).as(reported.raw().body()).isEqualTo(201);
        assertThat(reported.text("/state")).isEqualTo("REPORTED");
        assertThat(reported.text("/title")).isEqualTo("楼道里常有争吵");
        assertThat(reported.text("/sourceName")).isEqualTo("网格巡查");
        assertThat(report(community, key, body()).id()).isEqualTo(reported.id());
        assertThat(report(community, key, body().put("title", "别的")).problem()).isEqualTo("idempotency-conflict");
        assertThat(events(reported)).containsExactly("cn.fengqiao.clue.reported.v1");
    }

    @ParameterizedTest
    @CsvSource({
        "source, NO_SUCH, unknown-value",
        "area, HC.XX.C01, field-invalid",
        "title, ' ', field-invalid",
        "foundAt, 2190-01-01T00:00:00Z, field-invalid"
    })
    void a_report_that_breaks_a_rule_is_told_which_field(String field, String value, String problem) {
        Answer refused = report(community, body().put(field, value));

        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.text("/field")).isEqualTo(field);
    }

    @Test
    void what_it_says_is_for_those_who_look_into_it_and_of_a_restricted_one_nobody_else_knows() {
        Answer open = reported(body());
        Answer restricted = reported(body().put("restricted", true));
        Desk emergency = Desk.dispatcher(port, EMERGENCY);

        Answer seen = emergency.get("/api/clues/" + open.id());

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.raw().body()).doesNotContain("楼道里常有争吵", "赵某");
        assertThat(emergency.get("/api/clues/" + restricted.id()).status()).isEqualTo(404);
        assertThat(emergency.get("/api/clues?limit=200").raw().body())
                .contains(open.text("/id"))
                .doesNotContain(restricted.text("/id"));
        assertThat(act(emergency, open, "verify", json("result", "x")).problem())
                .isEqualTo("department-not-on-case");
    }

    // verifying

    @Test
    void a_clue_is_verified_on_its_version_and_a_repeat_says_so() {
        Answer reported = reported(body());

        Answer verified = act(community, reported, "verify", json("result", "上门核实，确有争吵"));

        assertThat(verified.text("/state")).isEqualTo("VERIFIED");
        assertThat(verified.text("/result")).isEqualTo("上门核实，确有争吵");
        assertThat(act(community, reported, "verify", json("result", "上门核实，确有争吵"))
                        .raw()
                        .headers()
                        .firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(act(community, reported, "verify", json("result", "别的")).problem())
                .isEqualTo("stale-version");
        assertThat(act(community, verified, "verify", json("result", "别的")).problem())
                .isEqualTo("not-now");
        assertThat(act(community, reported(body()), "verify", json("result", " "))
                        .text("/field"))
                .isEqualTo("result");
    }

    @Test
    void what_an_unfounded_clue_said_is_erased_when_its_time_is_over_and_the_clue_stays() {
        Answer reported = reported(body());
        Answer unfounded = act(community, reported, "unfounded", json("reason", "误报"));
        assertThat(unfounded.text("/state")).isEqualTo("UNFOUNDED");
        assertThat(unfounded.text("/reason")).isEqualTo("误报");
        assertThat(unfounded.text("/title")).isNotEmpty();

        asTheService("update clue set erase_due = now() - interval '1 minute' where matter_id = :id", reported.id());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> community.get("/api/clues/" + reported.id()).body().has("erasedAt"));
        Answer after = community.get("/api/clues/" + reported.id());
        assertThat(after.raw().body()).doesNotContain("误报", "楼道里常有争吵", "赵某");
        assertThat(community
                        .get("/api/clues/" + reported.id() + "/history")
                        .raw()
                        .body())
                .contains("CONTENT_ERASED")
                .doesNotContain("误报");
        assertThat(events(reported))
                .containsExactly(
                        "cn.fengqiao.clue.reported.v1",
                        "cn.fengqiao.clue.unfounded.v1",
                        "cn.fengqiao.clue.content-erased.v1");
    }

    @Test
    void a_clue_that_is_not_unfounded_is_not_erased() {
        Answer reported = reported(body());

        assertThat(asTheService("update clue set erase_due = null where matter_id = :id", reported.id()))
                .isEqualTo(1);
        act(community, reported, "verify", json("result", "属实"));
        // a later one that is due shows that the job has been past this one
        Answer other = reported(body());
        act(community, other, "unfounded", json("reason", "误报"));
        asTheService("update clue set erase_due = now() - interval '1 minute' where matter_id = :id", other.id());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> community.get("/api/clues/" + other.id()).body().has("erasedAt"));

        assertThat(community.get("/api/clues/" + reported.id()).text("/title")).isNotEmpty();
    }

    // merging

    @Test
    void a_clue_is_merged_into_another_one_or_into_a_case() {
        Answer survivor = reported(body());
        Answer merged = act(community, reported(body()), "merge", into("CLUE", survivor.id()));
        assertThat(merged.text("/state")).isEqualTo("MERGED");
        assertThat(merged.text("/mergedInto")).isEqualTo(survivor.text("/id"));

        Answer raised = community.raise(Desk.aCase().put("area", GRID));
        Answer joined = act(community, survivor, "merge", into("CASE", raised.id()));

        assertThat(joined.text("/caseNumber")).isEqualTo(raised.text("/number"));
        assertThat(act(community, reported(body()), "merge", into("CLUE", merged.id()))
                        .problem())
                .isEqualTo("conflict");
    }

    @Test
    void nothing_is_merged_into_itself_or_into_what_the_caller_may_not_know_of() {
        Answer clue = reported(body());
        Desk police = Desk.dispatcher(port, POLICE);
        Answer hiddenClue = report(police, UUID.randomUUID().toString(), body().put("restricted", true));
        ObjectNode restricted = Desk.aCase().put("area", GRID).put("restricted", true);
        restricted.putArray("departments").add("POLICE");
        Answer hiddenCase = police.raise(restricted);

        Stream.of(
                        into("CLUE", clue.id()),
                        into("CLUE", hiddenClue.id()),
                        into("CASE", hiddenCase.id()),
                        into("CASE", UUID.randomUUID()))
                .forEach(target -> assertThat(
                                act(community, clue, "merge", target).problem())
                        .isEqualTo("unknown-value"));
    }

    @Test
    void of_two_clues_merged_into_each_other_one_lives_on() {
        Answer one = reported(body());
        Answer two = reported(body());

        List<Integer> answers = Stream.of(
                        CompletableFuture.supplyAsync(() -> act(community, one, "merge", into("CLUE", two.id()))),
                        CompletableFuture.supplyAsync(() -> act(community, two, "merge", into("CLUE", one.id()))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();

        assertThat(answers).containsExactly(200, 409);
    }

    // becoming a case

    @Test
    void a_verified_clue_becomes_a_case_that_was_found_when_the_clue_was() {
        Instant found = Instant.parse("2026-10-01T01:02:03Z");
        Answer reported = reported(body().put("foundAt", found.toString()));
        assertThat(act(community, reported, "promote", json("type", "NEIGHBOUR"))
                        .text("/detail"))
                .contains("请先核实");
        assertThat(act(community, reported, "promote", json("type", "NEIGHBOUR"))
                        .problem())
                .isEqualTo("not-now");
        Answer verified = act(community, reported, "verify", json("result", "属实"));

        Answer promoted = act(community, verified, "promote", json("type", "NEIGHBOUR"));

        assertThat(promoted.text("/state")).as(promoted.raw().body()).isEqualTo("PROMOTED");
        Answer raised = community.read(UUID.fromString(promoted.text("/caseId")));
        assertThat(raised.text("/foundAt")).isEqualTo(found.toString());
        assertThat(raised.text("/source")).isEqualTo("GRID_PATROL");
        assertThat(raised.text("/title")).isEqualTo("楼道里常有争吵");
        assertThat(raised.text("/parties/0/name")).isEqualTo("赵某");
        assertThat(act(community, promoted, "promote", json("type", "NEIGHBOUR"))
                        .problem())
                .isEqualTo("not-now");
        assertThat(events(reported)).last().isEqualTo("cn.fengqiao.clue.promoted.v1");
        assertThat(act(community, verified, "promote", json("type", "NEIGHBOUR"))
                        .raw()
                        .headers()
                        .firstValue("Idempotent-Replay"))
                .hasValue("true");
    }

    @Test
    void a_promotion_that_breaks_a_rule_raises_nothing() {
        Answer verified = act(community, reported(body()), "verify", json("result", "属实"));

        Answer refused = act(community, verified, "promote", json("type", "NO_SUCH"));

        assertThat(refused.problem()).isEqualTo("unknown-value");
        assertThat(refused.text("/field")).isEqualTo("type");
        assertThat(community.get("/api/clues/" + verified.id()).text("/state")).isEqualTo("VERIFIED");
    }

    @Test
    void a_restricted_clue_becomes_a_restricted_case_among_the_same() {
        Answer reported = reported(body().put("restricted", true));
        Answer verified = act(community, reported, "verify", json("result", "属实"));
        Answer promoted = act(community, verified, "promote", json("type", "NEIGHBOUR"));

        UUID raised = UUID.fromString(promoted.text("/caseId"));

        assertThat(community.read(raised).body().at("/departments").size()).isEqualTo(1);
        assertThat(Desk.dispatcher(port, EMERGENCY).read(raised).status()).isEqualTo(404);
    }

    // who and what

    @ParameterizedTest
    @CsvSource({
        "GRID_WORKER, verify, 200",
        "LIAISON, unfounded, 200",
        "MEDIATOR, verify, 403",
        "GRID_WORKER, promote, 403",
        "LIAISON, merge, 403"
    })
    void each_role_does_its_part(Role role, String what, int status) {
        Answer clue = reported(body());
        Desk desk = Desk.of(port, COMMUNITY, role);
        ObjectNode wanted = switch (what) {
            case "verify" -> json("result", "属实");
            case "unfounded" -> json("reason", "误报");
            case "merge" -> into("CLUE", UUID.randomUUID());
            default -> json("type", "NEIGHBOUR");
        };

        assertThat(act(desk, clue, what, wanted).status()).isEqualTo(status);
    }

    @Test
    void what_has_the_same_door_or_telephone_is_hinted_at_to_those_who_may_see_into_it() {
        String door = "枫桥路" + ThreadLocalRandom.current().nextInt(1_000_000) + "号";
        String phone = "1" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
        Answer ours = community.raise(Desk.aCase().put("area", GRID).put("address", door));
        ObjectNode theirs = Desk.aCase().put("area", GRID).put("address", door);
        theirs.putArray("departments").add("POLICE");
        Answer foreign = Desk.dispatcher(port, POLICE).raise(theirs);
        ObjectNode other = body();
        other.withArray("parties")
                .addObject()
                .put("name", "钱某")
                .put("role", "OTHER")
                .put("phone", phone);
        Answer clue = reported(other);
        ObjectNode body = body().put("address", door);
        body.withArray("parties")
                .addObject()
                .put("name", "孙某")
                .put("role", "OTHER")
                .put("phone", phone);

        Answer similar = community.get("/api/clues/" + reported(body).id() + "/similar");

        assertThat(similar.body()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/id").asString() + item.at("/reasons")))
                .containsExactlyInAnyOrder(
                        ours.text("/id") + "[\"SAME_ADDRESS\"]", clue.text("/id") + "[\"SAME_PHONE\"]")
                .noneMatch(item -> item.contains(foreign.text("/id")));
    }

    @Test
    void clues_are_listed_by_state_and_place_page_by_page_and_counted() {
        String grid = "HC.FQ.C09.G03";
        long before = counted(grid, "REPORTED");
        List<String> written = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            written.addFirst(reported(body().put("area", grid)).text("/id"));
        }
        act(community, reported(body().put("area", grid)), "verify", json("result", "属实"));

        String query = "/api/clues?state=REPORTED&area=" + grid + "&limit=2";
        Answer first = community.get(query);
        Answer second = community.get(query + "&after=" + first.text("/next"));

        assertThat(Stream.concat(ids(first), ids(second)).limit(3)).containsExactlyElementsOf(written);
        assertThat(counted(grid, "REPORTED")).isEqualTo(before + 3);
        assertThat(community.get("/api/clues?limit=0").problem()).isEqualTo("parameter-invalid");
    }

    @Test
    void a_subdistrict_knows_nothing_of_the_clues_of_another() {
        Answer clue = reported(body());
        Desk elsewhere = Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of("HC.XX"), Role.DISPATCHER));

        assertThat(elsewhere.get("/api/clues/" + clue.id()).status()).isEqualTo(404);
        assertThat(elsewhere.get("/api/clues").body().at("/items")).isEmpty();
    }

    private long counted(String grid, String state) {
        return community
                .get("/api/clues/counts?area=" + grid)
                .body()
                .at("/byState/" + state)
                .asLong(0);
    }

    private static Stream<String> ids(Answer page) {
        return page.body().at("/items").valueStream().map(item -> item.at("/id").asString());
    }

    private Answer reported(ObjectNode body) {
        Answer reported = report(community, body);
        assertThat(reported.status()).as(reported.raw().body()).isEqualTo(201);
        return reported;
    }

    static Answer report(Desk desk, ObjectNode body) {
        return report(desk, UUID.randomUUID().toString(), body);
    }

    static Answer report(Desk desk, String key, ObjectNode body) {
        return desk.post("/api/clues", key, body);
    }

    static Answer act(Desk desk, Answer clue, String what, ObjectNode wanted) {
        return desk.post("/api/clues/" + clue.id() + "/" + what, clue.version(), wanted);
    }

    static ObjectNode json(String field, String value) {
        return Desk.JSON.createObjectNode().put(field, value);
    }

    static ObjectNode into(String kind, UUID id) {
        return json("kind", kind).put("into", id.toString());
    }

    static ObjectNode body() {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("source", "GRID_PATROL")
                .put("channel", "PATROL")
                .put("area", GRID)
                .put("title", "楼道里常有争吵")
                .put("narrative", "邻居反映两户常争吵");
        body.putArray("parties").addObject().put("name", "赵某").put("role", "RESPONDENT");
        return body;
    }

    private List<String> events(Answer clue) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("select type from outbox where subject = :id order by sequence")
                    .param("id", clue.id())
                    .query(String.class)
                    .list();
        });
    }

    private int asTheService(String sql, UUID id) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql(sql).param("id", id).update();
        });
    }
}
