package cn.fengqiao.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A mediation taken on step by step by one desk. */
final class Mediating {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    /** Of the instalments of an agreement: one that can still be kept in time, and one that is late already. */
    static final LocalDate FIRST_DUE = TODAY.plusDays(5);

    static final LocalDate SECOND_DUE = TODAY.minusDays(2);

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

    /** Wants to take a step, whatever comes of it. */
    Answer wants(String path, String body) {
        return desk.command(now, "mediation/" + path, body);
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
        return "{\"session\": 1, \"heard\": " + BOTH_APPLY + ", \"minutes\": \"" + minutes
                + "\", \"result\": \"初步达成一致\"}";
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
