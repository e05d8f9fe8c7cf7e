package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
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
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of groups of neighbours, to everybody. */
@RunningService
class WhoSeesGroupsTest {

    private static final String GRID = "HC.FQ.C06.G02";

    /** Whoever holds a token is told the reply: that is what a {@code ReplyView} and a {@code ReportReceipt} are for. */
    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE GroupView         id state kind name area households departments lead version
            PARTIES   GroupView         leader members
            PARTIES   GroupPerson       name
            CONTACT   GroupPerson       phone household
            EXISTENCE GroupItem         id state kind name area households lead version
            -         GroupPage         items next
            -         TaskPage          items next
            TIMELINE  HelpTaskView      id state dueOn version
            NARRATIVE HelpTaskView      what household
            -         ReportPage        items next
            TIMELINE  ReportView        id group kind kindName filedAt replyBy overdue repliedAt repliedBy caseRaised
            TIMELINE  ReportView        caseNumber version
            NARRATIVE ReportView        text reply
            -         ReportReceipt     id token replyBy
            -         ReplyView         filedAt replyBy replied repliedAt reply
            TIMELINE  MatterHistory     items
            -         MatterHistory     next
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment reason
            -         MatterHistoryStep note
            """);

    @LocalServerPort
    private int port;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Map<String, FieldClass> marks = new HashMap<>();
        String leader = mark(marks, FieldClass.PARTIES);
        String phone = "1" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
        marks.put(phone, FieldClass.CONTACT);
        String door = mark(marks, FieldClass.CONTACT);
        String what = mark(marks, FieldClass.NARRATIVE);
        String text = mark(marks, FieldClass.NARRATIVE);
        String reply = mark(marks, FieldClass.NARRATIVE);
        String reason = mark(marks, FieldClass.TIMELINE);
        String name = mark(marks, FieldClass.EXISTENCE);
        String reporter = words();
        Desk community = Desk.dispatcher(port, COMMUNITY);
        ObjectNode body = GroupTest.body().put("area", GRID).put("name", name);
        body.putObject("leader").put("name", leader).put("phone", phone).put("household", door);
        body.putArray("departments").add("URBAN_MANAGEMENT");
        Answer group = GroupTest.form(community, UUID.randomUUID().toString(), body);
        String root = "/api/groups/" + group.id();
        ok(GroupTest.send(
                community,
                "POST",
                root + "/tasks",
                1,
                Desk.JSON
                        .createObjectNode()
                        .put("what", what)
                        .put("household", "x")
                        .put("dueOn", Mediating.TODAY.plusDays(30).toString())));
        JsonNode task = community.get(root + "/tasks").body().at("/items/0");
        ok(GroupTest.send(
                community,
                "POST",
                "/api/groups/tasks/" + task.at("/id").asString() + "/settle",
                1,
                Desk.JSON.createObjectNode().put("how", "CANCELLED").put("reason", reason)));
        ObjectNode incident = GroupTest.incident("NOISE").put("text", text);
        incident.putObject("reporter").put("name", reporter);
        Answer filed = ok(GroupTest.post(community, root + "/reports", "1", incident));
        ok(GroupTest.post(community, root + "/reports", "2", incident));
        String report = "/api/groups/reports/" + filed.id();
        ok(GroupTest.send(
                community,
                "POST",
                report + "/reply",
                1,
                Desk.JSON.createObjectNode().put("reply", reply)));
        ok(GroupTest.send(
                community,
                "POST",
                report + "/take-up",
                2,
                Desk.JSON.createObjectNode().put("type", "NEIGHBOUR").put("title", words())));
        marks.put(group.text("/id"), FieldClass.EXISTENCE);
        marks.put(filed.text("/id"), FieldClass.TIMELINE);

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/groups")), FIELDS)
                .about(
                        "/api/groups/",
                        List.of(known("group", group.id(), marks, Set.of(reporter, filed.text("/token")))))
                .about("/api/groups/reports/", List.of(known("report", filed.id(), Map.of(), Set.of())))
                .about(
                        "/api/groups/tasks/",
                        List.of(known("task", UUID.fromString(task.at("/id").asString()), Map.of(), Set.of())))
                .body("groups.revise", GroupTest.body().toString())
                .body("groups.dissolve", "{\"reason\": \"x\"}")
                .body(
                        "groups.addTask",
                        "{\"what\": \"x\", \"household\": \"x\", \"dueOn\": \"" + Mediating.TODAY.plusDays(30) + "\"}")
                .body("groups.settleTask", "{\"how\": \"DONE\"}")
                .body("groups.report", "{\"kind\": \"NO_SUCH\", \"text\": \"x\"}")
                .body("groups.reply", "{\"reply\": \"x\"}")
                .body("groups.takeUp", "{\"type\": \"NEIGHBOUR\", \"title\": \"x\"}")
                .body("groups.askForReply", "{\"token\": \"x\"}")
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    private static KnownCase known(String name, UUID id, Map<String, FieldClass> marks, Set<String> secrets) {
        return new KnownCase(
                name,
                id,
                new Audience(AreaPath.of(GRID), List.of(COMMUNITY, URBAN_MANAGEMENT), false),
                COMMUNITY,
                marks,
                secrets);
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
