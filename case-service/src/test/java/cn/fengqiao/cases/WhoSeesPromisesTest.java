package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import cn.fengqiao.testkit.api.Question.Rests;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of promises, to everybody. What is done with them answers with the case. */
@RunningService
class WhoSeesPromisesTest {

    private static final String GRID = "HC.FQ.C06.G01";

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE PromiseItem   promise caseId caseNumber caseVersion source sourceName department due earlier state
            EXISTENCE PromiseItem   stateName overdue madeAt settledOn
            TIMELINE  PromiseItem   evidence askedBy askedFor
            NARRATIVE PromiseItem   what settled
            PARTIES   PromiseItem   amountFen
            -         PromiseItem   actionRequired steps
            -         PromisePage   items next counts
            -         PromiseCounts open overdue kept late broken waived returned lapsed
            """);

    @LocalServerPort
    private int port;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        List<KnownCase> known = List.of(promisedOn(false), promisedOn(true));
        AnswerMatrix matrix = AnswerMatrix.of(
                        OpenApiDocument.of("case-service").under(List.of("/api/promises", "/api/cases/{id}/promises")),
                        FIELDS)
                .about("/api/cases/", known);
        for (KnownCase one : known) {
            for (String query : List.of("", "&state=OPEN", "&state=KEPT", "&state=BROKEN", "&state=OVERDUE")) {
                matrix.ask(Question.search(
                        "promises.list",
                        "?mine=false&caseId=" + one.id() + query,
                        new Rests(
                                one,
                                FieldClass.EXISTENCE,
                                one.id().toString(),
                                "00000000-0000-7000-8000-000000000000")));
            }
        }

        matrix.check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    /** A case with promises of two departments and two parties, some settled. */
    private KnownCase promisedOn(boolean restricted) {
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Desk police = Desk.dispatcher(port, POLICE);
        Map<String, FieldClass> marks = new HashMap<>();
        // who was only asked files nothing, and the police keep a promise with what they filed
        Answer resolving = ok(police.command(resolving(community, restricted), "shares/accept", "{}"));
        String kept = promised(police, resolving, mark(marks));
        ok(act(
                police,
                resolving,
                kept,
                "keep",
                "{\"evidence\": \"%s\", \"report\": \"%s\"}"
                        .formatted(
                                Uploads.filed(police, resolving.id(), "EVIDENCE", "记录")
                                        .text("/id"),
                                mark(marks))));
        String broken = promised(police, resolving, mark(marks));
        ok(act(police, resolving, broken, "break", "{\"reason\": \"%s\"}".formatted(mark(marks))));
        asked(community, police, resolving, mark(marks));
        String open = promised(community, resolving, mark(marks));
        ok(act(
                community,
                resolving,
                open,
                "move",
                "{\"due\": \"" + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(9) + "\", \"reason\": \"改期\"}"));
        long first = ThreadLocalRandom.current().nextLong(1_000_000_000L, 4_000_000_000L);
        long second = ThreadLocalRandom.current().nextLong(1_000_000_000L, 4_000_000_000L);
        marks.put(Long.toString(first), FieldClass.PARTIES);
        marks.put(Long.toString(second), FieldClass.PARTIES);
        Mediating mediating = new Mediating(community, community.read(resolving.id()))
                .consented()
                .then("mediator", Mediating.mediator("m-1"))
                .then(
                        "agreement",
                        Mediating.agreement(mark(marks), first, second)
                                .replace("\"amountFen\": 100000,", "\"amountFen\": " + (first + second) + ",")
                                // nothing is overdue, for those who may know of instalments and for those who may not
                                .replace(
                                        Mediating.SECOND_DUE.toString(),
                                        Mediating.TODAY.plusDays(30).toString()))
                .signed();
        marks.put(mediating.now().text("/id"), FieldClass.EXISTENCE);
        marks.put(mediating.now().text("/number"), FieldClass.EXISTENCE);
        return new KnownCase(
                restricted ? "case that is restricted" : "case",
                mediating.now().id(),
                new Audience(AreaPath.of(GRID), List.of(COMMUNITY, POLICE), restricted),
                COMMUNITY,
                marks,
                Set.of());
    }

    private static Answer resolving(Desk community, boolean restricted) {
        ObjectNode body = Desk.aCase().put("area", GRID).put("restricted", restricted);
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        var parties = body.putArray("parties");
        parties.addObject().put("name", "李某").put("role", "APPLICANT");
        parties.addObject().put("name", "王某").put("role", "RESPONDENT");
        Answer raised = community.raise(body);
        assertThat(raised.status()).as(raised.raw().body()).isEqualTo(201);
        Answer assigned = community.command(
                community.command(raised, "accept", "{}"), "assign", "{\"department\": \"COMMUNITY\"}");
        return ok(community.command(community.command(assigned, "sign", "{}"), "start-resolving", "{}"));
    }

    /** What is promised together with a part. */
    private static void asked(Desk community, Desk police, Answer on, String what) {
        Answer refused = ok(police.command(police.read(on.id()), "shares/reject", "{\"reason\": \"暂无警力\"}"));
        Answer asked = ok(community.command(
                refused,
                "shares/ask",
                "{\"department\": \"POLICE\", \"note\": \"" + what + "\", \"due\": \""
                        + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(6) + "\"}"));
        ok(police.command(asked, "shares/accept", "{}"));
    }

    /** The id of what was promised. */
    private static String promised(Desk desk, Answer on, String what) {
        ok(desk.command(
                desk.read(on.id()),
                "commitments",
                "{\"what\": \"" + what + "\", \"due\": \""
                        + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(5) + "\"}"));
        for (var item : desk.get("/api/cases/" + on.id() + "/promises").body().at("/items")) {
            if (item.at("/what").asString().equals(what)) {
                return item.at("/promise").asString();
            }
        }
        throw new AssertionError("what was promised is not in the ledger");
    }

    private static Answer act(Desk desk, Answer on, String promise, String how, String body) {
        return desk.command(desk.read(on.id()), "commitments/" + promise + "/" + how, body);
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static String mark(Map<String, FieldClass> marks) {
        String words = ThreadLocalRandom.current()
                .ints(12, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        marks.put(words, FieldClass.NARRATIVE);
        return words;
    }
}
