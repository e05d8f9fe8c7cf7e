package cn.fengqiao.notify;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Topics.CASE_EVENTS;
import static cn.fengqiao.contract.Topics.NOTIFICATION_EVENTS;
import static cn.fengqiao.notify.ACase.aCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NotificationEvent.ReceiptAdvanced;
import cn.fengqiao.testkit.TestCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way over a real broker: duplicates, poison, and a database that goes away. */
@NotificationServiceTest
class OverKafkaTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Wire wire;

    @BeforeEach
    void listen() {
        wire = new Wire(NOTIFICATION_EVENTS);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void an_answer_that_arrives_twice_is_told_once() {
        ACase raised = aCase();
        EventEnvelope<Event> registered = raised.registered();
        EventEnvelope<Event> signed = raised.signed(POLICE);
        EventEnvelope<Event> done = raised.shareDone(POLICE);

        wire.say(CASE_EVENTS, registered, signed, registered, signed, done);

        assertThat(rungs(raised, 4))
                .containsExactly("1 POLICE DELIVERED", "2 POLICE SEEN", "3 POLICE ACCEPTED", "4 POLICE DONE");
    }

    @Test
    void a_poisoned_event_holds_up_its_own_case_and_no_other() {
        ACase poisoned = aCase();
        ACase healthy = aCase();

        wire.say(CASE_EVENTS, poisoned.registered(), poisoned.poison(), poisoned.signed(POLICE));
        wire.say(CASE_EVENTS, healthy.registered(), healthy.signed(COMMUNITY));

        assertThat(rungs(healthy, 3)).last().isEqualTo("3 COMMUNITY ACCEPTED");
        await().atMost(SOON).until(() -> Ledger.parked(poisoned.id), parked -> parked == 2);
        assertThat(wire.about(poisoned.id)).isEmpty();
    }

    @Test
    void a_canary_passes_through() {
        var canary = new Canary(UUID.randomUUID(), "case-service", Instant.parse("2026-11-24T02:00:00Z"));
        UUID subject = UUID.randomUUID();

        wire.say(CASE_EVENTS, EventEnvelope.mint("/case-service", subject, Instant.now(), 0, null, null, canary));

        List<EventEnvelope<Event>> told =
                await().atMost(SOON).until(() -> wire.about(subject), events -> !events.isEmpty());
        assertThat(told.getFirst().data())
                .isEqualTo(new Canary(canary.canaryId(), "notification-service", canary.releasedAt()));
    }

    @Test
    void while_the_database_is_away_events_wait_and_none_is_lost() {
        ACase before = aCase();
        ACase during = aCase();
        wire.say(CASE_EVENTS, before.registered(), before.signed(POLICE));
        rungs(before, 3);

        TestCluster.postgres().kill();
        try {
            wire.say(CASE_EVENTS, during.registered(), during.signed(POLICE));
        } finally {
            TestCluster.postgres().restart();
            Ledger.reconnect();
        }

        assertThat(rungs(during, 3)).last().isEqualTo("3 POLICE ACCEPTED");
    }

    /** What was told about a case, each once, when so much has arrived. */
    private List<String> rungs(ACase of, int count) {
        return await().atMost(SOON)
                .until(
                        () -> wire.about(of.id).stream()
                                .map(OverKafkaTest::rung)
                                .distinct()
                                .toList(),
                        rungs -> rungs.size() >= count);
    }

    private static String rung(EventEnvelope<Event> told) {
        var advanced = (ReceiptAdvanced) told.data();
        return told.sequence() + " " + advanced.department() + " " + advanced.rung();
    }
}
