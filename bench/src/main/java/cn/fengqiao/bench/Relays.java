package cn.fengqiao.bench;

import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.Doorbell;
import cn.fengqiao.kit.outbox.LogicalDecodingRelay;
import cn.fengqiao.kit.outbox.OutboxRelay;
import cn.fengqiao.kit.outbox.PollingRelay;
import cn.fengqiao.kit.outbox.RelaySettings;
import cn.fengqiao.launcher.system.Part;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How soon after its commit an event is handed to Kafka, and how fast a backlog of 100,000 leaves the database. */
final class Relays {

    private static final int ROUNDS = 3;
    private static final int ROWS = 2_000;
    private static final int PER_SECOND = 200;
    private static final String TOPIC = "bench-relay";
    private static final int BACKLOG = 100_000;
    private static final double P50_MS = 0.3;
    private static final double P99_MS = 5;
    private static final double TIMES_FASTER_THAN_POLLING = 4;
    private static final double DRAIN_SECONDS = 8;
    private static final String INSERT = """
            insert into outbox (id, topic, subject, sequence, type, headers, payload)
            values (?, '%s', ?, 1, 'cn.fengqiao.case.registered.v1',
                jsonb_build_object('ce_specversion', '1.0', 'ce_id', ?::text), ?)
            """.formatted(TOPIC);
    private static final String PAYLOAD = "{\"pad\":\"" + "x".repeat(500) + "\"}";

    private Relays() {}

    static void run(Bed bed, Report report) throws Exception {
        createTopic(bed);
        bed.onACopyOfTheCaseDatabase(pgbench -> {
            measure(bed, report);
            return true;
        });
    }

    /** The broker makes none by itself. */
    private static void createTopic(Bed bed) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bed.kafka()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 24, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void measure(Bed bed, Report report) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + bed.port(Part.POSTGRES) + "/fengqiao_bench";
        var settings = new RelaySettings(url, bed.databasePassword("relay"));
        var doorbell = new Doorbell();
        try (Connection owner = DriverManager.getConnection(url, "fengqiao_owner", bed.databasePassword("owner"))) {
            // In turn, so that a minute in which the machine is slow is not one relay's alone.
            var decoding = new Rounds();
            var polling = new Rounds();
            var everyMillisecond = new Rounds();
            for (int round = 0; round < ROUNDS; round++) {
                decoding.add(measured(
                        owner,
                        sent -> new LogicalDecodingRelay(
                                settings, () -> new NotingProducer(bed.kafka(), sent), new SimpleMeterRegistry()),
                        () -> {}));
                polling.add(measured(
                        owner,
                        sent -> new PollingRelay(
                                settings,
                                () -> new NotingProducer(bed.kafka(), sent),
                                doorbell,
                                new SimpleMeterRegistry()),
                        doorbell::ring));
                everyMillisecond.add(new Measured(everyMillisecond(owner, url, bed), 0));
            }
            tell(report, decoding, polling, everyMillisecond);
        } finally {
            dropSlot(bed);
        }
    }

    private record Measured(Histogram delays, double drainSeconds) {
        double millis(double percentile) {
            return delays.getValueAtPercentile(percentile) / 1e6;
        }
    }

    /** Several rounds of one thing: the median counts, the spread says how far to trust it. */
    private static final class Rounds {
        private final List<Measured> rounds = new ArrayList<>();

        void add(Measured round) {
            rounds.add(round);
        }

        double median(ToDoubleFunction<Measured> figure) {
            double[] sorted = sorted(figure);
            return sorted[sorted.length / 2];
        }

        List<Double> all(ToDoubleFunction<Measured> figure) {
            return Arrays.stream(sorted(figure)).boxed().toList();
        }

        private double[] sorted(ToDoubleFunction<Measured> figure) {
            return rounds.stream().mapToDouble(figure).sorted().toArray();
        }
    }

    private static Measured measured(Connection owner, Function<Sent, OutboxRelay> relays, Runnable afterCommit)
            throws SQLException {
        var sent = new Sent();
        Histogram delays;
        try (OutboxRelay relay = relays.apply(sent)) {
            relay.start();
            UUID first = insert(owner, UUID.randomUUID());
            afterCommit.run();
            untilHandedOver(sent, first);
            delays = delays(owner, sent, afterCommit);
        }
        backlog(owner);
        long before = sent.acknowledged.get();
        long start = System.nanoTime();
        try (OutboxRelay relay = relays.apply(sent)) {
            relay.start();
            while (sent.acknowledged.get() < before + BACKLOG) {
                LockSupport.parkNanos(5_000_000);
                if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(120)) {
                    throw new IllegalStateException("the backlog did not drain");
                }
            }
            return new Measured(delays, (System.nanoTime() - start) / 1e9);
        }
    }

    private static void tell(Report report, Rounds decoding, Rounds polling, Rounds everyMillisecond) {
        double p50 = decoding.median(round -> round.millis(50));
        double p99 = decoding.median(round -> round.millis(99));
        double pollingP50 = polling.median(round -> round.millis(50));
        double pollingP99 = polling.median(round -> round.millis(99));
        double simplePollP50 = everyMillisecond.median(round -> round.millis(50));
        double drained = decoding.median(Measured::drainSeconds);
        double pollingDrained = polling.median(Measured::drainSeconds);
        report.add(
                "P5",
                "relay: commit answered → handed to Kafka",
                "p50 %.2f ms, p99 %.2f ms; polling relay %.2f, %.2f".formatted(p50, p99, pollingP50, pollingP99),
                "≤ 0.3 / 5 ms; ≥ 4 × faster than a 1 ms poll %.2f ms (%.1f ×)"
                        .formatted(simplePollP50, simplePollP50 / Math.max(p50, 0.001)),
                p50 <= P50_MS && p99 <= P99_MS && simplePollP50 >= TIMES_FASTER_THAN_POLLING * p50,
                Map.of(
                        "p50Ms", p50,
                        "p50MsOfRounds", decoding.all(round -> round.millis(50)),
                        "p99Ms", p99,
                        "p99MsOfRounds", decoding.all(round -> round.millis(99)),
                        "pollingRelayP50Ms", pollingP50,
                        "pollingRelayP99Ms", pollingP99,
                        "everyMillisecondP50Ms", simplePollP50));
        report.add(
                "P6",
                "relay: backlog of 100,000 acknowledged by Kafka",
                "%.1f s; polling relay %.1f s".formatted(drained, pollingDrained),
                "≤ 8 s",
                drained <= DRAIN_SECONDS,
                Map.of(
                        "seconds",
                        decoding.all(Measured::drainSeconds),
                        "pollingRelaySeconds",
                        polling.all(Measured::drainSeconds)));
    }

    /** Nano times from the answer to the commit to the hand-over; a hand-over before the answer counts as none. */
    private static Histogram delays(Connection owner, Sent sent, Runnable afterCommit) throws SQLException {
        var delays = new Histogram(60_000_000_000L, 3);
        long start = System.nanoTime();
        for (int i = 0; i < ROWS; i++) {
            long due = start + i * 1_000_000_000L / PER_SECOND;
            for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(wait);
            }
            UUID id = UUID.randomUUID();
            insert(owner, id);
            long committed = System.nanoTime();
            afterCommit.run();
            long at = untilHandedOver(sent, id);
            if (i >= ROWS / 4) {
                delays.recordValue(Math.max(0, at - committed));
            }
        }
        return delays;
    }

    /** The simplest other way: ask every millisecond. */
    private static Histogram everyMillisecond(Connection owner, String url, Bed bed) throws Exception {
        var sent = new Sent();
        var on = new AtomicBoolean(true);
        Thread poller = Thread.ofPlatform().daemon().start(() -> {
            try (Connection reader = DriverManager.getConnection(url, "fengqiao_relay", bed.databasePassword("relay"));
                    var query =
                            reader.prepareStatement("select position, id from outbox where position > ? and topic = '"
                                    + TOPIC + "' order by position");
                    var last = reader.prepareStatement("select coalesce(max(position), 0) from outbox")) {
                long position;
                try (var row = last.executeQuery()) {
                    row.next();
                    position = row.getLong(1);
                }
                while (on.get()) {
                    query.setLong(1, position);
                    try (var rows = query.executeQuery()) {
                        while (rows.next()) {
                            position = rows.getLong(1);
                            sent.at.put(rows.getObject(2, UUID.class).toString(), System.nanoTime());
                        }
                    }
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            TimeUnit.MILLISECONDS.sleep(500);
            return delays(owner, sent, () -> {});
        } finally {
            on.set(false);
            poller.join(5_000);
        }
    }

    private static void backlog(Connection owner) throws SQLException {
        try (var statement = owner.prepareStatement("""
                insert into outbox (id, topic, subject, sequence, type, headers, payload)
                select uuidv7(), '%s', uuidv7(), 1, 'cn.fengqiao.case.registered.v1',
                    '{"ce_specversion":"1.0"}', ?
                from generate_series(1, ?)
                """.formatted(TOPIC))) {
            statement.setString(1, PAYLOAD);
            statement.setInt(2, BACKLOG);
            statement.executeUpdate();
        }
    }

    /** A slot nobody reads would keep the log of the whole cluster. */
    private static void dropSlot(Bed bed) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + bed.port(Part.POSTGRES) + "/postgres",
                        "postgres",
                        bed.databasePassword("superuser"));
                var statement = connection.createStatement()) {
            statement.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots"
                    + " where database = 'fengqiao_bench' and not active");
        }
    }

    private static UUID insert(Connection owner, UUID id) throws SQLException {
        try (var statement = owner.prepareStatement(INSERT)) {
            statement.setObject(1, id);
            statement.setObject(2, EventEnvelope.newId());
            statement.setString(3, id.toString());
            statement.setString(4, PAYLOAD);
            statement.executeUpdate();
            return id;
        }
    }

    private static long untilHandedOver(Sent sent, UUID id) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            Long at = sent.at.get(id.toString());
            if (at != null) {
                return at;
            }
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("the relay did not bring " + id);
            }
            Thread.onSpinWait();
        }
    }

    private static final class Sent {
        final Map<String, Long> at = new ConcurrentHashMap<>();
        final AtomicLong acknowledged = new AtomicLong();
    }

    /** A real producer that notes when it was handed a record and when Kafka had it. */
    private static final class NotingProducer extends KafkaProducer<byte[], byte[]> {
        private final Sent sent;

        NotingProducer(String bootstrap, Sent sent) {
            super(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrap,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.LINGER_MS_CONFIG,
                            0,
                            ProducerConfig.BATCH_SIZE_CONFIG,
                            64 * 1024),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            this.sent = sent;
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            sent.at.put(idOf(record), System.nanoTime());
            return super.send(record, (metadata, failure) -> {
                if (failure == null) {
                    sent.acknowledged.incrementAndGet();
                }
                callback.onCompletion(metadata, failure);
            });
        }

        private static String idOf(ProducerRecord<byte[], byte[]> record) {
            var header = record.headers().lastHeader("ce_id");
            return header == null ? "" : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
