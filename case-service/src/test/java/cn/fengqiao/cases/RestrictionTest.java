package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.contract.Department;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A quarrel that every department was told of turns out to be violence, and is closed off. */
@RunningService
class RestrictionTest {

    private static final String REASON = "昨夜持刀威胁，系家庭暴力";
    private static final String BECAUSE = "{\"reason\": \"" + REASON + "\"}";

    @LocalServerPort
    private int port;

    private Desk community;
    private Desk police;
    private Desk emergency;
    private Desk urban;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
        police = Desk.dispatcher(port, POLICE);
        emergency = Desk.dispatcher(port, EMERGENCY);
        urban = Desk.dispatcher(port, URBAN_MANAGEMENT);
    }

    @Test
    void to_whoever_was_only_told_the_case_is_one_that_never_was() {
        Answer raised = told(community);
        long counted = counted(emergency);

        Answer restricted = restricted(community, accepted(police, raised), BECAUSE);

        assertThat(restricted.body().at("/restricted").asBoolean()).isTrue();
        assertThat(on(restricted)).containsExactly("COMMUNITY", "POLICE");
        for (Desk other : List.of(emergency, urban)) {
            assertThat(other.read(raised.id()).status()).isEqualTo(404);
            assertThat(other.get("/api/cases/" + raised.id() + "/timeline").status())
                    .isEqualTo(404);
            assertThat(other.list("q", raised.text("/number")).body().at("/items"))
                    .isEmpty();
            assertThat(other.list("q", raised.text("/title")).body().at("/items"))
                    .isEmpty();
            assertThat(about(other, raised.id()))
                    .as("the same answer as about nothing")
                    .isEqualTo(about(other, UUID.randomUUID()));
        }
        assertThat(counted(emergency)).isEqualTo(counted - 1);
        assertThat(police.read(raised.id()).text("/title")).isEqualTo(raised.text("/title"));
    }

    @Test
    void the_timeline_says_who_closed_it_off_when_and_why() {
        Answer restricted = restricted(police, accepted(police, told(community)), BECAUSE);

        JsonNode line = community.timeline(restricted.id()).getLast();
        assertThat(line.at("/what").asString()).isEqualTo("RESTRICTED");
        assertThat(line.at("/whatName").asString()).isEqualTo("限制知悉");
        assertThat(line.at("/reason").asString()).isEqualTo(REASON);
        assertThat(line.at("/byDepartment").asString()).isEqualTo("POLICE");
        assertThat(line.at("/sequence").asLong()).isEqualTo(restricted.version());
    }

    @Test
    void an_act_whose_answer_was_lost_is_answered_again_and_one_decided_on_less_is_told() {
        Answer raised = told(community);
        Answer restricted = restricted(community, raised, BECAUSE);

        Answer again = community.command(raised, "restrict", BECAUSE);
        Answer late = community.command(raised, "restrict", "{\"reason\": \"另一理由\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.raw().headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(again.version()).isEqualTo(restricted.version());
        assertThat(late.problem()).isEqualTo("stale-version");
        assertThat(late.body().at("/current/restricted").asBoolean()).isTrue();
    }

    @Test
    void whom_the_act_names_stays_although_it_was_only_told() {
        Answer restricted =
                restricted(community, told(community), "{\"keep\": [\"EMERGENCY\"], \"reason\": \"" + REASON + "\"}");

        assertThat(on(restricted)).containsExactly("COMMUNITY", "EMERGENCY");
        assertThat(emergency.read(restricted.id()).status()).isEqualTo(200);
        assertThat(police.read(restricted.id()).status()).isEqualTo(404);
    }

    @Test
    void who_left_a_line_on_it_stays_and_who_left_it_after_its_work_sees_that_and_no_more() {
        Answer raised = ok(community.command(told(community), "accept", "{}"));
        Answer promised = ok(emergency.command(
                raised,
                "commitments",
                "{\"what\": \"到现场查看\", \"due\": \"" + LocalDate.now(ZoneId.of("Asia/Shanghai")) + "\"}"));
        Answer worked = ok(urban.command(accepted(urban, promised), "report-back", "{\"note\": \"阳台已查\"}"));
        Answer left = ok(community.command(
                worked, "shares/revoke", "{\"department\": \"URBAN_MANAGEMENT\", \"reason\": \"不再需要\"}"));
        Answer gone = ok(community.command(left, "shares/revoke", "{\"department\": \"POLICE\", \"reason\": \"误告知\"}"));

        Answer restricted = restricted(community, gone, BECAUSE);

        assertThat(on(restricted)).containsExactly("COMMUNITY", "EMERGENCY");
        assertThat(urban.read(raised.id()).body().has("title")).isFalse();
        assertThat(urban.timeline(raised.id()))
                .extracting(line -> line.at("/byDepartment").asString())
                .containsOnly("URBAN_MANAGEMENT");
        assertThat(police.read(raised.id()).status())
                .as("it was on it and did nothing")
                .isEqualTo(404);
    }

    @Test
    void whoever_may_not_is_told_why_and_on_the_button_too() {
        Answer raised = told(community);
        var only = Desk.aCase();
        only.putArray("departments").add("COMMUNITY");
        Answer ofOne = community.raise(only);

        Answer onlyTold = emergency.command(raised, "restrict", BECAUSE);
        Answer neighbour = police.command(ofOne, "restrict", BECAUSE);
        Answer stranger =
                community.command(ofOne, "restrict", "{\"keep\": [\"POLICE\"], \"reason\": \"" + REASON + "\"}");
        Answer blank = community.command(raised, "restrict", "{\"reason\": \" \"}");
        Answer nothing = community.command(raised, "restrict/lift", BECAUSE);
        Answer twice = community.command(restricted(community, raised, BECAUSE), "restrict", "{\"reason\": \"再次\"}");

        assertThat(onlyTold.status()).isEqualTo(409);
        assertThat(onlyTold.problem()).isEqualTo("not-now");
        assertThat(onlyTold.text("/reason")).contains("请先接受协办");
        assertThat(neighbour.problem()).isEqualTo("department-not-on-case");
        assertThat(stranger.problem()).isEqualTo("conflict");
        assertThat(blank.text("/field")).isEqualTo("reason");
        assertThat(nothing.problem()).isEqualTo("not-now");
        assertThat(twice.problem()).isEqualTo("not-now");
        assertThat(twice.text("/reason")).contains("案件已限制知悉");
        assertThat(action(emergency.read(ofOne.id()), "RESTRICT")).contains("未参与此案");
        assertThat(action(twice.body().at("/current"), "RESTRICT")).contains("案件已限制知悉");
        assertThat(action(twice.body().at("/current"), "LIFT_RESTRICTION")).isEmpty();
    }

    @Test
    void what_was_merged_into_it_is_closed_off_with_it_also_where_the_caller_is_not_on_that() {
        Answer survivor = ok(community.command(accepted(police, told(community)), "accept", "{}"));
        var theirs = Desk.aCase();
        theirs.putArray("departments").add("COMMUNITY").add("EMERGENCY");
        Answer younger = community.raise(theirs);
        Answer youngest = community.raise(theirs);
        ok(community.command(youngest, "merge", "{\"into\": \"" + younger.id() + "\"}"));
        ok(community.command(community.read(younger.id()), "merge", "{\"into\": \"" + survivor.id() + "\"}"));

        Answer restricted = restricted(police, police.read(survivor.id()), BECAUSE);

        for (Answer absorbed : List.of(younger, youngest)) {
            assertThat(emergency.read(absorbed.id()).status()).isEqualTo(404);
            assertThat(urban.read(absorbed.id()).status()).isEqualTo(404);
            Answer seen = community.read(absorbed.id());
            assertThat(seen.body().at("/restricted").asBoolean()).isTrue();
            assertThat(seen.text("/status")).isEqualTo("MERGED");
            JsonNode line = community.timeline(absorbed.id()).getLast();
            assertThat(line.at("/what").asString()).isEqualTo("RESTRICTED");
            assertThat(line.at("/byDepartment").asString()).isEqualTo("POLICE");
            assertThat(line.at("/reason").asString()).isEqualTo(REASON);
        }

        ok(community.command(restricted, "restrict/lift", BECAUSE));

        assertThat(urban.read(younger.id()).status()).isEqualTo(200);
        assertThat(urban.read(youngest.id()).body().has("title")).isFalse();
    }

    @Test
    void a_restricted_case_and_another_are_merged_once_they_are_alike() {
        Answer older = ok(community.command(told(community), "accept", "{}"));
        Answer younger = told(community);
        Answer closed = restricted(community, younger, BECAUSE);
        String into = "{\"into\": \"" + older.id() + "\"}";

        Answer refused = community.command(closed, "merge", into);
        restricted(community, older, BECAUSE);
        Answer merged = community.command(closed, "merge", into);

        assertThat(refused.problem()).isEqualTo("conflict");
        assertThat(refused.text("/reason")).contains("请先对另一案限制知悉");
        assertThat(merged.status()).isEqualTo(200);
        assertThat(emergency.read(older.id()).status()).isEqualTo(404);
    }

    @Test
    void lifted_it_is_known_to_the_place_again_and_nobody_is_back_on_it() {
        Answer raised = told(community);
        Answer restricted = restricted(community, accepted(police, raised), BECAUSE);
        long counted = counted(emergency);

        Answer notTheirs = police.command(restricted, "restrict/lift", BECAUSE);
        Answer lifted = ok(community.command(restricted, "restrict/lift", "{\"reason\": \"经核实无暴力\"}"));

        assertThat(notTheirs.problem()).isEqualTo("not-now");
        assertThat(notTheirs.text("/reason")).contains("社区");
        assertThat(lifted.body().at("/restricted").asBoolean()).isFalse();
        assertThat(on(lifted)).containsExactly("COMMUNITY", "POLICE");
        Answer seen = emergency.read(raised.id());
        assertThat(seen.text("/number")).isEqualTo(raised.text("/number"));
        assertThat(seen.body().has("title")).isFalse();
        assertThat(counted(emergency)).isEqualTo(counted + 1);
        JsonNode line = community.timeline(raised.id()).getLast();
        assertThat(line.at("/what").asString()).isEqualTo("RESTRICTION_LIFTED");
        assertThat(line.at("/reason").asString()).isEqualTo("经核实无暴力");
        assertThat(ok(community.command(lifted, "shares/ask", "{\"department\": \"EMERGENCY\"}"))
                        .status())
                .as("who is needed is asked")
                .isEqualTo(200);
    }

    @Test
    void a_case_of_violence_that_everybody_may_know_of_prompts_to_close_it_off() {
        Answer raised = told(police);

        Answer flagged = ok(police.command(raised, "mediation/safety/violence", "{\"reason\": \"曾出警三次\"}"));
        Answer seen = police.read(raised.id());
        Answer restricted = restricted(police, seen, BECAUSE);

        assertThat(flagged.status()).isEqualTo(200);
        assertThat(prompts(seen)).containsExactly("RESTRICT");
        assertThat(seen.text("/prompts/0/href")).isEqualTo("/api/cases/" + raised.id() + "/restrict");
        assertThat(seen.text("/prompts/0/article")).contains("反家庭暴力法");
        assertThat(prompts(restricted)).isEmpty();
        assertThat(prompts(ok(police.command(restricted, "restrict/lift", BECAUSE))))
                .containsExactly("RESTRICT");
    }

    @Test
    void what_is_over_can_be_closed_off_too() {
        Answer declined = ok(community.command(told(community), "decline", "{\"reason\": \"不属受理范围\"}"));

        Answer restricted = restricted(community, declined, BECAUSE);

        assertThat(restricted.text("/status")).isEqualTo("DECLINED");
        assertThat(emergency.read(declined.id()).status()).isEqualTo(404);
    }

    /** What a command on a case is answered, without the id that was asked for. */
    private static String about(Desk by, UUID id) {
        return by.command(id, 3, "report-back", "{\"note\": \"x\"}")
                .raw()
                .body()
                .replace(id.toString(), "id");
    }

    /** Raised so that all four departments are told of it. */
    private static Answer told(Desk by) {
        Answer raised = by.raise(Desk.aCase().put("title", "夜间争吵 " + UUID.randomUUID()));
        assertThat(raised.status()).as(raised.body().toString()).isEqualTo(201);
        return raised;
    }

    private static Answer accepted(Desk by, Answer before) {
        return ok(by.command(before, "shares/accept", "{}"));
    }

    private static Answer restricted(Desk by, Answer before, String body) {
        return ok(by.command(before, "restrict", body));
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer;
    }

    private static List<String> on(Answer view) {
        return view.body()
                .at("/departments")
                .valueStream()
                .filter(share -> !List.of("WAIVED", "REVOKED")
                        .contains(share.at("/share").asString()))
                .map(share -> Department.of(share.at("/department").asString()).code())
                .sorted()
                .toList();
    }

    private static List<String> prompts(Answer view) {
        return view.body()
                .at("/prompts")
                .valueStream()
                .map(prompt -> prompt.at("/prompt").asString())
                .toList();
    }

    private static String action(Answer view, String action) {
        return action(view.body(), action);
    }

    /** Why not; empty when it may be done. */
    private static String action(JsonNode view, String action) {
        return view.at("/availableActions")
                .valueStream()
                .filter(each -> each.at("/action").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .at("/reason")
                .asString("");
    }

    private static long counted(Desk by) {
        return by.get("/api/cases/counters")
                .body()
                .at("/byStatus")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }
}
