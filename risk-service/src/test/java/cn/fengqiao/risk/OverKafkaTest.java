package cn.fengqiao.risk;

import static cn.fengqiao.contract.Topics.CASE_EVENTS;
import static cn.fengqiao.contract.Topics.RISK_EVENTS;
import static cn.fengqiao.risk.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseProgress;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way over a real broker: duplicates, poison, and a database or a broker that goes away. */
@RiskServiceTest
class OverKafkaTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalServerPort
    private int port;

    private Wire wire;

    @BeforeEach
    void listen() {
        wire = new Wire(RISK_EVENTS);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_dangerous_case_is_told_on_the_topic_of_risk() {
        ACase threat = aCase().yes("KILL_THREAT");

        wire.say(CASE_EVENTS, threat.registered());

        assertThat(colours(threat, 1)).containsExactly(Colour.RED);
    }

    @Test
    void what_arrives_twice_counts_once() {
        ACase threat = aCase().yes("SEPARATION");
        EventEnvelope<Event> registered = threat.registered();
        EventEnvelope<Event> accepted = threat.accepted();

        wire.say(CASE_EVENTS, registered, accepted, registered, accepted);
        passes(threat);

        assertThat(colours(threat, 1)).containsExactly(Colour.BLUE);
        assertThat(Ledger.assessments(threat.id)).isEqualTo(1);
    }

    @Test
    void a_poisoned_event_holds_up_its_own_case_until_an_operator_decides_and_no_other() {
        ACase poisoned = aCase().yes("SEPARATION");
        ACase merged = aCase().yes("PROPERTY_DAMAGE");
        ACase healthy = aCase().yes("INJURY_30D");
        wire.say(CASE_EVENTS, poisoned.registered(), merged.registered(), poisoned.poison(), poisoned.absorbed(merged));

        wire.say(CASE_EVENTS, healthy.registered());

        assertThat(colours(healthy, 1)).containsExactly(Colour.RED);
        assertThat(colours(poisoned, 1)).containsExactly(Colour.BLUE);
        String letter = await().atMost(SOON).until(() -> letter(poisoned), id -> !id.isEmpty());

        discard(letter);

        assertThat(colours(poisoned, 2)).containsExactly(Colour.BLUE, Colour.YELLOW);
    }

    /** Whoever raises a case of their own at an address must not read off it that there are cases they may not know of. */
    @Test
    void an_address_cannot_be_probed_for_restricted_cases() {
        String place = UUID.randomUUID().toString();
        List<ACase> hidden = IntStream.of(30, 20, 10)
                .mapToObj(days -> aCase().at(place)
                        .departments(Department.POLICE, Department.COMMUNITY)
                        .restricted()
                        .foundAt(ACase.FOUND.minus(Duration.ofDays(days))))
                .toList();
        ACase probe = aCase().at(place).departments(Department.URBAN_MANAGEMENT);
        ACase after = aCase().at(place).departments(Department.URBAN_MANAGEMENT).foundAt(ACase.FOUND.plusSeconds(1));
        ACase ofPolice = aCase().at(place).departments(Department.POLICE).restricted();
        ACase nowhere = aCase().departments(Department.URBAN_MANAGEMENT);

        // one before they are heard of, one after
        wire.say(CASE_EVENTS, nowhere.registered(), probe.registered());
        certain(probe);
        wire.say(CASE_EVENTS, ofPolice.registered());
        certain(ofPolice);
        hidden.forEach(each -> wire.say(CASE_EVENTS, each.registered()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                risk(ofPolice, Department.POLICE).path("colour").asString())
                        .isEqualTo("YELLOW"));
        wire.say(CASE_EVENTS, after.registered());
        certain(after);

        for (ACase each : List.of(probe, after)) {
            assertThat(anonymous(risk(each, Department.URBAN_MANAGEMENT)))
                    .isEqualTo(anonymous(risk(nowhere, Department.URBAN_MANAGEMENT)));
            assertThat(wire.about(each.id)).hasSize(1);
            assertThat(Ledger.detail(each.id))
                    .doesNotContain(
                            hidden.stream().map(one -> one.id.toString()).toList());
        }

        // the history of a case that is shown to one more department is cut to what that one may know, the past with it
        ofPolice.departments(Department.POLICE, Department.URBAN_MANAGEMENT);
        wire.say(CASE_EVENTS, ofPolice.accepted());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                risk(ofPolice, Department.POLICE).path("colour").asString())
                        .isEqualTo("NONE"));
        assertThat(anonymous(risk(ofPolice, Department.URBAN_MANAGEMENT)))
                .isEqualTo(anonymous(risk(nowhere, Department.URBAN_MANAGEMENT)));
        assertThat(risk(ofPolice, Department.POLICE).path("history").toString()).contains("YELLOW");
    }

    /** Until the first word about the case has come, which is that it is sure that there is no danger. */
    private void certain(ACase of) {
        await().atMost(SOON).until(() -> !wire.about(of.id).isEmpty());
    }

    private JsonNode risk(ACase of, Department department) {
        return JsonMapper.shared()
                .readTree(ask("GET", "/api/risk/cases/" + of.id, "", Tokens.caller(department, Role.DISPATCHER)));
    }

    /** An answer without what differs between any two cases: their ids and moments. */
    private static String anonymous(JsonNode risk) {
        return risk.toString()
                .replaceAll("\"caseId\":\"[^\"]*\"", "\"caseId\":0")
                .replaceAll("\"assessedAt\":\"[^\"]*\"", "\"assessedAt\":0");
    }

    @Test
    void dangers_that_are_told_later_and_answers_that_were_wrong_arrive_over_the_topic() {
        ACase child = aCase();
        ACase breach = aCase();
        ACase wrong = aCase().yes("WEAPON_PREPARED");

        wire.say(
                CASE_EVENTS,
                child.registered(),
                child.noted(CaseProgress.Step.CHILD_IN_DANGER),
                breach.registered(),
                breach.noted(CaseProgress.ProtectionKind.LETTER, CaseProgress.ProtectionStep.BREACHED),
                wrong.registered(),
                wrong.corrected(Map.of("WEAPON_PREPARED", Answer.NO)));

        assertThat(becomes(child, Colour.RED)).isTrue();
        assertThat(becomes(breach, Colour.RED)).isTrue();
        assertThat(becomes(wrong, Colour.NONE)).isTrue();
    }

    private boolean becomes(ACase of, Colour colour) {
        return await().atMost(SOON)
                .until(
                        () -> wire.about(of.id).stream()
                                .map(EventEnvelope::data)
                                .filter(RiskEvent.Changed.class::isInstance)
                                .anyMatch(data -> ((RiskEvent.Changed) data).colour() == colour),
                        came -> came);
    }

    @Test
    void a_canary_passes_through() {
        var canary = new Canary(UUID.randomUUID(), "case-service", Instant.parse("2026-11-24T02:00:00Z"));
        UUID subject = UUID.randomUUID();

        wire.say(CASE_EVENTS, EventEnvelope.mint("/case-service", subject, Instant.now(), 0, null, null, canary));

        List<EventEnvelope<Event>> told =
                await().atMost(SOON).until(() -> wire.about(subject), events -> !events.isEmpty());
        assertThat(told.getFirst().data())
                .isEqualTo(new Canary(canary.canaryId(), "risk-service", canary.releasedAt()));
    }

    @Test
    void while_the_database_is_away_events_wait_and_none_is_lost() {
        ACase before = aCase().yes("SEPARATION");
        ACase during = aCase().yes("MASS_VIOLENCE");
        wire.say(CASE_EVENTS, before.registered());
        colours(before, 1);

        TestCluster.postgres().kill();
        try {
            wire.say(CASE_EVENTS, during.registered());
        } finally {
            TestCluster.postgres().restart();
        }

        assertThat(colours(during, 1)).containsExactly(Colour.RED);
        Ledger.reconnect();
        assertThat(Ledger.assessments(during.id)).isEqualTo(1);
    }

    @Test
    void while_the_broker_is_away_nothing_is_lost_or_told_twice_in_effect() {
        List<ACase> cases =
                IntStream.range(0, 20).mapToObj(i -> aCase().yes("KILL_THREAT")).toList();
        cases.forEach(each -> wire.say(CASE_EVENTS, each.registered()));

        TestCluster.kafka().kill();
        TestCluster.kafka().restart();

        for (ACase each : cases) {
            colours(each, 1);
            assertThat(wire.about(each.id)).extracting(EventEnvelope::sequence).containsOnly(1L);
            assertThat(Ledger.assessments(each.id)).isEqualTo(1);
        }
    }

    /** The colours told about a case, in order, once so many different ones have arrived. */
    private List<Colour> colours(ACase of, int count) {
        return await().atMost(SOON)
                .until(
                        () -> wire.about(of.id).stream()
                                .map(event -> ((RiskEvent.Changed) event.data()).colour())
                                .distinct()
                                .toList(),
                        colours -> colours.size() >= count);
    }

    /** Until everything said about a case so far was handled: its partition is read in order. */
    private void passes(ACase last) {
        wire.say(CASE_EVENTS, last.poison());
        await().atMost(SOON).until(() -> !letter(last).isEmpty());
    }

    private String letter(ACase of) {
        JsonNode letters = JsonMapper.shared().readTree(ask("GET", "/api/dead-letters?limit=200", ""));
        for (JsonNode letter : letters.path("items")) {
            if (letter.path("subject").asString("").equals(of.id.toString())
                    && letter.path("reason").asString("").equals("POISON")) {
                return letter.path("id").asString();
            }
        }
        return "";
    }

    private void discard(String letter) {
        ask("POST", "/api/dead-letters/" + letter + "/discard", "{\"reason\":\"a test planted it\"}");
    }

    private String ask(String method, String path, String body) {
        return ask(method, path, body, Tokens.caller(Department.POLICE, Role.ADMIN));
    }

    private String ask(String method, String path, String body, Caller caller) {
        return String.valueOf(RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", "Bearer " + Tokens.shared().of(caller))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
