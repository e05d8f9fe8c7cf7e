package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import cn.fengqiao.testkit.api.Question.Rests;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of household cards to everybody. */
@RunningService
class WhoSeesWhatOfHouseholdsTest {

    private static final String GRID = "HC.FQ.C05.G04";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE HouseholdView id number area place status departments lead version openedAt changedAt
            RISK      HouseholdView colour
            NARRATIVE HouseholdView building address note
            PARTIES   HouseholdView members cases
            TIMELINE  HouseholdView nextDue moveTo
            -         HouseholdView hidden
            PARTIES   HouseholdMemberView name relation relationName gender birthYear
            CONTACT   HouseholdMemberView phone idType idNumber
            PARTIES   LinkedCase    caseId number type typeName status colour person linkedAt
            EXISTENCE HouseholdItem id number area place status departments version
            RISK      HouseholdItem colour
            PARTIES   HouseholdItem headMasked memberCount
            NARRATIVE HouseholdItem address
            TIMELINE  HouseholdItem nextDue
            -         HouseholdItem hidden
            -         HouseholdPage items next
            TIMELINE  FollowUpPage  items
            -         FollowUpPage  next
            TIMELINE  FollowUpView  version on how byName byDepartment nextDue note
            TIMELINE  MatterHistory items
            -         MatterHistory next
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment reason
            -         MatterHistoryStep note
            -         MoveOffers    items next
            -         MoveOffer     id number version from to toPlace offeredAt
            -         OfferEnded    version
            -         LikelyCases   items
            NARRATIVE LikelyCase    caseId number typeName status reasons
            -         LikelyHouseholds items
            NARRATIVE LikelyHousehold id number place reasons
            EXISTENCE ImportView    id fileName mapping department raisedBy state total done created duplicates errors
            EXISTENCE ImportView    startedAt finishedAt
            -         ImportView    failure
            -         Page          items next
            -         Started       id
            -         Errors        items next
            EXISTENCE RowError      line column reason
            CONTACT   RowError      value
            """);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    /** The texts of one card that stand nowhere else. */
    private record Marked(String address, String head, String note, String phone, String identity, String called) {
        static Marked anew() {
            return new Marked(
                    Household.words(12),
                    Household.words(12),
                    Household.words(12),
                    Household.phone(),
                    Household.identity(),
                    Household.words(12));
        }
    }

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Marked texts = Marked.anew();
        Marked others = Marked.anew();
        Answer linked = aCase(texts);
        Answer likely = aCase(texts);
        KnownCase card = card("card of community and police", texts, linked, COMMUNITY, POLICE);
        KnownCase urban = card("card of urban management", others, null, URBAN_MANAGEMENT, EMERGENCY);
        KnownCase file = file();
        AnswerMatrix matrix = AnswerMatrix.of(
                        OpenApiDocument.of("case-service")
                                .under(List.of(Household.ROOT))
                                .without(List.of(HouseholdAppointmentsTest.PATH)),
                        FIELDS)
                .about("/api/households/imports/", List.of(file))
                .about("/api/households/", List.of(card, urban))
                .ask(Question.list("householdImports.list", ""))
                .ask(Question.list("households.list", "?limit=200&area=" + GRID))
                .ask(Question.list("households.list", "?limit=200&area=" + GRID + "&status=ACTIVE"))
                .ask(Question.list("households.list", "?limit=200&area=" + GRID + ".B01"))
                .ask(Question.list("households.moves", "?limit=200"))
                .ask(Question.search(
                        "households.list",
                        "?area=" + GRID + "&colour=RED",
                        new Rests(card, FieldClass.RISK, "RED", "YELLOW")))
                .ask(Question.search(
                        "households.likelyHouseholds",
                        "?caseId=" + likely.id(),
                        new Rests(
                                card,
                                FieldClass.NARRATIVE,
                                likely.text("/id"),
                                linked.text("/id").replace('7', '3'))))
                .ask(Question.search(
                        "households.due",
                        "?area=" + GRID + "&until=" + TODAY,
                        new Rests(card, FieldClass.TIMELINE, TODAY.toString(), "2001-01-01")))
                .body("households.change", change())
                .body("households.close", Household.reason().put("as", "CLOSED").toString())
                .body("households.link", link(likely, texts).toString())
                .body(
                        "households.unlink",
                        Household.reason().put("caseId", linked.text("/id")).toString())
                .body("households.followUp", "{\"on\": \"" + TODAY + "\", \"how\": \"VISIT\"}")
                .body(
                        "households.offerMove",
                        Household.reason().put("to", "HC.FQ.C02").toString())
                .body("households.acceptMove", "{\"area\": \"HC.FQ.C01.G01\", \"address\": \"x\"}")
                .body("households.endMove", Household.reason().toString());
        ask(matrix, card, texts);
        ask(matrix, urban, others);

        matrix.check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    private static void ask(AnswerMatrix matrix, KnownCase known, Marked texts) {
        found(matrix, known, FieldClass.PARTIES, texts.head(), Household.words(12));
        found(matrix, known, FieldClass.NARRATIVE, texts.address(), Household.words(12));
        known.marks().keySet().stream()
                .filter(mark -> mark.startsWith("FQ-H-"))
                .forEach(number -> found(matrix, known, FieldClass.EXISTENCE, number, "FQ-H-999999"));
    }

    private static void found(AnswerMatrix matrix, KnownCase known, FieldClass field, String text, String decoy) {
        String asked = URLEncoder.encode(text, StandardCharsets.UTF_8);
        matrix.ask(Question.search(
                "households.list",
                "?q=" + asked,
                new Rests(known, field, asked, URLEncoder.encode(decoy, StandardCharsets.UTF_8))));
    }

    private KnownCase card(
            String name, Marked texts, @Nullable Answer touching, Department lead, Department... others) {
        Desk desk = Desk.dispatcher(port, lead);
        ObjectNode body =
                Household.of(GRID + ".B01", texts.address(), texts.head()).put("note", texts.note());
        ((ObjectNode) body.at("/members/0")).put("phone", texts.phone()).put("idNumber", texts.identity());
        Arrays.stream(others).forEach(other -> body.withArray("departments").add(other.code()));
        Answer card = Household.open(desk, body);
        assertThat(card.status()).as(card.body().toString()).isEqualTo(201);
        ObjectNode call = Desk.JSON
                .createObjectNode()
                .put("on", TODAY.minusDays(3).toString())
                .put("how", "PHONE")
                .put("note", texts.called());
        if (lead.equals(COMMUNITY)) {
            call.put("nextDue", TODAY.minusDays(1).toString());
        }
        Answer called = Household.post(desk, card, "follow-ups", call);
        Answer offered = Household.post(
                desk,
                called,
                "move",
                Desk.JSON.createObjectNode().put("to", "HC.FQ.C01").put("reason", texts.called()));
        assertThat(offered.status()).as(offered.body().toString()).isEqualTo(200);
        if (touching != null) {
            Answer linked = Household.post(desk, offered, "link", link(touching, texts));
            assertThat(linked.text("/colour")).as(linked.body().toString()).isEqualTo("RED");
        }
        Map<String, FieldClass> marks = new HashMap<>(Map.of(
                card.text("/id"),
                FieldClass.EXISTENCE,
                card.text("/number"),
                FieldClass.EXISTENCE,
                texts.address(),
                FieldClass.NARRATIVE,
                texts.note(),
                FieldClass.NARRATIVE,
                texts.head(),
                FieldClass.PARTIES,
                texts.head().substring(0, 1) + "*",
                FieldClass.PARTIES,
                texts.called(),
                FieldClass.TIMELINE));
        if (lead.equals(COMMUNITY)) {
            // nobody is shown the contacts of a card of urban management's: it never sees them, and no other leads it
            marks.put(texts.phone(), FieldClass.CONTACT);
            marks.put(IdentityNumber.masked(texts.identity()), FieldClass.CONTACT);
        }
        List<Department> departments =
                Stream.concat(Stream.of(lead), Arrays.stream(others)).toList();
        return new KnownCase(
                name,
                card.id(),
                new Audience(AreaPath.of(GRID), departments, false),
                lead,
                marks,
                Set.of(texts.identity()));
    }

    /** Both departments of the card are on it, and it is red. */
    private Answer aCase(Marked texts) {
        ObjectNode body = Desk.aCase().put("address", texts.address());
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        body.withArray("parties").addObject().put("name", texts.head()).put("role", "APPLICANT");
        Answer raised = Desk.dispatcher(port, COMMUNITY).raise(body);
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(201);
        transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql("update dispute_case set colour = 3, certainty = 'CONFIRMED' where id = :id")
                    .param("id", raised.id())
                    .update();
        });
        return raised;
    }

    private KnownCase file() {
        String refused = Household.words(8);
        String name = Household.phone() + ".csv";
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Answer started = HouseholdImportTest.upload(
                community,
                name,
                ("社区,详细地址,户主姓名\n" + refused + "," + Household.words(8) + ",张三\n").getBytes(StandardCharsets.UTF_8));
        Answer run = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> community.get(Household.ROOT + "/imports/" + started.text("/id")),
                        now -> now.text("/state").equals("FINISHED"));
        return new KnownCase(
                "imported file",
                run.id(),
                new Audience(Tokens.FENGQIAO, List.of(COMMUNITY), true),
                COMMUNITY,
                Map.of(run.text("/id"), FieldClass.EXISTENCE, name, FieldClass.EXISTENCE, refused, FieldClass.CONTACT),
                Set.of());
    }

    private static ObjectNode link(Answer to, Marked texts) {
        return Household.reason().put("caseId", to.text("/id")).put("person", texts.head());
    }

    private static String change() {
        return Household.of(GRID + ".B01", Household.address(), "张三")
                .put("reason", "x")
                .toString();
    }
}
