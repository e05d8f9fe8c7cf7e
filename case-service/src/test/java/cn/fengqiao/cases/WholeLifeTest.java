package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A case from its first day to its last, through everything that can be done to it. */
@RunningService
class WholeLifeTest {

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;
    private Desk urban;
    private Desk leader;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
        leader = Desk.of(port, COMMUNITY, Role.LEADER);
    }

    @Test
    void a_case_that_nobody_takes_on_is_declined_with_a_reason_its_raiser_can_read() {
        Answer raised = police.raise(Desk.aCase());

        Answer refused = community.command(raised, "decline", "{\"reason\": \"不属本街道\"}");
        Answer silent = police.command(raised, "decline", "{\"reason\": \" \"}");
        Answer declined = police.command(raised, "decline", "{\"reason\": \"不属本街道\"}");

        assertThat(refused.problem()).isEqualTo("not-now");
        assertThat(silent.problem()).isEqualTo("field-invalid");
        assertThat(silent.text("/field")).isEqualTo("reason");
        assertThat(declined.text("/status")).isEqualTo("DECLINED");
        assertThat(line(police, declined, "DECLINED").toString()).contains("不属本街道");
        assertThat(police.command(declined, "accept", "{}").problem()).isEqualTo("not-now");
    }

    @Test
    void a_case_of_somebody_outside_is_referred_out() {
        Answer accepted = community.command(community.raise(Desk.aCase()), "accept", "{}");

        Answer out = community.command(accepted, "refer-out", "{\"reason\": \"属劳动仲裁\", \"to\": \"劳动人事争议仲裁院\"}");

        assertThat(out.text("/status")).isEqualTo("REFERRED_OUT");
        assertThat(line(community, out, "REFERRED_OUT").at("/note").asString()).isEqualTo("劳动人事争议仲裁院");
    }

    @Test
    void the_work_on_a_case_is_written_down_step_by_step() {
        Answer investigating = investigating();

        Answer contacted = urban.command(investigating, "contact", "{\"note\": \"已电话联系双方\"}");
        Answer planned = urban.command(contacted, "plan", "{\"note\": \"周五前现场勘验\"}");
        Answer reported = urban.command(planned, "report-back", "{\"note\": \"双方同意调解\"}");
        Answer resolving = urban.command(reported, "start-resolving", "{}");
        Answer agreed = urban.command(resolving, "agree", "{\"form\": \"WRITTEN\"}");
        Answer performed = urban.command(agreed, "perform", "{\"outcome\": \"SUCCESS\"}");

        assertThat(performed.text("/status")).isEqualTo("OUTCOME_RECORDED");
        assertThat(performed.text("/axes/outcomeName")).isEqualTo("成功");
        assertThat(whats(urban, performed))
                .containsSubsequence(
                        "SIGNED",
                        "CONTACT_MADE",
                        "PLAN_RECORDED",
                        "REPORTED_BACK",
                        "RESOLVING_STARTED",
                        "AGREED",
                        "PERFORMED");
        assertThat(line(urban, performed, "PERFORMED").at("/about").asString()).isEqualTo("SUCCESS");
    }

    @Test
    void one_clear_refusal_ends_in_the_other_routes_and_counts_as_a_refusal() {
        Answer resolving = urban.command(investigating(), "start-resolving", "{}");

        Answer guided = urban.command(resolving, "guide", "{\"cause\": \"REFUSED\", \"reason\": \"对方明确拒绝调解\"}");
        Answer again = urban.command(guided, "agree", "{\"form\": \"ORAL\"}");
        Answer outcome = urban.command(guided, "outcome", "{\"outcome\": \"REFUSED\"}");

        assertThat(guided.text("/status")).isEqualTo("GUIDED");
        assertThat(again.problem()).isEqualTo("not-now");
        assertThat(outcome.text("/axes/outcome")).isEqualTo("REFUSED");
    }

    @Test
    void a_broken_promise_leads_back_to_resolving_or_on_to_other_routes_and_nowhere_else() {
        Answer performing =
                urban.command(urban.command(investigating(), "start-resolving", "{}"), "agree", "{\"form\": \"ORAL\"}");

        Answer astray = urban.command(performing, "breach", "{\"to\": \"WRITTEN_OFF\", \"reason\": \"未付款\"}");
        Answer broken = urban.command(performing, "breach", "{\"to\": \"RESOLVING\", \"reason\": \"未付款\"}");

        assertThat(astray.status()).isEqualTo(400);
        assertThat(astray.problem()).isEqualTo("unknown-value");
        assertThat(broken.text("/status")).isEqualTo("RESOLVING");
    }

    @Test
    void an_unknown_outcome_is_named() {
        Answer refused = urban.command(investigating(), "outcome", "{\"outcome\": \"WHATEVER\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/field")).isEqualTo("outcome");
    }

    @Test
    void a_pause_has_a_reason_and_an_end() {
        Answer investigating = investigating();
        String body = "{\"code\": \"%s\", \"until\": \"%s\", \"reason\": \"等待房屋鉴定\"}";

        Answer forever = urban.command(investigating, "pause", body.formatted("APPRAISAL", "2099-01-01T00:00:00Z"));
        Answer unknown = urban.command(investigating, "pause", body.formatted("BORED", soon()));
        Answer paused = urban.command(investigating, "pause", body.formatted("APPRAISAL", soon()));
        Answer twice = urban.command(paused, "pause", body.formatted("OTHER_PROCEEDING", soon()));
        Answer resumed = urban.command(paused, "resume", "{}");

        assertThat(forever.text("/field")).isEqualTo("until");
        assertThat(unknown.text("/field")).isEqualTo("code");
        assertThat(paused.text("/axes/pauseReasonName")).isEqualTo("等待鉴定、评估");
        assertThat(twice.problem()).isEqualTo("not-now");
        assertThat(resumed.body().at("/axes/pauseReason").isMissingNode()).isTrue();
        assertThat(urban.command(resumed, "resume", "{}").problem()).isEqualTo("not-now");
    }

    @Test
    void more_time_is_asked_for_by_one_and_answered_by_another() {
        Answer asked = urban.command(investigating(), "extension/ask", "{\"reason\": \"当事人在外地\"}");

        Answer twice = urban.command(asked, "extension/ask", "{\"reason\": \"再次申请\"}");
        Answer refused = community.command(asked, "extension/refuse", "{\"reason\": \"时限尚足\"}");

        assertThat(asked.body().at("/axes/extensionAsked").asBoolean()).isTrue();
        assertThat(twice.problem()).isEqualTo("not-now");
        assertThat(refused.body().at("/axes/extensionAsked").asBoolean()).isFalse();
    }

    @Test
    void supervision_only_rises_until_it_is_cancelled() {
        Answer investigating = investigating();
        Answer red = leader.command(investigating, "supervise", "{\"level\": \"RED_CARD\", \"reason\": \"久拖不决\"}");

        Answer lower = leader.command(red, "supervise", "{\"level\": \"YELLOW_CARD\", \"reason\": \"降一级\"}");
        Answer cancelled = leader.command(red, "supervise/cancel", "{\"reason\": \"已有进展\"}");
        Answer anew = leader.command(cancelled, "supervise", "{\"level\": \"ORDINARY\", \"reason\": \"继续关注\"}");

        assertThat(red.text("/axes/supervision")).isEqualTo("RED_CARD");
        assertThat(lower.status()).isEqualTo(409);
        assertThat(lower.problem()).isEqualTo("supervision-only-rises");
        assertThat(anew.text("/axes/supervision")).isEqualTo("ORDINARY");
        assertThat(urban.command(anew, "supervise", "{\"level\": \"RED_CARD\", \"reason\": \"x\"}")
                        .problem())
                .as("a dispatcher supervises nobody")
                .isEqualTo("operation-refused");
    }

    @Test
    void a_case_is_raised_up_tier_by_tier() {
        Answer second = urban.command(investigating(), "raise-up", "{\"reason\": \"需街道协调\"}");
        Answer first = urban.command(second, "raise-up", "{\"reason\": \"需主任牵头\"}");

        assertThat(second.text("/axes/tier")).isEqualTo("L2");
        assertThat(first.text("/axes/tier")).isEqualTo("L1");
        assertThat(urban.command(first, "raise-up", "{\"reason\": \"再上报\"}").problem())
                .isEqualTo("not-now");
    }

    @Test
    void a_department_is_asked_let_off_and_sent_away() {
        var body = Desk.aCase();
        body.putArray("departments").add("COMMUNITY");
        Answer raised = community.raise(body);

        Answer asked = community.command(raised, "shares/ask", "{\"department\": \"POLICE\", \"note\": \"请核实警情\"}");
        assertThat(police.read(asked.id()).text("/title")).isEqualTo("楼上漏水引发争吵");
        Answer waived = community.command(asked, "shares/waive", "{\"department\": \"POLICE\", \"reason\": \"已核实\"}");
        Answer revoked =
                community.command(waived, "shares/revoke", "{\"department\": \"POLICE\", \"reason\": \"不再需要\"}");

        assertThat(waived.body().at("/departments").toString()).contains("WAIVED");
        assertThat(revoked.body().at("/departments").toString())
                .contains("REVOKED")
                .doesNotContain("WAIVED");
        assertThat(police.read(asked.id()).body().has("ownWork")).isTrue();
        assertThat(police.read(asked.id()).body().has("title"))
                .as("sees no more than any other")
                .isFalse();
        assertThat(community
                        .command(revoked, "shares/revoke", "{\"department\": \"COMMUNITY\", \"reason\": \"x\"}")
                        .problem())
                .as("who raised it stays")
                .isEqualTo("conflict");
    }

    @Test
    void a_case_is_written_off_when_all_eleven_guards_are_met_and_each_says_what_is_missing() {
        Answer ended = performed();

        Answer early = urban.command(ended, "write-off/apply", "{\"note\": \"双方已履行\"}");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("write-off-documents-missing");
        assertThat(StreamSupport.stream(early.body().at("/missing").spliterator(), false)
                        .map(each -> each.at("/guard").asString()))
                .containsExactly("DOCUMENTS_PRESENT", "FOLLOWED_UP", "NOT_PROVISIONAL", "RISK_REVIEWED");
        assertThat(StreamSupport.stream(early.body().at("/missing/2/missing").spliterator(), false)
                        .map(JsonNode::asString))
                .containsExactly("KILL_THREAT", "INJURY_30D", "DEPENDANT_IN_DANGER");
        assertThat(reason(urban.read(ended.id()), "APPLY_WRITE_OFF")).isEqualTo(early.text("/reason"));

        file(ended.id(), "APPLICATION", "RIGHTS_NOTICE", "IDENTITY_PROOF", "MEDIATION_RECORD", "AGREEMENT");
        Answer asked = followedUp(ended);
        assertThat(urban.command(asked, "write-off/apply", "{\"note\": \"双方已履行\"}")
                        .problem())
                .isEqualTo("write-off-provisional");
        asOwner("update dispute_case set certainty = 'CONFIRMED' where id = '" + ended.id() + "'");
        assertThat(urban.command(asked, "write-off/apply", "{\"note\": \"双方已履行\"}")
                        .problem())
                .isEqualTo("write-off-risk-stale");
        reviewed(ended.id());

        Answer applied = urban.command(asked, "write-off/apply", "{\"note\": \"双方已履行\"}");
        assertThat(applied.text("/status")).isEqualTo("PENDING_WRITE_OFF");
        assertThat(urban.command(applied, "write-off/pass", "{}").problem()).isEqualTo("write-off-own-work");
        Desk program = Desk.of(port, URBAN_MANAGEMENT, Role.SYSTEM, Role.DISPATCHER);
        Answer decidedByNobody = program.command(applied, "write-off/pass", "{}");
        assertThat(decidedByNobody.problem()).isEqualTo("operation-refused");
        assertThat(decidedByNobody.text("/detail")).contains("人员");
        assertThat(reason(program.read(applied.id()), "PASS_WRITE_OFF")).isNotEmpty();
        Answer back = community.command(applied, "write-off/fail", "{\"to\": \"RESOLVING\", \"reason\": \"收条缺签名\"}");
        assertThat(back.text("/status")).isEqualTo("RESOLVING");
    }

    @Test
    void what_a_program_of_the_department_did_is_verified_by_its_leader_or_elsewhere() {
        Desk program = Desk.of(port, COMMUNITY, Role.SYSTEM, Role.DISPATCHER);
        Answer accepted = program.command(community.raise(RaiseCaseTest.withParties()), "accept", "{}");
        Answer signed =
                program.command(program.command(accepted, "assign", "{\"department\": \"COMMUNITY\"}"), "sign", "{}");

        assertThat(guard(community, signed, "OTHER_EYES").at("/met").asBoolean())
                .as("who sits at the program may have signed")
                .isFalse();
        assertThat(guard(leader, signed, "OTHER_EYES").at("/met").asBoolean()).isTrue();
    }

    @Test
    void who_cannot_be_reached_is_tried_on_three_days() {
        Answer asked = performed();
        for (int attempt = 1; attempt <= 3; attempt++) {
            asked = urban.command(
                    asked,
                    "follow-up",
                    "{\"side\": \"APPLICANT\", \"reached\": false, \"note\": \"第" + attempt + "次无人接听\"}");
            assertThat(asked.status()).isEqualTo(200);
        }
        asked = urban.command(asked, "follow-up", "{\"side\": \"RESPONDENT\", \"reached\": true, \"note\": \"无异议\"}");

        JsonNode atOnce = guard(urban, asked, "FOLLOWED_UP");
        asOwner("update case_timeline set at = at - (sequence % 3) * interval '1 day' where what = 'FOLLOWED_UP'"
                + " and about like 'APPLICANT%' and case_id = '" + asked.id() + "'");

        assertThat(atOnce.at("/met").asBoolean()).isFalse();
        assertThat(atOnce.at("/reason").asString()).contains("申请人", "三个不同日期").doesNotContain("被申请人");
        assertThat(guard(urban, asked, "FOLLOWED_UP").at("/met").asBoolean()).isTrue();
    }

    @Test
    void a_case_that_broke_out_again_keeps_its_start_and_counts() {
        Answer off = writtenOff();
        assertThat(off.text("/status")).isEqualTo("WRITTEN_OFF");

        Answer reopened = community.command(off, "reopen", "{\"reason\": \"再次漏水\"}");
        Answer signed = urban.command(reopened, "sign", "{}");

        assertThat(reopened.text("/status")).isEqualTo("REOPENED");
        assertThat(reopened.body().at("/axes/reopened").asInt()).isEqualTo(1);
        assertThat(reopened.text("/raisedAt")).isEqualTo(off.text("/raisedAt"));
        assertThat(signed.text("/status")).isEqualTo("INVESTIGATING");
    }

    @Test
    void what_was_agreed_asked_and_filed_before_it_broke_out_again_does_not_count_twice() {
        Answer off = writtenOff();
        Answer signed = urban.command(community.command(off, "reopen", "{\"reason\": \"再次漏水\"}"), "sign", "{}");

        Answer resolving = urban.command(signed, "start-resolving", "{}");

        assertThat(missing(resolving, "PERFORMED_OR_GUIDED")).isTrue();
        assertThat(missing(resolving, "DOCUMENTS_PRESENT")).isTrue();
        assertThat(missing(resolving, "FOLLOWED_UP")).isTrue();
        assertThat(missing(resolving, "RISK_REVIEWED")).isTrue();
        assertThat(guard(leader, resolving, "OTHER_EYES").at("/met").asBoolean())
                .as("who verified before worked on nothing")
                .isTrue();
    }

    private boolean missing(Answer of, String guard) {
        return !guard(urban, of, guard).at("/met").asBoolean();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            report-back | {"note": "已上门了解"}
            contact     | {"note": "已电话联系双方"}
            follow-up   | {"side": "APPLICANT", "reached": true, "note": "已修好"}
            """)
    void whoever_dealt_with_a_case_does_not_verify_it(String path, String body) {
        Answer before = path.equals("follow-up") ? performed() : investigating();
        asOwner("update case_timeline set by_subject = 'a-colleague' where case_id = '" + before.id() + "'");
        assertThat(guard(urban, before, "OTHER_EYES").at("/met").asBoolean()).isTrue();

        Answer done = urban.command(before, path, body);

        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        assertThat(guard(urban, done, "OTHER_EYES").at("/met").asBoolean()).isFalse();
    }

    @Test
    void what_was_written_off_and_stayed_quiet_for_ninety_days_is_archived() {
        Answer fresh = writtenOff();
        // the later of the two: both are of one door, and what is raised there after a write-off is noted as its
        // relapse
        Answer off = writtenOff();

        asOwner("update dispute_case set closed_at = closed_at - interval '91 days', updated_at = updated_at"
                + " - interval '91 days' where id = '" + off.id() + "'");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> urban.read(off.id()).text("/status").equals("ARCHIVED"));
        assertThat(urban.read(off.id()).version()).isEqualTo(off.version() + 1);
        assertThat(whats(urban, off)).endsWith("ARCHIVED");
        assertThat(urban.read(fresh.id()).text("/status")).isEqualTo("WRITTEN_OFF");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            report-back | {"note": "进展"}
            plan        | {"note": "方案"}
            """)
    void a_command_that_comes_again_does_nothing_twice(String path, String body) {
        Answer before = investigating();

        Answer first = urban.command(before, path, body);
        Answer second = urban.command(before, path, body);
        Answer other = urban.command(before, path, "{\"note\": \"另一句\"}");

        assertThat(second.version()).isEqualTo(first.version());
        assertThat(second.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.problem()).isEqualTo("stale-version");
    }

    private Answer investigating() {
        Answer accepted = community.command(community.raise(RaiseCaseTest.withParties()), "accept", "{}");
        return urban.command(
                community.command(accepted, "assign", "{\"department\": \"URBAN_MANAGEMENT\"}"), "sign", "{}");
    }

    private Answer performed() {
        Answer agreed = urban.command(
                urban.command(investigating(), "start-resolving", "{}"), "agree", "{\"form\": \"WRITTEN\"}");
        return urban.command(agreed, "perform", "{\"outcome\": \"SUCCESS\"}");
    }

    private Answer writtenOff() {
        Answer ended = performed();
        file(ended.id(), "APPLICATION", "RIGHTS_NOTICE", "IDENTITY_PROOF", "MEDIATION_RECORD", "AGREEMENT");
        Answer asked = followedUp(ended);
        reviewed(ended.id());
        Answer applied = urban.command(asked, "write-off/apply", "{\"note\": \"双方已履行\"}");
        return leader.command(applied, "write-off/pass", "{}");
    }

    private Answer followedUp(Answer ended) {
        Answer one =
                urban.command(ended, "follow-up", "{\"side\": \"APPLICANT\", \"reached\": true, \"note\": \"已修好\"}");
        return urban.command(one, "follow-up", "{\"side\": \"RESPONDENT\", \"reached\": true, \"note\": \"无异议\"}");
    }

    /** What the file needs, laid into it beside the interface. */
    private static void file(UUID id, String... kinds) {
        for (String kind : kinds) {
            asOwner("""
                    insert into case_document (
                        id, case_id, kind, media_type, bytes, sha256, object_key, sequence, filed_at, filed_by_subject,
                        filed_by_name, filed_by_department, made, scan)
                    values (
                        gen_random_uuid(), '%s', '%s', 'application/pdf', 1, sha256('x'), 'x', 1, now(), 's', 'n',
                        'URBAN_MANAGEMENT', true, 'CLEAN')
                    """.formatted(id, kind));
        }
    }

    /** As risk-service says it; that it does is a test of its own. */
    private static void reviewed(UUID id) {
        asOwner("update dispute_case set reviewed_version = version, certainty = 'CONFIRMED' where id = '" + id + "'");
    }

    static void asOwner(String sql) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String soon() {
        return Instant.now().plus(Duration.ofDays(7)).toString();
    }

    private static List<String> whats(Desk desk, Answer of) {
        return desk.timeline(of.id()).stream()
                .map(item -> item.at("/what").asString())
                .toList();
    }

    private static JsonNode guard(Desk desk, Answer of, String guard) {
        return StreamSupport.stream(
                        desk.get("/api/cases/" + of.id() + "/write-off")
                                .body()
                                .at("/guards")
                                .spliterator(),
                        false)
                .filter(each -> each.at("/guard").asString().equals(guard))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode line(Desk desk, Answer of, String what) {
        return desk.timeline(of.id()).stream()
                .filter(item -> item.at("/what").asString().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private static String reason(Answer view, String action) {
        return StreamSupport.stream(view.body().at("/availableActions").spliterator(), false)
                .filter(each -> each.at("/action").asString().equals(action))
                .map(each -> each.at("/reason").asString(""))
                .findFirst()
                .orElse("");
    }
}
