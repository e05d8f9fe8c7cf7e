package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.contract.Department.URBAN_MANAGEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveriesTest extends RunningGateway {

    private static final String ADDRESS = "/api/receipts/deliveries";

    @Autowired
    private MeterRegistry meters;

    private static long reports(UUID caseId, String department) {
        return NOTIFICATION.requests().stream()
                .filter(request -> request.target().equals(ADDRESS))
                .map(request -> new String(request.body(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("{\"caseId\":\"" + caseId + "\",\"department\":\"" + department + "\""))
                .count();
    }

    @Test
    void what_was_written_to_a_departments_console_is_reported_once_by_the_doors_own_client() {
        try (OpenFeed one = OpenFeed.open(port, TOKENS.dispatcher(POLICE));
                OpenFeed two = OpenFeed.open(port, TOKENS.dispatcher(POLICE))) {
            EventEnvelope<Event> raised = Topic.write(Topic.registered(false, POLICE, COMMUNITY));

            await().untilAsserted(() ->
                    assertThat(reports(raised.subject(), "POLICE")).isOne());
            one.awaitAbout(raised.subject());
            two.awaitAbout(raised.subject());
            Topic.write(Topic.registered(false, POLICE, COMMUNITY), raised.subject(), 2);
            EventEnvelope<Event> later = Topic.write(Topic.registered(false, POLICE));
            await().untilAsserted(
                            () -> assertThat(reports(later.subject(), "POLICE")).isOne());

            assertThat(reports(raised.subject(), "POLICE")).isOne();
            assertThat(NOTIFICATION.requests())
                    .filteredOn(request -> request.target().equals(ADDRESS))
                    .allSatisfy(request ->
                            assertThat(request.header("Authorization")).startsWith("Bearer ey"));
        }
    }

    @Test
    void a_department_whose_consoles_are_closed_or_that_is_not_on_the_case_is_not_reported() {
        try (OpenFeed police = OpenFeed.open(port, TOKENS.dispatcher(POLICE));
                OpenFeed urban = OpenFeed.open(port, TOKENS.dispatcher(URBAN_MANAGEMENT))) {
            EventEnvelope<Event> raised = Topic.write(Topic.registered(false, POLICE, COMMUNITY));

            urban.awaitAbout(raised.subject());
            police.awaitAbout(raised.subject());
            await().untilAsserted(() ->
                    assertThat(reports(raised.subject(), "POLICE")).isOne());

            assertThat(reports(raised.subject(), "COMMUNITY")).isZero();
            assertThat(reports(raised.subject(), "URBAN_MANAGEMENT")).isZero();
        }
    }

    @Test
    void what_is_written_again_to_a_console_from_elsewhere_is_reported_and_what_it_may_have_had_there_is_not() {
        EventEnvelope<Event> raised = Topic.write(Topic.registered(false, POLICE, COMMUNITY));
        try (OpenFeed witness = OpenFeed.open(port, TOKENS.dispatcher(COMMUNITY))) {
            witness.awaitAbout(Topic.write(Topic.registered(false, COMMUNITY)).subject());
        }

        try (OpenFeed behind = OpenFeed.open(port, TOKENS.dispatcher(POLICE), "otherone.77." + millisFromNow(600))) {
            EventEnvelope<Event> later = Topic.write(Topic.registered(false, POLICE));
            behind.awaitAbout(later.subject());
            await().untilAsserted(
                            () -> assertThat(reports(later.subject(), "POLICE")).isOne());
            assertThat(reports(raised.subject(), "POLICE")).isZero();
        }
        try (OpenFeed before = OpenFeed.open(port, TOKENS.dispatcher(POLICE), "otherone.78." + millisFromNow(0))) {
            before.awaitAbout(raised.subject());
            await().untilAsserted(() ->
                    assertThat(reports(raised.subject(), "POLICE")).isOne());
        }
    }

    private static long millisFromNow(long seconds) {
        return Instant.now().plusSeconds(seconds).toEpochMilli();
    }

    @Test
    void a_report_that_was_not_understood_is_sent_again() {
        NOTIFICATION.will((request, out) -> NOTIFICATION.requests().size() < 3
                ? Peer.answer(503, "{}").answer(request, out)
                : Peer.ok("{}").answer(request, out));
        try (OpenFeed police = OpenFeed.open(port, TOKENS.dispatcher(POLICE))) {
            EventEnvelope<Event> raised = Topic.write(Topic.registered(false, POLICE));
            police.awaitAbout(raised.subject());

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(reports(raised.subject(), "POLICE")).isGreaterThanOrEqualTo(3));
        }
    }

    @Test
    void one_delivery_that_is_refused_is_dropped_and_holds_up_none_of_the_others() {
        UUID culprit = UUID.randomUUID();
        List<UUID> others =
                IntStream.range(0, 30).mapToObj(i -> UUID.randomUUID()).toList();
        Set<String> understood = ConcurrentHashMap.newKeySet();
        NOTIFICATION.will((request, out) -> {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            if (body.contains(culprit.toString())) {
                return Peer.answer(400, "{}").answer(request, out);
            }
            understood.add(body);
            return Peer.ok("{}").answer(request, out);
        });
        double before = dropped();
        try (OpenFeed police = OpenFeed.open(port, TOKENS.dispatcher(POLICE))) {
            Topic.writeAll(
                    Stream.concat(Stream.of(culprit), others.stream()).toList(), Topic.registered(false, POLICE));
            police.awaitAbout(others.getLast());

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(others)
                            .allMatch(id -> understood.stream().anyMatch(body -> body.contains(id.toString()))));
        }
        assertThat(dropped() - before).isEqualTo(1);
    }

    private double dropped() {
        return meters.counter("fengqiao.gateway.deliveries.dropped").count();
    }

    @Test
    void many_deliveries_travel_together() {
        try (OpenFeed police = OpenFeed.open(port, TOKENS.dispatcher(POLICE))) {
            List<UUID> many =
                    IntStream.range(0, 200).mapToObj(i -> UUID.randomUUID()).toList();
            Topic.writeAll(many, Topic.registered(false, POLICE));
            police.awaitAbout(many.getLast());

            await().untilAsserted(() -> assertThat(many).allMatch(id -> reports(id, "POLICE") == 1));
            assertThat(NOTIFICATION.requests()).hasSizeLessThan(60);
        }
    }
}
