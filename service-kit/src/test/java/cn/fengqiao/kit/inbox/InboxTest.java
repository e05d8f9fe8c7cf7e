package cn.fengqiao.kit.inbox;

import static cn.fengqiao.kit.inbox.CaseTopic.accepted;
import static cn.fengqiao.kit.inbox.CaseTopic.onDeadLetterTopic;
import static cn.fengqiao.kit.inbox.CaseTopic.produce;
import static cn.fengqiao.kit.inbox.CaseTopic.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import cn.fengqiao.testkit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

@Tag("invariant")
@SpringBootTest(
        classes = ReadingApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=reading-service",
            "spring.flyway.locations=classpath:db/kit,classpath:db/ledger-test",
            "fengqiao.inbox.slow-for=3s",
            "logging.structured.format.console="
        })
class InboxTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** As configured by default. */
    private static final int ATTEMPTS = 3;

    private static final TestDatabase DATABASE = TestCluster.postgres().freshDatabase("inbox");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ReadingApplication.Faults faults;

    @Autowired
    private DeadLetters letters;

    @Autowired
    private DeadLetterDesk desk;

    @Autowired
    private DeadLetterExpiry expiry;

    @Autowired
    private MeterRegistry meters;

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry registry) {
        TestCluster.register(registry, DATABASE);
        Tokens.shared().trustedBy(registry);
    }

    @Test
    void an_event_that_is_delivered_again_takes_effect_once() {
        UUID one = EventEnvelope.newId();
        var first = accepted(one, 1);
        var second = accepted(one, 2);

        send(first, second, first, second, second);
        send(accepted(one, 3));

        awaitEffects(one, 1, 2, 3);
        assertThat(effects(one)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_event_that_overtook_its_predecessor_waits_and_goes_on_by_itself() {
        UUID one = EventEnvelope.newId();

        send(accepted(one, 1), accepted(one, 4), accepted(one, 3));
        await().atMost(LIMIT).until(() -> parkedOf(one) == 2);
        assertThat(effects(one)).containsExactly(1L);
        send(accepted(one, 2));

        awaitEffects(one, 1, 2, 3, 4);
        await().atMost(LIMIT).until(() -> parkedOf(one) == 0);
        send(accepted(one, 5));
        awaitEffects(one, 1, 2, 3, 4, 5);
    }

    @Test
    void another_event_with_the_number_of_one_that_was_applied_is_kept_for_the_operator() {
        UUID one = EventEnvelope.newId();
        var takenBack = accepted(one, 1);
        var other = accepted(one, 1);
        send(takenBack);
        awaitEffects(one, 1);

        send(other, accepted(one, 2), takenBack);

        await().atMost(LIMIT).until(() -> parkedOf(one) == 2);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, one).orElseThrow();
        assertThat(head.reason()).isEqualTo(DeadLetter.Reason.CONFLICT);
        assertThat(head.error()).contains(takenBack.id().toString(), other.id().toString());
        assertThat(onDeadLetterTopic(head.id())).isTrue();

        assertThat(desk.replay(head.id(), "admin")).isEqualTo(new DeadLetterDesk.Settled.Done(2, null));
        assertThat(effects(one)).containsExactly(1L, 1L, 2L);
        send(accepted(one, 3));
        awaitEffects(one, 1, 1, 2, 3);
    }

    @Test
    void a_poisoned_event_parks_its_case_and_no_other() {
        UUID sick = EventEnvelope.newId();
        UUID well = EventEnvelope.newId();
        var poison = accepted(sick, 2);
        faults.breakOn(poison.id(), () -> new IllegalStateException("cannot be digested"));

        send(accepted(sick, 1), accepted(well, 1), poison, accepted(well, 2), accepted(sick, 3), accepted(well, 3));

        awaitEffects(well, 1, 2, 3);
        await().atMost(LIMIT).until(() -> parkedOf(sick) == 2);
        assertThat(effects(sick)).containsExactly(1L);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow();
        assertThat(head.reason()).isEqualTo(DeadLetter.Reason.POISON);
        assertThat(head.error()).contains("cannot be digested");
        assertThat(head.sequence()).isEqualTo(2);
        assertThat(onDeadLetterTopic(head.id())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("errorsOfAnEvent")
    void a_handler_that_ends_in_an_error_parks_its_case_and_no_other(Error error) {
        UUID sick = EventEnvelope.newId();
        UUID well = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> error);

        send(poison, accepted(well, 1), accepted(sick, 2), accepted(well, 2));

        awaitEffects(well, 1, 2);
        await().atMost(LIMIT).until(() -> parkedOf(sick) == 2);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow();
        assertThat(head.reason()).isEqualTo(DeadLetter.Reason.POISON);
        assertThat(desk.replay(head.id(), "admin"))
                .isInstanceOfSatisfying(
                        DeadLetterDesk.Settled.Done.class,
                        done -> assertThat(done.settled()).isZero());
        faults.mend(poison.id());
        assertThat(desk.replay(head.id(), "admin")).isEqualTo(new DeadLetterDesk.Settled.Done(2, null));
    }

    static List<Error> errorsOfAnEvent() {
        return List.of(new NoClassDefFoundError("cn/fengqiao/Gone"), new StackOverflowError(), new AssertionError());
    }

    @Test
    void a_consumer_that_has_ended_is_started_again_and_parks_nothing() {
        double before = restarts();
        UUID one = EventEnvelope.newId();
        var event = accepted(one, 1);
        faults.breakOn(event.id(), () -> new InternalError("the virtual machine's"));

        send(event, accepted(one, 2));
        await().atMost(LIMIT).until(() -> running() == 0);
        faults.mend(event.id());

        awaitEffects(one, 1, 2);
        assertThat(running()).isEqualTo(1);
        assertThat(restarts()).isGreaterThan(before);
        assertThat(parkedOf(one)).isZero();
    }

    private double running() {
        return meters.get("fengqiao.inbox.running").gauge().value();
    }

    private double restarts() {
        return meters.get("fengqiao.inbox.restarts").counter().count();
    }

    @Test
    void a_replay_goes_through_the_whole_case_in_order() {
        UUID sick = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> new IllegalStateException("not yet"));
        send(poison, accepted(sick, 2), accepted(sick, 3));
        await().atMost(LIMIT).until(() -> parkedOf(sick) == 3);
        UUID head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow().id();

        var inVain = desk.replay(head, "admin");
        assertThat(inVain).isInstanceOfSatisfying(DeadLetterDesk.Settled.Done.class, done -> {
            assertThat(done.settled()).isZero();
            assertThat(done.stoppedBy()).isNotNull();
        });
        faults.mend(poison.id());
        assertThat(desk.replay(head, "admin")).isEqualTo(new DeadLetterDesk.Settled.Done(3, null));

        assertThat(effects(sick)).containsExactly(1L, 2L, 3L);
        assertThat(desk.replay(head, "admin")).isInstanceOf(DeadLetterDesk.Settled.AlreadySettled.class);
        send(accepted(sick, 4));
        awaitEffects(sick, 1, 2, 3, 4);
    }

    @Test
    void discarding_gives_up_one_event_and_lets_the_rest_go_on() {
        UUID sick = EventEnvelope.newId();
        var poison = accepted(sick, 2);
        faults.breakOn(poison.id(), () -> new IllegalStateException("never"));
        send(accepted(sick, 1), poison, accepted(sick, 3), accepted(sick, 4));
        await().atMost(LIMIT).until(() -> parkedOf(sick) == 3);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow();
        UUID behind = jdbc.sql("select id from dead_letter where subject = :subject and sequence = 3")
                .param("subject", sick)
                .query(UUID.class)
                .single();

        assertThat(desk.discard(behind, "admin", "wrong one")).isInstanceOf(DeadLetterDesk.Settled.NotFirst.class);
        assertThat(desk.discard(head.id(), "admin", "cannot be right"))
                .isEqualTo(new DeadLetterDesk.Settled.Done(3, null));

        assertThat(effects(sick)).containsExactly(1L, 3L, 4L);
        assertThat(letters.find(head.id()).orElseThrow().settledBecause()).isEqualTo("cannot be right");
    }

    @Test
    void two_replays_at_once_agree_to_nothing_that_came_to_the_front_meanwhile() throws Exception {
        UUID sick = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> new IllegalStateException("not yet"));
        send(poison, accepted(sick, 3));
        await().atMost(LIMIT).until(() -> parkedOf(sick) == 2);
        UUID head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow().id();
        faults.mend(poison.id());

        List<CompletableFuture<DeadLetterDesk.Settled>> replays;
        try (var connection = DATABASE.owner();
                var lock = connection.prepareStatement("select 1 from inbox where subject = ? for update")) {
            connection.setAutoCommit(false);
            lock.setObject(1, sick);
            lock.execute();
            replays = Stream.of("one", "other")
                    .map(by -> CompletableFuture.supplyAsync(() -> desk.replay(head, by), Thread::startVirtualThread))
                    .toList();
            await().atMost(LIMIT).until(() -> waitingForALock() == 2);
            connection.commit();
        }

        replays.forEach(CompletableFuture::join);
        assertThat(effects(sick)).containsExactly(1L);
        assertThat(letters.head(Topics.CASE_EVENTS, sick).orElseThrow().sequence())
                .isEqualTo(3);
    }

    private long waitingForALock() {
        return jdbc.sql(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = current_user")
                .query(Long.class)
                .single();
    }

    @Test
    void discarding_a_conflict_keeps_the_event_that_was_applied_as_the_known_one() {
        UUID one = EventEnvelope.newId();
        var applied = accepted(one, 1);
        send(applied);
        awaitEffects(one, 1);
        send(accepted(one, 1));
        await().atMost(LIMIT).until(() -> parkedOf(one) == 1);

        desk.discard(letters.head(Topics.CASE_EVENTS, one).orElseThrow().id(), "admin", "taken back");
        send(applied, accepted(one, 2));

        awaitEffects(one, 1, 2);
        assertThat(lettersOf(one)).isEqualTo(1);
    }

    @Test
    void an_event_whose_handler_always_takes_longer_than_a_statement_may_is_parked() {
        UUID slow = EventEnvelope.newId();
        UUID well = EventEnvelope.newId();
        var event = accepted(slow, 1);
        faults.breakOn(event.id(), this::sleepTooLong);

        send(event, accepted(well, 1), accepted(slow, 2));

        awaitEffects(well, 1);
        await().atMost(LIMIT).until(() -> parkedOf(slow) == 2);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, slow).orElseThrow();
        assertThat(head.reason()).isEqualTo(DeadLetter.Reason.POISON);
        assertThat(head.attempts()).isEqualTo(ATTEMPTS);
    }

    @Test
    void an_event_that_meets_a_slow_database_is_applied_when_the_database_is_fast_again() {
        UUID one = EventEnvelope.newId();
        var event = accepted(one, 1);
        var cancelled = new AtomicInteger();
        faults.breakOn(event.id(), () -> {
            if (cancelled.incrementAndGet() > 2 * ATTEMPTS) {
                faults.mend(event.id());
            }
            return sleepTooLong();
        });

        send(event);

        awaitEffects(one, 1);
        assertThat(lettersOf(one)).isZero();
    }

    private Throwable sleepTooLong() {
        jdbc.sql("set local statement_timeout = '20ms'").update();
        jdbc.sql("select 1 from pg_sleep(60)").query(Integer.class).single();
        return new AssertionError("the statement was not cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "57014, false",
        "57P01, true",
        "57P02, true",
        "57P03, true",
        "08006, true",
        "40001, true",
        "53300, true",
        "23505, false"
    })
    void only_a_fault_that_is_not_the_event_s_parks_nothing(String state, boolean parksNothing) {
        var failure =
                new IllegalStateException(new UncategorizedSQLException("task", "sql", new SQLException("", state)));

        assertThat(Transience.parksNothing(failure)).isEqualTo(parksNothing);
    }

    @Test
    void a_connection_that_is_not_had_in_time_is_no_statement_that_is_too_slow() {
        var failure = new CannotCreateTransactionException(
                "none", new SQLTransientConnectionException("none", new SQLException("cancelled", "57014")));

        assertThat(Transience.parksNothing(failure)).isTrue();
        assertThat(Transience.parksNothing(new QueryTimeoutException("slow"))).isFalse();
    }

    @Test
    void a_transaction_that_cannot_even_be_rolled_back_parks_an_event_only_for_what_was_the_matter_before() {
        var closed = new SQLException("Connection is closed");
        var rolledBack = new TransactionSystemException("rollback failed", closed);
        rolledBack.initApplicationException(new IllegalStateException(new SQLException("of the event", "P0001")));

        assertThat(Transience.parksNothing(rolledBack)).isFalse();
        assertThat(Transience.parksNothing(new TransactionSystemException("rollback failed", closed)))
                .isTrue();
        assertThat(Transience.parksNothing(
                        new TransactionSystemException("commit failed", new SQLException("of the event", "P0001"))))
                .isFalse();
    }

    @Test
    void an_event_whose_connection_is_cut_again_and_again_is_applied_when_it_is_not() {
        UUID one = EventEnvelope.newId();
        var event = accepted(one, 1);
        var cut = new AtomicInteger();
        faults.breakOn(event.id(), () -> {
            if (cut.incrementAndGet() > 2 * ATTEMPTS) {
                faults.mend(event.id());
            }
            jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().singleRow();
            return new AssertionError("the connection was not cut");
        });

        send(event);

        awaitEffects(one, 1);
        assertThat(lettersOf(one)).isZero();
    }

    @Test
    void an_administrator_lists_inspects_and_replays_over_http_and_nobody_else_does() throws Exception {
        UUID sick = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> new IllegalStateException("over http"));
        send(poison);
        await().atMost(LIMIT).until(() -> parkedOf(sick) == 1);
        String id = letters.head(Topics.CASE_EVENTS, sick).orElseThrow().id().toString();
        String admin = Tokens.shared().of(Department.COMMUNITY, Role.ADMIN);

        assertThat(call("GET", "/api/dead-letters", Tokens.shared().dispatcher(Department.POLICE), null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(call("GET", "/api/dead-letters?limit=200", admin, null).body())
                .contains(id);
        assertThat(call("GET", "/api/dead-letters?limit=0", admin, null).body()).contains("parameter-invalid");
        assertThat(call("GET", "/api/dead-letters/" + id, admin, null).body())
                .contains("over http", sick.toString(), "cn.fengqiao.case.accepted.v1", "POLICE");
        assertThat(call("GET", "/api/dead-letters/" + UUID.randomUUID(), admin, null)
                        .statusCode())
                .isEqualTo(404);
        assertThat(call("POST", "/api/dead-letters/" + id + "/discard", admin, "{\"reason\":\" \"}")
                        .body())
                .contains("field-invalid");
        faults.mend(poison.id());
        assertThat(call("POST", "/api/dead-letters/" + id + "/replay", admin, "{}")
                        .body())
                .contains("\"settled\":1");
        assertThat(call("POST", "/api/dead-letters/" + id + "/replay", admin, "{}")
                        .statusCode())
                .isEqualTo(409);

        assertThat(effects(sick)).containsExactly(1L);
    }

    @Test
    void a_settled_letter_goes_after_its_time_and_one_that_waits_stays() {
        UUID settled = EventEnvelope.newId();
        UUID lately = EventEnvelope.newId();
        UUID waiting = EventEnvelope.newId();
        for (UUID one : List.of(settled, lately, waiting)) {
            send(accepted(one, 2));
            await().atMost(LIMIT).until(() -> parkedOf(one) == 1);
        }
        for (UUID one : List.of(settled, lately)) {
            UUID letter = letters.head(Topics.CASE_EVENTS, one).orElseThrow().id();
            desk.discard(letter, "admin", "nobody misses it");
        }
        jdbc.sql("update dead_letter set parked_at = now() - interval '1 year'").update();
        age(settled, 91);
        age(lately, 89);

        expiry.round();

        assertThat(lettersOf(settled)).isZero();
        assertThat(lettersOf(lately)).isEqualTo(1);
        assertThat(lettersOf(waiting)).isEqualTo(1);
    }

    private void age(UUID subject, int days) {
        jdbc.sql("update dead_letter set settled_at = now() - make_interval(days => :days) where subject = :subject")
                .param("days", days)
                .param("subject", subject)
                .update();
    }

    private long lettersOf(UUID subject) {
        return jdbc.sql("select count(*) from dead_letter where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private HttpResponse<String> call(String method, String path, String token, @Nullable String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_fault_that_passes_makes_events_wait_and_never_parks_them() {
        UUID one = EventEnvelope.newId();
        var event = accepted(one, 1);
        faults.breakOn(event.id(), () -> new TransientDataAccessResourceException("away"));

        send(event, accepted(one, 2));
        await().atMost(LIMIT).until(() -> faults.wasTried(event.id()));
        assertThat(effects(one)).isEmpty();
        faults.mend(event.id());

        awaitEffects(one, 1, 2);
        assertThat(parkedOf(one)).isZero();
    }

    @Test
    void what_is_no_event_at_all_is_kept_for_the_operator_and_holds_up_nobody() {
        UUID one = EventEnvelope.newId();
        String key = "garbage-" + one;
        produce(key, Map.of(), new byte[] {0, (byte) 0xff, 3});
        send(accepted(one, 1));

        awaitEffects(one, 1);
        await().atMost(LIMIT)
                .until(() ->
                        jdbc.sql("select count(*) from dead_letter where subject is null and payload = '\\x00ff03'")
                                        .query(Long.class)
                                        .single()
                                == 1);
    }

    @Test
    void an_event_with_more_headers_than_a_letter_can_carry_is_parked_and_holds_up_nobody() {
        UUID sick = EventEnvelope.newId();
        UUID well = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> new IllegalStateException("cannot be digested"));
        var wire = EventCodec.encode(poison);
        Map<String, String> headers = new LinkedHashMap<>();
        IntStream.range(0, 200).forEach(i -> headers.put("x-" + i, "\u0001".repeat(1_000)));
        headers.putAll(wire.headers());

        produce("one-partition", headers, wire.value());
        produce("one-partition", EventCodec.encode(accepted(well, 1)));

        awaitEffects(well, 1);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow();
        assertThat(head.error()).contains("cannot be digested");
        assertThat(head.arrival().headers()).containsEntry("x-199", "\u0001".repeat(1_000));
        assertThat(onDeadLetterTopic(head.id())).isTrue();
        Carried carried =
                jdbc.sql("""
                select headers ->> 'ce_id' as event,
                       (headers ->> 'dlt-headers-left-out')::integer as left_out,
                       (select count(*) from jsonb_object_keys(headers) as name where name like 'x-%') as others
                from outbox
                where id = :id
                """).param("id", head.id()).query(Carried.class).single();
        assertThat(carried.event()).isEqualTo(poison.id().toString());
        assertThat(carried.others()).isPositive();
        assertThat(carried.leftOut()).isPositive().isEqualTo(200 - carried.others());
    }

    private record Carried(String event, int leftOut, int others) {}

    @Test
    void an_event_from_the_end_of_time_is_parked_and_holds_up_nobody() throws Exception {
        UUID sick = EventEnvelope.newId();
        UUID well = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> new IllegalStateException("cannot be digested"));
        var wire = EventCodec.encode(poison);

        timestamps("CreateTime");
        try {
            await().atMost(LIMIT)
                    .until(() -> produce("one-partition", Long.MAX_VALUE, wire.headers(), wire.value())
                                    .timestamp()
                            == Long.MAX_VALUE);
            produce("one-partition", EventCodec.encode(accepted(well, 1)));

            awaitEffects(well, 1);
            assertThat(letters.head(Topics.CASE_EVENTS, sick)).isPresent();
        } finally {
            timestamps("LogAppendTime");
        }
    }

    /** Who says when a record was written. */
    private static void timestamps(String type) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CASE_EVENTS);
        var changes = Stream.of(
                        new ConfigEntry("message.timestamp.type", type),
                        new ConfigEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get();
        }
    }

    @Test
    void an_event_that_cannot_be_kept_as_it_came_is_parked_without_its_headers() throws SQLException {
        UUID sick = EventEnvelope.newId();
        UUID well = EventEnvelope.newId();
        var poison = accepted(sick, 1);
        faults.breakOn(poison.id(), () -> new IllegalStateException("cannot be digested"));
        var wire = EventCodec.encode(poison);
        var headers = new LinkedHashMap<>(wire.headers());
        headers.put("x-odd", "what no table takes");
        asOwner("alter table dead_letter add constraint odd check (not jsonb_exists(headers, 'x-odd'))");
        try {
            produce("one-partition", headers, wire.value());
            produce("one-partition", EventCodec.encode(accepted(sick, 2)));
            produce("one-partition", EventCodec.encode(accepted(well, 1)));

            awaitEffects(well, 1);
        } finally {
            asOwner("alter table dead_letter drop constraint odd");
        }
        DeadLetter head = letters.head(Topics.CASE_EVENTS, sick).orElseThrow();
        assertThat(head.reason()).isEqualTo(DeadLetter.Reason.POISON);
        assertThat(head.error()).contains("cannot be digested", "could not be kept");
        assertThat(head.arrival().headers())
                .doesNotContainKey("x-odd")
                .containsEntry("ce_id", poison.id().toString());
        assertThat(head.arrival().payload()).isEqualTo(wire.value());
        assertThat(parkedOf(sick)).isEqualTo(2);
    }

    private static void asOwner(String change) throws SQLException {
        try (var connection = DATABASE.owner();
                var statement = connection.createStatement()) {
            statement.execute(change);
        }
    }

    @Test
    void a_malformed_event_parks_its_case() {
        UUID one = EventEnvelope.newId();
        var second = EventCodec.encode(accepted(one, 2));
        produce(
                one.toString(),
                EventCodec.encode(accepted(one, 1)).headers(),
                "{\"status\": 7".getBytes(StandardCharsets.UTF_8));
        produce(one.toString(), second.headers(), second.value());

        await().atMost(LIMIT).until(() -> parkedOf(one) == 2);
        DeadLetter head = letters.head(Topics.CASE_EVENTS, one).orElseThrow();
        assertThat(head.reason()).isEqualTo(DeadLetter.Reason.MALFORMED);
        assertThat(effects(one)).isEmpty();
    }

    @Test
    void an_event_of_an_unknown_type_is_skipped_and_keeps_its_place() {
        UUID one = EventEnvelope.newId();
        var wire = EventCodec.encode(accepted(one, 2));
        var headers = new LinkedHashMap<>(wire.headers());
        headers.put("ce_type", "cn.fengqiao.case.invented-later.v1");

        send(accepted(one, 1));
        produce(one.toString(), headers, wire.value());
        send(accepted(one, 3));

        awaitEffects(one, 1, 3);
        assertThat(parkedOf(one)).isZero();
    }

    @Test
    void offsets_follow_what_was_applied() {
        UUID one = EventEnvelope.newId();
        long offset = produce(one.toString(), EventCodec.encode(accepted(one, 1)));

        awaitEffects(one, 1);

        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers()))) {
            await().atMost(LIMIT)
                    .until(
                            () -> admin
                                    .listConsumerGroupOffsets("reading-service")
                                    .partitionsToOffsetAndMetadata()
                                    .get()
                                    .values()
                                    .stream()
                                    .anyMatch(committed -> committed != null && committed.offset() == offset + 1));
        }
    }

    @Test
    void canaries_stand_in_no_order() {
        UUID one = EventEnvelope.newId();
        var canary = EventEnvelope.mint(
                "/case-service", one, Instant.now(), 0, null, null, new Canary(one, "case-service", Instant.now()));

        send(canary, canary);

        await().atMost(LIMIT).until(() -> effects(one).size() == 2);
        assertThat(parkedOf(one)).isZero();
    }

    @Test
    void nothing_is_lost_or_doubled_when_the_broker_and_the_database_are_killed() {
        List<UUID> cases =
                LongStream.range(0, 5).mapToObj(i -> EventEnvelope.newId()).toList();
        for (UUID one : cases) {
            LongStream.rangeClosed(1, 20).forEach(sequence -> send(accepted(one, sequence)));
        }
        TestCluster.kafka().kill();
        TestCluster.postgres().kill();
        TestCluster.postgres().restart();
        TestCluster.kafka().restart();
        for (UUID one : cases) {
            LongStream.rangeClosed(21, 30).forEach(sequence -> send(accepted(one, sequence)));
        }

        for (UUID one : cases) {
            awaitEffects(one, LongStream.rangeClosed(1, 30).toArray());
            assertThat(effects(one))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 30).boxed().toList());
            assertThat(parkedOf(one)).isZero();
        }
    }

    private void awaitEffects(UUID subject, long... sequences) {
        List<Long> expected = LongStream.of(sequences).boxed().toList();
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(effects(subject)).isEqualTo(expected));
    }

    private List<Long> effects(UUID subject) {
        return jdbc.sql("select sequence from effect where subject = :subject order by number")
                .param("subject", subject)
                .query((rows, number) -> rows.getLong(1))
                .list();
    }

    private long parkedOf(UUID subject) {
        return jdbc.sql("select count(*) from dead_letter where subject = :subject and state = 'PARKED'")
                .param("subject", subject)
                .query(Long.class)
                .single();
    }
}
