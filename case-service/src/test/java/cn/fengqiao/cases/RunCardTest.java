package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.PatrolDesks.Worker;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Run cards as data, and what they propose for a case. */
@RunningService
class RunCardTest {

    private static final String TASKS = "{\"tasks\": [{\"department\": \"POLICE\", \"task\": \"到场\"}]}";

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk admin;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        admin = Desk.of(port, COMMUNITY, Role.ADMIN);
    }

    @Test
    void the_card_of_a_group_of_unpaid_workers_names_who_is_on_the_case_and_who_has_to_be_asked() {
        Answer raised = community.raise(
                MeetingTest.aCase("欠薪", COMMUNITY, POLICE).put("type", "LABOUR").put("scale", "02"));

        Answer proposal = community.get("/api/cases/" + raised.id() + "/run-card");

        assertThat(proposal.status()).as(proposal.raw().body()).isEqualTo(200);
        assertThat(departments(proposal)).containsExactly("COMMUNITY", "EMERGENCY", "POLICE");
        assertThat(toBeAsked(proposal))
                .as("who was only told is to be asked too")
                .containsExactly("EMERGENCY", "POLICE");
        assertThat(proposal.body().at("/reasons").valueStream().map(JsonNode::asString))
                .containsExactly("TYPE", "SCALE", "AREA");

        Answer accepted = community.command(raised, "accept", "{}");
        Answer asked = community.command(accepted, "shares/ask", "{\"department\": \"EMERGENCY\"}");
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
        Answer askedToo = community.command(asked, "shares/ask", "{\"department\": \"POLICE\"}");
        assertThat(askedToo.status()).as(askedToo.raw().body()).isEqualTo(200);
        assertThat(toBeAsked(community.get("/api/cases/" + raised.id() + "/run-card")))
                .isEmpty();
    }

    @Test
    void one_person_more_or_less_is_another_card() {
        Answer raised = community.raise(
                MeetingTest.aCase("欠薪", COMMUNITY).put("type", "LABOUR").put("scale", "01"));

        assertThat(departments(community.get("/api/cases/" + raised.id() + "/run-card")))
                .containsExactly("COMMUNITY");
    }

    @Test
    void the_card_of_a_case_is_for_those_who_are_on_it() {
        Answer raised = community.raise(MeetingTest.aCase("噪音", COMMUNITY));
        Answer secret = community.raise(MeetingTest.aCase("家暴", COMMUNITY).put("restricted", true));
        Desk urban = Desk.dispatcher(port, URBAN_MANAGEMENT);

        assertThat(urban.get("/api/cases/" + raised.id() + "/run-card").problem())
                .isEqualTo("not-visible");
        assertThat(urban.get("/api/cases/" + secret.id() + "/run-card").status())
                .isEqualTo(404);
    }

    @Test
    void an_administrator_enters_an_edition_of_a_day_to_come_and_may_write_it_anew() {
        String path = path("FAMILY", "RED", "01", "HC.FQ", today().plusDays(30));

        assertThat(admin.put(path, TASKS).status()).isEqualTo(200);
        Answer again = admin.put(path, TASKS.replace("到场", "出警"));

        assertThat(again.status()).as(again.raw().body()).isEqualTo(200);
        List<String> tasks = admin.get("/api/run-cards")
                .body()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/validFrom")
                                .asString()
                                .equals(today().plusDays(30).toString())
                        && item.at("/area").asString().equals("HC.FQ"))
                .map(item -> item.at("/tasks/0/task").asString())
                .toList();
        assertThat(tasks).containsExactly("出警");
    }

    @Test
    void what_is_in_force_is_not_rewritten_and_what_nobody_knows_is_not_entered() {
        assertThat(admin.put(path("ANY", "NONE", "01", "HC.FQ", today()), TASKS).text("/field"))
                .isEqualTo("validFrom");
        assertThat(admin.put(path("NO_SUCH", "NONE", "01", "HC.FQ", today().plusDays(1)), TASKS)
                        .text("/field"))
                .isEqualTo("type");
        assertThat(admin.put(path("ANY", "NONE", "09", "HC.FQ", today().plusDays(1)), TASKS)
                        .text("/field"))
                .isEqualTo("scale");
        assertThat(admin.put(path("ANY", "NONE", "01", "HC.XX", today().plusDays(1)), TASKS)
                        .text("/field"))
                .isEqualTo("area");
        String day = path("ANY", "NONE", "01", "HC.FQ", today().plusDays(1));
        assertThat(admin.put(day, TASKS.replace("POLICE", "NO_SUCH")).text("/field"))
                .isEqualTo("tasks[0].department");
        assertThat(admin.put(day, TASKS.replace("到场", " ")).text("/field")).isEqualTo("tasks[0].task");
        String patrol = TASKS.replace("}]", ", \"patrol\": {\"withinHours\": %d}}]");
        assertThat(admin.put(day, patrol.formatted(0)).text("/field")).isEqualTo("tasks[0].patrol.withinHours");
        assertThat(admin.put(day, patrol.formatted(721)).text("/field")).isEqualTo("tasks[0].patrol.withinHours");
        assertThat(community.put(day, TASKS).status()).isEqualTo(403);
    }

    @Test
    void a_patrol_belongs_to_a_task_with_its_hours_or_without() {
        String path = path("FAMILY", "NONE", "01", "HC.FQ.C11", today().plusDays(30));

        Answer entered = admin.put(path, """
                {"tasks": [
                    {"department": "POLICE", "task": "周边巡访", "patrol": {"withinHours": 24}},
                    {"department": "COMMUNITY", "task": "入户", "patrol": {}},
                    {"department": "EMERGENCY", "task": "待命"}]}""");

        assertThat(entered.status()).as(entered.raw().body()).isEqualTo(200);
        JsonNode stored = admin.get("/api/run-cards")
                .body()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/area").asString().equals("HC.FQ.C11"))
                .findFirst()
                .orElseThrow();
        assertThat(stored.at("/tasks/0/patrol/withinHours").asInt()).isEqualTo(24);
        assertThat(stored.at("/tasks/1/patrol").isObject()).isTrue();
        assertThat(stored.at("/tasks/1/patrol")).isEmpty();
        assertThat(stored.at("/tasks/2").has("patrol")).isFalse();
    }

    @Test
    void the_proposal_says_which_patrol_is_to_be_planned_until_the_department_itself_has_one_about_the_case() {
        String grid = cardWithPatrols("LAND", "HC.FQ.C10");
        Answer raised = community.raise(
                MeetingTest.aCase("争地", COMMUNITY, POLICE).put("type", "LAND").put("area", grid));
        Worker li = PatrolDesks.worker(port, "李巡", COMMUNITY);
        ObjectNode plan = PatrolDesks.plan(grid, List.of(grid), li).put("caseId", raised.text("/id"));

        assertThat(patrols(raised)).containsExactly("COMMUNITY to be planned", "POLICE to be planned", "EMERGENCY");
        assertThat(ofCase(raised).at("/parts/1/patrol/withinHours").asInt()).isEqualTo(24);
        assertThat(ofCase(raised).at("/parts/0/patrol").has("withinHours")).isFalse();

        // about another case, or none, counts for nothing
        PatrolDesks.planned(community, plan.deepCopy().without("caseId"));
        assertThat(patrols(raised)).startsWith("COMMUNITY to be planned");
        Answer planned = PatrolDesks.planned(community, plan);
        assertThat(patrols(raised)).containsExactly("COMMUNITY open", "POLICE to be planned", "EMERGENCY");

        PatrolDesks.act(
                community, planned, "cancel", Desk.JSON.createObjectNode().put("reason", "改期"));
        assertThat(patrols(raised)).startsWith("COMMUNITY to be planned");

        Answer gone = PatrolDesks.started(community, li, plan);
        assertThat(patrols(raised)).startsWith("COMMUNITY open");
        PatrolDesks.act(community, gone, "finish", Desk.JSON.createObjectNode().put("reason", "大雨提前收队"));
        assertThat(patrols(raised)).startsWith("COMMUNITY");
    }

    @Test
    void one_on_which_nobody_set_out_in_time_is_to_be_planned_anew_and_one_that_is_late_is_open_still() {
        String grid = cardWithPatrols("LAND", "HC.FQ.C10");
        Answer raised = community.raise(
                MeetingTest.aCase("争地", COMMUNITY, POLICE).put("type", "LAND").put("area", grid));
        Worker li = PatrolDesks.worker(port, "李巡", COMMUNITY);
        ObjectNode plan = PatrolDesks.plan(grid, List.of(grid), li).put("caseId", raised.text("/id"));

        missed(PatrolDesks.planned(community, plan), "NOT_STARTED");
        assertThat(patrols(raised)).startsWith("COMMUNITY to be planned");
        missed(PatrolDesks.started(community, li, plan), "NOT_FINISHED");
        assertThat(patrols(raised)).startsWith("COMMUNITY open");
    }

    @Test
    void a_patrol_because_of_a_restricted_case_is_told_to_those_who_work_on_it_alone() {
        String grid = cardWithPatrols("LAND", "HC.FQ.C10");
        Answer raised = community.raise(MeetingTest.aCase("争地", COMMUNITY, POLICE)
                .put("type", "LAND")
                .put("area", grid)
                .put("restricted", true));
        PatrolDesks.planned(
                community,
                PatrolDesks.plan(grid, List.of(grid), PatrolDesks.worker(port, "李巡", COMMUNITY))
                        .put("caseId", raised.text("/id")));

        assertThat(patrols(raised)).startsWith("COMMUNITY open");
        assertThat(patrols(Desk.dispatcher(port, POLICE)
                        .get("/api/cases/" + raised.id() + "/run-card")
                        .body()))
                .startsWith("COMMUNITY to be planned");
    }

    /** Puts a card in force, as only time can otherwise; for a case in the grid that is returned among others. */
    static String cardWithPatrols(String type, String area) {
        WholeLifeTest.asOwner("""
                insert into run_card (type, colour, scale, area, valid_from, tasks, entered_by)
                values ('%s', 'NONE', '01', '%s', date '2026-01-02', '[
                    {"department": "COMMUNITY", "task": "入户", "patrol": {}},
                    {"department": "POLICE", "task": "周边巡访", "patrol": {"withinHours": 24}},
                    {"department": "EMERGENCY", "task": "待命"}]', 'somebody')
                on conflict do nothing
                """.formatted(type, area));
        return area + ".G02";
    }

    private static void missed(Answer patrol, String what) {
        WholeLifeTest.asOwner(
                "update patrol set missed = '" + what + "', missed_at = now() where matter_id = '" + patrol.id() + "'");
    }

    private JsonNode ofCase(Answer raised) {
        return community.get("/api/cases/" + raised.id() + "/run-card").body();
    }

    private List<String> patrols(Answer raised) {
        return patrols(ofCase(raised));
    }

    /** The departments of a proposal, each with what is said of its patrol. */
    private static List<String> patrols(JsonNode proposal) {
        return proposal.at("/parts")
                .valueStream()
                .map(part -> part.at("/department").asString()
                        + (part.at("/patrol/toBePlanned").asBoolean(false) ? " to be planned" : "")
                        + (part.at("/patrol/open").asBoolean(false) ? " open" : ""))
                .toList();
    }

    private static String path(String type, String colour, String scale, String area, LocalDate from) {
        return "/api/run-cards/" + String.join("/", type, colour, scale, area, from.toString());
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static List<String> departments(Answer proposal) {
        return parts(proposal).map(part -> part.at("/department").asString()).toList();
    }

    private static List<String> toBeAsked(Answer proposal) {
        return parts(proposal)
                .filter(part -> part.at("/toBeAsked").asBoolean())
                .map(part -> part.at("/department").asString())
                .toList();
    }

    private static Stream<JsonNode> parts(Answer proposal) {
        return proposal.body().at("/parts").valueStream();
    }
}
