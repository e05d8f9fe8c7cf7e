package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What every relay promises, whatever its mechanism. */
@Tag("invariant")
abstract class OutboxRelayContract {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    final List<OutboxRelay> relays = new ArrayList<>();
    Ledger ledger;

    /** A relay of the kind under test, not started. */
    abstract OutboxRelay newRelay(Ledger ledger, RelaySettings settings, MeterRegistry meters);

    /** A relay of the other kind, not started. */
    abstract OutboxRelay newOtherRelay(Ledger ledger, RelaySettings settings, MeterRegistry meters);

    /** How a child process is told which kind to run. */
    abstract String kind();

    @BeforeAll
    static void topics() throws Exception {
        try (var topics = new KafkaTopics(kafka(), new TopicSettings((short) 1, 1, Duration.ofDays(1)))) {
            topics.ensure(List.of(new KafkaTopics.Plan(Topics.CASE_EVENTS, Topics.PARTITIONS)))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void openLedger() {
        ledger = Ledger.create();
    }

    @AfterEach
    void closeAll() {
        relays.forEach(OutboxRelay::close);
        ledger.close();
    }

    @AfterAll
    static void everythingRunsAgain() {
        TestCluster.kafka().restart();
        TestCluster.postgres().restart();
    }

    @Test
    void events_of_a_case_arrive_in_the_order_of_its_commits_without_a_gap() {
        start();
        List<UUID> cases =
                LongStream.range(0, 5).mapToObj(i -> ledger.openCase()).toList();

        inParallel(4, () -> cases.forEach(ledger::advance), 20);

        assertAllArrived(cases);
    }

    @Test
    void what_was_committed_before_the_relay_first_started_arrives_too() {
        UUID one = ledger.openCase();
        ledger.advance(one);
        ledger.advance(one);

        start();

        assertAllArrived(List.of(one));
    }

    @Test
    void a_transaction_that_rolls_back_publishes_nothing() {
        start();
        UUID one = ledger.openCase();
        ledger.advance(one);
        List<String> undone = new ArrayList<>();

        assertThat(catching(() -> ledger.transactions.inTransaction(tx -> {
                    undone.add(ledger.append(tx, one));
                    throw new IllegalStateException("changed my mind");
                })))
                .hasMessage("changed my mind");
        ledger.advance(one);

        try (var reader = assertAllArrived(List.of(one))) {
            assertThat(reader.ids()).doesNotContainAnyElementsOf(undone);
        }
    }

    @Test
    void nothing_is_lost_when_the_broker_is_killed_in_the_middle() {
        start();
        List<UUID> cases =
                LongStream.range(0, 4).mapToObj(i -> ledger.openCase()).toList();
        try (var writers = new Writers(cases)) {
            writers.untilCommitted(100);
            TestCluster.kafka().kill();
            writers.untilCommitted(400); // Cases are still accepted.
            TestCluster.kafka().restart();
            writers.untilCommitted(500);
        }

        assertAllArrived(cases);
    }

    @Test
    void while_kafka_is_away_a_bounded_amount_is_held_and_the_rest_waits_in_the_database() {
        var meters = meters();
        var settings = ledger.relaySettings();
        var narrow = new RelaySettings(
                settings.databaseUrl(), settings.password(), 50, settings.retryFirst(), settings.retryMost());
        List<UUID> cases =
                LongStream.range(0, 20).mapToObj(i -> ledger.openCase()).toList();
        try (OutboxRelay relay = newRelay(ledger, narrow, meters);
                var care = new LedgerCare(
                        ledger.jdbc,
                        new OutboxSettings(50, 3, 30, Duration.ofSeconds(5)),
                        kind(),
                        narrow.slot(),
                        new SimpleMeterRegistry())) {
            relay.start();
            ledger.advance(cases.getFirst());
            awaitArrival(cases.getFirst());
            TestCluster.kafka().kill();
            inParallel(2, () -> cases.forEach(ledger::advance), 5);

            await().atMost(LIMIT)
                    .until(() -> meters.get("fengqiao.outbox.relay.held.back")
                                    .counter()
                                    .count()
                            > 0);
            care.measure();
            assertThat(care.sample().backlog()).isGreaterThanOrEqualTo(200);
            TestCluster.kafka().restart();

            assertAllArrived(cases).close();
            await().atMost(LIMIT).untilAsserted(() -> {
                care.measure();
                assertThat(care.sample().backlog()).isZero();
            });
        }
    }

    @Test
    void nothing_is_lost_when_the_database_is_killed_in_the_middle() {
        start();
        List<UUID> cases =
                LongStream.range(0, 4).mapToObj(i -> ledger.openCase()).toList();
        try (var writers = new Writers(cases)) {
            writers.untilCommitted(200);
            TestCluster.postgres().kill();
            TestCluster.postgres().restart();
            writers.untilCommitted(400);
        }

        assertAllArrived(cases);
    }

    @Test
    void nothing_is_lost_when_the_process_of_the_relay_is_killed_and_a_standby_takes_over() throws Exception {
        List<UUID> cases =
                LongStream.range(0, 4).mapToObj(i -> ledger.openCase()).toList();
        Process leader = RelayProcess.launch(kind(), ledger);
        try (var writers = new Writers(cases)) {
            writers.untilCommitted(50);
            awaitArrival(cases.getFirst());
            OutboxRelay standby = start();
            await().atMost(LIMIT).until(() -> standby.state() instanceof RelayState.StandingBy);

            leader.destroyForcibly();
            long before = ledger.committed.size();
            writers.untilCommitted(before + 200);
            await().atMost(LIMIT).until(() -> standby.state() instanceof RelayState.Leading);
        } finally {
            leader.destroyForcibly();
        }

        assertAllArrived(cases);
    }

    @Test
    void of_two_instances_one_leads_and_the_other_follows_when_it_goes() {
        OutboxRelay first = start();
        await().atMost(LIMIT).until(() -> first.state() instanceof RelayState.Leading);
        OutboxRelay second = start();
        await().atMost(LIMIT).until(() -> second.state() instanceof RelayState.StandingBy);
        UUID one = ledger.openCase();
        ledger.advance(one);
        awaitArrival(one);

        first.close();
        ledger.advance(one);

        await().atMost(LIMIT).until(() -> second.state() instanceof RelayState.Leading);
        assertAllArrived(List.of(one));
    }

    @Test
    void a_closed_relay_that_starts_again_repeats_nothing() {
        UUID one = ledger.openCase();
        OutboxRelay first = start();
        ledger.advance(one);
        ledger.advance(one);
        awaitArrival(one);
        first.close();

        start();
        ledger.advance(one);

        try (var reader = assertAllArrived(List.of(one))) {
            assertThat(reader.arrivals(one)).isEqualTo(3);
        }
    }

    @Test
    void after_the_statement_of_the_runbook_the_facts_of_all_days_are_sent_again() throws Exception {
        OutboxRelay first = start();
        UUID recent = ledger.openCase();
        ledger.advance(recent);
        assertAllArrived(List.of(recent)).close(); // What comes now is no longer swept, so a horizon is taken.
        UUID older = ofDaysAgo(3);
        UUID oldest = ofDaysAgo(20);
        try (var reader = assertAllArrived(List.of(recent, older, oldest))) {
            awaitRecorded();
            first.close();
            Map<UUID, Integer> once = arrivals(reader, recent, older, oldest);

            execute(statementOfTheRunbook("update relay_position"));
            start();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(arrivals(reader, recent, older, oldest))
                            .allSatisfy((subject, count) ->
                                    assertThat(count).isGreaterThan(once.getOrDefault(subject, 0))));
        }
    }

    @Test
    void what_the_other_kind_of_relay_has_published_is_not_sent_again() throws Exception {
        OutboxRelay other = newOtherRelay(ledger, ledger.relaySettings(), meters());
        relays.add(other);
        other.start();
        UUID recent = ledger.openCase();
        ledger.advance(recent);
        assertAllArrived(List.of(recent)).close();
        UUID older = ofDaysAgo(3);
        try (var reader = assertAllArrived(List.of(recent, older))) {
            awaitRecorded();
            ledger.advance(recent); // Moves the horizon beyond all that came before.
            awaitRecorded();
            other.close();
            ledger.advance(recent);

            start();
            ledger.advance(recent);

            await().atMost(LIMIT)
                    .untilAsserted(() ->
                            assertThat(reader.poll().firstOccurrences(recent)).containsExactly(1L, 2L, 3L, 4L));
            assertThat(reader.arrivals(older)).isEqualTo(1);
        }
    }

    /** The relay that runs knows that everything is published. */
    void awaitRecorded() {
        await().atMost(LIMIT).until(() -> query("""
                        select coalesce(max(published_position), 0) = (select max(position) from outbox)
                        from relay_position
                        """).equals("t"));
    }

    private static Map<UUID, Integer> arrivals(TopicReader reader, UUID... cases) {
        reader.poll();
        return Arrays.stream(cases).collect(Collectors.toMap(Function.identity(), reader::arrivals));
    }

    /** A case whose only event was written so many days ago. */
    private UUID ofDaysAgo(int days) throws SQLException {
        UUID subject = ledger.openCase();
        OutboxRow row = OutboxRow.of(Ledger.accepted(subject, 1));
        try (var connection = TestCluster.postgres().admin(ledger.database.name());
                var statement = connection.prepareStatement("""
                        insert into outbox (day, id, topic, subject, sequence, type, headers, payload)
                        values ((now() at time zone 'utc')::date - ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        """)) {
            statement.setInt(1, days);
            statement.setObject(2, row.id());
            statement.setString(3, row.topic());
            statement.setObject(4, row.subject());
            statement.setLong(5, row.sequence());
            statement.setString(6, row.type());
            statement.setString(7, row.headers());
            statement.setString(8, row.payload());
            statement.executeUpdate();
        }
        ledger.committed.add(row.id().toString());
        return subject;
    }

    private static String statementOfTheRunbook(String beginning) throws IOException {
        String runbook = Files.readString(Path.of("../docs/runbook.md"));
        return Pattern.compile("```sql\\s+(" + beginning + "[^`]+)```")
                .matcher(runbook)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    OutboxRelay start() {
        OutboxRelay relay = newRelay(ledger, ledger.relaySettings(), meters());
        relays.add(relay);
        relay.start();
        return relay;
    }

    static SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers());
    }

    /** Every commit that was answered is on the topic, and each case's sequence arrives 1, 2, 3 … */
    TopicReader assertAllArrived(List<UUID> cases) {
        var reader = new TopicReader(Topics.CASE_EVENTS, Topics.PARTITIONS);
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(missing(reader.poll().ids())).isEmpty());
        for (UUID one : cases) {
            List<Long> arrived = reader.firstOccurrences(one);
            assertThat(arrived)
                    .isNotEmpty()
                    .isEqualTo(LongStream.rangeClosed(1, arrived.size()).boxed().toList());
        }
        return reader;
    }

    private Set<String> missing(Set<String> seen) {
        return ledger.committed.stream().filter(id -> !seen.contains(id)).collect(Collectors.toSet());
    }

    /** What is committed now has arrived, and something of that case with it. */
    private void awaitArrival(UUID one) {
        var committed = Set.copyOf(ledger.committed);
        try (var reader = new TopicReader(Topics.CASE_EVENTS, Topics.PARTITIONS)) {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> reader.poll().ids().containsAll(committed)
                            && !reader.firstOccurrences(one).isEmpty());
        }
    }

    private static void inParallel(int threads, Runnable work, int times) {
        var running = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            running.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < times; j++) {
                    work.run();
                }
            }));
        }
        for (Thread thread : running) {
            join(thread);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Throwable catching(Callable<?> work) {
        try {
            work.call();
        } catch (Exception e) { // The test looks at whatever it is.
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    /** Commands on cases that go on over faults; a command whose commit failed counts as not answered. */
    final class Writers implements AutoCloseable {
        private final AtomicBoolean stop = new AtomicBoolean();
        private final List<Thread> threads = new ArrayList<>();

        Writers(List<UUID> cases) {
            for (UUID one : cases) {
                threads.add(Thread.ofPlatform().daemon().start(() -> write(one)));
            }
        }

        void untilCommitted(long count) {
            await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> ledger.committed.size() >= count);
        }

        private void write(UUID one) {
            while (!stop.get()) {
                try {
                    ledger.advance(one);
                    TimeUnit.MILLISECONDS.sleep(2);
                } catch (DataAccessException | TransactionException e) {
                    Thread.yield(); // The database is away; the caller decides for how long.
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        @Override
        public void close() {
            stop.set(true);
            threads.forEach(OutboxRelayContract::join);
        }
    }

    /** For assertions on what the database says. */
    String query(String sql) throws SQLException {
        try (var connection = TestCluster.postgres().admin(ledger.database.name());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (var connection = TestCluster.postgres().admin(ledger.database.name());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
