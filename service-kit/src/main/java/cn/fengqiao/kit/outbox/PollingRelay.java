package cn.fengqiao.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Asks the ledger for what is new, for databases that do not let us read their log. A commit of this process rings a
 * doorbell; commits of other instances are found within {@link PollingSession#IDLE}. NOTIFY is not used: it takes a lock
 * that serialises every commit of the cluster.
 *
 * <p>Rows are taken in the order of their positions. Positions are taken before the commit, so a hole may still be
 * filled: the relay waits at a hole until no transaction is left that could fill it (the xmin horizon). It never skips
 * one that could.
 *
 * <p>Beyond {@link OutboxRelay}'s non-guarantees: a transaction that stays open for long holds up the events of all
 * others behind the position it took.
 */
public final class PollingRelay implements OutboxRelay {

    static final String NAME = "polling";

    /** One advisory lock per database; the number is that of nothing else here. */
    private static final long LOCK = 0x6671_6f75_7462_6f78L;

    private final RelaySettings settings;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final RelayMetrics metrics;
    private final Doorbell doorbell;
    private final RelayLoop loop;

    /**
     * @param producers makes a producer with at least the settings of {@link OutboxProducers#demands()}
     * @param doorbell rung after each commit of this process
     */
    public PollingRelay(
            RelaySettings settings,
            Supplier<Producer<byte[], byte[]>> producers,
            Doorbell doorbell,
            MeterRegistry registry) {
        this.settings = settings;
        this.producers = producers;
        this.doorbell = doorbell;
        this.metrics = new RelayMetrics(registry, NAME);
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
        doorbell.ring();
        loop.join(Duration.ofSeconds(5));
    }

    private void session() throws Exception {
        try (Connection connection = settings.connect("outbox-relay")) {
            while (!lock(connection)) {
                loop.enter(new RelayState.StandingBy());
                if (loop.pause(RelaySettings.STANDBY)) {
                    return;
                }
            }
            try (var producer = new LedgerProducer(producers, settings.unacknowledgedKib(), metrics)) {
                // A statement sees a commit only when the standby has it too.
                loop.enter(new RelayState.Leading(null));
                new PollingSession(loop, connection, producer, doorbell).lead();
            }
        }
    }

    /** The lock belongs to the connection: it is free again when the process or the connection dies. */
    private static boolean lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
