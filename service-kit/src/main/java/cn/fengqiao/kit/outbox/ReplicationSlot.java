package cn.fengqiao.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slot that keeps the log for the relay, and admits one reader: who holds it leads. */
final class ReplicationSlot {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicationSlot.class);

    private static final String DUPLICATE_OBJECT = "42710";
    private static final String OBJECT_IN_USE = "55006";

    /** How the slot stands now. */
    enum Standing {
        MISSING,
        /** PostgreSQL threw away log that was not read yet: the slot can never be read again. */
        LOST,
        TAKEN,
        FREE
    }

    private final Connection statements;
    private final String name;

    ReplicationSlot(Connection statements, String name) {
        this.statements = statements;
        this.name = name;
    }

    String name() {
        return name;
    }

    Standing standing() throws SQLException {
        String sql = """
                select active, coalesce(wal_status, '') = 'lost' or invalidation_reason is not null
                from pg_replication_slots
                where slot_name = ?
                """;
        try (PreparedStatement statement = statements.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Standing.MISSING;
                }
                if (rows.getBoolean(1)) {
                    return Standing.TAKEN;
                }
                return rows.getBoolean(2) ? Standing.LOST : Standing.FREE;
            }
        }
    }

    /**
     * Creates the slot. What was committed before is not in it; the caller sweeps the ledger. With failover, so that a
     * standby server that takes over has it too.
     */
    void create() throws SQLException {
        try (PreparedStatement statement = statements.prepareStatement("""
                select pg_create_logical_replication_slot(?, 'pgoutput', false, false, true)
                """)) {
            statement.setString(1, name);
            statement.execute();
            LOG.info("created replication slot {}", name);
        } catch (SQLException e) {
            if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
                throw e;
            }
            LOG.debug("another instance created {}", name);
        }
    }

    /**
     * Begins to read, which makes the slot ours until the connection ends.
     *
     * @return null if another reads it
     */
    @Nullable
    PGReplicationStream read(Connection replication, Duration statusInterval) throws SQLException {
        try {
            return replication
                    .unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(name)
                    .withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", RelaySettings.PUBLICATION)
                    .withStatusInterval((int) statusInterval.toMillis(), TimeUnit.MILLISECONDS)
                    // Confirming what was merely received would lose what Kafka has not acknowledged.
                    .withAutomaticFlush(false)
                    .start();
        } catch (SQLException e) {
            if (OBJECT_IN_USE.equals(e.getSQLState())) {
                return null;
            }
            throw e;
        }
    }

    /** Whether the slot is read through this connection now. */
    boolean isReadBy(Connection replication) throws SQLException {
        String sql = "select exists (select from pg_replication_slots where slot_name = ? and active_pid = ?)";
        try (PreparedStatement statement = statements.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setInt(2, replication.unwrap(PGConnection.class).getBackendPID());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /**
     * With a synchronous standby a commit is answered when the standby has it, but PostgreSQL hands it to us as soon as it
     * is in its own log, unless it is told to wait for the standby's slot. A failover in between takes back a fact that
     * is on the topic already, and another one gets its number.
     *
     * @return the danger in words; null if there is none
     */
    @Nullable
    String danger() throws SQLException {
        try (PreparedStatement statement = statements.prepareStatement("""
                        select current_setting('synchronous_standby_names') <> ''
                           and coalesce(current_setting('synchronized_standby_slots', true), '') = ''
                        """);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getBoolean(1)
                    ? "synchronous_standby_names is set and synchronized_standby_slots is not:"
                            + " a failover can lose events that consumers have had"
                    : null;
        }
    }

    void drop() throws SQLException {
        try (PreparedStatement statement = statements.prepareStatement("select pg_drop_replication_slot(?)")) {
            statement.setString(1, name);
            statement.execute();
        }
    }
}
