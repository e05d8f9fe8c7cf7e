package cn.fengqiao.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.PGReplicationStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the ledger out of PostgreSQL's log as it is written: one reader of a {@code pgoutput} slot hands each inserted
 * row to an idempotent producer and confirms the log only as far as Kafka has acknowledged. Nothing is polled and no row
 * is touched again. PostgreSQL admits one reader per slot, which makes the standbys' question "is the slot free" the
 * whole leader election.
 *
 * <p>Beyond what every {@link OutboxRelay} guarantees: rows arrive in the order of their commits within a partition; if
 * the slot is lost (dropped, or the server's cap on retained log was reached), the ledger is swept from the last recorded
 * horizon, so that nothing is missing, at the price of repetitions.
 *
 * <p>Needs {@code wal_level=logical}, a free slot and WAL sender, and the role {@code fengqiao_relay}.
 */
public final class LogicalDecodingRelay implements OutboxRelay {

    static final String NAME = "decoding";

    private static final Logger LOG = LoggerFactory.getLogger(LogicalDecodingRelay.class);

    private final RelaySettings settings;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final RelayMetrics metrics;
    private final OutboxAlarms alarms;
    private final RelayLoop loop;
    private volatile @Nullable DecodingSession leading;

    /**
     * @param producers makes a producer with at least the settings of {@link OutboxProducers#demands()}
     */
    public LogicalDecodingRelay(
            RelaySettings settings, Supplier<Producer<byte[], byte[]>> producers, MeterRegistry registry) {
        this.settings = settings;
        this.producers = producers;
        this.metrics = new RelayMetrics(registry, NAME);
        this.alarms = new OutboxAlarms(registry);
        this.loop = new RelayLoop("outbox-relay", settings, metrics);
    }

    @Override
    public void start() {
        loop.start(this::session);
    }

    @Override
    public RelayState state() {
        return loop.state();
    }

    @Override
    public void close() {
        loop.beginClosing();
        DecodingSession session = leading;
        if (session != null) {
            session.finish(Duration.ofSeconds(2));
        }
        loop.join(Duration.ofSeconds(5));
    }

    private void session() throws Exception {
        try (Connection statements = settings.connect("outbox-relay")) {
            var slot = new ReplicationSlot(statements, settings.slot());
            while (awaitSlot(slot, statements) && !lead(slot, statements)) {
                standBy();
            }
        }
    }

    /** Leads until closing; false if another instance was quicker. */
    private boolean lead(ReplicationSlot slot, Connection statements) throws Exception {
        try (Connection replication = settings.connectForReplication()) {
            PGReplicationStream stream = slot.read(replication, DecodingSession.STATUS);
            if (stream == null) {
                return false;
            }
            try (var producer = new LedgerProducer(producers, settings.unacknowledgedKib(), metrics)) {
                var session = new DecodingSession(loop, slot, statements, replication, stream, producer);
                leading = session;
                session.lead();
            } finally {
                leading = null;
            }
            return true;
        }
    }

    private void standBy() throws InterruptedException {
        loop.enter(new RelayState.StandingBy());
        loop.pause(RelaySettings.STANDBY);
    }

    /** Waits until the slot is there and free; false if the relay is closed before. */
    private boolean awaitSlot(ReplicationSlot slot, Connection statements) throws Exception {
        while (!loop.isClosing()) {
            switch (slot.standing()) {
                case FREE -> {
                    return true;
                }
                case MISSING -> {
                    RelayPosition known = RelayPosition.load(statements, NAME);
                    if (known.swept()) {
                        LOG.warn("replication slot {} is gone; the ledger will be swept", slot.name());
                        alarms.slotLost();
                    }
                    // Recorded first: if we die in between, the next leader still knows that it has to sweep.
                    known.swept(false).save(statements, NAME);
                    slot.create();
                }
                case LOST -> {
                    LOG.warn("replication slot {} has lost its log", slot.name());
                    slot.drop();
                }
                case TAKEN -> standBy();
            }
        }
        return false;
    }
}
