package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A finding of a campaign that is decided to be a clue is one, in the same transaction. */
@RunningService
class FindingBecomesClueTest {

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

    @BeforeEach
    void desks() {
        dispatcher = Desk.dispatcher(port, COMMUNITY);
        leader = Desk.of(port, COMMUNITY, Role.LEADER);
    }

    @Test
    void a_finding_becomes_one_clue_and_both_name_each_other() {
        Answer campaign = campaign(dispatcher, leader, port, CampaignTest.body());
        JsonNode finding = finding(dispatcher, campaign);
        ObjectNode wanted = clue("燃气软管老化，户主与房东互相推诿");

        Answer decided = CampaignTest.decide(dispatcher, finding, wanted);
        Answer again = CampaignTest.decide(dispatcher, finding, wanted);

        assertThat(decided.status()).as(decided.raw().body()).isEqualTo(200);
        assertThat(decided.text("/state")).isEqualTo("CLUE");
        assertThat(decided.body().has("handedOnAt")).isFalse();
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
        assertThat(again.text("/clue")).isNotEmpty().isEqualTo(decided.text("/clue"));
        Answer clue = dispatcher.get("/api/clues/" + decided.text("/clue"));
        assertThat(clue.text("/state")).isEqualTo("REPORTED");
        assertThat(clue.text("/title")).isEqualTo("燃气软管老化，户主与房东互相推诿");
        assertThat(clue.text("/channel")).isEqualTo("SCREENING");
        assertThat(clue.text("/source")).isEqualTo("GRID_PATROL");
        assertThat(clue.text("/address")).isEqualTo("柳荫路8号3单元201");
        assertThat(clue.text("/area")).isEqualTo(finding.at("/area").asString());
        assertThat(clue.text("/foundAt")).isEqualTo(finding.at("/at").asString());
        assertThat(clue.text("/origin")).isEqualTo("CAMPAIGN");
        assertThat(clue.text("/originId")).isEqualTo(campaign.text("/id"));
        assertThat(cluesOf(campaign)).containsExactly(decided.text("/clue"));
        assertThat(types(UUID.fromString(decided.text("/clue")))).containsExactly("cn.fengqiao.clue.reported.v1");
        assertThat(decidedEvents(campaign))
                .hasSize(1)
                .allMatch(event -> event.at("/clueId").asString().equals(decided.text("/clue")));
    }

    @Test
    void a_clue_of_which_nothing_more_is_said_says_what_was_answered() {
        Answer campaign = campaign(dispatcher, leader, port, CampaignTest.body());

        Answer decided = CampaignTest.decide(
                dispatcher,
                finding(dispatcher, campaign),
                Desk.JSON.createObjectNode().put("kind", "CLUE"));

        Answer clue = dispatcher.get("/api/clues/" + decided.text("/clue"));
        assertThat(clue.text("/title")).startsWith("排查发现：");
        assertThat(clue.text("/narrative")).isEqualTo("燃气软管是否老化 YES");
    }

    @Test
    void a_clue_that_breaks_a_rule_leaves_the_finding_open_and_no_clue() {
        Answer campaign = campaign(dispatcher, leader, port, CampaignTest.body());
        JsonNode finding = finding(dispatcher, campaign);
        ObjectNode stranger = clue("x");
        ((ObjectNode) stranger.at("/clue")).putArray("departments").add("FORESTRY");

        Answer blank = CampaignTest.decide(dispatcher, finding, clue(" "));
        Answer foreign = CampaignTest.decide(dispatcher, finding, stranger);
        Answer unasked = CampaignTest.decide(
                dispatcher, finding, clue("x").put("kind", "NOTHING").put("reason", "误报"));

        assertThat(blank.text("/field")).isEqualTo("clue.title");
        assertThat(foreign.text("/field")).isEqualTo("clue.departments[0]");
        assertThat(unasked.text("/field")).isEqualTo("clue");
        assertThat(finding(dispatcher, campaign).at("/state").asString()).isEqualTo("OPEN");
        assertThat(cluesOf(campaign)).isEmpty();
        assertThat(decidedEvents(campaign)).isEmpty();
    }

    @Test
    void of_two_who_decide_at_once_one_makes_the_clue() {
        Answer campaign = campaign(dispatcher, leader, port, CampaignTest.body());
        JsonNode finding = finding(dispatcher, campaign);

        List<Integer> statuses = Stream.of(
                        CompletableFuture.supplyAsync(() -> CampaignTest.decide(dispatcher, finding, clue("甲"))),
                        CompletableFuture.supplyAsync(() -> CampaignTest.decide(leader, finding, clue("乙"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();

        assertThat(statuses).containsExactlyInAnyOrder(200, 412);
        assertThat(cluesOf(campaign)).hasSize(1);
    }

    @Test
    void a_restricted_clue_is_named_neither_in_the_event_nor_to_those_who_may_not_know_of_it() {
        ObjectNode body = CampaignTest.body();
        body.putArray("departments").add("POLICE");
        Answer campaign = campaign(dispatcher, leader, port, body);
        ObjectNode secret = clue("只限社区知道");
        ((ObjectNode) secret.at("/clue")).put("restricted", true);

        Answer decided = CampaignTest.decide(dispatcher, finding(dispatcher, campaign), secret);

        assertThat(decided.text("/clue")).isNotEmpty();
        JsonNode toPolice = finding(Desk.dispatcher(port, POLICE), campaign);
        assertThat(toPolice.at("/state").asString()).isEqualTo("CLUE");
        assertThat(toPolice.has("clue")).isFalse();
        assertThat(decidedEvents(campaign)).noneMatch(event -> event.has("clueId"));
    }

    @Test
    void an_obligation_shows_as_handed_on_and_makes_no_clue() {
        Answer campaign = campaign(dispatcher, leader, port, CampaignTest.body());

        Answer decided = CampaignTest.decide(
                dispatcher,
                finding(dispatcher, campaign),
                Desk.JSON.createObjectNode().put("kind", "OBLIGATION"));

        assertThat(decided.text("/handedOnAt")).isNotEmpty().isEqualTo(decided.text("/decidedAt"));
        assertThat(decided.body().has("clue")).isFalse();
        assertThat(cluesOf(campaign)).isEmpty();
    }

    /** An open campaign with one finding in the worker's grid. */
    static Answer campaign(Desk dispatcher, Desk leader, int port, ObjectNode body) {
        Answer opened = CampaignTest.command(
                leader, CampaignTest.draft(dispatcher, UUID.randomUUID().toString(), body), "open");
        ObjectNode visit = CampaignTest.visit("a", 0, "DONE", "YES").put("address", "柳荫路8号3单元201");
        Answer assigned = CampaignTest.change(
                dispatcher,
                opened,
                "POST",
                "/assignments",
                Desk.JSON
                        .createObjectNode()
                        .put("area", visit.at("/area").asString())
                        .put("worker", CampaignTest.worker(COMMUNITY))
                        .put("workerName", "李网格员")
                        .put("target", 50));
        // only what was made after the grid was given is taken
        visit = CampaignTest.visit("a", 0, "DONE", "YES").put("address", "柳荫路8号3单元201");
        Answer sent = Desk.of(port, COMMUNITY, Role.GRID_WORKER)
                .post(
                        "/api/campaigns/" + assigned.id() + "/visits",
                        CampaignTest.batch(visit).toString());
        assertThat(sent.text("/results/0/result")).as(sent.raw().body()).isEqualTo("RECORDED");
        return assigned;
    }

    static JsonNode finding(Desk desk, Answer campaign) {
        return desk.get("/api/campaigns/" + campaign.id() + "/findings").body().at("/items/0");
    }

    private static ObjectNode clue(String title) {
        ObjectNode wanted = Desk.JSON.createObjectNode().put("kind", "CLUE");
        wanted.putObject("clue").put("title", title);
        return wanted;
    }

    private List<String> cluesOf(Answer campaign) {
        return asTheService("select matter_id::text from clue where origin_id = :id", campaign.id());
    }

    private List<String> types(UUID subject) {
        return asTheService("select type from outbox where subject = :id order by sequence", subject);
    }

    private List<JsonNode> decidedEvents(Answer campaign) {
        return asTheService(
                        "select payload from outbox where subject = :id and type like '%finding-decided%'",
                        campaign.id())
                .stream()
                .map(Desk.JSON::readTree)
                .toList();
    }

    private List<String> asTheService(String sql, UUID id) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql(sql).param("id", id).query(String.class).list();
        });
    }
}
