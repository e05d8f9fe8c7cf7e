package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What several stories do on the way to their point. */
final class Steps {

    static final Map<String, String> SAFE =
            Map.of("KILL_THREAT", "NO", "WEAPON_PREPARED", "NO", "INJURY_30D", "NO", "DEPENDANT_IN_DANGER", "NO");

    private Steps() {}

    /** The answer to something that has to succeed. */
    static Api.Answer done(Api.Answer answer) {
        assertThat(answer.status() / 100).as(answer.toString()).isEqualTo(2);
        return answer;
    }

    /** What an opening gave an id to. */
    static String opened(Api.Answer answer) {
        return done(answer).at("/id");
    }

    /** The community, which was only told of a case that another department raised, is asked for a part and says yes. */
    static void asked(Api raiser, Api community, String caseId) {
        done(raiser.command(caseId, "shares/ask", Map.of("department", "COMMUNITY")));
        done(community.command(caseId, "shares/accept", Map.of()));
    }

    /** From the register to the table: accepted, given to the community, signed for, and being resolved. */
    static void takenOn(Api community, String caseId) {
        done(community.command(caseId, "accept", Map.of()));
        done(community.command(caseId, "assign", Map.of("department", "COMMUNITY")));
        done(community.command(caseId, "sign", Map.of()));
        done(community.command(caseId, "contact", Map.of("note", "已与双方通话，约定见面时间")));
        done(community.command(caseId, "start-resolving", Map.of()));
    }

    /** Both sides want to be mediated, and by whom. */
    static void consented(Api mediator, String caseId) {
        for (String side : List.of("APPLICANT", "RESPONDENT")) {
            done(mediator.command(caseId, "mediation/consents", Map.of("side", side, "given", true)));
        }
        done(mediator.command(
                caseId,
                "mediation/mediator",
                Map.of(
                        "subject",
                        "community.mediator",
                        "name",
                        "孙副书记",
                        "chosenBy",
                        List.of("APPLICANT", "RESPONDENT"))));
    }

    /** Where a case stands in its life. */
    static String status(Api api, String caseId) {
        return api.get("/api/cases/" + caseId).at("/status");
    }

    /** What happened to a case, from the oldest on. */
    static List<String> history(Api api, String caseId) {
        return api.get("/api/cases/" + caseId + "/timeline").json().findValuesAsString("what");
    }

    /** The guards of a write-off that are not met. */
    static List<String> unmet(Api api, String caseId) {
        return api.get("/api/cases/" + caseId + "/write-off")
                .json()
                .path("guards")
                .valueStream()
                .filter(guard -> !guard.path("met").asBoolean())
                .map(guard -> guard.path("guard").asString())
                .toList();
    }

    /** The element of a list that has a value in a field. */
    static JsonNode of(JsonNode list, String field, String value) {
        return list.valueStream()
                .filter(each -> each.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + list));
    }

    /** Whether it is a whole PDF and not the beginning of one. */
    static void isPdf(Api.Answer answer) {
        done(answer);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/pdf");
        String bytes = new String(answer.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("%PDF-").endsWith("%%EOF\n").hasSizeGreaterThan(2_000);
        assertThat(Stream.of("/Catalog", "/Page")).allMatch(bytes::contains);
    }
}
