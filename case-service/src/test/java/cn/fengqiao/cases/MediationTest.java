package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Role;
import cn.fengqiao.cases.Desk.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Mediation by law, from the consent of both sides to its end. */
@RunningService
class MediationTest {

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;
    private Desk urban;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
    }

    @Test
    void one_side_refuses_and_only_a_new_consent_of_both_opens_the_case_again() {
        Mediating mediating = mediating();
        mediating.then("consents", Mediating.consent("APPLICANT", true));

        Answer alone = mediating.wants("mediator", Mediating.mediator("m-1"));
        mediating.then("consents", "{\"side\": \"RESPONDENT\", \"given\": false, \"reason\": \"不愿见面\"}");
        Answer guided = mediating.now();
        Answer after = mediating.seen();

        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.problem()).isEqualTo("consent-missing");
        assertThat(alone.text("/missing/0")).isEqualTo("RESPONDENT");
        assertThat(guided.text("/status")).isEqualTo("GUIDED");
        assertThat(whats(guided)).endsWith("CONSENT_RECORDED", "GUIDED");
        assertThat(after.text("/proceeding/ending/outcome")).isEqualTo("REFUSED");
        assertThat(after.text("/papers/0/kind")).isEqualTo("GUIDANCE_NOTICE");
        assertThat(after.body().at("/prompts")).isEmpty();
        for (Answer refused : List.of(
                mediating.wants("mediator", Mediating.mediator("m-1")),
                mediating.wants("sessions", Mediating.session("SEPARATE")),
                mediating.wants("agreement", Mediating.agreement("还款")),
                mediating.wants("end", "{\"cause\": \"FAILED\", \"reason\": \"x\"}"),
                mediating.wants("resume", "{}"))) {
            assertThat(refused.problem()).isEqualTo("mediation-refused");
            assertThat(refused.text("/side")).isEqualTo("RESPONDENT");
        }
        assertThat(action(after, "PLAN_SESSION").at("/reason").asString()).contains("重新同意");
        for (String side : List.of("RESPONDENT", "APPLICANT")) {
            Answer onceMore = mediating.wants("consents", Mediating.consent(side, false));
            assertThat(onceMore.status()).isEqualTo(409);
            assertThat(onceMore.problem()).isEqualTo("mediation-refused");
        }
        assertThat(mediating.seen().body().at("/ended")).hasSize(1);
        assertThat(mediating.seen().body().at("/papers")).hasSize(1);

        mediating.then("consents", Mediating.consent("RESPONDENT", true));
        assertThat(mediating.now().text("/status")).isEqualTo("GUIDED");
        mediating.then("consents", Mediating.consent("APPLICANT", true));
        assertThat(mediating.now().text("/status")).isEqualTo("REOPENED");
        Answer resolving = community.command(community.command(mediating.now(), "sign", "{}"), "start-resolving", "{}");
        Mediating anew = new Mediating(community, resolving);
        anew.then("mediator", Mediating.mediator("m-1"));

        assertThat(anew.seen().text("/proceeding/stage")).isEqualTo("UNDER_WAY");
        assertThat(anew.seen().body().at("/ended")).hasSize(1);
    }

    @Test
    void the_notice_of_a_refusal_can_be_read_by_who_sees_the_parties() {
        Mediating mediating = mediating();
        mediating.then("consents", Mediating.consent("APPLICANT", false));
        String document = mediating.seen().text("/papers/0/document");
        String path = "/api/cases/" + mediating.now().id() + "/mediation/papers/" + document;

        Answer paper = community.get(path);

        assertThat(paper.status()).isEqualTo(200);
        assertThat(paper.raw().headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(paper.raw().body()).startsWith("%PDF");
        assertThat(community
                        .get(path.replace(document, UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(Desk.of(port, COMMUNITY, Role.AUDITOR).get(path).problem()).isEqualTo("operation-refused");
    }

    @Test
    void a_refusal_is_recorded_also_where_there_is_nobody_to_write_to() {
        Mediating mediating = new Mediating(community, resolving(Desk.aCase()));

        mediating.then("consents", Mediating.consent("APPLICANT", false));

        assertThat(mediating.now().text("/status")).isEqualTo("GUIDED");
        assertThat(mediating.seen().text("/prompts/0")).isEqualTo("GUIDANCE_NOTICE");
        assertThat(mediating.wants("papers/GUIDANCE_NOTICE", "{}").problem()).isEqualTo("paper-incomplete");
    }

    @Test
    void violence_keeps_the_parties_from_facing_each_other_until_somebody_has_looked() {
        ObjectNode body = twoParties().put("type", "FAMILY");
        body.putObject("answers").put("INJURY_30D", "YES").put("DEPENDANT_IN_DANGER", "YES");
        Mediating mediating = new Mediating(community, resolving(body));
        mediating.consented().then("mediator", Mediating.mediator("m-2"));

        Answer joint = mediating.wants("sessions", Mediating.session("JOINT"));
        assertThat(joint.status()).isEqualTo(409);
        assertThat(joint.problem()).isEqualTo("screening-needed");
        assertThat(mediating.seen().text("/prompts/0")).isEqualTo("MANDATORY_REPORT");
        mediating.then("sessions", Mediating.session("SEPARATE"));

        mediating.then("safety/screening", "{\"result\": \"UNSAFE\", \"measures\": \"暂住庇护所\"}");
        assertThat(mediating.wants("sessions", Mediating.session("JOINT")).problem())
                .isEqualTo("face-to-face-unsafe");
        mediating.then("safety/screening", "{\"result\": \"SAFE\"}").then("sessions", Mediating.session("JOINT"));

        // what becomes known later stands in the way again
        mediating.then("safety/violence", "{\"reason\": \"昨夜持刀威胁\"}");
        assertThat(mediating
                        .wants("sessions/held", Mediating.held("x").replace("\"session\": 1", "\"session\": 2"))
                        .problem())
                .isEqualTo("screening-needed");

        assertThat(mediating.wants("safety/report", "{}").problem()).isEqualTo("field-invalid");
        mediating.then("safety/report", "{\"to\": \"辖区派出所\"}");
        assertThat(mediating.seen().body().at("/prompts")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FAMILY, KILL_THREAT, screening-needed",
        "FAMILY, WEAPON_PREPARED, screening-needed",
        "FAMILY, ORDER_BREACH, screening-needed",
        "FAMILY, INJURY_30D, screening-needed",
        "FAMILY, PROPERTY_DAMAGE, ''",
        "LENDING, KILL_THREAT, ''"
    })
    void what_was_answered_of_a_family_when_the_case_was_raised_can_be_violence(
            String type, String question, String problem) {
        ObjectNode body = twoParties().put("type", type);
        body.putObject("answers").put(question, "YES");
        Mediating mediating = new Mediating(community, resolving(body))
                .consented()
                .then("mediator", Mediating.mediator("m-" + UUID.randomUUID()));

        Answer joint = mediating.wants("sessions", Mediating.session("JOINT"));

        assertThat(joint.status()).isEqualTo(problem.isEmpty() ? 200 : 409);
        assertThat(joint.status() == 200 ? "" : joint.problem()).isEqualTo(problem);
    }

    @Test
    void violence_is_flagged_by_the_departments_that_can_tell_and_its_words_stay_with_the_contact_data() {
        Answer raised = community.raise(twoParties());

        Answer notTheirs = urban.command(raised, "mediation/safety/violence", "{\"reason\": \"听说\"}");
        Answer flagged = police.command(raised, "mediation/safety/violence", "{\"reason\": \"曾出警三次\"}");
        JsonNode forUrban =
                urban.get("/api/cases/" + raised.id() + "/mediation").body();

        assertThat(notTheirs.status()).isEqualTo(403);
        assertThat(notTheirs.problem()).isEqualTo("safety-not-theirs");
        assertThat(flagged.status()).isEqualTo(200);
        assertThat(forUrban.at("/safety/violence").asBoolean()).isTrue();
        assertThat(forUrban.toString()).doesNotContain("曾出警三次");
        assertThat(urban.get("/api/cases/" + raised.id() + "/timeline").raw().body())
                .doesNotContain("曾出警三次");
        assertThat(police.get("/api/cases/" + raised.id() + "/mediation").text("/safety/violenceReason"))
                .isEqualTo("曾出警三次");
    }

    @Test
    void an_agreement_binds_with_the_last_signature_and_ends_performed_with_the_last_promise() {
        ObjectNode found = twoParties()
                .put("foundAt", Instant.now().minus(Duration.ofDays(4)).toString());
        Mediating mediating = new Mediating(community, resolving(found));
        mediating.consented().then("mediator", Mediating.mediator("m-3")).met(Mediating.TODAY.minusDays(3));
        LocalDate late = Mediating.TODAY.minusDays(2);

        Answer early = mediating.wants(
                "agreement", Mediating.agreement("还款").replace(Mediating.SECOND_DUE.toString(), "2025-01-01"));
        assertThat(early.problem()).isEqualTo("field-invalid");
        assertThat(early.text("/field")).isEqualTo("terms[0].instalments");
        Answer wrong = mediating.wants("agreement", Mediating.agreement("还款", 60_000, 30_000));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.problem()).isEqualTo("instalments-do-not-add-up");
        assertThat(wrong.text("/field")).isEqualTo("terms[0].instalments");
        assertThat(wrong.body().at("/sumFen").asLong()).isEqualTo(90_000);
        Answer over = mediating.wants("agreement", Mediating.agreement("还款", Long.MAX_VALUE, 60_000));
        assertThat(over.problem()).isEqualTo("field-invalid");
        assertThat(over.text("/field")).isEqualTo("terms[0].instalments[0].amountFen");
        Answer much =
                mediating.wants("agreement", Mediating.agreement("还款").replace(": 100000,", ": 100000000000000,"));
        assertThat(much.problem()).isEqualTo("field-invalid");
        assertThat(much.text("/field")).isEqualTo("terms[0].amountFen");

        mediating.then(
                "agreement", Mediating.agreement("还款").replace(Mediating.SECOND_DUE.toString(), late.toString()));
        assertThat(mediating
                        .wants("agreement/signatures", "{\"by\": \"APPLICANT\", \"manner\": \"ELECTRONIC\"}")
                        .problem())
                .isEqualTo("e-signature-not-valid");
        assertThat(mediating
                        .wants("promises/kept", "{\"promise\": 1, \"on\": \"" + Mediating.TODAY + "\"}")
                        .problem())
                .isEqualTo("agreement-missing");
        mediating.signed();
        Answer agreed = mediating.now();
        assertThat(agreed.text("/status")).isEqualTo("PERFORMING");
        assertThat(StreamSupport.stream(agreed.body().at("/clocks").spliterator(), false)
                        .map(clock -> clock.at("/kind").asString()))
                .contains("JUDICIAL_CONFIRMATION");
        assertThat(mediating.seen().text("/proceeding/confirmation/stateName")).isEqualTo("待申请");

        assertThat(community
                        .command(agreed, "perform", "{\"outcome\": \"SUCCESS\"}")
                        .problem())
                .isEqualTo("mediation-under-way");
        mediating
                .then("promises/kept", "{\"promise\": 1, \"on\": \"" + Mediating.TODAY + "\"}")
                .then("promises/kept", "{\"promise\": 2, \"on\": \"" + Mediating.TODAY + "\"}");
        assertThat(mediating.now().text("/status")).isEqualTo("PERFORMING");
        assertThat(mediating
                        .wants("promises/kept", "{\"promise\": 2, \"on\": \"" + Mediating.TODAY + "\"}")
                        .problem())
                .isEqualTo("not-now");
        assertThat(mediating
                        .wants(
                                "promises/kept",
                                "{\"promise\": 3, \"on\": \"" + Mediating.TODAY + "\", \"evidence\": \""
                                        + UUID.randomUUID() + "\"}")
                        .text("/field"))
                .isEqualTo("evidence");
        JsonNode promises = mediating.seen().body().at("/proceeding/agreement/promises");
        mediating.then("promises/kept", "{\"promise\": 3, \"on\": \"" + Mediating.TODAY + "\"}");

        assertThat(promises.at("/0/state").asString()).isEqualTo("KEPT");
        assertThat(promises.at("/1/state").asString()).isEqualTo("LATE");
        assertThat(mediating.now().text("/status")).isEqualTo("OUTCOME_RECORDED");
        assertThat(mediating.now().text("/axes/outcome")).isEqualTo("SUCCESS");
        assertThat(mediating.seen().text("/proceeding/ending/outcome")).isEqualTo("PERFORMED");
    }

    @Test
    void a_broken_promise_ends_the_mediation_and_the_other_routes_are_named() {
        Mediating mediating = mediating();
        mediating.consented().then("mediator", Mediating.mediator("m-4")).then("agreement", Mediating.agreement("还款"));
        mediating.signed();

        mediating.then(
                "promises/broken",
                "{\"promise\": 1, \"on\": \"" + Mediating.TODAY + "\", \"to\": \"GUIDED\", \"reason\": \"拒不付款\"}");

        assertThat(mediating.now().text("/status")).isEqualTo("GUIDED");
        assertThat(mediating.seen().text("/proceeding/ending/outcome")).isEqualTo("BREACHED");
        assertThat(mediating.seen().text("/papers/0/kind")).isEqualTo("GUIDANCE_NOTICE");
        assertThat(guards(mediating.now())).doesNotContain("PERFORMED_OR_GUIDED");
    }

    @Test
    void only_both_sides_together_apply_for_the_confirmation_of_what_a_court_confirms() {
        Mediating mediating = mediating();
        mediating.consented().then("mediator", Mediating.mediator("m-5")).then("agreement", Mediating.agreement("还款"));
        mediating.signed();

        Answer alone = mediating.wants("confirmation", "{\"sides\": [\"APPLICANT\"], \"court\": \"x\"}");
        Answer identity = mediating.wants(
                "confirmation", "{\"sides\": " + Mediating.BOTH_APPLY + ", \"court\": \"x\", \"terms\": [1, 2]}");
        mediating
                .then("confirmation", Mediating.CONFIRMATION)
                .then("papers/JUDICIAL_CONFIRMATION", "{\"format\": \"DOCX\"}");
        Answer astray = mediating.wants("confirmation/state", "{\"state\": \"53\"}");
        mediating.then("confirmation/state", "{\"state\": \"52\"}").then("confirmation/state", "{\"state\": \"53\"}");

        assertThat(alone.problem()).isEqualTo("confirmation-not-joint");
        assertThat(alone.text("/missing/0")).isEqualTo("RESPONDENT");
        assertThat(identity.problem()).isEqualTo("identity-terms-not-confirmable");
        assertThat(identity.body().at("/terms/0").asInt()).isEqualTo(2);
        assertThat(astray.problem()).isEqualTo("not-now");
        assertThat(mediating.seen().text("/proceeding/confirmation/stateName")).isEqualTo("确认有效");
        assertThat(mediating.seen().text("/papers/0/mediaType")).contains("wordprocessingml");
    }

    @Test
    void a_related_mediator_discloses_it_and_does_not_come_back_once_a_side_objects() {
        Mediating mediating = mediating();
        mediating.consented();

        Answer namesake = mediating.wants("mediator", "{\"subject\": \"m-6\", \"name\": \"王某甲\"}");
        mediating
                .then("mediator", "{\"subject\": \"m-6\", \"name\": \"王某甲\", \"relation\": \"申请人的堂兄\"}")
                .then("mediator/step-aside", "{\"side\": \"RESPONDENT\", \"reason\": \"有亲属关系\"}");

        assertThat(namesake.problem()).isEqualTo("mediator-related");
        assertThat(mediating
                        .wants("mediator", "{\"subject\": \"m-6\", \"name\": \"王某甲\"}")
                        .problem())
                .isEqualTo("mediator-related");
        assertThat(mediating.wants("sessions", Mediating.session("PHONE")).problem())
                .isEqualTo("mediator-missing");
    }

    @Test
    void who_mediates_stands_in_the_register_serves_today_and_mediates() {
        Mediating mediating = mediating().consented();
        Answer before = mediating.now();

        Answer nobody = community.command(
                before, "mediation/mediator", "{\"subject\": \"nobody.at.all\", \"name\": \"不存在的人\"}");
        Answer noMediator = community.command(before, "mediation/mediator", "{\"subject\": \"community.dispatcher\"}");
        Answer misnamed = community.command(
                before, "mediation/mediator", "{\"subject\": \"community.mediator\", \"name\": \"别人\"}");
        Answer gone = community.command(before, "mediation/mediator", "{\"subject\": \"" + left() + "\"}");
        Answer ofATeam = community.command(before, "mediation/mediator", "{\"subject\": \"" + ofATeam() + "\"}");
        Answer chosen = community.command(ofATeam, "mediation/mediator", "{\"subject\": \"community.mediator\"}");

        for (Answer refused : List.of(nobody, noMediator, gone)) {
            assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("unknown-value");
            assertThat(refused.text("/field")).isEqualTo("subject");
        }
        assertThat(misnamed.problem()).isEqualTo("field-invalid");
        assertThat(misnamed.text("/field")).isEqualTo("name");
        assertThat(ofATeam.status()).as(ofATeam.raw().body()).isEqualTo(200);
        assertThat(chosen.status()).as(chosen.raw().body()).isEqualTo(200);
        assertThat(community.get("/api/cases/" + before.id() + "/mediation").text("/proceeding/mediator/name"))
                .as("the name is the one in the register")
                .isEqualTo("孙副书记");
    }

    /** The account of a mediator who has left. */
    private String left() {
        String subject = "left-" + UUID.randomUUID();
        official(subject, "MEDIATOR", "2026-01-31");
        return subject;
    }

    /** The account of somebody of another post who mediates in a team. */
    private String ofATeam() {
        Desk admin = Desk.of(port, COMMUNITY, Role.ADMIN);
        String subject = "judge-" + UUID.randomUUID();
        UUID judge = official(subject, "JUDGE", null);
        ObjectNode team = Desk.JSON
                .createObjectNode()
                .put("home", "HC.FQ.C03")
                .put("kind", "THREE_OFFICERS")
                .put("name", "调解队" + UUID.randomUUID());
        team.putArray("areas").add("HC.FQ.C03");
        Answer formed = admin.post("/api/teams", UUID.randomUUID().toString(), team);
        assertThat(formed.status()).as(formed.raw().body()).isEqualTo(201);
        ObjectNode member = Desk.JSON
                .createObjectNode()
                .put("official", judge.toString())
                .put("role", "MEDIATOR")
                .put("since", "2026-01-01");
        Answer joined = admin.post("/api/teams/" + formed.id() + "/members", 1, member);
        assertThat(joined.status()).as(joined.raw().body()).isEqualTo(200);
        return subject;
    }

    private UUID official(String subject, String post, @Nullable String until) {
        ObjectNode body = Desk.JSON
                .createObjectNode()
                .put("code", "T-" + UUID.randomUUID().toString().substring(0, 23))
                .put("name", "某人")
                .put("department", "COMMUNITY")
                .put("area", "HC.FQ")
                .put("subject", subject)
                .put("activeFrom", "2026-01-01")
                .put("activeUntil", until);
        body.putArray("posts").add(post);
        Answer joined = Desk.of(port, COMMUNITY, Role.ADMIN)
                .post("/api/people", UUID.randomUUID().toString(), body);
        assertThat(joined.status()).as(joined.raw().body()).isEqualTo(201);
        return joined.id();
    }

    @Test
    void a_session_is_held_when_it_was_and_not_before_there_was_a_dispute() {
        Mediating mediating = mediating().consented().then("mediator", Mediating.mediator("m-10"));
        String longAgo = Mediating.session("PHONE").replaceAll("\\d{4}-\\d\\d-\\d\\dT", "2020-11-28T");
        String held = Mediating.held("双方各自陈述。");
        Instant now = Instant.now();

        Answer early = mediating.wants("sessions", longAgo);
        mediating.then("sessions", Mediating.session("JOINT"));
        Answer notYet = mediating.wants("sessions/held", held.replaceAll("\"at\": \"[^\"]*\", ", ""));
        Answer tomorrow = mediating.wants(
                "sessions/held", held.replaceAll("\"at\": \"[^\"]*\"", "\"at\": \"" + now.plusSeconds(3_600) + "\""));
        mediating.then(
                "sessions/held",
                held.replaceAll("\"at\": \"[^\"]*\"", "\"at\": \"" + now.truncatedTo(ChronoUnit.SECONDS) + "\""));

        for (Answer refused : List.of(early, notYet, tomorrow)) {
            assertThat(refused.problem()).isEqualTo("field-invalid");
            assertThat(refused.text("/field")).isEqualTo("at");
        }
        assertThat(mediating.seen().text("/proceeding/sessions/0/at"))
                .as("what the paper says is when they met")
                .isEqualTo(now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    @Test
    void a_mediator_with_fifteen_open_proceedings_takes_no_more() {
        String busy = "m-" + UUID.randomUUID();
        for (int open = 0; open < 15; open++) {
            mediating().consented().then("mediator", Mediating.mediator(busy));
        }

        Answer refused = mediating().consented().wants("mediator", Mediating.mediator(busy));

        assertThat(refused.problem()).isEqualTo("mediator-overloaded");
        assertThat(refused.body().at("/most").asInt()).isEqualTo(15);
    }

    @Test
    void of_two_who_choose_a_mediator_at_once_one_is_told_to_look_again() throws Exception {
        Mediating mediating = mediating().consented();
        Callable<Answer> first = () -> mediating.wants("mediator", Mediating.mediator("m-7"));
        Callable<Answer> second = () -> mediating.wants("mediator", Mediating.mediator("m-8"));

        List<Integer> statuses;
        try (var pool = Executors.newFixedThreadPool(2)) {
            statuses = pool.invokeAll(List.of(first, second)).stream()
                    .map(answer -> answer.resultNow().status())
                    .sorted()
                    .toList();
        }

        assertThat(statuses).containsExactly(200, 412);
    }

    @Test
    void a_step_whose_answer_was_lost_is_answered_as_the_first_time() {
        Mediating mediating = mediating();
        Answer first = mediating.wants("consents", Mediating.consent("APPLICANT", true));
        Answer again = mediating.wants("consents", Mediating.consent("APPLICANT", true));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).hasValue("true");
    }

    @Test
    void nothing_is_done_while_it_is_suspended_but_to_resume_or_to_end_it() {
        Mediating mediating = mediating().consented().then("mediator", Mediating.mediator("m-9"));
        mediating.then("suspend", "{\"reason\": \"当事人住院\"}");

        assertThat(mediating.wants("sessions", Mediating.session("PHONE")).problem())
                .isEqualTo("mediation-suspended");
        mediating.then("resume", "{}").then("sessions", Mediating.session("PHONE"));
        mediating.then("end", "{\"cause\": \"TIME_OVER\", \"reason\": \"期限届满\"}");

        assertThat(mediating.now().text("/status")).isEqualTo("GUIDED");
        assertThat(mediating.seen().text("/proceeding/ending/outcome")).isEqualTo("TIME_OVER");
    }

    private Mediating mediating() {
        return new Mediating(community, resolving(twoParties()));
    }

    private Answer resolving(ObjectNode body) {
        Answer accepted = community.command(community.raise(body), "accept", "{}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"COMMUNITY\"}");
        return community.command(community.command(assigned, "sign", "{}"), "start-resolving", "{}");
    }

    private static ObjectNode twoParties() {
        ObjectNode body = Desk.aCase();
        body.withArray("parties").addObject().put("name", "王某甲").put("role", "APPLICANT");
        body.withArray("parties").addObject().put("name", "李某乙").put("role", "RESPONDENT");
        return body;
    }

    private List<String> whats(Answer of) {
        return community.timeline(of.id()).stream()
                .map(item -> item.at("/what").asString())
                .toList();
    }

    private List<String> guards(Answer of) {
        return StreamSupport.stream(
                        community
                                .get("/api/cases/" + of.id() + "/write-off")
                                .body()
                                .at("/guards")
                                .spliterator(),
                        false)
                .filter(guard -> !guard.at("/met").asBoolean())
                .map(guard -> guard.at("/guard").asString())
                .toList();
    }

    private static JsonNode action(Answer seen, String action) {
        return StreamSupport.stream(seen.body().at("/availableActions").spliterator(), false)
                .filter(each -> each.at("/action").asString().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
