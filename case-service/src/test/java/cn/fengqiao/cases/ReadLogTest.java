package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever is shown a person stands in the log; whoever is not, does not. */
@RunningService
class ReadLogTest {

    @LocalServerPort
    private int port;

    private Answer raised;

    @BeforeEach
    void aCaseOfThePolice() {
        var body = RaiseCaseTest.withParties().put("area", "HC.FQ.C04.G01");
        body.putArray("departments").add("POLICE").add("COMMUNITY");
        raised = Desk.dispatcher(port, POLICE).raise(body);
    }

    @Test
    void reading_a_case_is_logged_with_what_was_shown_and_why() {
        Desk.dispatcher(port, COMMUNITY).read(raised.id());

        assertThat(log()).containsExactly("COMMUNITY cases.get ON_CASE [\"PARTIES\",\"CONTACT\",\"NARRATIVE\"]");
    }

    @Test
    void a_page_of_the_queue_is_logged() {
        Desk.dispatcher(port, COMMUNITY).list("area", "HC.FQ.C04.G01");

        assertThat(log()).containsExactly("COMMUNITY cases.list ON_CASE [\"PARTIES\",\"NARRATIVE\"]");
    }

    @Test
    void a_command_answers_with_the_case_and_is_logged_too() {
        Desk.dispatcher(port, COMMUNITY).command(raised, "accept", "{}");

        assertThat(log()).hasSize(1).allMatch(entry -> entry.startsWith("COMMUNITY cases.command"));
    }

    @Test
    void a_remark_on_the_timeline_is_logged() {
        Desk.dispatcher(port, COMMUNITY).get("/api/cases/" + raised.id() + "/timeline");
        assertThat(log()).isEmpty();

        Answer accepted = Desk.dispatcher(port, POLICE).command(raised, "accept", "{}");
        Desk.dispatcher(port, POLICE).command(accepted, "assign", "{\"department\": \"POLICE\", \"note\": \"当事人来电\"}");
        Desk.dispatcher(port, COMMUNITY).get("/api/cases/" + raised.id() + "/timeline");

        assertThat(log()).first().isEqualTo("COMMUNITY cases.timeline ON_CASE [\"NARRATIVE\"]");
    }

    @Test
    void who_was_only_asked_is_shown_of_a_protection_no_person_and_logged_for_none() {
        Desk.dispatcher(port, COMMUNITY).get("/api/cases/" + raised.id() + "/protections");
        assertThat(log()).containsExactly("COMMUNITY protections.get ON_CASE [\"NARRATIVE\"]");

        Desk.dispatcher(port, COMMUNITY).command(raised, "shares/accept", "{}");
        Desk.dispatcher(port, COMMUNITY).get("/api/cases/" + raised.id() + "/protections");

        assertThat(log())
                .first()
                .isEqualTo("COMMUNITY protections.get ON_CASE [\"PARTIES\",\"CONTACT\",\"NARRATIVE\"]");
    }

    @Test
    void a_search_for_a_telephone_is_logged_as_one() {
        Desk.dispatcher(port, COMMUNITY).list("q", "13800001234");

        assertThat(log()).containsExactly("COMMUNITY cases.list ON_CASE [\"PARTIES\",\"CONTACT\",\"NARRATIVE\"]");
    }

    @Test
    void a_hint_at_a_phone_is_logged() {
        Desk.dispatcher(port, COMMUNITY)
                .post("/api/cases/duplicate-hints", "{\"area\": \"HC.FQ\", \"phone\": \"13800001234\"}");

        assertThat(log()).containsExactly("COMMUNITY cases.duplicateHints DUPLICATE_HINT [\"CONTACT\",\"NARRATIVE\"]");
    }

    @Test
    void of_all_that_resemble_only_those_that_were_told_of_are_logged() {
        var alike = Desk.aCase().put("area", "HC.FQ.C04.G02").put("title", "广场舞音响扰民");
        List<Answer> all = IntStream.range(0, 12)
                .mapToObj(i -> Desk.dispatcher(port, POLICE).raise(alike))
                .toList();

        Answer hints = Desk.dispatcher(port, COMMUNITY)
                .post("/api/cases/duplicate-hints", "{\"area\": \"HC.FQ.C04.G02\", \"title\": \"广场舞音响扰民\"}");

        List<String> told = hints.body()
                .at("/hints")
                .valueStream()
                .map(hint -> hint.at("/id").asString())
                .toList();
        assertThat(told).hasSize(10);
        for (Answer each : all) {
            assertThat(log(each)).hasSize(told.contains(each.text("/id")) ? 1 : 0);
        }
    }

    @Test
    void who_sees_no_person_leaves_no_trace() {
        Desk.dispatcher(port, URBAN_MANAGEMENT).read(raised.id());
        Desk.of(port, POLICE, Role.ADMIN).read(raised.id());
        Desk.of(port, POLICE, Role.AUDITOR).list("area", "HC.FQ.C04.G01");

        assertThat(log()).isEmpty();
    }

    private List<String> log() {
        return log(raised);
    }

    private List<String> log(Answer of) {
        Answer page = Desk.of(port, POLICE, Role.AUDITOR).get("/api/read-log?caseId=" + of.id());
        assertThat(page.status()).isEqualTo(200);
        return StreamSupport.stream(page.body().at("/items").spliterator(), false)
                .map(entry -> entry.at("/department").asString() + " "
                        + entry.at("/operation").asString() + " "
                        + entry.at("/purpose").asString() + " " + entry.at("/fields"))
                .toList();
    }
}
