package cn.fengqiao.notify.receipts;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.EMERGENCY;
import static cn.fengqiao.contract.Department.POLICE;
import static cn.fengqiao.notify.ACase.RAISED;
import static cn.fengqiao.notify.ACase.aCase;
import static cn.fengqiao.notify.ACase.time;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NotificationEvent.ReceiptAdvanced;
import cn.fengqiao.kit.inbox.Subscription;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.notify.ACase;
import cn.fengqiao.notify.Ledger;
import cn.fengqiao.notify.NotificationServiceTest;
import cn.fengqiao.notify.ladder.Receipt;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import cn.fengqiao.testkit.api.AccessMatrix;
import cn.fengqiao.testkit.api.OpenApiDocument;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who has received, seen and answered, and who may know it. */
@NotificationServiceTest
class ReceiptsApiTest {

    private static final Caller AT_POLICE = Tokens.caller(POLICE, Role.DISPATCHER);
    private static final Caller AT_EMERGENCY = Tokens.caller(EMERGENCY, Role.DISPATCHER);
    private static final Caller GATEWAY = Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, Role.FEED);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @LocalServerPort
    private int port;

    @Autowired
    private Transactions transactions;

    @Autowired
    private Subscription caseEvents;

    @Autowired
    private MeterRegistry meters;

    @Test
    void every_department_on_a_new_case_is_asked() {
        ACase raised = aCase();

        hear(raised.registered());

        JsonNode items = get(raised.id, AT_POLICE, 200).path("items");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("department").asString()).isEqualTo("COMMUNITY");
        assertThat(items.get(1).path("department").asString()).isEqualTo("POLICE");
        assertThat(items.get(1).path("requestedAt").asString()).isEqualTo("2026-11-20T02:00:00Z");
        assertThat(items.get(1).has("deliveredAt")).isFalse();
        assertThat(Ledger.rungs(raised.id))
                .as("the case event asks; nothing more is told")
                .isEmpty();
    }

    @Test
    void delivered_seen_and_signed_are_told_in_order_without_a_gap() {
        ACase raised = aCase();
        hear(raised.registered());

        deliver(204, delivery(raised, POLICE, RAISED.plusSeconds(1)));
        seen(raised.id, AT_POLICE, 204);
        EventEnvelope<Event> signed = raised.signed(POLICE);
        hear(signed);

        assertThat(Ledger.rungs(raised.id)).containsExactly("1 POLICE DELIVERED", "2 POLICE SEEN", "3 POLICE ACCEPTED");
        EventEnvelope<Event> last = Ledger.told(raised.id).getLast();
        assertThat(last.causationId()).isEqualTo(signed.id());
        assertThat(((ReceiptAdvanced) last.data()).at()).isEqualTo(time(2));
        assertThat(((ReceiptAdvanced) last.data()).audience()).isEqualTo(raised.audience());
    }

    @Test
    void who_sees_it_before_the_feed_reports_has_it_delivered_too() {
        ACase raised = aCase();
        hear(raised.registered());

        seen(raised.id, AT_POLICE, 204);
        seen(raised.id, AT_POLICE, 204);

        assertThat(Ledger.rungs(raised.id)).containsExactly("1 POLICE DELIVERED", "2 POLICE SEEN");
    }

    @Test
    void a_refusal_may_be_taken_back_and_the_work_be_done() {
        ACase raised = aCase();

        hear(raised.registered(), raised.shareRejected(POLICE), raised.shareAccepted(POLICE), raised.shareDone(POLICE));

        Receipt police = Ledger.receipts(raised.id).getLast();
        assertThat(police.rejectedAt()).isNull();
        assertThat(police.acceptedAt()).isEqualTo(time(3));
        assertThat(police.doneAt()).isEqualTo(time(4));
        assertThat(Ledger.rungs(raised.id))
                .containsExactly(
                        "1 POLICE DELIVERED",
                        "2 POLICE SEEN",
                        "3 POLICE REJECTED",
                        "4 POLICE ACCEPTED",
                        "5 POLICE DONE");
    }

    @Test
    void a_department_that_joins_later_is_asked_then_and_one_that_refused_is_asked_again() {
        ACase raised = aCase();

        hear(
                raised.registered(),
                raised.assigned(EMERGENCY),
                raised.shareRejected(POLICE),
                raised.handedOver(EMERGENCY, POLICE));

        Receipt emergency = Ledger.receipts(raised.id).get(1);
        Receipt police = Ledger.receipts(raised.id).get(2);
        assertThat(emergency.department()).isEqualTo(EMERGENCY);
        assertThat(emergency.requestedAt()).isEqualTo(time(2));
        assertThat(police.requestedAt()).isEqualTo(time(1));
        assertThat(police.rejectedAt()).isNull();
        assertThat(police.seenAt()).isEqualTo(time(3));
    }

    @Test
    void a_delivery_reported_before_the_case_arrives_is_applied_when_it_does() {
        ACase raised = aCase();

        deliver(204, delivery(raised, POLICE, RAISED.plusSeconds(2)), delivery(raised, POLICE, RAISED.plusSeconds(1)));
        assertThat(get(raised.id, AT_POLICE, 404).path("type").asString()).endsWith(":not-found");
        hear(raised.registered());

        assertThat(Ledger.rungs(raised.id)).containsExactly("1 POLICE DELIVERED");
        assertThat(Ledger.receipts(raised.id).getLast().deliveredAt()).isEqualTo(RAISED.plusSeconds(1));
        assertThat(Ledger.count("early_fact", raised.id)).isZero();
    }

    @Test
    void a_delivery_to_a_department_that_is_not_asked_counts_only_if_it_was_of_the_asking() {
        ACase raised = aCase();
        hear(raised.registered());

        deliver(204, delivery(raised, EMERGENCY, time(2).minusSeconds(30)));
        hear(raised.assigned(EMERGENCY));
        assertThat(Ledger.rungs(raised.id)).isEmpty();

        deliver(204, delivery(raised, Department.of("JUSTICE"), time(3).plusMillis(20)));
        hear(raised.assigned(Department.of("JUSTICE")));
        assertThat(Ledger.rungs(raised.id)).containsExactly("1 JUSTICE DELIVERED");
    }

    @Test
    void a_batch_reported_twice_by_two_feeds_is_one_delivery_each() {
        List<ACase> cases = IntStream.range(0, 50).mapToObj(i -> aCase()).toList();
        cases.forEach(each -> hear(each.registered()));
        String[] batch = cases.stream()
                .map(each -> delivery(each, POLICE, RAISED.plusSeconds(1)))
                .toArray(String[]::new);

        deliver(204, batch);
        deliver(204, batch);

        assertThat(cases).allSatisfy(each -> assertThat(Ledger.rungs(each.id)).containsExactly("1 POLICE DELIVERED"));
    }

    @Test
    void reports_and_case_events_that_cross_lose_nothing_and_lock_nobody_out()
            throws InterruptedException, ExecutionException {
        List<ACase> cases = IntStream.range(0, 40).mapToObj(i -> aCase()).toList();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<ACase> mixed = new ArrayList<>(cases);
            Collections.shuffle(mixed, new Random(round));
            work.add(() -> {
                deliver(
                        204,
                        mixed.stream()
                                .map(each -> delivery(each, POLICE, RAISED.plusSeconds(1)))
                                .toArray(String[]::new));
                return true;
            });
        }
        for (ACase each : cases) {
            work.add(() -> {
                hear(each.registered(), each.signed(COMMUNITY));
                return true;
            });
        }
        Collections.shuffle(work, new Random(7));

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(cases)
                .allSatisfy(each -> assertThat(Ledger.rungs(each.id).stream()
                                .map(rung -> rung.substring(2))
                                .toList())
                        .containsExactlyInAnyOrder(
                                "POLICE DELIVERED", "COMMUNITY DELIVERED", "COMMUNITY SEEN", "COMMUNITY ACCEPTED"));
        assertThat(cases)
                .allSatisfy(each -> assertThat(Ledger.told(each.id))
                        .extracting(EventEnvelope::sequence)
                        .containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void hundreds_of_consoles_that_open_one_case_are_one_rung() throws InterruptedException, ExecutionException {
        ACase alert = aCase();
        hear(alert.registered());
        String token = Tokens.shared().of(AT_POLICE);
        Callable<Integer> console = () -> post("/api/receipts/cases/" + alert.id + "/seen", token, "")
                .getStatus()
                .value();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(300, console))) {
                assertThat(done.get()).isEqualTo(204);
            }
        }

        assertThat(Ledger.rungs(alert.id)).containsExactly("1 POLICE DELIVERED", "2 POLICE SEEN");
    }

    @Test
    void who_opens_a_case_before_it_has_arrived_here_waits_for_it() {
        ACase quick = aCase();

        CompletableFuture<Void> opened = CompletableFuture.runAsync(
                () -> seen(quick.id, AT_POLICE, 204), task -> Thread.ofVirtual().start(task));
        hear(quick.registered());

        assertThat(opened).succeedsWithin(Duration.ofSeconds(5));
        assertThat(Ledger.rungs(quick.id)).containsExactly("1 POLICE DELIVERED", "2 POLICE SEEN");
    }

    @Test
    void a_case_nobody_knows_is_not_found_and_leaves_no_trace() {
        UUID nobodys = UUID.randomUUID();

        JsonNode problem = seen(nobodys, AT_POLICE, 404);

        assertThat(problem.path("type").asString()).isEqualTo("urn:fengqiao:problem:not-found");
        assertThat(Ledger.count("notice", nobodys)).isZero();
    }

    @Test
    void receipts_are_for_departments_on_the_case_and_a_restricted_case_does_not_exist_for_others() {
        ACase open = aCase();
        ACase secret = aCase().restricted();
        hear(open.registered(), secret.registered());

        JsonNode hidden = get(open.id, AT_EMERGENCY, 403);
        assertThat(hidden.path("type").asString()).isEqualTo("urn:fengqiao:problem:not-visible");
        assertThat(hidden.path("reason").asString()).isEqualTo("NOT_ON_CASE");
        assertThat(withoutAddress(get(secret.id, AT_EMERGENCY, 404)))
                .isEqualTo(withoutAddress(get(UUID.randomUUID(), AT_EMERGENCY, 404)));
        assertThat(withoutAddress(seen(secret.id, AT_EMERGENCY, 404)))
                .isEqualTo(withoutAddress(seen(UUID.randomUUID(), AT_EMERGENCY, 404)));
        assertThat(Ledger.rungs(secret.id)).isEmpty();
    }

    @Test
    void who_was_only_told_of_a_case_has_no_receipts_of_it_once_it_is_restricted() {
        ACase quarrel = aCase().departments(POLICE, COMMUNITY, EMERGENCY);
        hear(quarrel.registered());
        seen(quarrel.id, AT_EMERGENCY, 204);
        List<String> before = Ledger.rungs(quarrel.id);

        hear(quarrel.restrictedTo(POLICE, COMMUNITY));

        assertThat(withoutAddress(get(quarrel.id, AT_EMERGENCY, 404)))
                .isEqualTo(withoutAddress(get(UUID.randomUUID(), AT_EMERGENCY, 404)));
        assertThat(withoutAddress(seen(quarrel.id, AT_EMERGENCY, 404)))
                .isEqualTo(withoutAddress(seen(UUID.randomUUID(), AT_EMERGENCY, 404)));
        assertThat(list(AT_EMERGENCY, 200, quarrel.id).path("items")).isEmpty();
        assertThat(Ledger.rungs(quarrel.id)).isEqualTo(before);
        assertThat(get(quarrel.id, AT_POLICE, 200).path("items"))
                .as("those on it go on seeing who knew of it")
                .hasSize(3);

        hear(quarrel.lifted());

        assertThat(get(quarrel.id, AT_EMERGENCY, 403).path("reason").asString()).isEqualTo("NOT_ON_CASE");

        hear(quarrel.shareAsked(EMERGENCY));

        assertThat(get(quarrel.id, AT_EMERGENCY, 200).path("items")).hasSize(3);
    }

    @Test
    void a_list_leaves_out_what_the_caller_may_not_see() {
        ACase open = aCase();
        ACase joint = aCase().departments(EMERGENCY, POLICE);
        ACase secret = aCase().restricted();
        hear(open.registered(), joint.registered(), secret.registered());

        JsonNode items = list(AT_EMERGENCY, 200, open.id, joint.id, secret.id, UUID.randomUUID())
                .path("items");

        assertThat(items)
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.path("caseId").asString()).isEqualTo(joint.id.toString()));
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        UUID[] many = IntStream.range(0, 101).mapToObj(i -> UUID.randomUUID()).toArray(UUID[]::new);
        String delivery = delivery(aCase(), POLICE, RAISED);

        assertThat(list(AT_POLICE, 400, many).path("field").asString()).isEqualTo("cases");
        assertThat(deliver(400, delivery.replace("\"at\"", "\"when\":1,\"at\""))
                        .path("field")
                        .asString())
                .isEqualTo("items[0].when");
        assertThat(deliver(400, delivery.replace("POLICE", "police officer"))
                        .path("field")
                        .asString())
                .isEqualTo("items[0].department");
        assertThat(deliver(400, delivery.replace(RAISED.toString(), "2026-02-30T00:00:00Z"))
                        .path("field")
                        .asString())
                .isEqualTo("items[0].at");
        assertThat(deliver(400, Collections.nCopies(1001, delivery).toArray(String[]::new))
                        .path("field")
                        .asString())
                .isEqualTo("items");
    }

    @Test
    void a_case_of_the_night_is_delivered_when_a_page_in_the_morning_shows_it() {
        ACase night = aCase();
        ACase secret = aCase().restricted();
        hear(night.registered(), secret.registered());
        String page = "{\"cases\":[\"%s\",\"%s\",\"%s\"]}".formatted(night.id, secret.id, UUID.randomUUID());

        for (int look = 0; look < 2; look++) {
            assertThat(post("/api/receipts/shown", Tokens.shared().of(AT_EMERGENCY), page)
                            .getStatus()
                            .value())
                    .isEqualTo(204);
            assertThat(post("/api/receipts/shown", Tokens.shared().of(AT_POLICE), page)
                            .getStatus()
                            .value())
                    .isEqualTo(204);
        }

        assertThat(Ledger.rungs(night.id)).containsExactly("1 POLICE DELIVERED");
        assertThat(Ledger.rungs(secret.id)).containsExactly("1 POLICE DELIVERED");
    }

    @Test
    void a_page_names_its_cases() {
        assertThat(answer(post("/api/receipts/shown", Tokens.shared().of(AT_POLICE), "{\"cases\":[]}"), 400)
                        .path("field")
                        .asString())
                .isEqualTo("cases");
        assertThat(answer(post("/api/receipts/shown", Tokens.shared().of(AT_POLICE), "{}"), 400)
                        .path("field")
                        .asString())
                .isEqualTo("cases");
        assertThat(answer(post("/api/receipts/shown", Tokens.shared().of(AT_POLICE), "{\"cases\":[\"x\"]}"), 400)
                        .path("field")
                        .asString())
                .isEqualTo("cases[0]");
    }

    @Test
    void only_a_feed_reports_deliveries() {
        EntityExchangeResult<String> answer =
                post("/api/receipts/deliveries", Tokens.shared().of(AT_POLICE), "{\"items\":[]}");

        assertThat(answer.getStatus().value()).isEqualTo(403);
    }

    @Test
    void the_database_hides_from_a_foreign_scope_what_the_policy_hides() throws SQLException {
        ACase open = aCase();
        ACase secret = aCase().restricted();
        hear(open.registered(), secret.registered());
        deliver(204, delivery(open, EMERGENCY, RAISED));

        try (Connection connection =
                TestCluster.postgres().database("fengqiao_notification").app()) {
            assertThat(rows(connection, "notice", open)).as("nobody's scope").isZero();

            scope(connection, "EMERGENCY", "HC.FQ");
            assertThat(rows(connection, "notice", open)).isEqualTo(1);
            assertThat(rows(connection, "receipt", open)).isZero();
            assertThat(rows(connection, "early_fact", open)).isZero();
            assertThat(rows(connection, "notice", secret)).isZero();

            scope(connection, "POLICE", "HC.FQ.C03");
            assertThat(rows(connection, "receipt", open)).isEqualTo(2);
            assertThat(rows(connection, "receipt", secret)).isEqualTo(2);

            scope(connection, "POLICE", "HC.FQ.C0");
            assertThat(rows(connection, "receipt", open)).isZero();
        }
    }

    @Test
    void the_time_from_asking_to_the_first_screen_is_measured() {
        ACase raised = aCase();
        hear(raised.registered());
        double before = meters.get("fengqiao.case.end-to-end").timer().totalTime(TimeUnit.SECONDS);

        deliver(204, delivery(raised, POLICE, RAISED.plusSeconds(7)));

        assertThat(meters.get("fengqiao.case.end-to-end").timer().totalTime(TimeUnit.SECONDS) - before)
                .isEqualTo(7, Offset.offset(0.01));
    }

    @Test
    void a_canary_is_passed_on_with_our_name_on_it() {
        var canary = new Canary(UUID.randomUUID(), "case-service", Instant.parse("2026-11-24T02:00:00Z"));
        UUID subject = UUID.randomUUID();

        hear(EventEnvelope.mint("/case-service", subject, Instant.now(), 0, null, null, canary));

        assertThat(Ledger.told(subject))
                .extracting(EventEnvelope::data)
                .containsExactly(new Canary(canary.canaryId(), "notification-service", canary.releasedAt()));
    }

    @Test
    void the_committed_document_is_what_the_service_offers_and_every_operation_follows_the_policy() {
        URI service = URI.create("http://localhost:" + port);
        OpenApiDocument document = OpenApiDocument.of("notification-service");

        document.compareWith(service, Tokens.shared().of(AT_POLICE));
        AccessMatrix.check(document, service, Tokens.shared());
    }

    private JsonNode get(UUID caseId, Caller caller, int status) {
        return read("/api/receipts/cases/" + caseId, caller, status);
    }

    private JsonNode list(Caller caller, int status, UUID... cases) {
        String ids = Arrays.stream(cases).map(UUID::toString).collect(Collectors.joining(","));
        return read("/api/receipts?cases=" + ids, caller, status);
    }

    private JsonNode read(String path, Caller caller, int status) {
        EntityExchangeResult<String> answer = client().get()
                .uri(path)
                .header("Authorization", "Bearer " + Tokens.shared().of(caller))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(status);
        return JsonMapper.shared().readTree(String.valueOf(answer.getResponseBody()));
    }

    private JsonNode seen(UUID caseId, Caller caller, int status) {
        return answer(
                post("/api/receipts/cases/" + caseId + "/seen", Tokens.shared().of(caller), ""), status);
    }

    private JsonNode deliver(int status, String... items) {
        String body = "{\"items\":[" + String.join(",", items) + "]}";
        return answer(post("/api/receipts/deliveries", Tokens.shared().of(GATEWAY), body), status);
    }

    private static JsonNode answer(EntityExchangeResult<String> answer, int status) {
        assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(status);
        String body = answer.getResponseBody();
        return JsonMapper.shared().readTree(body == null || body.isEmpty() ? "{}" : body);
    }

    private EntityExchangeResult<String> post(String path, String token, String body) {
        return client().post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }

    private RestTestClient client() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private static String delivery(ACase of, Department to, Instant at) {
        return "{\"caseId\":\"%s\",\"department\":\"%s\",\"at\":\"%s\"}".formatted(of.id, to, at);
    }

    private static JsonNode withoutAddress(JsonNode problem) {
        return ((ObjectNode) problem).without("instance");
    }

    @SafeVarargs
    private void hear(EventEnvelope<Event>... events) {
        for (EventEnvelope<Event> event : events) {
            int attempts = 1;
            while (!heard(event)) {
                assertThat(attempts++).as("attempts at %s", event).isLessThan(10);
            }
        }
    }

    /** As the inbox does it: a lock that was not free in time is asked for again. A deadlock would be a fault. */
    private boolean heard(EventEnvelope<Event> event) {
        try {
            transactions.inTransaction(tx -> {
                caseEvents.handler().handle(tx, event);
                return true;
            });
            return true;
        } catch (PessimisticLockingFailureException e) {
            if (e.getRootCause() instanceof SQLException cause && LOCK_NOT_AVAILABLE.equals(cause.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void scope(Connection connection, String department, String area) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select set_config('fengqiao.department', ?, false),
                    set_config('fengqiao.area', ?, false),
                    set_config('fengqiao.roles', 'DISPATCHER', false)
                """)) {
            statement.setString(1, department);
            statement.setString(2, area);
            statement.execute();
        }
    }

    private static int rows(Connection connection, String table, ACase of) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from " + table + " where case_id = '" + of.id + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
