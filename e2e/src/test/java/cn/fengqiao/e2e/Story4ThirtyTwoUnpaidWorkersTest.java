package cn.fengqiao.e2e;

import static cn.fengqiao.e2e.Steps.done;
import static cn.fengqiao.e2e.Steps.history;
import static cn.fengqiao.e2e.Steps.of;
import static cn.fengqiao.e2e.Steps.opened;
import static cn.fengqiao.e2e.Steps.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Thirty-two unpaid workers: too many for one department. The run card says whom to ask, the second tier has them meet,
 * each sees beforehand what it will be shown, one dissents, one gives its part back, and supervision only rises until
 * somebody cancels it.
 */
class Story4ThirtyTwoUnpaidWorkersTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static RunningSystem system;

    private Api community;
    private Api police;
    private Api emergency;
    private Api cadre;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @BeforeEach
    void people() {
        community = system.department("COMMUNITY");
        police = system.department("POLICE");
        emergency = system.department("EMERGENCY");
        cadre = system.person("cadre");
    }

    @Test
    void the_run_card_says_whom_to_ask_and_they_meet() {
        String caseId = unpaid();
        done(community.command(caseId, "accept", Map.of()));

        // The card of a labour dispute of this scale names three departments; two of them are to be asked.
        JsonNode card =
                done(community.get("/api/cases/" + caseId + "/run-card")).json();
        assertThat(card.path("reasons").toString()).contains("TYPE", "SCALE");
        assertThat(card.path("parts").findValuesAsString("department"))
                .containsExactlyInAnyOrder("COMMUNITY", "EMERGENCY", "POLICE");
        for (JsonNode part : card.path("parts")) {
            if (part.path("toBeAsked").asBoolean()) {
                String department = part.path("department").asString();
                assertThat(done(community.get("/api/cases/" + caseId + "/shares/preview?department=" + department))
                                .json()
                                .at("/seen/0/shown")
                                .toString())
                        .as("what it will see is seen before it is asked")
                        .contains("PARTIES", "NARRATIVE");
                done(community.command(
                        caseId,
                        "shares/ask",
                        Map.of(
                                "department",
                                department,
                                "note",
                                part.path("task").asString())));
            }
        }
        done(police.command(caseId, "shares/accept", Map.of()));
        done(emergency.command(caseId, "shares/accept", Map.of()));

        // The second tier calls them together, and sees beforehand what each will see.
        String meeting = opened(cadre.open(
                "/api/meetings",
                Map.of(
                        "area", "HC.FQ.C03",
                        "startsAt", Instant.now().plus(Duration.ofDays(1)).toString(),
                        "place", "街道三楼会议室",
                        "departments", List.of("POLICE", "EMERGENCY"),
                        "agenda", List.of(Map.of("caseId", caseId, "topic", "三十二人欠薪，商议先行垫付")))));
        String path = "/api/meetings/" + meeting;
        JsonNode preview = done(cadre.get(path + "/preview")).json().path("items");
        assertThat(shown(preview, "POLICE")).contains("PARTIES", "CONTACT", "NARRATIVE");
        assertThat(shown(preview, "EMERGENCY")).contains("PARTIES").doesNotContain("CONTACT");
        assertThat(of(preview, "department", "EMERGENCY").at("/cases/0/hidden").toString())
                .as("says why")
                .contains("CONTACT", "NOT_LEAD");

        done(police.act(path, "answer", Map.of("coming", true)));
        done(emergency.act(path, "answer", Map.of("coming", true)));
        done(community.act(path, "hold", minutes(cadre.get(path).at("/agenda/0/item"))));

        JsonNode held = done(community.get(path)).json();
        assertThat(held.path("state").asString()).isEqualTo("HELD");
        assertThat(held.at("/agenda/0/dissents")).singleElement().satisfies(dissent -> {
            assertThat(dissent.path("department").asString()).isEqualTo("EMERGENCY");
            assertThat(dissent.path("text").asString()).contains("先行审批");
        });
        assertThat(held.at("/agenda/0/actions").findValuesAsString("dueOn"))
                .containsExactly(TODAY.plusDays(3).toString(), TODAY.plusDays(5).toString());
        assertThat(history(community, caseId)).contains("MEETING_HELD");

        // What a department gives back lies with whoever called, until it is given to another.
        String action = of(held.at("/agenda/0/actions"), "department", "EMERGENCY")
                .path("action")
                .asString();
        done(emergency.act(path, "settle", Map.of("action", action, "how", "RETURNED", "text", "停工属住建职责")));
        assertThat(of(cadre.get(path).json().at("/agenda/0/actions"), "action", action)
                        .path("state")
                        .asString())
                .isEqualTo("RETURNED");
        done(cadre.act(
                path,
                "reassign",
                Map.of(
                        "action",
                        action,
                        "department",
                        "COMMUNITY",
                        "dueOn",
                        TODAY.plusDays(7).toString())));
        done(community.act(path, "settle", Map.of("action", action, "how", "DONE", "text", "已由社区联系住建核查")));
        assertThat(of(cadre.get(path).json().at("/agenda/0/actions"), "action", action)
                        .path("state")
                        .asString())
                .isEqualTo("DONE");
    }

    @Test
    void a_department_that_refuses_sends_the_case_back_to_dispatch() {
        String caseId = unpaid();
        done(community.command(caseId, "accept", Map.of()));

        // The one who was to lead gives it back: the case waits for an assignment again.
        done(community.command(caseId, "assign", Map.of("department", "EMERGENCY", "note", "涉及工地安全")));
        assertThat(emergency.command(caseId, "return", Map.of("reason", " ")).at("/field"))
                .isEqualTo("reason");
        done(emergency.command(caseId, "return", Map.of("reason", "欠薪不属应急职责")));
        assertThat(status(community, caseId)).isEqualTo("ACCEPTED");
        assertThat(nextActions(community, caseId)).contains("ASSIGN");
        assertThat(history(community, caseId)).endsWith("RETURNED");
        assertThat(community.get("/api/cases/" + caseId + "/timeline").text()).contains("欠薪不属应急职责");

        done(community.command(caseId, "assign", Map.of("department", "COMMUNITY")));
        assertThat(status(community, caseId)).isEqualTo("ASSIGNED");
    }

    @Test
    void a_part_that_is_refused_goes_back_to_dispatch_while_the_case_is_worked_on() {
        Api urban = system.department("URBAN_MANAGEMENT");
        Map<String, Object> report = new HashMap<>(unpaidWorkers());
        report.put("departments", List.of("COMMUNITY", "POLICE", "URBAN_MANAGEMENT"));
        String caseId = opened(community.raise(report));
        done(community.command(caseId, "accept", Map.of()));
        done(community.command(caseId, "assign", Map.of("department", "COMMUNITY")));
        done(community.command(caseId, "sign", Map.of()));
        assertThat(prompts(community, caseId)).isEmpty();
        assertThat(sentBack(community)).doesNotContain(caseId);

        done(urban.command(caseId, "shares/reject", Map.of("reason", "围挡由住建审批")));

        // The work goes on, everybody on the case reads why, and who holds it is told and finds it.
        assertThat(status(community, caseId)).isEqualTo("INVESTIGATING");
        JsonNode seen = community.get("/api/cases/" + caseId).json();
        JsonNode share = of(seen.path("departments"), "department", "URBAN_MANAGEMENT");
        assertThat(share.path("share").asString()).isEqualTo("REJECTED");
        assertThat(share.path("reason").asString()).isEqualTo("围挡由住建审批");
        assertThat(of(seen.path("prompts"), "prompt", "SHARE_REFUSED")
                        .path("departments")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactly("URBAN_MANAGEMENT");
        assertThat(seen.path("nextAction").asString()).isEqualTo("SHARE_ASK");
        assertThat(prompts(police, caseId)).contains("SHARE_REFUSED");
        assertThat(sentBack(community)).contains(caseId);

        // Another is asked for the part, and the one that refused is let off.
        done(community.command(caseId, "shares/ask", Map.of("department", "EMERGENCY", "note", "请核查围挡安全")));
        done(system.person("community.dispatcher")
                .command(caseId, "shares/waive", Map.of("department", "URBAN_MANAGEMENT", "reason", "已请应急接手")));
        assertThat(prompts(community, caseId)).isEmpty();
        assertThat(sentBack(community)).doesNotContain(caseId);
        done(emergency.command(caseId, "shares/accept", Map.of()));
    }

    private static List<String> prompts(Api api, String caseId) {
        return api.get("/api/cases/" + caseId).json().path("prompts").findValuesAsString("prompt");
    }

    private static List<String> sentBack(Api api) {
        return done(api.get("/api/cases?refused=true&mine=true&limit=200"))
                .json()
                .path("items")
                .findValuesAsString("id");
    }

    @Test
    void supervision_rises_to_the_red_card_and_comes_down_only_by_being_cancelled() {
        String caseId = unpaid();
        done(community.command(caseId, "accept", Map.of()));
        for (String level : List.of("ORDINARY", "YELLOW_CARD", "RED_CARD")) {
            done(cadre.command(caseId, "supervise", Map.of("level", level, "reason", "久拖不决")));
        }

        Api.Answer lower = cadre.command(caseId, "supervise", Map.of("level", "YELLOW_CARD", "reason", "已有进展"));

        assertThat(lower.status()).isEqualTo(409);
        assertThat(lower.problem()).isEqualTo("supervision-only-rises");
        assertThat(supervision(caseId)).isEqualTo("RED_CARD");
        assertThat(community
                        .command(caseId, "supervise/cancel", Map.of("reason", "已兑付"))
                        .problem())
                .as("a program supervises nobody")
                .isEqualTo("operation-refused");
        done(cadre.command(caseId, "supervise/cancel", Map.of("reason", "首批工资已兑付")));
        assertThat(supervision(caseId)).isEqualTo("NONE");
        done(cadre.command(caseId, "supervise", Map.of("level", "ORDINARY", "reason", "继续关注")));
        assertThat(supervision(caseId)).isEqualTo("ORDINARY");
    }

    private String unpaid() {
        return opened(community.raise(unpaidWorkers()));
    }

    private static Map<String, Object> unpaidWorkers() {
        return Map.of(
                "type", "LABOUR",
                "source", "PUBLIC_REPORT",
                "area", "HC.FQ.C03.G04",
                "title", "工地三十二名工人讨薪",
                "narrative", "项目停工两个月，三十二名工人工资未结，选出三名代表来访。",
                "scale", "02",
                "partyCount", 33,
                "parties",
                        List.of(
                                Map.of("name", "江代表", "role", "APPLICANT", "phone", "13912340041"),
                                Map.of("name", "白包工头", "role", "RESPONDENT")),
                "answers", livelihood());
    }

    private static Map<String, String> livelihood() {
        Map<String, String> answers = new HashMap<>(Steps.SAFE);
        answers.put("LIVELIHOOD", "YES");
        return answers;
    }

    private static Map<String, Object> minutes(String item) {
        return Map.of(
                "heldAt", Instant.now().toString(),
                "attended", List.of("POLICE", "EMERGENCY"),
                "reviewOn", TODAY.plusDays(14).toString(),
                "minutes", List.of(Map.of("item", item, "text", "多数同意先垫付再追偿")),
                "dissents", List.of(Map.of("item", item, "department", "EMERGENCY", "text", "垫付款应由街道先行审批")),
                "decisions",
                        List.of(
                                Map.of(
                                        "item",
                                        item,
                                        "department",
                                        "POLICE",
                                        "what",
                                        "约谈包工头",
                                        "dueOn",
                                        TODAY.plusDays(3).toString()),
                                Map.of(
                                        "item",
                                        item,
                                        "department",
                                        "EMERGENCY",
                                        "what",
                                        "核查停工工地安全",
                                        "dueOn",
                                        TODAY.plusDays(5).toString())));
    }

    private static List<String> shown(JsonNode preview, String department) {
        return of(preview, "department", department)
                .at("/cases/0/shown")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> nextActions(Api api, String caseId) {
        return api.get("/api/cases/" + caseId)
                .json()
                .path("availableActions")
                .valueStream()
                .filter(action -> action.path("allowed").asBoolean())
                .map(action -> action.path("action").asString())
                .toList();
    }

    private String supervision(String caseId) {
        return community.get("/api/cases/" + caseId).at("/axes/supervision");
    }
}
