package cn.fengqiao.cases;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.cases.Desk.Answer;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.inbox.Subscription;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningService
class ColourAndCanaryTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Transactions transactions;

    @Autowired
    private CallerScope scope;

    @Autowired
    private Subscription riskEvents;

    private Desk community;

    @BeforeEach
    void desks() {
        community = Desk.dispatcher(port, COMMUNITY);
    }

    @Test
    void the_colour_of_risk_service_shows_on_the_case_without_a_new_version() {
        Answer raised = community.raise(Desk.aCase());

        happens(raised, Colour.RED);

        Answer read = community.read(raised.id());
        assertThat(read.text("/colour")).isEqualTo("RED");
        assertThat(read.text("/certainty")).isEqualTo("CONFIRMED");
        assertThat(read.version()).isEqualTo(1);
        assertThat(community.list("colour", "RED").body().toString()).contains(raised.text("/id"));
    }

    @Test
    void red_shortens_the_time_to_sign() {
        Answer accepted = community.command(community.raise(Desk.aCase()), "accept", "{}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"POLICE\"}");

        Instant changed = happens(assigned, Colour.RED);

        Instant due = Instant.parse(community.read(assigned.id()).text("/clock/dueAt"));
        assertThat(due).isBeforeOrEqualTo(changed.plus(Duration.ofMinutes(15)));
        assertThat(due).isBefore(Instant.parse(assigned.text("/clock/dueAt")));
    }

    @Test
    void a_case_without_danger_is_confirmed_as_such_when_risk_service_is_sure() {
        Answer raised = community.raise(Desk.aCase());
        assertThat(raised.text("/certainty")).isEqualTo("PROVISIONAL");

        isSurer(raised, 1, Colour.NONE);

        Answer read = community.read(raised.id());
        assertThat(read.text("/colour")).isEqualTo("NONE");
        assertThat(read.text("/certainty")).isEqualTo("CONFIRMED");
        assertThat(read.version()).isEqualTo(1);
    }

    @Test
    void a_surer_colour_leaves_the_time_to_sign_alone() {
        Answer accepted = community.command(community.raise(Desk.aCase()), "accept", "{}");
        Answer assigned = community.command(accepted, "assign", "{\"department\": \"POLICE\"}");
        happens(assigned, Colour.YELLOW);
        Answer before = community.read(assigned.id());

        isSurer(assigned, 2, Colour.YELLOW);

        assertThat(community.read(assigned.id()).text("/clock/dueAt")).isEqualTo(before.text("/clock/dueAt"));
    }

    @Test
    void a_case_that_is_not_to_be_seen_yet_is_waited_for_briefly() {
        var unseen = EventEnvelope.mint(
                "/risk-service", UUID.randomUUID(), Instant.now(), 1, null, null, changed(Colour.RED));

        assertThatThrownBy(() -> hear(unseen)).isInstanceOf(TransientDataAccessException.class);
    }

    @Test
    void a_colour_whose_case_does_not_appear_is_put_aside_and_put_on_the_case_when_it_does() {
        UUID unseen = UUID.randomUUID();
        hear(earlier(unseen, 1, Colour.BLUE));
        hear(earlier(unseen, 2, Colour.RED));

        Answer appears = community.raise(Desk.aCase());
        asTheService("update colour_ahead set case_id = :case where case_id = :unseen", appears.id(), unseen);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(community.read(appears.id()).text("/colour")).isEqualTo("RED"));
        assertThat(asTheService("delete from colour_ahead where case_id in (:case, :unseen)", appears.id(), unseen))
                .isZero();
    }

    @Test
    void a_colour_that_was_put_aside_never_takes_back_a_newer_one() {
        UUID unseen = UUID.randomUUID();
        hear(earlier(unseen, 1, Colour.BLUE));
        Answer appears = community.raise(Desk.aCase());

        transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            jdbc.sql("update colour_ahead set case_id = :case where case_id = :unseen")
                    .param("case", appears.id())
                    .param("unseen", unseen)
                    .update();
            riskEvents.handler().handle(tx, earlier(appears.id(), 2, Colour.RED));
            return true;
        });

        assertThat(asTheService("delete from colour_ahead where case_id in (:case, :unseen)", appears.id(), unseen))
                .isZero();
        assertThat(community.read(appears.id()).text("/colour")).isEqualTo("RED");
    }

    @Test
    void one_canary_is_released_per_slot() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(canaries("select count(*) from canary_slot")).isPositive());

        assertThat(canaries("select count(*) from outbox where type = 'cn.fengqiao.case.canary.v1'"))
                .isEqualTo(canaries("select count(*) from canary_slot"));
    }

    private long canaries(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private Instant happens(Answer to, Colour colour) {
        Instant at = Instant.now();
        hear(EventEnvelope.mint("/risk-service", to.id(), at, 1, null, null, changed(colour)));
        return at;
    }

    private int asTheService(String sql, UUID caseId, UUID unseen) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, TheService.CALLER);
            return jdbc.sql(sql).param("case", caseId).param("unseen", unseen).update();
        });
    }

    /** What was said longer ago than anybody waits. */
    private static EventEnvelope<Event> earlier(UUID caseId, long sequence, Colour colour) {
        Instant at = Instant.now().minusSeconds(3);
        return EventEnvelope.mint("/risk-service", caseId, at, sequence, null, null, changed(colour));
    }

    private static Event changed(Colour colour) {
        return new RiskEvent.Changed(
                new Audience(AreaPath.of("HC.FQ.C03.G02"), List.of(COMMUNITY), false),
                EventEnvelope.newId(),
                colour,
                Colour.NONE,
                RiskEvent.Certainty.CONFIRMED,
                20,
                "2026-01",
                List.of(),
                List.of());
    }

    private void isSurer(Answer of, long sequence, Colour colour) {
        Event surer = new RiskEvent.CertaintyChanged(
                new Audience(AreaPath.of("HC.FQ.C03.G02"), List.of(COMMUNITY), false),
                EventEnvelope.newId(),
                colour,
                RiskEvent.Certainty.CONFIRMED,
                RiskEvent.Certainty.PROVISIONAL);
        hear(EventEnvelope.mint("/risk-service", of.id(), Instant.now(), sequence, null, null, surer));
    }

    private void hear(EventEnvelope<Event> event) {
        assertThat(riskEvents.topic()).isEqualTo(Topics.RISK_EVENTS);
        transactions.inTransaction(tx -> {
            riskEvents.handler().handle(tx, event);
            return true;
        });
    }
}
