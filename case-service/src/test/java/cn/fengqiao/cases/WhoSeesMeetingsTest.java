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
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of joint meetings, to everybody. */
@RunningService
class WhoSeesMeetingsTest {

    /** A proposal is made only to those who are on the case, and rests on no meeting. */
    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE MeetingView       id state startsAt place area departments lead heldAt reviewOn invitations agenda version
            EXISTENCE InvitationView    department state attended
            NARRATIVE InvitationView    reason
            EXISTENCE AgendaItem        item caseId caseNumber actions
            NARRATIVE AgendaItem        topic minutes dissents
            NARRATIVE DissentView       department text
            EXISTENCE ActionItem        action department state dueOn
            NARRATIVE ActionItem        what settled
            EXISTENCE MeetingItem       id state startsAt place area departments lead reviewOn open returned version
            -         MeetingPage       items next
            -         ProposalPage      items next
            -         ProposedCase      caseId caseNumber area colour departments reasons atPlace
            TIMELINE  PreviewPage       items
            TIMELINE  DepartmentPreview department cases
            TIMELINE  CasePreview       caseId caseNumber standing shown hidden
            TIMELINE  HiddenClass       fieldClass why reason
            TIMELINE  MatterHistory     items
            -         MatterHistory     next
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment
            -         MatterHistoryStep reason note
            """);

    @LocalServerPort
    private int port;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Map<String, FieldClass> marks = new HashMap<>();
        Desk community = Desk.dispatcher(port, COMMUNITY);
        Desk police = Desk.dispatcher(port, POLICE);
        Answer discussed = community.raise(MeetingTest.aCase(words(), COMMUNITY, POLICE));
        Answer called = MeetingTest.call(
                community,
                MeetingTest.calling(List.of(POLICE), mark(marks, FieldClass.NARRATIVE), discussed)
                        .put("place", mark(marks, FieldClass.EXISTENCE)));
        Answer declined = ok(police.post(
                "/api/meetings/" + called.id() + "/answer",
                1,
                Desk.JSON.createObjectNode().put("coming", false).put("reason", mark(marks, FieldClass.NARRATIVE))));
        String item = called.text("/agenda/0/item");
        ObjectNode held = MeetingTest.holding(item, mark(marks, FieldClass.NARRATIVE));
        MeetingTest.dissent(held, item, POLICE, mark(marks, FieldClass.NARRATIVE));
        MeetingTest.decision(held, item, POLICE, mark(marks, FieldClass.NARRATIVE));
        Answer after = ok(community.post("/api/meetings/" + called.id() + "/hold", declined.version(), held));
        ok(police.post(
                "/api/meetings/" + called.id() + "/settle",
                after.version(),
                MeetingTest.settling(
                        after.text("/agenda/0/actions/0/action"), "RETURNED", mark(marks, FieldClass.NARRATIVE))));
        marks.put(called.text("/id"), FieldClass.EXISTENCE);
        String nothing = "00000000-0000-7000-8000-000000000000";

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/meetings")), FIELDS)
                .about(
                        "/api/meetings/",
                        List.of(new KnownCase(
                                "meeting",
                                called.id(),
                                new Audience(AreaPath.of(MeetingTest.AREA), List.of(COMMUNITY, POLICE), false),
                                COMMUNITY,
                                marks,
                                Set.of())))
                .body("meetings.cancel", "{\"reason\": \"x\"}")
                .body("meetings.answer", "{\"coming\": true}")
                .body("meetings.hold", "{\"attended\": [], \"minutes\": [], \"reviewOn\": \"2099-12-31\"}")
                .body("meetings.settle", "{\"action\": \"" + nothing + "\", \"how\": \"DONE\", \"text\": \"x\"}")
                .body(
                        "meetings.reassign",
                        "{\"action\": \"" + nothing + "\", \"department\": \"POLICE\", \"dueOn\": \"2099-12-31\"}")
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static String mark(Map<String, FieldClass> marks, FieldClass field) {
        String words = words();
        marks.put(words, field);
        return words;
    }

    private static String words() {
        return ThreadLocalRandom.current()
                .ints(12, 0x4E00, 0x9FA5)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
