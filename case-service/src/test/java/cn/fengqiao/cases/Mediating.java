package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A mediation taken on step by step by one desk. */
final class Mediating {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /** Of the instalments of an agreement. */
    static final LocalDate FIRST_DUE = TODAY.plusDays(5);

    static final LocalDate SECOND_DUE = TODAY.plusDays(12);

    static final String BOTH_APPLY = "[\"APPLICANT\", \"RESPONDENT\"]";
    static final String CONFIRMATION = "{\"sides\": " + BOTH_APPLY + ", \"court\": \"枫桥人民法院\"}";

    private final Desk desk;
    private Answer now;

    Mediating(Desk desk, Answer now) {
        this.desk = desk;
        this.now = now;
    }

    Answer now() {
        return now;
    }

    /** Takes a step that has to succeed. */
    Mediating then(String path, String body) {
        now = wants(path, body);
        assertThat(now.status()).as(path + ": " + now.body()).isEqualTo(200);
        return this;
    }

    /** Wants to take a step, whatever comes of it. Who is to mediate is entered in the register of people before. */
    Answer wants(String path, String body) {
        if (path.equals("mediator")) {
            registered(desk, body);
        }
        return desk.command(now, "mediation/" + path, body);
    }

    /** They met on {@code day} and it is written down now; the dispute was found no later. */
    Mediating met(LocalDate day) {
        String at = day + "T02:00:00Z";
        return then("sessions", "{\"kind\": \"JOINT\", \"at\": \"" + at + "\", \"place\": \"社区调解室\"}")
                .then(
                        "sessions/held",
                        "{\"session\": 1, \"heard\": " + BOTH_APPLY
                                + ", \"minutes\": \"双方各自陈述。\", \"result\": \"达成一致\"}");
    }

    /** Enters who is named in a request as a mediator of the subdistrict, once. */
    private static void registered(Desk desk, String body) {
        JsonNode wanted = Desk.JSON.readTree(body);
        String subject = wanted.path("subject").asString();
        String code = "M-"
                + UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 23);
        ObjectNode official = Desk.JSON
                .createObjectNode()
                .put("code", code)
                .put("name", wanted.path("name").asString("某调解员"))
                .put("department", "COMMUNITY")
                .put("area", "HC.FQ")
                .put("subject", subject)
                .put("activeFrom", "2026-01-01");
        official.putArray("posts").add("MEDIATOR");
        Answer entered = desk.colleague(Department.COMMUNITY, Role.ADMIN).post("/api/people", code, official);
        assertThat(entered.status()).as(entered.raw().body()).isIn(200, 201);
    }

    Mediating consented() {
        return then("consents", consent("APPLICANT", true)).then("consents", consent("RESPONDENT", true));
    }

    /** Everybody signs whom a written agreement wants. */
    Mediating signed() {
        for (String by : new String[] {"APPLICANT", "RESPONDENT", "MEDIATOR"}) {
            then("agreement/signatures", "{\"by\": \"" + by + "\", \"manner\": \"HANDWRITTEN\"}");
        }
        return then("agreement/signatures", "{\"by\": \"COMMITTEE\", \"manner\": \"SEAL\"}");
    }

    /** What the mediation looks like. */
    Answer seen() {
        return desk.get("/api/cases/" + now.id() + "/mediation");
    }

    static String consent(String side, boolean given) {
        return "{\"side\": \"" + side + "\", \"given\": " + given + "}";
    }

    static String mediator(String subject) {
        return "{\"subject\": \"" + subject + "\", \"name\": \"某调解员\", \"chosenBy\": " + BOTH_APPLY + "}";
    }

    static String investigation(String asked, String answer) {
        return investigation(asked, answer, Instant.now().minusSeconds(60));
    }

    static String investigation(String asked, String answer, Instant at) {
        return """
                {"at": "%s", "place": "楼道", "asked": "%s", "exchanges": [{"question": "看到了什么？", "answer": "%s"}]}
                """.formatted(at, asked, answer);
    }

    static String session(String kind) {
        return "{\"kind\": \"" + kind + "\", \"at\": \"" + TODAY.plusDays(1) + "T06:00:00Z\", \"place\": \"社区调解室\"}";
    }

    static String held(String minutes) {
        return "{\"session\": 1, \"at\": \"" + Instant.now() + "\", \"heard\": " + BOTH_APPLY + ", \"minutes\": \""
                + minutes + "\", \"result\": \"初步达成一致\"}";
    }

    /** Two instalments of money, and a relation of persons beside. */
    static String agreement(String term) {
        return agreement(term, 60_000, 40_000);
    }

    static String agreement(String term, long first, long second) {
        return """
                {"form": "WRITTEN", "manner": "银行转账", "terms": [
                  {"text": "%s", "amountFen": 100000, "instalments": [
                    {"due": "%s", "amountFen": %d}, {"due": "%s", "amountFen": %d}]},
                  {"text": "子女由母亲抚养", "identity": "CUSTODY"}]}
                """.formatted(term, FIRST_DUE, first, SECOND_DUE, second);
    }
}
