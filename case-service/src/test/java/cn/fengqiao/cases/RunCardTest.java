package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

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
        assertThat(toBeAsked(proposal)).containsExactly("EMERGENCY");
        assertThat(proposal.body().at("/reasons").valueStream().map(JsonNode::asString))
                .containsExactly("TYPE", "SCALE", "AREA");

        Answer accepted = community.command(raised, "accept", "{}");
        Answer asked = community.command(accepted, "shares/ask", "{\"department\": \"EMERGENCY\"}");
        assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
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
        assertThat(community.put(day, TASKS).status()).isEqualTo(403);
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
