package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AnswerMatrix;
import cn.fengqiao.testkit.api.FieldTable;
import cn.fengqiao.testkit.api.KnownCase;
import cn.fengqiao.testkit.api.OpenApiDocument;
import cn.fengqiao.testkit.api.Question;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** What the service says of officials, teams and responsibilities to everybody. */
@RunningService
class WhoSeesPeopleTest {

    private static final String AREA = "HC.FQ.C11.G05";
    private static final List<Department> ALL = List.of(POLICE, COMMUNITY, URBAN_MANAGEMENT, EMERGENCY);

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE OfficialView id code name department departmentName area place posts subject activeFrom
            EXISTENCE OfficialView activeUntil version
            CONTACT   OfficialView phone
            -         OfficialView hidden
            -         PostView     code name
            -         OfficialPage items next
            EXISTENCE OfficialRef  id name posts
            EXISTENCE TeamView     id kind kindName name home place areas members version
            -         TeamMemberView official role roleName since until
            -         TeamPage     items next
            EXISTENCE ResponsibilityView id area place duties version
            -         DutyView     level seat official since next proposed
            -         TermView     official since
            -         HandoverView successor at proposedAt
            -         ResponsibilityPage items next
            -         ChainView    area place at levels
            -         ChainLevel   level of ofName inherited holder deputy
            -         OnDuty       area at levels
            -         OnDutyLevel  level of holder holderSubject deputy deputySubject
            -         GapPage      items next
            -         GapItem      area place gaps
            -         GapView      level what until
            TIMELINE  MatterHistory items
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment reason
            -         MatterHistoryStep note
            -         MatterHistory next
            -         ImportReport dryRun rows added unchanged errors
            -         PeopleRowError line column reason
            """);

    @LocalServerPort
    private int port;

    private Desk admin;

    @BeforeEach
    void desk() {
        admin = Desk.of(port, COMMUNITY, Role.ADMIN);
    }

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        String reason = "理由" + digits();
        KnownCase officer = official("警官" + digits(), POLICE);
        KnownCase secretary = official("书记" + digits(), COMMUNITY);
        KnownCase responsibility = responsibility(officer, secretary, reason);
        KnownCase team = team("队伍" + digits(), officer);

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/people", "/api/teams")), FIELDS)
                .about("/api/people/", List.of(officer, secretary))
                .about("/api/people/responsibilities/", List.of(responsibility))
                .about("/api/teams/", List.of(team))
                .ask(Question.list("people.list", "?limit=200&area=" + AREA))
                .ask(Question.list("teams.list", "?limit=200&serving=" + AREA))
                .ask(Question.list("responsibilities.list", "?limit=200&area=" + AREA))
                .ask(Question.list("people.responsible", "?area=" + AREA))
                // what programs get is ids and accounts of whoever is on duty, so it is asked about others
                .ask(Question.list("people.onDuty", "?area=HC.FQ.C11.G04"))
                .ask(Question.list("people.gaps", "?limit=200"))
                .body("people.open", body("x", POLICE).toString())
                .body("people.leave", "{\"lastDay\": \"2099-01-01\"}")
                .body(
                        "people.change",
                        body("x", POLICE)
                                .without(List.of("code", "activeFrom", "activeUntil"))
                                .toString())
                .body("teams.change", "{\"kind\": \"SQUAD\", \"name\": \"x\", \"areas\": [\"" + AREA + "\"]}")
                .body(
                        "teams.addMember",
                        "{\"official\": \"" + officer.id() + "\", \"role\": \"LEADER\", \"since\": \"2026-01-01\"}")
                .body(
                        "teams.endMember",
                        "{\"official\": \"" + officer.id() + "\", \"role\": \"LEADER\", \"lastDay\": \"2026-01-01\"}")
                .body(
                        "responsibilities.appoint",
                        duty().put("official", officer.id().toString()).toString())
                .body(
                        "responsibilities.propose",
                        duty().put("successor", officer.id().toString()).toString())
                .body("responsibilities.accept", duty().toString())
                .body("responsibilities.refuse", duty().put("reason", "x").toString())
                .body("responsibilities.withdraw", duty().toString())
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    private KnownCase official(String name, Department department) {
        ObjectNode body = body(name, department);
        String phone = body.path("phone").asString();
        String subject = body.path("subject").asString();
        Answer joined = created("/api/people", body);
        return known(
                name,
                joined.id(),
                department,
                Map.of(name, FieldClass.EXISTENCE, subject, FieldClass.EXISTENCE, phone, FieldClass.CONTACT));
    }

    private KnownCase responsibility(KnownCase holder, KnownCase successor, String reason) {
        Answer opened = created(
                "/api/people/responsibilities",
                duty().put("area", AREA).put("official", holder.id().toString()));
        Answer proposed = admin.post(
                "/api/people/responsibilities/" + opened.id() + "/handovers",
                1,
                duty().put("successor", successor.id().toString()).put("reason", reason));
        assertThat(proposed.status()).as(proposed.body().toString()).isEqualTo(200);
        return known("responsibility", opened.id(), COMMUNITY, Map.of(reason, FieldClass.TIMELINE));
    }

    private KnownCase team(String name, KnownCase member) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("kind", "SQUAD")
                .put("name", name)
                .put("home", AREA);
        body.putArray("areas").add(AREA);
        Answer formed = created("/api/teams", body);
        Answer added = admin.post(
                "/api/teams/" + formed.id() + "/members",
                1,
                Desk.JSON
                        .createObjectNode()
                        .put("official", member.id().toString())
                        .put("role", "LEADER")
                        .put("since", "2026-01-01"));
        assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
        return known("team", formed.id(), COMMUNITY, Map.of(name, FieldClass.EXISTENCE));
    }

    private static KnownCase known(String name, UUID id, Department lead, Map<String, FieldClass> texts) {
        Map<String, FieldClass> marks = new HashMap<>(texts);
        marks.put(id.toString(), FieldClass.EXISTENCE);
        return new KnownCase(name, id, new Audience(AreaPath.of(AREA), ALL, false), lead, marks, Set.of());
    }

    private Answer created(String root, ObjectNode body) {
        Answer created = admin.post(root, UUID.randomUUID().toString(), body);
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return created;
    }

    private static ObjectNode duty() {
        return Desk.JSON.createObjectNode().put("level", "L3").put("seat", "HOLDER");
    }

    private static ObjectNode body(String name, Department department) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("code", "W" + digits())
                .put("name", name)
                .put("department", department.code())
                .put("area", AREA)
                .put("phone", digits())
                .put("subject", "account-" + digits())
                .put("activeFrom", "2026-01-01")
                .put("activeUntil", "2098-01-01");
        body.putArray("posts").add("STAFF");
        return body;
    }

    private static String digits() {
        return "1" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
    }
}
