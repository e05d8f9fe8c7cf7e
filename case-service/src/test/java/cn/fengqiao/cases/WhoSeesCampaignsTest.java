package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of campaigns, to everybody. */
@RunningService
class WhoSeesCampaignsTest {

    private static final String GRID = "HC.FQ.C05.G01";

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE CampaignView       id state stateName name approvalNumber legalBasis beginsOn endsOn scope questions
            EXISTENCE CampaignView       area departments lead openedAt closedAt eraseBy version
            EXISTENCE CampaignItem       id state stateName name beginsOn endsOn area departments lead version
            EXISTENCE CampaignPlace      area households
            EXISTENCE CampaignQuestion   code text kind options findings findingFrom
            -         CampaignPage       items next
            -         CoverageView       total items next
            EXISTENCE CoverageOfPlace    area place target visited done refused nobodyHome findings grids finished
            TIMELINE  CoverageOfPlace    worker workerName
            -         CertificatePage    items next
            EXISTENCE ErasureCertificate number erasedAt dueAt rule erased withoutFinding nothing withdrawn idsSha256
            TIMELINE  MatterHistory      items
            -         MatterHistory      next
            TIMELINE  MatterHistoryStep  version at what whatName byName byDepartment reason
            -         MatterHistoryStep  note
            -         FindingPage        items next
            TIMELINE  FindingView        id area at state decidedAt decidedBy caseRaised caseNumber version
            TIMELINE  FindingView        clue handedOnAt
            NARRATIVE FindingView        address household answers reason
            NARRATIVE FindingAnswer      code question answer
            -         PatternPage        items next
            TIMELINE  ExplainedVisit     id area at outcome workerName suspicions
            NARRATIVE ExplainedVisit     explanation
            -         VisitSuspicion     reason text
            -         VisitPage          items next
            -         OwnVisit           id key area at outcome finding questioned confirmed withdrawn suspicions version
            -         VisitResults       results
            -         VisitResult        key result id finding suspicions faults
            -         VisitFault         field reason
            """);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Map<String, FieldClass> marks = new HashMap<>();
        KnownCase erased = erased();
        Answer running = running(marks);
        JsonNode findings = dispatcher()
                .get("/api/campaigns/" + running.id() + "/findings")
                .body()
                .at("/items");
        KnownCase campaign = known("running campaign", running, marks);
        KnownCase finding = new KnownCase(
                "finding",
                UUID.fromString(findings.at("/0/id").asString()),
                campaign.audience(),
                campaign.lead(),
                Map.of(findings.at("/0/id").asString(), FieldClass.TIMELINE),
                Set.of());

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/campaigns")), FIELDS)
                .about("/api/campaigns/", List.of(campaign, erased))
                .about("/api/campaigns/findings/", List.of(finding))
                .body("campaigns.draft", "{}")
                .body("campaigns.revise", CampaignTest.body().toString())
                .body("campaigns.cancel", "{\"reason\": \"x\"}")
                .body(
                        "campaigns.assign",
                        "{\"area\": \"" + GRID + "\", \"worker\": \"x\", \"workerName\": \"x\", \"target\": 1}")
                .body(
                        "campaigns.visit",
                        CampaignTest.batch(CampaignTest.visit("old", 0, "NOBODY_HOME", null)
                                        .put("at", "2020-01-01T00:00:00Z"))
                                .toString())
                .body("campaigns.confirmVisit", "{\"reason\": \"x\"}")
                .body("campaigns.withdrawVisit", "{\"reason\": \"x\"}")
                .body("campaigns.decide", "{\"kind\": \"CLUE\"}")
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    /** A campaign with everything in it that somebody could see who should not. */
    private Answer running(Map<String, FieldClass> marks) {
        String address = words();
        String household = UUID.randomUUID().toString();
        String explanation = words();
        String workerName = words();
        String reason = words();
        String name = words();
        marks.putAll(Map.of(
                address, FieldClass.NARRATIVE,
                household, FieldClass.NARRATIVE,
                explanation, FieldClass.NARRATIVE,
                workerName, FieldClass.TIMELINE,
                reason, FieldClass.NARRATIVE,
                name, FieldClass.EXISTENCE));
        ObjectNode body = CampaignTest.body().put("name", name);
        body.putArray("departments").add("POLICE");
        ObjectNode wiring = body.withArray("questions").addObject();
        wiring.put("code", "WIRING").put("text", "线路").put("kind", "CHOICE");
        wiring.putArray("options").add("完好").add("老化");
        body.withArray("questions")
                .addObject()
                .put("code", "CYLINDERS")
                .put("text", "气瓶数")
                .put("kind", "NUMBER")
                .put("findingFrom", 2);
        Answer assigned = assigned(body, workerName);
        ObjectNode case1 = visit("1").put("address", address).put("household", household);
        ObjectNode same = visit("2").put("at", case1.at("/at").asString());
        visits(assigned, CampaignTest.batch(case1, same, visit("3"), visit("4"), visit("5")));
        JsonNode own = Desk.of(port, COMMUNITY, Role.GRID_WORKER)
                .get("/api/campaigns/" + assigned.id() + "/visits?questioned=true")
                .body()
                .at("/items")
                .valueStream()
                .filter(visit -> visit.at("/key").asString().equals("2"))
                .findFirst()
                .orElseThrow();
        post(
                Desk.of(port, COMMUNITY, Role.GRID_WORKER),
                "/api/campaigns/visits/" + own.at("/id").asString() + "/confirm",
                own,
                "{\"reason\": \"" + explanation + "\"}");
        JsonNode findings = dispatcher()
                .get("/api/campaigns/" + assigned.id() + "/findings")
                .body()
                .at("/items");
        decide(
                findings.path(1),
                "{\"kind\": \"CASE\", \"raise\": {\"type\": \"NEIGHBOUR\", \"title\": \"" + words() + "\"}}");
        decide(findings.path(3), "{\"kind\": \"CLUE\"}");
        decide(findings.path(4), "{\"kind\": \"OBLIGATION\"}");
        decide(findings.path(2), "{\"kind\": \"NOTHING\", \"reason\": \"" + reason + "\"}");
        return dispatcher().get("/api/campaigns/" + assigned.id());
    }

    private KnownCase erased() {
        ObjectNode body = CampaignTest.body();
        body.putArray("departments").add("POLICE");
        Answer assigned = assigned(body, words());
        visits(assigned, CampaignTest.batch(CampaignTest.visit("1", 0, "REFUSED", null)));
        CampaignTest.command(dispatcher(), dispatcher().get("/api/campaigns/" + assigned.id()), "close");
        transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("update campaign set erase_due = now() where matter_id = :id")
                    .param("id", assigned.id())
                    .update();
        });
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(dispatcher()
                                .get("/api/campaigns/" + assigned.id())
                                .text("/state"))
                        .isEqualTo("ERASED"));
        return known("erased campaign", assigned, Map.of());
    }

    private Answer assigned(ObjectNode body, String workerName) {
        Answer draft = CampaignTest.draft(dispatcher(), UUID.randomUUID().toString(), body);
        Answer open = CampaignTest.command(Desk.of(port, COMMUNITY, Role.LEADER), draft, "open");
        return CampaignTest.change(
                dispatcher(),
                open,
                "POST",
                "/assignments",
                Desk.JSON
                        .createObjectNode()
                        .put("area", GRID)
                        .put("worker", CampaignTest.worker(COMMUNITY))
                        .put("workerName", workerName)
                        .put("reason", words())
                        .put("target", 9));
    }

    private static ObjectNode visit(String key) {
        ObjectNode visit = CampaignTest.visit(key, 0, "DONE", "YES");
        visit.withObject("/answers").put("WIRING", "完好").put("CYLINDERS", "2");
        return visit;
    }

    private void visits(Answer campaign, ObjectNode batch) {
        Answer results = Desk.of(port, COMMUNITY, Role.GRID_WORKER)
                .post("/api/campaigns/" + campaign.id() + "/visits", batch.toString());
        assertThat(results.raw().body()).contains("RECORDED").doesNotContain("REFUSED");
    }

    private void decide(JsonNode finding, String body) {
        post(dispatcher(), "/api/campaigns/findings/" + finding.at("/id").asString() + "/decide", finding, body);
    }

    private static void post(Desk desk, String path, JsonNode before, String body) {
        Answer answer = desk.send(desk.request(path)
                .header("If-Match", "\"" + before.at("/version").asLong() + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static KnownCase known(String name, Answer campaign, Map<String, FieldClass> texts) {
        Map<String, FieldClass> marks = new HashMap<>(texts);
        marks.put(campaign.text("/id"), FieldClass.EXISTENCE);
        return new KnownCase(
                name,
                campaign.id(),
                new Audience(Tokens.FENGQIAO, List.of(COMMUNITY, POLICE), false),
                COMMUNITY,
                marks,
                Set.of());
    }

    private Desk dispatcher() {
        return Desk.dispatcher(port, COMMUNITY);
    }

    private static String words() {
        return ThreadLocalRandom.current()
                .ints(12, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
