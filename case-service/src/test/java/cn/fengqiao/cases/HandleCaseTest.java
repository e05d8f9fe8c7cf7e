package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningService
class HandleCaseTest {

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk urban;
    private Desk police;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
        police = Desk.dispatcher(port, POLICE);
    }

    @Test
    void a_case_goes_from_the_desk_to_the_department_that_signs_for_it() {
        Answer raised = community.raise(Desk.aCase());

        Answer accepted = community.command(raised, "accept", "{}");
        Answer assigned =
                community.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\", \"note\": \"请今天到现场\"}");
        Answer signed = urban.command(assigned, "sign", "{}");

        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.text("/lead")).isEqualTo("COMMUNITY");
        assertThat(assigned.text("/status")).isEqualTo("ASSIGNED");
        assertThat(assigned.text("/clock/kind")).isEqualTo("SIGN");
        assertThat(signed.text("/status")).isEqualTo("INVESTIGATING");
        assertThat(signed.text("/clock/kind")).as("what comes next").isEqualTo("FIRST_CONTACT");
        assertThat(signed.version()).isEqualTo(4);
        assertThat(signed.raw().headers().firstValue("ETag")).contains("\"4\"");
        Answer timeline = police.get("/api/cases/" + raised.id() + "/timeline");
        assertThat(StreamSupport.stream(timeline.body().at("/items").spliterator(), false)
                        .map(item -> item.at("/what").asString()))
                .containsExactly("REGISTERED", "ACCEPTED", "ASSIGNED", "SIGNED");
        assertThat(timeline.text("/items/2/note")).isEqualTo("请今天到现场");
    }

    @Test
    void a_returned_case_goes_back_to_the_desk_with_its_reason() {
        Answer assigned = assigned("URBAN_MANAGEMENT");

        Answer returned = urban.command(assigned, "return", "{\"reason\": \"不属于城管职责\"}");

        assertThat(returned.text("/status")).isEqualTo("ACCEPTED");
        assertThat(returned.text("/lead")).isEqualTo("COMMUNITY");
        assertThat(community.get("/api/cases/" + assigned.id() + "/timeline").text("/items/3/reason"))
                .isEqualTo("不属于城管职责");
    }

    @Test
    void a_reason_is_needed_to_return_a_case() {
        Answer assigned = assigned("URBAN_MANAGEMENT");

        assertThat(urban.command(assigned, "return", "{}").problem()).isEqualTo("field-missing");
        assertThat(urban.command(assigned, "return", "{\"reason\": \" \"}").problem())
                .isEqualTo("field-invalid");
        assertThat(urban.command(assigned, "return", "{\"reason\": \"\u200b\"}").text("/field"))
                .isEqualTo("reason");
    }

    @Test
    void who_decided_on_an_old_version_gets_the_current_state() {
        Answer raised = community.raise(Desk.aCase());
        community.command(raised, "accept", "{}");

        Answer stale = urban.command(raised, "accept", "{}");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(stale.text("/current/status")).isEqualTo("ACCEPTED");
        assertThat(stale.raw().headers().firstValue("ETag")).contains("\"2\"");
    }

    @Test
    void a_command_needs_the_version_it_was_decided_on() {
        Answer raised = community.raise(Desk.aCase());

        Answer without = community.post("/api/cases/" + raised.id() + "/accept", "{}");

        assertThat(without.status()).isEqualTo(428);
    }

    @Test
    void a_command_without_a_version_is_told_so_before_its_body_is_missed() {
        Answer raised = community.raise(Desk.aCase());

        assertThat(community.post("/api/cases/" + raised.id() + "/accept", "").problem())
                .isEqualTo("precondition-required");
        assertThat(community
                        .command(raised.id(), raised.version(), "accept", "")
                        .problem())
                .isEqualTo("body-missing");
    }

    @Test
    void a_command_whose_answer_was_lost_is_answered_again_and_done_once() {
        Answer raised = community.raise(Desk.aCase());
        Answer accepted = community.command(raised, "accept", "{\"type\": \"LABOUR\"}");
        replayed(community.command(raised, "accept", "{\"type\": \"LABOUR\"}"), accepted);
        String assign = "{\"department\": \"URBAN_MANAGEMENT\", \"note\": \"今天\"}";
        Answer assigned = community.command(accepted, "assign", assign);
        replayed(community.command(accepted, "assign", assign), assigned);
        Answer signed = urban.command(assigned, "sign", "{}");
        replayed(urban.command(assigned, "sign", "{}"), signed);
        String handOver = "{\"department\": \"EMERGENCY\", \"reason\": \"燃气\"}";
        Answer handedOver = urban.command(signed, "hand-over", handOver);
        replayed(urban.command(signed, "hand-over", handOver), handedOver);
        Answer refused = police.command(handedOver, "shares/reject", "{\"reason\": \"无警情\"}");
        replayed(police.command(handedOver, "shares/reject", "{\"reason\": \"无警情\"}"), refused);

        assertThat(community
                        .get("/api/cases/" + raised.id() + "/timeline")
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/what").asString()))
                .containsExactly("REGISTERED", "ACCEPTED", "ASSIGNED", "SIGNED", "HANDED_OVER", "SHARE_REJECTED");
    }

    @Test
    void a_merge_whose_answer_was_lost_is_answered_again() {
        Answer older = community.raise(Desk.aCase());
        Answer younger = community.raise(Desk.aCase());
        String into = "{\"into\": \"" + older.id() + "\"}";

        Answer merged = community.command(younger, "merge", into);

        replayed(community.command(younger, "merge", into), merged);
        assertStale(community.command(older, "merge", "{\"into\": \"" + younger.id() + "\"}"));
    }

    @Test
    void what_another_did_or_what_says_something_else_is_no_repeat() {
        Answer raised = community.raise(Desk.aCase());
        Answer accepted = community.command(raised, "accept", "{}");
        replayed(community.command(raised, "accept", "{}"), accepted);
        Answer assigned =
                community.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\", \"note\": \"今天\"}");

        assertStale(urban.command(raised, "accept", "{}"));
        assertStale(community.command(raised, "accept", "{}"));
        assertStale(community.command(accepted, "sign", "{}"));
        assertStale(community.command(accepted, "assign", "{\"department\": \"POLICE\", \"note\": \"今天\"}"));
        assertStale(community.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\"}"));
        Desk colleague = Desk.of(port, COMMUNITY, Role.DISPATCHER, Role.LEADER);
        assertStale(colleague.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\", \"note\": \"今天\"}"));
        assertThat(community.read(raised.id()).version()).isEqualTo(assigned.version());
    }

    @Test
    void a_case_accepted_as_another_type_was_not_accepted_as_it_was() {
        Answer raised = community.raise(Desk.aCase());
        community.command(raised, "accept", "{\"type\": \"LABOUR\"}");

        assertStale(community.command(raised, "accept", "{}"));
        assertStale(community.command(raised, "accept", "{\"type\": \"NEIGHBOUR\"}"));
    }

    private static void replayed(Answer second, Answer first) {
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(first.raw().headers().firstValue("Idempotent-Replay")).isEmpty();
        assertThat(second.raw().headers().firstValue("ETag"))
                .isEqualTo(first.raw().headers().firstValue("ETag"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    private static void assertStale(Answer answer) {
        assertThat(answer.status()).isEqualTo(412);
        assertThat(answer.problem()).isEqualTo("stale-version");
    }

    @Test
    void what_is_not_possible_now_is_said_on_the_button_and_to_the_command_alike() {
        Answer raised = community.raise(Desk.aCase());

        Answer refused = urban.command(raised, "sign", "{}");

        String onTheButton = StreamSupport.stream(
                        urban.read(raised.id()).body().at("/availableActions").spliterator(), false)
                .filter(action -> action.at("/action").asString().equals("SIGN"))
                .map(action -> action.at("/reason").asString())
                .findFirst()
                .orElseThrow();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-now");
        assertThat(refused.text("/reason")).isEqualTo(onTheButton);
        assertThat(refused.text("/caseStatus")).isEqualTo("REGISTERED");
        assertThat(refused.body().at("/status").asInt()).isEqualTo(409);
    }

    @Test
    void a_department_that_is_not_on_the_case_may_know_of_it_but_not_act() {
        var body = Desk.aCase();
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        Answer raised = community.raise(body);

        Answer refused = urban.command(raised, "accept", "{}");

        assertThat(urban.read(raised.id()).status()).isEqualTo(200);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("department-not-on-case");
    }

    @Test
    void who_was_only_told_of_a_case_does_not_take_it_on_by_itself() {
        Desk emergency = Desk.dispatcher(port, EMERGENCY);
        Answer raised = community.raise(RaiseCaseTest.withParties());

        Answer refused = emergency.command(raised, "accept", "{}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("not-asked");
        assertThat(refused.text("/reason"))
                .contains("社区", "交办", "协办")
                .isEqualTo(reason(emergency.read(raised.id()), "ACCEPT"));
        assertThat(emergency.read(raised.id()).text("/nextAction")).isEqualTo("SHARE_ACCEPT");
        Answer helpsItself = emergency.command(raised, "shares/accept", "{}");
        assertThat(emergency.command(helpsItself, "accept", "{}").problem()).isEqualTo("not-asked");
        assertThat(helpsItself.body().at("/parties").toString()).doesNotContain("phone");
    }

    @Test
    void who_was_asked_for_a_part_and_accepted_may_take_the_case_on() {
        Desk emergency = Desk.dispatcher(port, EMERGENCY);
        Answer raised = community.raise(Desk.aCase());

        Answer asked = community.command(raised, "shares/ask", "{\"department\": \"EMERGENCY\"}");
        assertThat(asked.status()).isEqualTo(200);
        assertThat(emergency.command(asked, "accept", "{}").problem()).isEqualTo("not-asked");
        Answer takesPart = emergency.command(asked, "shares/accept", "{}");

        assertThat(emergency.command(takesPart, "accept", "{}").text("/lead")).isEqualTo("EMERGENCY");
    }

    @Test
    void before_a_department_is_asked_it_shows_what_it_will_see() {
        var body = RaiseCaseTest.withParties();
        body.putArray("departments").add("COMMUNITY");
        Answer raised = community.raise(body);

        Answer preview = preview(community, raised, "EMERGENCY");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/standing")).isEqualTo("NEIGHBOUR");
        JsonNode seen = preview.body().at("/seen/0");
        assertThat(seen.at("/standing").asString()).isEqualTo("ON_CASE");
        assertThat(seen.at("/roles").toString())
                .contains("DISPATCHER", "GRID_WORKER")
                .doesNotContain("AUDITOR");
        assertThat(seen.at("/shown").toString())
                .contains("PARTIES", "NARRATIVE")
                .doesNotContain("CONTACT");
        assertThat(seen.at("/hidden")
                        .valueStream()
                        .filter(hidden -> hidden.at("/fieldClass").asString().equals("CONTACT"))
                        .map(hidden -> hidden.at("/why").asString()))
                .containsExactly("NOT_LEAD");
        assertThat(seen.at("/view/availableActions").isEmpty()).isTrue();

        Answer asked = community.command(raised, "shares/ask", "{\"department\": \"EMERGENCY\"}");
        JsonNode now = Desk.dispatcher(port, EMERGENCY).read(asked.id()).body();
        for (String member : List.of("/title", "/parties", "/departments", "/hidden", "/partyCount", "/axes")) {
            assertThat(seen.at("/view").at(member)).as(member).isEqualTo(now.at(member));
        }
        assertThat(preview(Desk.dispatcher(port, POLICE), raised, "EMERGENCY").problem())
                .as("who is not on the case is shown nothing of it this way")
                .isEqualTo("not-visible");
        assertThat(preview(community, raised, "NOBODY").text("/field")).isEqualTo("department");
    }

    @Test
    void by_role_where_roles_see_different_things() {
        JsonNode seen = preview(community, community.raise(Desk.aCase()), "POLICE")
                .body()
                .at("/seen");

        assertThat(seen.valueStream().map(group -> group.at("/shown").toString().contains("CONTACT")))
                .containsExactly(true, false);
        assertThat(seen.at("/1/roles").toString()).isEqualTo("[\"GRID_WORKER\",\"LEADER\"]");
    }

    @Test
    void a_preview_shows_nothing_that_whoever_asks_may_not_see() {
        Desk emergency = Desk.of(port, EMERGENCY, Role.LIAISON);
        Answer raised = community.raise(RaiseCaseTest.withParties());

        JsonNode seen = preview(emergency, raised, "POLICE").body().at("/seen/0");

        assertThat(seen.at("/shown").toString()).contains("CONTACT");
        assertThat(seen.at("/withheld").toString()).isEqualTo("[\"CONTACT\"]");
        assertThat(seen.at("/view/parties/0").has("name")).isTrue();
        assertThat(seen.at("/view/parties/0").has("phone")).isFalse();
    }

    private static Answer preview(Desk desk, Answer of, String department) {
        return desk.get("/api/cases/" + of.id() + "/shares/preview?department=" + department);
    }

    @Test
    void who_had_to_leave_keeps_its_own_work_and_sees_nothing_else() {
        Answer signed = community.command(assigned("COMMUNITY"), "sign", "{}");
        Answer takesPart = urban.command(signed, "shares/accept", "{}");
        Answer reported = urban.command(takesPart, "report-back", "{\"note\": \"已查看外墙\"}");
        Answer filed = Uploads.filed(urban, reported.id(), "EVIDENCE", "外墙照片");
        Answer others = Uploads.filed(community, reported.id(), "EVIDENCE", "谈话记录");
        Answer revoked = community.command(
                community.read(reported.id()),
                "shares/revoke",
                "{\"department\": \"URBAN_MANAGEMENT\", \"reason\": \"不再需要\"}");
        assertThat(share(revoked, "URBAN_MANAGEMENT")).isEqualTo("REVOKED");

        Answer seen = urban.read(revoked.id());
        assertThat(seen.body().has("title") || seen.body().has("parties")).isFalse();
        assertThat(seen.body().at("/ownWork").toString()).contains("TIMELINE", "NARRATIVE");
        assertThat(urban.get("/api/cases/" + revoked.id() + "/timeline")
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/what").asString()))
                .containsExactly("SHARE_ACCEPTED", "REPORTED_BACK", "DOCUMENT_FILED");
        String documents = "/api/cases/" + revoked.id() + "/documents";
        assertThat(urban.get(documents)
                        .body()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/title").asString()))
                .containsExactly("外墙照片");
        assertThat(urban.get(documents + "/" + filed.text("/id") + "/content").status())
                .isEqualTo(200);
        assertThat(urban.get(documents + "/" + others.text("/id") + "/content").status())
                .isEqualTo(404);
        assertThat(urban.command(seen, "report-back", "{\"note\": \"x\"}").problem())
                .isEqualTo("department-not-on-case");
        Answer back = community.command(revoked, "shares/ask", "{\"department\": \"URBAN_MANAGEMENT\"}");
        assertThat(urban.read(back.id()).text("/title")).isNotEmpty();
    }

    @Test
    void what_it_filed_is_as_open_to_who_had_to_leave_as_it_was_on_the_case() {
        Answer signed = community.command(assigned("COMMUNITY"), "sign", "{}");
        for (Desk asked : List.of(police, urban)) {
            assertThat(asked.command(asked.read(signed.id()), "shares/accept", "{}")
                            .status())
                    .isEqualTo(200);
        }
        Answer ofPolice = Uploads.filed(police, signed.id(), "IDENTITY_PROOF", "身份证");
        Answer ofUrban = Uploads.filed(urban, signed.id(), "IDENTITY_PROOF", "身份证");
        for (String department : List.of("POLICE", "URBAN_MANAGEMENT")) {
            Answer revoked = community.command(
                    community.read(signed.id()),
                    "shares/revoke",
                    "{\"department\": \"" + department + "\", \"reason\": \"不再需要\"}");
            assertThat(revoked.status()).isEqualTo(200);
        }

        String documents = "/api/cases/" + signed.id() + "/documents/";
        assertThat(police.get(documents + ofPolice.text("/id") + "/content").status())
                .isEqualTo(200);
        assertThat(urban.get(documents + ofUrban.text("/id") + "/content").problem())
                .as("numbers of people are never for urban management")
                .isEqualTo("not-visible");
    }

    @Test
    void a_refused_part_opens_the_case_until_somebody_decided_on_it() {
        Answer rejected = police.command(assigned("COMMUNITY"), "shares/reject", "{\"reason\": \"无警情\"}");
        assertThat(police.read(rejected.id()).body().has("title")).isTrue();

        Answer waived =
                community.command(rejected, "shares/waive", "{\"department\": \"POLICE\", \"reason\": \"不需要\"}");

        assertThat(waived.status()).isEqualTo(200);
        assertThat(police.read(waived.id()).body().has("title")).isFalse();
        assertThat(police.get("/api/cases/" + waived.id() + "/timeline").text("/items/0/reason"))
                .isEqualTo("无警情");
    }

    @Test
    void a_department_that_is_assigned_joins_the_case() {
        var body = Desk.aCase();
        body.putArray("departments").add("COMMUNITY");
        Answer accepted = community.command(community.raise(body), "accept", "{}");

        Answer assigned = community.command(accepted, "assign", "{\"department\": \"POLICE\"}");

        assertThat(assigned.status()).isEqualTo(200);
        assertThat(police.read(assigned.id()).text("/title")).isEqualTo("楼上漏水引发争吵");
    }

    @Test
    void responsibility_moves_with_a_reason_and_has_to_be_signed_for_again() {
        Answer signed = urban.command(assigned("URBAN_MANAGEMENT"), "sign", "{}");

        Answer handedOver =
                urban.command(signed, "hand-over", "{\"department\": \"EMERGENCY\", \"reason\": \"燃气管道，须应急处置\"}");

        assertThat(handedOver.text("/status")).isEqualTo("ASSIGNED");
        assertThat(handedOver.text("/lead")).isEqualTo("EMERGENCY");
        assertThat(Desk.of(port, EMERGENCY, Role.LIAISON)
                        .command(handedOver, "sign", "{}")
                        .text("/status"))
                .isEqualTo("INVESTIGATING");
    }

    @Test
    void a_department_accepts_refuses_and_finishes_its_part() {
        Answer raised = community.raise(Desk.aCase());

        Answer accepted = urban.command(raised, "shares/accept", "{}");
        Answer rejected = police.command(accepted, "shares/reject", "{\"reason\": \"无警情\"}");
        Answer done = urban.command(rejected, "shares/done", "{\"note\": \"已拆除\"}");

        assertThat(done.status()).isEqualTo(200);
        assertThat(share(done, "URBAN_MANAGEMENT")).isEqualTo("DONE");
        assertThat(share(done, "POLICE")).isEqualTo("REJECTED");
        assertThat(share(done, "EMERGENCY")).isEqualTo("REQUESTED");
        assertThat(community.read(raised.id()).body().toString()).contains("无警情");
    }

    @Test
    void a_part_that_was_given_back_goes_back_to_dispatch_until_somebody_decided_on_it() {
        Answer assigned = assigned("URBAN_MANAGEMENT");
        Answer signed = urban.command(assigned, "sign", "{}");
        assertThat(refused(urban)).doesNotContain(signed.text("/id"));

        Answer given = police.command(signed, "shares/reject", "{\"reason\": \"无警情\"}");

        Answer seen = urban.read(given.id());
        assertThat(seen.text("/status")).isEqualTo("INVESTIGATING");
        assertThat(seen.text("/prompts/0/prompt")).isEqualTo("SHARE_REFUSED");
        assertThat(seen.body().at("/prompts/0/departments").valueStream().map(each -> each.asString()))
                .containsExactly("POLICE");
        assertThat(seen.text("/prompts/0/text")).contains("公安", "协办被退回");
        assertThat(community.read(given.id()).text("/prompts/0/prompt")).isEqualTo("SHARE_REFUSED");
        assertThat(Desk.dispatcher(port, Department.of("HOUSING"))
                        .read(given.id())
                        .body()
                        .has("prompts"))
                .as("not for who is not on the case")
                .isFalse();
        assertThat(seen.text("/nextAction")).isEqualTo("SHARE_ASK");
        assertThat(action(inQueue(urban, given), "SHARE_ASK").at("/name").asString())
                .isEqualTo("协办退回待处理");
        assertThat(inQueue(urban, given).at("/nextAction").asString()).isEqualTo("SHARE_ASK");
        assertThat(inQueue(community, given).at("/nextAction").asString())
                .as("who does not hold the case is nudged to nothing of it")
                .isNotEqualTo("SHARE_ASK");

        Answer asked = urban.command(given, "shares/ask", "{\"department\": \"POLICE\", \"note\": \"请再核实\"}");
        assertThat(asked.body().has("prompts")).isFalse();
        assertThat(refused(urban)).doesNotContain(given.text("/id"));
        Answer again = police.command(asked, "shares/reject", "{\"reason\": \"仍无警情\"}");
        assertThat(refused(urban)).contains(given.text("/id"));
        Answer revoked = urban.command(again, "shares/revoke", "{\"department\": \"POLICE\", \"reason\": \"不再需要\"}");
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body().has("prompts")).isFalse();
        assertThat(revoked.text("/nextAction")).isEqualTo("START_RESOLVING");
        assertThat(refused(urban)).doesNotContain(given.text("/id"));
    }

    private static List<String> refused(Desk desk) {
        return desk.list("refused", "true", "mine", "true", "limit", "200")
                .body()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private static JsonNode inQueue(Desk desk, Answer of) {
        return desk.list("refused", "true", "limit", "200")
                .body()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/id").asString().equals(of.text("/id")))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode action(JsonNode of, String action) {
        return of.at("/availableActions")
                .valueStream()
                .filter(each -> each.at("/action").asString().equals(action))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_proposed_takes_the_case_forward() {
        Answer raised = community.raise(Desk.aCase());
        assertThat(raised.text("/nextAction")).isEqualTo("ACCEPT");
        Answer accepted = community.command(raised, "accept", "{}");
        assertThat(accepted.text("/nextAction")).isEqualTo("ASSIGN");
        assertThat(urban.read(raised.id()).text("/nextAction")).isEqualTo("SHARE_ACCEPT");
        Answer takesPart = urban.command(accepted, "shares/accept", "{}");
        assertThat(takesPart.text("/nextAction")).isEqualTo("SHARE_DONE");
        assertThat(StreamSupport.stream(takesPart.body().at("/availableActions").spliterator(), false)
                        .filter(action -> action.at("/allowed").asBoolean())
                        .map(action -> action.at("/action").asString()))
                .containsExactly(
                        "SHARE_DONE",
                        "REPORT_BACK",
                        "AMEND",
                        "COMMIT",
                        "PROTECT",
                        "REPORT_DANGER",
                        "SAFEGUARD",
                        "RESTRICT",
                        "SHARE_REJECT");
        Answer assigned = community.command(takesPart, "assign", "{\"department\": \"POLICE\"}");
        assertThat(police.read(assigned.id()).text("/nextAction")).isEqualTo("SIGN");
    }

    @Test
    void an_unknown_department_is_named() {
        Answer accepted = community.command(community.raise(Desk.aCase()), "accept", "{}");

        Answer refused = community.command(accepted, "assign", "{\"department\": \"NOBODY\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo("department");
    }

    @Test
    void the_older_case_survives_a_merge_with_the_parties_of_both() {
        Answer older = police.raise(RaiseCaseTest.withParties());
        var second = Desk.aCase().put("title", "漏水争吵（网格上报）");
        second.withArray("parties").addObject().put("name", "王五").put("role", "RESPONDENT");
        Answer younger = community.raise(second);

        Answer merged = community.command(younger, "merge", "{\"into\": \"" + older.id() + "\"}");

        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.text("/status")).isEqualTo("MERGED");
        assertThat(merged.text("/mergedInto")).isEqualTo(older.id().toString());
        Answer survivor = community.read(older.id());
        assertThat(survivor.text("/status")).isEqualTo("REGISTERED");
        assertThat(survivor.version()).isEqualTo(2);
        assertThat(survivor.text("/absorbed/0/number")).isEqualTo(younger.text("/number"));
        assertThat(survivor.text("/absorbed/0/raisedBy")).isEqualTo("COMMUNITY");
        assertThat(survivor.body().at("/parties").toString()).contains("李四", "王五");
        assertThat(community.command(merged, "accept", "{}").problem()).isEqualTo("not-now");
    }

    @Test
    void a_merge_is_not_turned_round() {
        Answer older = community.raise(Desk.aCase());
        Answer younger = community.raise(Desk.aCase());

        Answer refused = community.command(older, "merge", "{\"into\": \"" + younger.id() + "\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("conflict");
        assertThat(refused.text("/field")).isEqualTo("into");
        assertThat(refused.text("/detail")).contains(younger.text("/number"));
        assertThat(community.read(younger.id()).text("/status")).isEqualTo("REGISTERED");
    }

    @Test
    void nobody_merges_away_a_case_that_another_department_answers_for() {
        Answer older = police.raise(Desk.aCase());
        Answer signed = urban.command(assigned("URBAN_MANAGEMENT"), "sign", "{}");
        String into = "{\"into\": \"" + older.id() + "\"}";

        Answer informed = police.command(signed, "merge", into);
        Answer lead = urban.command(signed, "merge", into);

        assertThat(informed.problem()).isEqualTo("not-now");
        assertThat(informed.text("/reason")).contains("城管").isEqualTo(reason(police.read(signed.id()), "MERGE"));
        assertThat(lead.problem()).isEqualTo("survivor-without-lead");
        assertThat(lead.text("/detail")).contains(older.text("/number"), "请先受理并交办");
        Answer assigned =
                police.command(police.command(older, "accept", "{}"), "assign", "{\"department\": \"POLICE\"}");
        assertThat(urban.command(signed, "merge", into).text("/mergedInto")).isEqualTo(assigned.text("/id"));
    }

    private static String reason(Answer view, String action) {
        return StreamSupport.stream(view.body().at("/availableActions").spliterator(), false)
                .filter(each -> each.at("/action").asString().equals(action))
                .map(each -> each.at("/reason").asString(""))
                .findFirst()
                .orElse("");
    }

    private Answer assigned(String department) {
        Answer accepted = community.command(community.raise(Desk.aCase()), "accept", "{}");
        return community.command(accepted, "assign", "{\"department\": \"" + department + "\"}");
    }

    private static String share(Answer answer, String department) {
        return StreamSupport.stream(answer.body().at("/departments").spliterator(), false)
                .filter(share -> share.at("/department").asString().equals(department))
                .map(share -> share.at("/share").asString())
                .findFirst()
                .orElse("");
    }
}
