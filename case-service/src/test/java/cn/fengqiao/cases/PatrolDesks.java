package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** What tests of patrols do over and over, as any client does it. */
final class PatrolDesks {

    static final String ROOT = "/api/patrols";

    private PatrolDesks() {}

    /** Somebody of the staff with an account of their own. */
    record Worker(UUID official, Desk desk, String subject) {}

    static Worker worker(int port, String name, Department department) {
        String subject = "patrol-" + UUID.randomUUID();
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("code", "P" + UUID.randomUUID().toString().substring(0, 8))
                .put("name", name)
                .put("department", department.code())
                .put("area", "HC.FQ")
                .put("subject", subject)
                .put("activeFrom", "2026-01-01");
        body.putArray("posts").add("GRID_WORKER");
        Answer joined = Desk.of(port, COMMUNITY, Role.ADMIN)
                .post("/api/people", UUID.randomUUID().toString(), body);
        assertThat(joined.status()).as(joined.body().toString()).isEqualTo(201);
        var caller = new Caller(subject, name, department, Tokens.FENGQIAO, EnumSet.of(Role.GRID_WORKER), false);
        return new Worker(joined.id(), Desk.of(port, caller), subject);
    }

    /** From ten minutes ago for two hours, through these stops. */
    static ObjectNode plan(String area, List<String> stops, Worker... goers) {
        Instant from = Instant.now().minus(Duration.ofMinutes(10));
        ObjectNode plan = Desk.JSON
                .createObjectNode()
                .put("area", area)
                .put("purpose", "DISPUTES")
                .put("startsAt", from.toString())
                .put("endsAt", from.plus(Duration.ofHours(2)).toString());
        stops.forEach(plan.putArray("stops")::add);
        for (Worker goer : goers) {
            plan.withArray("officials").add(goer.official().toString());
        }
        return plan;
    }

    static Answer plan(Desk desk, ObjectNode plan) {
        return desk.post(ROOT, UUID.randomUUID().toString(), plan);
    }

    static Answer planned(Desk desk, ObjectNode plan) {
        Answer planned = plan(desk, plan);
        assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
        return planned;
    }

    /** A patrol of these stops that its workers are out on. */
    static Answer started(Desk dispatcher, Worker goer, ObjectNode plan) {
        Answer started = act(goer.desk(), planned(dispatcher, plan), "start", Desk.JSON.createObjectNode());
        assertThat(started.status()).as(started.body().toString()).isEqualTo(200);
        return started;
    }

    static Answer act(Desk desk, Answer before, String what, ObjectNode body) {
        return desk.post(ROOT + "/" + before.id() + "/" + what, before.version(), body);
    }

    static Answer now(Desk desk, Answer patrol) {
        return desk.get(ROOT + "/" + patrol.id());
    }

    static String stop(Answer patrol, int position) {
        return patrol.text("/route/" + (position - 1) + "/id");
    }

    static ObjectNode nothing(String stop) {
        return Desk.JSON.createObjectNode().put("stop", stop).put("observed", "NOTHING");
    }

    static ObjectNode something(String stop, String note) {
        return Desk.JSON
                .createObjectNode()
                .put("stop", stop)
                .put("observed", "SOMETHING")
                .put("note", note);
    }

    static Answer checkIn(Desk desk, Answer patrol, ObjectNode what) {
        return checkIn(desk, patrol, UUID.randomUUID().toString(), what);
    }

    static Answer checkIn(Desk desk, Answer patrol, String key, ObjectNode what) {
        return desk.post(ROOT + "/" + patrol.id() + "/check-ins", key, what);
    }
}
