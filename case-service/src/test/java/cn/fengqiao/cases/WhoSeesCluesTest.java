package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of clues, to everybody. */
@RunningService
class WhoSeesCluesTest {

    private static final String GRID = "HC.FQ.C06.G03";

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE ClueView          id state stateName source sourceName channel area place foundAt reportedAt
            EXISTENCE ClueView          departments lead restricted version
            NARRATIVE ClueView          title narrative address result reason
            PARTIES   ClueView          parties
            TIMELINE  ClueView          origin originId
            TIMELINE  ClueView          mergedInto caseId caseNumber erasedAt
            PARTIES   PartyView         name role gender
            -         PartyView         fromCase
            CONTACT   PartyView         phone idType idNumber address
            EXISTENCE ClueItem          id state stateName source sourceName channel area place foundAt reportedAt
            EXISTENCE ClueItem          lead version
            NARRATIVE ClueItem          title
            -         CluePage          items next
            -         ClueCounts        byState
            NARRATIVE SimilarList       items
            NARRATIVE SimilarItem       kind id number place at title reasons
            TIMELINE  MatterHistory     items
            -         MatterHistory     next
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment
            -         MatterHistoryStep reason note
            """);

    @LocalServerPort
    private int port;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Map<String, FieldClass> marks = new HashMap<>();
        KnownCase open = clue("open clue", marks, false);
        KnownCase restricted = clue("restricted clue", new HashMap<>(), true);
        KnownCase merged = clue("merged clue", new HashMap<>(), false);
        KnownCase promoted = clue("promoted clue", new HashMap<>(), false);
        KnownCase unfounded = clue("unfounded clue", new HashMap<>(), false);
        act(merged, "merge", ClueTest.into("CLUE", open.id()));
        act(promoted, "promote", ClueTest.json("type", "NEIGHBOUR"));
        act(unfounded, "unfounded", ClueTest.json("reason", "误报"));
        // as while it is being erased: the time is written with the content still there
        WholeLifeTest.asOwner("update clue set erased_at = now() where matter_id = '" + unfounded.id() + "'");

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/clues")), FIELDS)
                .about("/api/clues/", List.of(open, restricted, merged, promoted, unfounded, screened()))
                .ask(Question.list("clues.list", "?limit=200&area=" + GRID))
                .body("clues.verify", "{\"result\": \"x\"}")
                .body("clues.unfounded", "{\"reason\": \"x\"}")
                .body("clues.merge", "{\"kind\": \"CLUE\", \"into\": \"" + open.id() + "\"}")
                .body("clues.promote", "{\"type\": \"NO_SUCH\"}")
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    /** One that was found on a campaign. */
    private KnownCase screened() {
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Answer campaign = FindingBecomesClueTest.campaign(
                community, Desk.of(port, COMMUNITY, Role.LEADER), port, CampaignTest.body());
        JsonNode finding = FindingBecomesClueTest.finding(community, campaign);
        Answer decided = CampaignTest.decide(
                community, finding, Desk.JSON.createObjectNode().put("kind", "CLUE"));
        return new KnownCase(
                "screened clue",
                UUID.fromString(decided.text("/clue")),
                new Audience(AreaPath.of(finding.at("/area").asString()), List.of(COMMUNITY), false),
                COMMUNITY,
                Map.of(campaign.text("/id"), FieldClass.TIMELINE),
                Set.of());
    }

    private void act(KnownCase clue, String what, ObjectNode wanted) {
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Answer done = ClueTest.act(community, community.get("/api/clues/" + clue.id()), what, wanted);
        assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
    }

    private KnownCase clue(String name, Map<String, FieldClass> marks, boolean restricted) {
        Desk community = Desk.dispatcher(port, COMMUNITY);
        String phone = "1" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
        marks.put(phone, FieldClass.CONTACT);
        String document = "P" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
        ObjectNode body = ClueTest.body()
                .put("area", GRID)
                .put("title", mark(marks, FieldClass.NARRATIVE))
                .put("narrative", mark(marks, FieldClass.NARRATIVE))
                .put("address", mark(marks, FieldClass.NARRATIVE))
                .put("restricted", restricted);
        body.putArray("departments").add("URBAN_MANAGEMENT");
        body.putArray("parties")
                .addObject()
                .put("name", mark(marks, FieldClass.PARTIES))
                .put("role", "APPLICANT")
                .put("gender", "FEMALE")
                .put("phone", phone)
                .put("idType", "PASSPORT")
                .put("idNumber", document)
                .put("address", mark(marks, FieldClass.CONTACT));
        Answer reported = ClueTest.report(community, UUID.randomUUID().toString(), body);
        assertThat(reported.status()).as(reported.raw().body()).isEqualTo(201);
        Answer verified =
                ClueTest.act(community, reported, "verify", ClueTest.json("result", mark(marks, FieldClass.NARRATIVE)));
        assertThat(verified.status()).as(verified.raw().body()).isEqualTo(200);
        marks.put(reported.text("/id"), FieldClass.EXISTENCE);
        return new KnownCase(
                name,
                reported.id(),
                new Audience(AreaPath.of(GRID), List.of(COMMUNITY, URBAN_MANAGEMENT), restricted),
                COMMUNITY,
                marks,
                Set.of(document));
    }

    private static String mark(Map<String, FieldClass> marks, FieldClass field) {
        String words = ThreadLocalRandom.current()
                .ints(12, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        marks.put(words, field);
        return words;
    }
}
