package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.testkit.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is new and looks like what was written off a short time ago proposes to reopen it. */
@RunningService
class RelapseTest {

    private static final String GRID = "HC.FQ.C08.G01";

    @LocalServerPort
    private int port;

    private Desk community;
    private String door;
    private String phone;

    @BeforeEach
    void something_new() {
        community = Desk.dispatcher(port, COMMUNITY);
        door = "古塔路" + ThreadLocalRandom.current().nextLong(1_000_000_000L) + "号";
        phone = "1" + ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_999_999_999L);
    }

    @Test
    void a_new_case_at_the_door_of_one_written_off_proposes_to_reopen_it_once() {
        Answer old = writtenOff(at(door), "1 day");

        Answer fresh = community.raise(at(door));

        JsonNode proposal = proposed(old);
        assertThat(proposal.at("/newCase").asString()).isEqualTo(fresh.text("/id"));
        assertThat(proposal.at("/newNumber").asString()).isEqualTo(fresh.text("/number"));
        assertThat(proposal.at("/reasons").toString()).isEqualTo("[\"SAME_ADDRESS\"]");
        assertThat(proposal.at("/state").asString()).isEqualTo("OPEN");
        Answer now = community.read(old.id());
        assertThat(now.text("/status")).isEqualTo("WRITTEN_OFF");
        assertThat(now.version()).isEqualTo(old.version() + 1);
        assertThat(community.get("/api/cases/" + old.id() + "/timeline").raw().body())
                .contains("RELAPSE_PROPOSED");
    }

    @Test
    void the_same_two_people_at_another_door_are_a_relapse_and_one_of_them_alone_is_none() {
        String one = "慕容" + phone.substring(6);
        String other = "诸葛" + phone.substring(6);
        Answer old = writtenOff(between(one, other), "1 day");

        community.raise(between(one, "别人"));
        Answer fresh = community.raise(between(other, one));

        JsonNode proposal = proposed(old);
        assertThat(proposal.at("/newCase").asString()).isEqualTo(fresh.text("/id"));
        assertThat(proposal.at("/reasons").toString()).isEqualTo("[\"SAME_PARTIES\"]");
    }

    @Test
    void a_telephone_in_another_grid_of_the_subdistrict_is_enough_and_a_clue_proposes_too() {
        Answer old = writtenOff(with(phone), "1 day");

        Answer clue = ClueTest.report(community, called(ClueTest.body()));

        JsonNode proposal = proposed(old);
        assertThat(proposal.at("/newClue").asString()).isEqualTo(clue.text("/id"));
        assertThat(proposal.at("/reasons").toString()).isEqualTo("[\"SAME_PHONE\"]");
    }

    @Test
    void what_is_older_than_ninety_days_elsewhere_or_restricted_to_others_proposes_nothing() {
        Answer tooOld = writtenOff(at(door), "100 days");
        Answer elsewhere = writtenOff(at("另一处" + door), "1 day");
        Answer recent = writtenOff(at(door), "1 day");
        ObjectNode hidden = at(door).put("restricted", true);
        hidden.putArray("departments").add("POLICE");
        Desk.dispatcher(port, POLICE).raise(hidden);

        Answer fresh = community.raise(at(door));

        // the newest comes last: when it has been looked at, so has all before it
        assertThat(proposed(recent).at("/newCase").asString()).isEqualTo(fresh.text("/id"));
        assertThat(relapses(recent)).hasSize(1);
        assertThat(relapses(tooOld)).isEmpty();
        assertThat(relapses(elsewhere)).isEmpty();
    }

    @Test
    void a_case_raised_of_a_clue_does_not_propose_again_what_the_clue_proposed() {
        Answer old = writtenOff(with(phone), "1 day");
        Answer clue = ClueTest.report(community, called(ClueTest.body()));
        proposed(old);
        Answer verified = ClueTest.act(community, clue, "verify", ClueTest.json("result", "属实"));
        Answer promoted = ClueTest.act(community, verified, "promote", ClueTest.json("type", "NEIGHBOUR"));
        assertThat(promoted.text("/state")).isEqualTo("PROMOTED");

        // another one after it shows that the watch has been past it
        Answer other = writtenOff(at(door), "1 day");
        community.raise(at(door));
        proposed(other);

        assertThat(relapses(old)).hasSize(1);
    }

    @Test
    void a_proposal_is_dismissed_once_with_a_reason() {
        Answer old = writtenOff(at(door), "1 day");
        community.raise(at(door));
        JsonNode proposal = proposed(old);
        String path = "/api/cases/relapses/" + proposal.at("/id").asString() + "/dismiss";

        assertThat(community.post(path, 1, ClueTest.json("reason", " ")).text("/field"))
                .isEqualTo("reason");
        assertThat(Desk.dispatcher(port, EMERGENCY)
                        .post(path, 1, ClueTest.json("reason", "x"))
                        .status())
                .isEqualTo(404);
        Answer dismissed = community.post(path, 1, ClueTest.json("reason", "两户不同"));

        assertThat(dismissed.text("/state")).as(dismissed.raw().body()).isEqualTo("DISMISSED");
        assertThat(relapses(old).get(0).at("/reason").asString()).isEqualTo("两户不同");
        assertThat(community
                        .post(path, 1, ClueTest.json("reason", "两户不同"))
                        .raw()
                        .headers()
                        .firstValue("Idempotent-Replay"))
                .hasValue("true");
        assertThat(community.post(path, 1, ClueTest.json("reason", "别的")).problem())
                .isEqualTo("stale-version");
        assertThat(community.post(path, 2, ClueTest.json("reason", "别的")).problem())
                .isEqualTo("not-now");
    }

    @Test
    void reopening_accepts_a_proposal() {
        Answer old = writtenOff(at(door), "1 day");
        community.raise(at(door));
        proposed(old);

        Answer reopened = community.command(community.read(old.id()), "reopen", "{\"reason\": \"再次漏水\"}");

        assertThat(reopened.status()).as(reopened.raw().body()).isEqualTo(200);
        assertThat(relapses(old).get(0).at("/state").asString()).isEqualTo("ACCEPTED");
    }

    @Test
    void what_cannot_be_proposed_is_passed_by_and_the_watch_goes_on() {
        Answer bad = writtenOff(at(door), "1 day");
        Answer good = writtenOff(with(phone), "1 day");
        try (var poison = new Poison("relapse_proposal", "case_id", bad.id())) {
            community.raise(at(door));
            Answer fresh = community.raise(with(phone));

            assertThat(proposed(good).at("/newCase").asString()).isEqualTo(fresh.text("/id"));
            assertThat(relapses(bad)).isEmpty();
        }
    }

    @Test
    void what_cannot_even_be_read_is_passed_by_and_the_watch_goes_on() {
        Answer good = writtenOff(with(phone), "1 day");
        Answer unreadable = community.raise(at(door));
        try (var garbled = new Garbled("dispute_case", unreadable.id())) {
            Answer fresh = community.raise(with(phone));

            assertThat(proposed(good).at("/newCase").asString()).isEqualTo(fresh.text("/id"));
        }
    }

    // the four intervals

    @Test
    void the_intervals_of_a_case_of_a_clue_begin_with_the_clue_and_what_has_not_happened_is_absent() {
        String found = "2026-10-01T01:02:03Z";
        Answer clue = ClueTest.report(community, ClueTest.body().put("foundAt", found));
        Answer other = ClueTest.report(community, ClueTest.body().put("foundAt", "2026-09-30T00:00:00Z"));
        ClueTest.act(community, other, "merge", ClueTest.into("CLUE", clue.id()));
        Answer verified = ClueTest.act(community, clue, "verify", ClueTest.json("result", "属实"));
        Answer promoted = ClueTest.act(community, verified, "promote", ClueTest.json("type", "NEIGHBOUR"));
        UUID raised = UUID.fromString(promoted.text("/caseId"));

        JsonNode intervals = intervals(raised);

        assertThat(intervals.at("/foundAt").asString()).isEqualTo("2026-09-30T00:00:00Z");
        assertThat(intervals.at("/reportedAt").asString()).isEqualTo(clue.text("/reportedAt"));
        assertThat(intervals.at("/reportSeconds").asLong()).isPositive();
        assertThat(intervals.has("counselledAt")).isFalse();
        assertThat(intervals.has("counselSeconds")).isFalse();
        assertThat(intervals.has("totalSeconds")).isFalse();
    }

    @Test
    void a_case_is_counselled_with_the_first_contact_and_resolved_until_it_breaks_open_again() {
        Answer investigating = investigating();
        Answer contacted = community.command(investigating, "contact", "{\"note\": \"已联系\"}");
        Answer again = community.command(contacted, "contact", "{\"note\": \"再次联系\"}");
        Answer last = again.status() == 200 ? again : contacted;
        Answer resolving = community.command(last, "start-resolving", "{}");
        Answer agreed = community.command(resolving, "agree", "{\"form\": \"ORAL\"}");

        JsonNode settled = intervals(investigating.id());
        Answer broken = community.command(agreed, "breach", "{\"to\": \"RESOLVING\", \"reason\": \"未付款\"}");
        JsonNode open = intervals(investigating.id());

        assertThat(broken.status()).as(broken.raw().body()).isEqualTo(200);
        assertThat(settled.at("/counselledAt").asString()).isEqualTo(contacted.text("/updatedAt"));
        assertThat(settled.at("/resolvedAt").asString()).isEqualTo(agreed.text("/updatedAt"));
        assertThat(settled.has("resolveSeconds")).isTrue();
        assertThat(open.has("counselledAt")).isTrue();
        assertThat(open.has("resolvedAt")).isFalse();
        assertThat(Desk.dispatcher(port, EMERGENCY)
                        .get("/api/cases/" + investigating.id() + "/intervals")
                        .problem())
                .isEqualTo("not-visible");
    }

    @Test
    void an_agreement_that_was_not_kept_and_guided_to_other_routes_is_at_an_end_with_that() {
        Answer resolving = community.command(investigating(), "start-resolving", "{}");
        Answer agreed = community.command(resolving, "agree", "{\"form\": \"ORAL\"}");
        Answer guided = community.command(agreed, "breach", "{\"to\": \"GUIDED\", \"reason\": \"未付款，告知诉讼途径\"}");

        JsonNode ended = intervals(guided.id());
        Answer recorded = community.command(guided, "outcome", "{\"outcome\": \"FAILED\"}");
        JsonNode afterwards = intervals(guided.id());

        assertThat(guided.text("/status")).as(guided.raw().body()).isEqualTo("GUIDED");
        assertThat(ended.at("/resolvedAt").asString()).isEqualTo(guided.text("/updatedAt"));
        assertThat(ended.has("totalSeconds")).isTrue();
        assertThat(recorded.status()).as(recorded.raw().body()).isEqualTo(200);
        assertThat(afterwards.at("/resolvedAt").asString()).isEqualTo(guided.text("/updatedAt"));
    }

    @Test
    void what_was_guided_after_a_breach_and_broke_out_again_has_no_end() {
        Answer resolving = community.command(investigating(), "start-resolving", "{}");
        Answer agreed = community.command(resolving, "agree", "{\"form\": \"ORAL\"}");
        Answer guided = community.command(agreed, "breach", "{\"to\": \"GUIDED\", \"reason\": \"未付款，告知诉讼途径\"}");

        Answer reopened = community.command(guided, "reopen", "{\"reason\": \"双方愿意再谈\"}");

        assertThat(reopened.status()).as(reopened.raw().body()).isEqualTo(200);
        assertThat(intervals(guided.id()).has("resolvedAt")).isFalse();
    }

    private Answer investigating() {
        Answer raised = community.raise(at(door));
        Answer accepted = community.command(raised, "accept", "{}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"COMMUNITY\"}");
        Answer signed = community.command(assigned, "sign", "{}");
        assertThat(signed.status()).as(signed.raw().body()).isEqualTo(200);
        return signed;
    }

    private JsonNode intervals(UUID id) {
        return community.get("/api/cases/" + id + "/intervals").body();
    }

    private ObjectNode at(String address) {
        ObjectNode body = Desk.aCase().put("area", GRID).put("address", address);
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        return body;
    }

    private ObjectNode with(String number) {
        ObjectNode body = Desk.aCase().put("area", GRID);
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        body.putArray("parties")
                .addObject()
                .put("name", "李某")
                .put("role", "APPLICANT")
                .put("phone", number);
        return body;
    }

    private ObjectNode between(String one, String other) {
        ObjectNode body = Desk.aCase().put("area", GRID);
        body.putArray("departments").add("COMMUNITY").add("POLICE");
        var parties = body.putArray("parties");
        parties.addObject().put("name", one).put("role", "APPLICANT");
        parties.addObject().put("name", other).put("role", "RESPONDENT");
        return body;
    }

    private ObjectNode called(ObjectNode clue) {
        clue.putArray("parties")
                .addObject()
                .put("name", "李某")
                .put("role", "OTHER")
                .put("phone", phone);
        return clue;
    }

    /** A case as it is some time after it was written off. */
    private Answer writtenOff(ObjectNode body, String ago) {
        Answer raised = community.raise(body);
        assertThat(raised.status()).as(raised.raw().body()).isEqualTo(201);
        Answer accepted = community.command(raised, "accept", "{}");
        asOwner("update dispute_case set status = 'WRITTEN_OFF', closed_at = now() - interval '" + ago
                + "', raised_at = raised_at - interval '" + ago + "' - interval '1 hour' where id = '" + raised.id()
                + "'");
        return accepted;
    }

    private JsonNode proposed(Answer old) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !relapses(old).isEmpty());
        return relapses(old).get(0);
    }

    private JsonNode relapses(Answer old) {
        Answer answer = community.get("/api/cases/" + old.id() + "/relapses");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body().at("/items");
    }

    private static void asOwner(String sql) {
        try (Connection owner = TestCluster.postgres().database("fengqiao_case").owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
