package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.PatrolDesks.Worker;
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
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Everything the service says of patrols, to everybody. */
@RunningService
class WhoSeesPatrolsTest {

    private static final String GRID = "HC.FQ.C10.G01";

    private static final FieldTable FIELDS = FieldTable.of("""
            EXISTENCE PatrolView        id state stateName purpose purposeName area place startsAt endsAt departments
            EXISTENCE PatrolView        lead restricted stops visited overdue missed missedName missedAt version
            TIMELINE  PatrolView        startedAt endedAt officials team teamName route caseId caseNumber campaign
            TIMELINE  PatrolGoer        id name
            TIMELINE  StopView          id area place name visitedAt observed missed
            EXISTENCE PatrolItem        id state stateName purpose purposeName area place startsAt endsAt lead stops
            EXISTENCE PatrolItem        visited overdue missed missedName version
            -         PatrolPage        items next
            TIMELINE  CheckInView       id stop area at receivedAt observed byName byDepartment clue
            NARRATIVE CheckInView       note
            TIMELINE  CheckInPage       items
            -         CheckInPage       next
            -         CoveragePage      from until items next
            -         GridCoverage      area place patrols stops visited lastOn
            TIMELINE  MatterHistory     items
            -         MatterHistory     next
            TIMELINE  MatterHistoryStep version at what whatName byName byDepartment reason note
            """);

    @LocalServerPort
    private int port;

    @Test
    void whatever_is_asked_the_answer_shows_what_the_policy_shows_and_nothing_else() {
        Map<String, FieldClass> marks = new HashMap<>();
        Map<String, FieldClass> hidden = new HashMap<>();
        Answer open = gone(marks, false);
        Answer shut = gone(hidden, true);

        AnswerMatrix.of(OpenApiDocument.of("case-service").under(List.of("/api/patrols")), FIELDS)
                .about(
                        "/api/patrols/",
                        List.of(
                                known("patrol", open, marks, false, COMMUNITY, POLICE),
                                known("restricted patrol", shut, hidden, true, COMMUNITY)))
                .ask(Question.list("patrols.list", "?limit=200&area=" + GRID))
                .body("patrols.plan", "{}")
                .body("patrols.checkIn", "{\"stop\": \"" + UUID.randomUUID() + "\", \"observed\": \"NOTHING\"}")
                .body("patrols.finish", "{\"reason\": \"x\"}")
                .body("patrols.cancel", "{\"reason\": \"x\"}")
                .check(URI.create("http://localhost:" + port), Tokens.shared());
    }

    /** A patrol with everything in it that somebody could see who should not. */
    private Answer gone(Map<String, FieldClass> marks, boolean restricted) {
        Desk dispatcher = Desk.dispatcher(port, COMMUNITY);
        String name = Household.words(12);
        String note = Household.words(12);
        String looked = Household.words(12);
        String missed = Household.words(12);
        Worker worker = PatrolDesks.worker(port, name, COMMUNITY);
        ObjectNode dispute = Desk.aCase().put("area", GRID).put("restricted", restricted);
        dispute.putArray("departments").add("COMMUNITY");
        ObjectNode plan = PatrolDesks.plan(GRID, List.of(GRID + ".B03", GRID), worker)
                .put("caseId", dispatcher.raise(dispute).text("/id"))
                .put("note", looked);
        if (!restricted) {
            plan.put("team", team()).put("campaign", campaign()).remove("caseId");
            plan.putArray("departments").add("POLICE");
        }
        Answer started = PatrolDesks.started(dispatcher, worker, plan);
        Answer seen =
                PatrolDesks.checkIn(worker.desk(), started, PatrolDesks.something(PatrolDesks.stop(started, 1), note));
        assertThat(seen.status()).as(seen.raw().body()).isEqualTo(201);
        WholeLifeTest.asOwner("update patrol set missed = 'NOT_FINISHED', missed_at = now() where matter_id = '"
                + started.id() + "'");
        Answer finished = PatrolDesks.act(
                dispatcher,
                PatrolDesks.now(dispatcher, started),
                "finish",
                Desk.JSON.createObjectNode().put("reason", missed));
        assertThat(finished.status()).as(finished.raw().body()).isEqualTo(200);
        marks.putAll(Map.of(
                started.text("/id"),
                FieldClass.EXISTENCE,
                name,
                FieldClass.TIMELINE,
                looked,
                FieldClass.TIMELINE,
                missed,
                FieldClass.TIMELINE,
                note,
                FieldClass.NARRATIVE));
        return started;
    }

    private String team() {
        ObjectNode team = Desk.JSON
                .createObjectNode()
                .put("kind", "SQUAD")
                .put("name", "巡防队" + UUID.randomUUID())
                .put("home", GRID);
        team.putArray("areas").add(GRID);
        return Desk.of(port, COMMUNITY, Role.ADMIN)
                .post("/api/teams", UUID.randomUUID().toString(), team)
                .text("/id");
    }

    private String campaign() {
        return CampaignTest.draft(
                        Desk.dispatcher(port, COMMUNITY), UUID.randomUUID().toString(), CampaignTest.body())
                .text("/id");
    }

    private static KnownCase known(
            String name, Answer patrol, Map<String, FieldClass> marks, boolean restricted, Department... departments) {
        return new KnownCase(
                name,
                patrol.id(),
                new Audience(AreaPath.of(GRID), List.of(departments), restricted),
                COMMUNITY,
                marks,
                Set.of());
    }
}
