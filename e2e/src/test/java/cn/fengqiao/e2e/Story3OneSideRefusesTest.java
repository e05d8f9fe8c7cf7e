package cn.fengqiao.e2e;

import static cn.fengqiao.e2e.Steps.consented;
import static cn.fengqiao.e2e.Steps.done;
import static cn.fengqiao.e2e.Steps.history;
import static cn.fengqiao.e2e.Steps.isPdf;
import static cn.fengqiao.e2e.Steps.opened;
import static cn.fengqiao.e2e.Steps.status;
import static cn.fengqiao.e2e.Steps.takenOn;
import static cn.fengqiao.e2e.Steps.unmet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One side refuses: that ends the mediation, nothing more is done in it, the notice of other routes is made and served,
 * the danger is calculated anew, and only when both consent again is the case opened again.
 */
class Story3OneSideRefusesTest {

    private static final List<String> BOTH = List.of("APPLICANT", "RESPONDENT");

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Where no other quarrel about money is, which would be counted or end to be while this one is. */
    private static final String COUNTED = "HC.FQ.C04";

    private static RunningSystem system;

    private Api community;
    private Api mediator;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @BeforeEach
    void people() {
        community = system.department("COMMUNITY");
        mediator = system.person("community.mediator");
    }

    @Test
    void the_whole_story() {
        String caseId = atTheTable();
        int calculations = calculations(caseId);

        // Both were at the table; now one of them has had enough, and says so in so many words.
        done(mediator.command(
                caseId, "mediation/consents", Map.of("side", "RESPONDENT", "given", false, "reason", "不愿再谈，愿意走诉讼")));

        assertThat(status(community, caseId)).isEqualTo("GUIDED");
        assertThat(history(community, caseId)).endsWith("CONSENT_RECORDED", "GUIDED");
        JsonNode mediation = mediation(caseId);
        assertThat(mediation.at("/proceeding/ending/outcome").asString()).isEqualTo("REFUSED");
        assertThat(mediation.at("/proceeding/ending/side").asString()).isEqualTo("RESPONDENT");

        // Whatever else is tried in the proceeding is refused, and each refusal names the side.
        everyFurtherStep().forEach((step, body) -> {
            Api.Answer refused = mediator.command(caseId, "mediation/" + step, body);
            assertThat(refused.status()).as(step + " " + refused).isEqualTo(409);
            assertThat(refused.problem()).as(step).isEqualTo("mediation-refused");
            assertThat(refused.at("/side")).as(step).isEqualTo("RESPONDENT");
        });
        assertThat(status(community, caseId)).isEqualTo("GUIDED");

        // The notice of the other routes is there, is in the file, and counts as served.
        JsonNode notice = mediation.at("/papers/0");
        assertThat(notice.path("kind").asString()).isEqualTo("GUIDANCE_NOTICE");
        String document = notice.path("document").asString();
        isPdf(mediator.get("/api/cases/" + caseId + "/mediation/papers/" + document));
        assertThat(community.get("/api/cases/" + caseId + "/documents").text()).contains("GUIDANCE_NOTICE", document);
        assertThat(mediation.path("prompts").toString()).doesNotContain("GUIDANCE_NOTICE");
        assertThat(unmet(community, caseId)).doesNotContain("PERFORMED_OR_GUIDED");

        // Nobody mediates any more, so the danger is calculated anew.
        await().atMost(Duration.ofSeconds(10)).until(() -> calculations(caseId) > calculations);

        // One alone opens nothing; both together do.
        done(mediator.command(caseId, "mediation/consents", Map.of("side", "RESPONDENT", "given", true)));
        assertThat(status(community, caseId)).isEqualTo("GUIDED");
        done(mediator.command(caseId, "mediation/consents", Map.of("side", "APPLICANT", "given", true)));
        assertThat(status(community, caseId)).isEqualTo("REOPENED");
        assertThat(mediation(caseId).path("ended")).hasSize(1);
    }

    @Test
    void a_refusal_is_written_down_as_one_and_the_danger_is_calculated_with_it() {
        String caseId = atTheTable();
        done(mediator.command(
                caseId, "mediation/consents", Map.of("side", "APPLICANT", "given", false, "reason", "不接受调解")));

        done(community.command(caseId, "outcome", Map.of("outcome", "REFUSED")));

        assertThat(community.get("/api/cases/" + caseId).at("/axes/outcome")).isEqualTo("REFUSED");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(unmet(community, caseId)).doesNotContain("RISK_REVIEWED"));
    }

    @Test
    void the_statistics_count_a_refusal_and_not_a_failure() {
        JsonNode before = numbers();
        String caseId = atTheTable(COUNTED + ".G01");

        done(mediator.command(
                caseId, "mediation/consents", Map.of("side", "APPLICANT", "given", false, "reason", "不接受调解")));

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(count(numbers(), "refused")).isEqualTo(count(before, "refused") + 1));
        assertThat(count(numbers(), "failed")).isEqualTo(count(before, "failed"));
        assertThat(count(numbers(), "pushedUpward")).isEqualTo(count(before, "pushedUpward") + 1);
    }

    /** What the community's own figures of this month say of quarrels about money in this place. */
    private JsonNode numbers() {
        YearMonth month = YearMonth.now(SHANGHAI);
        JsonNode groups = done(community.get("/api/statistics?from=" + month + "&to=" + month + "&by=department&area="
                        + COUNTED + "&type=LENDING"))
                .json()
                .path("groups");
        return groups.valueStream()
                .filter(group -> group.path("key").asString().equals("COMMUNITY"))
                .findFirst()
                .map(group -> group.path("numbers"))
                .orElseGet(MissingNode::getInstance);
    }

    private static long count(JsonNode numbers, String what) {
        return numbers.path(what).asLong(0);
    }

    /** A quarrel about a debt whose sides have both agreed to talk. */
    private String atTheTable() {
        return atTheTable("HC.FQ.C02.G01");
    }

    private String atTheTable(String grid) {
        String caseId = opened(community.raise(Map.of(
                "type", "LENDING",
                "source", "PARTY_APPLICATION",
                "area", grid,
                "title", "邻里借款到期未还",
                "narrative", "借款两万元到期未还，双方各执一词。",
                "parties",
                        List.of(
                                Map.of("name", "甘小川", "role", "APPLICANT"),
                                Map.of("name", "卢大禾", "role", "RESPONDENT")),
                "answers", Steps.SAFE)));
        takenOn(community, caseId);
        consented(mediator, caseId);
        done(mediator.command(caseId, "mediation/sessions", session()));
        return caseId;
    }

    private static Map<String, Map<String, ?>> everyFurtherStep() {
        Map<String, Map<String, ?>> steps = new LinkedHashMap<>();
        steps.put("mediator", Map.of("subject", "community.mediator", "name", "孙副书记", "chosenBy", BOTH));
        steps.put("mediator/step-aside", Map.of("side", "APPLICANT", "reason", "另请他人"));
        steps.put("sessions", session());
        steps.put("sessions/held", Map.of("session", 1, "heard", BOTH, "minutes", "x", "result", "x"));
        steps.put("suspend", Map.of("reason", "x"));
        steps.put("resume", Map.of());
        steps.put(
                "agreement",
                Map.of("form", "ORAL", "manner", "转账", "terms", List.of(Map.of("text", "还款", "amountFen", 2_000_000))));
        steps.put("agreement/signatures", Map.of("by", "APPLICANT", "manner", "SPOKEN"));
        steps.put(
                "promises/kept",
                Map.of("promise", 1, "on", LocalDate.now(SHANGHAI).toString()));
        steps.put("confirmation", Map.of("sides", BOTH, "court", "枫桥人民法院"));
        steps.put("end", Map.of("cause", "FAILED", "reason", "x"));
        return steps;
    }

    private static Map<String, Object> session() {
        return Map.of(
                "kind", "JOINT", "at", Instant.now().plus(Duration.ofDays(1)).toString(), "place", "溪桥社区调解室");
    }

    private JsonNode mediation(String caseId) {
        return mediator.get("/api/cases/" + caseId + "/mediation").json();
    }

    private int calculations(String caseId) {
        return community.get("/api/risk/cases/" + caseId).json().path("history").size();
    }
}
