package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A department is asked for a part in a case together with a promise to do it by a day. */
@RunningService
class PromisedWithAPartTest {

    private static final String TASK = "核实租客身份并回告";

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
    }

    // asked and answered

    @Test
    void who_takes_the_part_on_promises_what_was_asked_for() {
        LocalDate due = today().plusDays(3);

        Answer asked = ok(ask(investigating(), TASK, due));
        List<JsonNode> before = ledger(community, asked);
        String question = promiseBy(police.read(asked.id()));
        Answer accepted = ok(accept(asked, null, null));

        assertThat(before).as("a question is no promise").isEmpty();
        assertThat(question).isEqualTo(due.toString());
        assertThat(promiseBy(accepted)).isEmpty();
        assertThat(accepted.version()).isEqualTo(asked.version() + 2);
        JsonNode promise = only(community, asked);
        assertThat(promise.at("/source").asString()).isEqualTo("COMMITMENT");
        assertThat(promise.at("/department").asString()).isEqualTo("POLICE");
        assertThat(promise.at("/state").asString()).isEqualTo("OPEN");
        assertThat(promise.at("/due").asString()).isEqualTo(due.toString());
        assertThat(promise.at("/what").asString()).isEqualTo(TASK);
        assertThat(promise.at("/askedBy").asString()).isEqualTo("COMMUNITY");
        assertThat(promise.at("/askedFor").asString()).isEqualTo(due.toString());
        assertThat(only(police, asked).at("/steps").toString()).isEqualTo("[\"KEEP\",\"BREAK\",\"MOVE\"]");
        assertThat(line(accepted, "SHARE_ASKED").at("/about").asString()).isEqualTo(due.toString());
        assertThat(line(accepted, "COMMITMENT_MADE").at("/about").asString()).isEqualTo(due.toString());
        assertThat(line(accepted, "COMMITMENT_MADE").at("/note").asString()).isEqualTo(TASK);
    }

    @Test
    void another_day_may_be_promised_with_the_reason() {
        LocalDate due = today().plusDays(3);
        Answer asked = ok(ask(investigating(), TASK, due));

        Answer silent = accept(asked, due.plusDays(4), null);
        Answer blank = accept(asked, due.plusDays(4), " ");
        List<JsonNode> before = ledger(community, asked);
        Answer accepted = ok(accept(asked, due.plusDays(4), "租客出差，下周返回"));

        assertThat(List.of(silent, blank)).allSatisfy(refused -> {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/field")).isEqualTo("reason");
        });
        assertThat(before).isEmpty();
        JsonNode promise = only(community, asked);
        assertThat(promise.at("/due").asString()).isEqualTo(due.plusDays(4).toString());
        assertThat(promise.at("/askedFor").asString()).isEqualTo(due.toString());
        assertThat(promise.at("/earlier"))
                .as("it was promised for no other day")
                .isEmpty();
        assertThat(line(accepted, "SHARE_ACCEPTED").at("/reason").asString()).isEqualTo("租客出差，下周返回");
    }

    @Test
    void the_day_that_is_asked_for_needs_no_reason_when_it_is_said_again() {
        LocalDate due = today().plusDays(3);
        Answer asked = ok(ask(investigating(), TASK, due));

        ok(accept(asked, due, null));

        assertThat(only(community, asked).at("/due").asString()).isEqualTo(due.toString());
    }

    @Test
    void a_day_that_has_passed_or_lies_too_far_ahead_is_neither_asked_for_nor_promised() {
        Answer before = investigating();
        Answer asked = ok(ask(before, TASK, today().plusDays(3)));
        Answer other = investigating();

        for (Answer refused : List.of(
                ask(other, TASK, today().minusDays(1)),
                ask(other, TASK, today().plusDays(367)),
                accept(asked, today().minusDays(1), "更早"),
                accept(asked, today().plusDays(367), "更晚"))) {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/field")).isEqualTo("due");
        }
        assertThat(community
                        .command(
                                other,
                                "shares/ask",
                                "{\"department\": \"POLICE\", \"note\": \"x\", \"due\": \"2026-02-30\"}")
                        .problem())
                .isEqualTo("impossible-date");
        assertThat(police.command(asked, "shares/accept", "{\"due\": \"2026-02-30\", \"reason\": \"x\"}")
                        .problem())
                .isEqualTo("impossible-date");
        assertThat(community.read(other.id()).body().at("/departments").toString())
                .as("nothing was done by halves")
                .doesNotContain("POLICE");
        assertThat(police.read(asked.id()).version()).isEqualTo(asked.version());
        assertThat(ledger(community, asked)).isEmpty();
    }

    @Test
    void who_answers_after_the_day_has_to_name_another() {
        Answer asked = ok(ask(investigating(), TASK, today()));
        WholeLifeTest.asOwner(
                "update dispute_case set shares = replace(shares::text, '%s', '%s')::jsonb where id = '%s'"
                        .formatted(today(), today().minusDays(1), asked.id()));

        Answer late = accept(asked, null, null);
        ok(accept(asked, today(), "刚收到"));

        assertThat(late.text("/field")).isEqualTo("due");
        assertThat(only(community, asked).at("/askedFor").asString())
                .isEqualTo(today().minusDays(1).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"department": "POLICE", "due": "%s"}
            {"department": "POLICE", "due": "%s", "note": "  "}
            """)
    void a_promise_is_asked_for_in_words(String body) {
        Answer before = investigating();

        Answer refused = community.command(before, "shares/ask", body.formatted(today()));

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo("note");
    }

    @Test
    void a_promise_is_asked_for_where_departments_may_promise() {
        Answer raised = community.raise(MeetingTest.aCase("未受理", COMMUNITY));

        assertThat(ask(raised, TASK, today()).problem()).isEqualTo("not-now");
        ok(community.command(raised, "shares/ask", "{\"department\": \"POLICE\", \"note\": \"请核实\"}"));
    }

    @Test
    void no_day_is_named_where_none_is_asked_for() {
        Answer asked =
                ok(community.command(investigating(), "shares/ask", "{\"department\": \"POLICE\", \"note\": \"请核实\"}"));

        Answer refused = accept(asked, today().plusDays(1), "主动承诺");
        ok(accept(asked, null, null));

        assertThat(refused.problem()).isEqualTo("field-invalid");
        assertThat(refused.text("/field")).isEqualTo("due");
        assertThat(ledger(community, asked)).isEmpty();
    }

    @Test
    void who_refuses_promises_nothing_and_who_takes_the_refusal_back_promises_after_all() {
        LocalDate due = today().plusDays(3);
        Answer asked = ok(ask(investigating(), TASK, due));

        Answer refused = ok(police.command(asked, "shares/reject", "{\"reason\": \"不属本辖区\"}"));
        List<JsonNode> afterwards = ledger(community, asked);
        ok(accept(refused, null, null));

        assertThat(afterwards).isEmpty();
        assertThat(promiseBy(refused)).isEqualTo(due.toString());
        assertThat(only(community, asked).at("/due").asString()).isEqualTo(due.toString());
    }

    @Test
    void who_is_let_off_or_sent_away_is_asked_for_nothing_any_more() {
        Answer waived = ok(community.command(
                ok(ask(investigating(), TASK, today().plusDays(3))),
                "shares/waive",
                "{\"department\": \"POLICE\", \"reason\": \"已自行核实\"}"));
        Answer again = ok(community.command(waived, "shares/ask", "{\"department\": \"POLICE\", \"note\": \"只请到场\"}"));
        ok(accept(again, null, null));
        Answer revoked = ok(community.command(
                ok(ask(investigating(), TASK, today().plusDays(3))),
                "shares/revoke",
                "{\"department\": \"POLICE\", \"reason\": \"不再需要\"}"));

        assertThat(promiseBy(waived)).isEmpty();
        assertThat(ledger(community, waived)).isEmpty();
        assertThat(ledger(community, revoked)).isEmpty();
        Answer back = ok(community.command(revoked, "shares/ask", "{\"department\": \"POLICE\", \"note\": \"只请到场\"}"));
        ok(accept(back, null, null));
        assertThat(ledger(community, revoked)).isEmpty();
    }

    @Test
    void what_comes_again_does_nothing_twice_and_what_is_late_is_told_so() {
        LocalDate due = today().plusDays(3);
        Answer before = investigating();

        Answer asked = ok(ask(before, TASK, due));
        Answer askedAgain = ask(before, TASK, due);
        Answer askedOtherwise = ask(before, TASK, due.plusDays(1));
        Answer accepted = ok(accept(asked, null, null));
        Answer acceptedAgain = accept(asked, null, null);
        Answer acceptedOtherwise = accept(asked, due.plusDays(1), "改期");

        assertThat(List.of(askedAgain, acceptedAgain)).allSatisfy(again -> {
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        });
        assertThat(acceptedAgain.version()).isEqualTo(accepted.version());
        assertThat(List.of(askedOtherwise, acceptedOtherwise))
                .allSatisfy(late -> assertThat(late.problem()).isEqualTo("stale-version"));
        assertThat(accept(accepted, null, null).problem()).isEqualTo("not-now");
        assertThat(ledger(community, asked)).hasSize(1);
        Answer done = ok(finish(accepted, "已回告"));
        Answer doneAgain = finish(accepted, "已回告");
        assertThat(doneAgain.version()).isEqualTo(done.version());
        assertThat(doneAgain.raw().headers().firstValue("Idempotent-Replay")).contains("true");
    }

    @Test
    void who_is_not_asked_answers_nothing() {
        Answer asked = ok(ask(investigating(), TASK, today().plusDays(3)));

        Answer foreign = Desk.dispatcher(port, EMERGENCY).command(asked, "shares/accept", "{}");

        assertThat(foreign.problem()).isEqualTo("department-not-on-case");
        assertThat(ledger(community, asked)).isEmpty();
    }

    // what becomes of it

    @Test
    void who_finishes_the_part_has_kept_the_promise_and_says_what_was_done() {
        Answer accepted = promised(today().plusDays(3));

        Answer silent = finish(accepted, null);
        Answer blank = finish(accepted, " ");
        Answer done = ok(finish(accepted, "身份已核实"));

        assertThat(List.of(silent, blank)).allSatisfy(refused -> {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/field")).isEqualTo("note");
        });
        JsonNode kept = only(community, accepted);
        assertThat(kept.at("/state").asString()).isEqualTo("KEPT");
        assertThat(kept.at("/settledOn").asString()).isEqualTo(today().toString());
        assertThat(kept.at("/settled").asString()).isEqualTo("身份已核实");
        assertThat(line(done, "COMMITMENT_MARKED").at("/about").asString()).isEqualTo("KEPT");
    }

    @Test
    void who_finishes_after_the_day_is_late() {
        Answer accepted = promised(today());
        WholeLifeTest.asOwner("update promise set due_on = due_on - 1, overdue_said_at = now() where case_id = '%s'"
                .formatted(accepted.id()));

        ok(finish(accepted, "身份已核实"));

        assertThat(only(community, accepted).at("/state").asString()).isEqualTo("LATE");
    }

    @Test
    void what_was_said_of_the_promise_before_stands_when_the_part_is_finished() {
        Answer accepted = promised(today().plusDays(3));
        String id = only(community, accepted).at("/promise").asString();
        Answer broken = ok(community.command(accepted, "commitments/" + id + "/break", "{\"reason\": \"约定当日无人到场\"}"));

        ok(finish(broken, null));

        assertThat(only(community, accepted).at("/state").asString()).isEqualTo("BROKEN");
        assertThat(only(community, accepted).at("/settled").asString()).isEqualTo("约定当日无人到场");
    }

    @ParameterizedTest
    @CsvSource({"waive, SHARE_WAIVED", "revoke, SHARE_REVOKED"})
    void who_need_not_do_the_part_any_more_need_not_keep_the_promise(String how, String line) {
        Answer accepted = promised(today().plusDays(3));

        Answer over = ok(
                community.command(accepted, "shares/" + how, "{\"department\": \"POLICE\", \"reason\": \"当事人已搬离\"}"));

        JsonNode waived = only(community, accepted);
        assertThat(waived.at("/state").asString()).isEqualTo("WAIVED");
        assertThat(waived.at("/settled").asString()).isEqualTo("当事人已搬离");
        assertThat(over.version()).isEqualTo(accepted.version() + 2);
        assertThat(line(over, line).at("/toDepartment").asString()).isEqualTo("POLICE");
        assertThat(line(over, "COMMITMENT_WAIVED").at("/reason").asString()).isEqualTo("当事人已搬离");
    }

    @Test
    void who_gives_the_part_back_after_all_has_broken_the_promise_and_may_give_another() {
        LocalDate due = today().plusDays(3);
        Answer accepted = promised(due);

        Answer given = ok(police.command(accepted, "shares/reject", "{\"reason\": \"警力不足\"}"));
        JsonNode broken = only(community, accepted);
        ok(accept(given, due.plusDays(7), "下周有警力"));

        assertThat(broken.at("/state").asString()).isEqualTo("BROKEN");
        assertThat(broken.at("/settled").asString()).isEqualTo("警力不足");
        assertThat(line(given, "COMMITMENT_MARKED").at("/about").asString()).isEqualTo("BROKEN");
        assertThat(ledger(community, accepted).stream()
                        .map(each -> each.at("/state").asString() + " "
                                + each.at("/due").asString()))
                .containsExactly("BROKEN " + due, "OPEN " + due.plusDays(7));
    }

    @Test
    void what_a_department_promised_by_itself_does_not_end_with_its_part() {
        Answer accepted = promised(today().plusDays(3));
        Answer more = ok(police.command(
                accepted, "commitments", "{\"what\": \"月底再访\", \"due\": \"%s\"}".formatted(today().plusDays(9))));

        ok(finish(more, "身份已核实"));

        assertThat(ledger(community, accepted).stream()
                        .map(each -> each.at("/state").asString() + " " + each.has("askedBy")))
                .containsExactly("KEPT true", "OPEN false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"waive", "revoke"})
    void who_has_to_leave_the_case_owes_nothing_on_it_any_more(String how) {
        Answer accepted = promised(today().plusDays(3));
        ok(police.command(
                accepted, "commitments", "{\"what\": \"月底再访\", \"due\": \"%s\"}".formatted(today().plusDays(9))));

        ok(community.command(
                community.read(accepted.id()),
                "shares/" + how,
                "{\"department\": \"POLICE\", \"reason\": \"当事人已搬离\"}"));

        assertThat(ledger(community, accepted).stream()
                        .map(each -> each.at("/state").asString() + " " + each.has("askedBy")))
                .containsExactly("WAIVED true", "WAIVED false");
    }

    @Test
    void a_command_on_the_part_that_is_refused_says_nothing_of_the_promise() {
        Answer accepted = promised(today().plusDays(3));

        Answer foreign = police.command(accepted, "shares/waive", "{\"department\": \"POLICE\", \"reason\": \"自行免除\"}");
        Answer late = community.command(
                accepted.id(),
                accepted.version() - 1,
                "shares/waive",
                "{\"department\": \"POLICE\", \"reason\": \"不必了\"}");

        assertThat(foreign.problem()).isEqualTo("not-now");
        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(only(community, accepted).at("/state").asString()).isEqualTo("OPEN");
    }

    @Test
    void a_case_that_goes_elsewhere_leaves_nothing_to_keep_and_nothing_to_answer() {
        Answer taken = accepted();
        Answer promised = ok(accept(ok(ask(taken, TASK, today().plusDays(3))), null, null));
        Answer asked = ok(community.command(
                promised,
                "shares/ask",
                "{\"department\": \"URBAN_MANAGEMENT\", \"note\": \"拆除\", \"due\": \"%s\"}"
                        .formatted(today().plusDays(1))));

        Answer gone = ok(community.command(asked, "refer-out", "{\"reason\": \"属劳动仲裁\", \"to\": \"仲裁院\"}"));

        assertThat(only(community, taken).at("/state").asString()).isEqualTo("LAPSED");
        assertThat(Desk.dispatcher(port, URBAN_MANAGEMENT)
                        .command(gone, "shares/accept", "{}")
                        .problem())
                .isEqualTo("not-now");
        assertThat(ledger(community, taken)).hasSize(1);
    }

    @Test
    void after_a_merge_what_was_asked_is_promised_on_the_survivor_and_lies_where_that_lies() {
        Answer older =
                signed(community.raise(MeetingTest.aCase("楼上漏水", COMMUNITY).put("area", "HC.FQ.C06.G01")));
        Answer younger =
                signed(community.raise(MeetingTest.aCase("楼上漏水", COMMUNITY).put("area", "HC.FQ.C06.G02")));
        Answer asked = ok(ask(younger, TASK, today().plusDays(3)));
        ok(community.command(asked, "merge", "{\"into\": \"" + older.id() + "\"}"));

        ok(accept(police.read(older.id()), null, null));

        JsonNode promise = only(community, older);
        assertThat(promise.at("/what").asString()).isEqualTo(TASK);
        assertThat(promise.at("/askedBy").asString()).isEqualTo("COMMUNITY");
        String query = "/api/promises?mine=false&limit=200&dueBefore=" + today().plusDays(4);
        String id = promise.at("/promise").asString();
        assertThat(ok(gridWorker("HC.FQ.C06.G01").get(query)).raw().body()).contains(id);
        assertThat(ok(gridWorker("HC.FQ.C06.G02").get(query)).raw().body()).doesNotContain(id);
    }

    @Test
    void a_promise_that_is_made_goes_along_to_another_place_with_a_merge() {
        Answer older =
                signed(community.raise(MeetingTest.aCase("楼上漏水", COMMUNITY).put("area", "HC.FQ.C06.G01")));
        Answer younger =
                signed(community.raise(MeetingTest.aCase("楼上漏水", COMMUNITY).put("area", "HC.FQ.C06.G02")));
        Answer promised = ok(accept(ok(ask(younger, TASK, today().plusDays(3))), null, null));
        String id = only(community, promised).at("/promise").asString();
        String query = "/api/promises?mine=false&limit=200&dueBefore=" + today().plusDays(4);
        assertThat(ok(gridWorker("HC.FQ.C06.G02").get(query)).raw().body()).contains(id);

        ok(community.command(community.read(younger.id()), "merge", "{\"into\": \"" + older.id() + "\"}"));
        ok(accept(police.read(older.id()), null, null));

        assertThat(only(community, older).at("/promise").asString())
                .as("it is not made a second time")
                .isEqualTo(id);
        assertThat(ok(gridWorker("HC.FQ.C06.G01").get(query)).raw().body()).contains(id);
        assertThat(ok(gridWorker("HC.FQ.C06.G02").get(query)).raw().body()).doesNotContain(id);
        ok(police.command(police.read(older.id()), "shares/done", "{\"note\": \"已办\"}"));
        assertThat(only(community, older).at("/state").asString()).isEqualTo("KEPT");
    }

    @Test
    void a_promise_asked_for_stands_against_the_write_off_as_every_other() {
        Answer accepted = promised(today().plusDays(3));
        Answer ended = ok(community.command(accepted, "outcome", "{\"outcome\": \"SUCCESS\"}"));

        JsonNode guards =
                community.get("/api/cases/" + ended.id() + "/write-off").body();

        assertThat(StreamSupport.stream(guards.at("/guards").spliterator(), false)
                        .filter(each -> each.at("/guard").asString().equals("TASKS_DONE"))
                        .map(each -> each.at("/reason").asString()))
                .singleElement()
                .asString()
                .contains("公安");
    }

    // who may see it

    @Test
    void who_is_not_on_the_case_sees_the_promise_and_neither_the_question_nor_the_words() {
        Answer asked = ok(ask(investigating(), TASK, today().plusDays(3)));
        Desk outside = Desk.dispatcher(port, EMERGENCY);
        JsonNode question = outside.read(asked.id()).body();
        ok(accept(asked, null, null));

        assertThat(question.at("/departments").toString()).contains("POLICE").doesNotContain("promiseBy");
        JsonNode promise = only(outside, asked);
        assertThat(promise.at("/department").asString()).isEqualTo("POLICE");
        assertThat(promise.has("what") || promise.has("askedBy") || promise.has("askedFor"))
                .isFalse();
    }

    @Test
    void the_day_that_is_asked_for_stands_in_the_queue_too() {
        LocalDate due = today().plusDays(3);
        Answer asked = ok(ask(investigating(), TASK, due));

        JsonNode line = police.list("q", asked.text("/number")).body().at("/items/0");

        assertThat(line.at("/id").asString()).isEqualTo(asked.text("/id"));
        assertThat(line.at("/departments").toString()).contains("\"promiseBy\":\"" + due + "\"");
    }

    @ParameterizedTest
    @CsvSource({"POLICE, 1", "COMMUNITY, 1", "EMERGENCY, 0"})
    void the_database_shows_the_words_of_a_question_to_who_is_on_the_case(String department, int rows)
            throws SQLException {
        Answer asked = ok(ask(investigating(), TASK, today().plusDays(3)));

        try (Connection app = TestCluster.postgres().database("fengqiao_case").app();
                var statement = app.createStatement()) {
            statement.execute(
                    "select set_config('fengqiao.department', '%s', false), set_config('fengqiao.area', 'HC.FQ', false),"
                                    .formatted(department)
                            + " set_config('fengqiao.roles', 'DISPATCHER', false)");
            var found =
                    statement.executeQuery("select count(*) from promise_asked where case_id = '" + asked.id() + "'");
            found.next();

            assertThat(found.getInt(1)).isEqualTo(rows);
        }
    }

    // how things are said

    private Answer accepted() {
        return ok(community.command(community.raise(MeetingTest.aCase("楼上漏水", COMMUNITY)), "accept", "{}"));
    }

    private Answer investigating() {
        return signed(community.raise(MeetingTest.aCase("楼上漏水", COMMUNITY)));
    }

    private Answer signed(Answer raised) {
        assertThat(raised.status()).as(raised.raw().body()).isEqualTo(201);
        Answer assigned = community.command(
                community.command(raised, "accept", "{}"), "assign", "{\"department\": \"COMMUNITY\"}");
        return ok(community.command(assigned, "sign", "{}"));
    }

    /** The police have promised it with their part. */
    private Answer promised(LocalDate due) {
        return ok(accept(ok(ask(investigating(), TASK, due)), null, null));
    }

    private Answer ask(Answer before, String task, LocalDate due) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("department", "POLICE")
                .put("note", task)
                .put("due", due.toString());
        return community.command(before, "shares/ask", body.toString());
    }

    private Answer accept(Answer before, @Nullable LocalDate due, @Nullable String reason) {
        ObjectNode body = Desk.JSON.createObjectNode();
        if (due != null) {
            body.put("due", due.toString());
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        return police.command(before, "shares/accept", body.toString());
    }

    private Answer finish(Answer before, @Nullable String note) {
        ObjectNode body = Desk.JSON.createObjectNode();
        if (note != null) {
            body.put("note", note);
        }
        return police.command(before, "shares/done", body.toString());
    }

    private Desk gridWorker(String area) {
        return Desk.of(port, Tokens.caller(COMMUNITY, AreaPath.of(area), Role.GRID_WORKER));
    }

    private static String promiseBy(Answer shown) {
        return StreamSupport.stream(shown.body().at("/departments").spliterator(), false)
                .filter(each -> each.at("/department").asString().equals(Department.POLICE.code()))
                .map(each -> each.at("/promiseBy").asString(""))
                .findFirst()
                .orElse("");
    }

    private JsonNode line(Answer of, String what) {
        return community.timeline(of.id()).stream()
                .filter(line -> line.at("/what").asString().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + what));
    }

    private static List<JsonNode> ledger(Desk desk, Answer of) {
        JsonNode page = ok(desk.get("/api/cases/" + of.id() + "/promises")).body();
        return StreamSupport.stream(page.at("/items").spliterator(), false).toList();
    }

    private static JsonNode only(Desk desk, Answer of) {
        List<JsonNode> ledger = ledger(desk, of);
        assertThat(ledger).hasSize(1);
        return ledger.getFirst();
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }
}
