package cn.fengqiao.kit.outbox;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One time of leading. The session's own thread reads the log and hands rows over; a keeper beside it turns
 * acknowledgements into confirmations, because a blocking read cannot.
 */
final class DecodingSession {

    private static final Logger LOG = LoggerFactory.getLogger(DecodingSession.class);

    /** How often the server hears how far we are: repetitions after a crash are at most this old. */
    static final Duration STATUS = Duration.ofMillis(250);

    private static final Duration KEEPER_TICK = Duration.ofMillis(50);
    private static final Duration RECORD_EVERY = Duration.ofSeconds(1);

    private final RelayLoop loop;
    private final ReplicationSlot slot;
    private final Connection statements;
    /** The stream holds its connection only by a weak path; this object holds the connection as long as it reads. */
    private final Connection replication;

    private final PGReplicationStream stream;
    private final LedgerProducer producer;
    private final CountDownLatch over = new CountDownLatch(1);
    private final InFlight inFlight;

    /** What a polling relay published before us, without a gap; it is not sent again. */
    private final long polled;

    /** True from a transaction's beginning until its batch can be seen in {@link #inFlight} and is sealed. */
    private volatile boolean insideTransaction;

    private volatile @Nullable Exception failure;
    /** Touched by the keeper only, once it runs. */
    private long confirmed;

    private long nextReport = System.nanoTime();
    private RelayPosition recorded;
    private @Nullable Horizon horizon;

    /** Once the log is confirmed up to {@code lsn}, every transaction below {@code xid} is published; seen on {@code day}. */
    private record Horizon(String xid, long lsn, LocalDate day) {}

    /**
     * @param stream of the slot, which is ours: what is recorded is read now and not before, while another still wrote it
     */
    DecodingSession(
            RelayLoop loop,
            ReplicationSlot slot,
            Connection statements,
            Connection replication,
            PGReplicationStream stream,
            LedgerProducer producer)
            throws SQLException {
        this.loop = loop;
        this.slot = slot;
        this.statements = statements;
        this.replication = replication;
        this.stream = stream;
        this.producer = producer;
        this.recorded = RelayPosition.load(statements, LogicalDecodingRelay.NAME);
        this.polled = RelayPosition.load(statements, PollingRelay.NAME).position();
        this.inFlight = new InFlight(Math.max(recorded.position(), polled));
    }

    /** Reads until closing or until something fails. */
    void lead() throws Exception {
        String danger = slot.danger();
        if (danger != null) {
            LOG.error("{}; see the runbook, section Failover", danger);
        }
        loop.enter(new RelayState.Leading(danger));
        LOG.info("carrying events of slot {}", slot.name());
        sweepIfNew();
        Thread keeper = Thread.ofPlatform().name("outbox-keeper").daemon().start(this::keep);
        try {
            read();
        } catch (SQLException e) {
            Exception first = failure;
            throw first != null ? first : e; // The keeper breaks the connection to wake us; its reason is the reason.
        } finally {
            over.countDown();
            keeper.join(Duration.ofSeconds(2));
        }
    }

    /** Waits for acknowledgements and their confirmation, then wakes the reader so that it ends. */
    void finish(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!isIdle() && failure == null && System.nanoTime() < deadline && !waitedUntilOver(KEEPER_TICK)) {
            LOG.debug("waiting for acknowledgements");
        }
        waitedUntilOver(STATUS.plus(KEEPER_TICK).plus(KEEPER_TICK));
        breakConnection();
    }

    private void sweepIfNew() throws Exception {
        if (recorded.swept()) {
            return;
        }
        Batch batch = inFlight.open();
        long last = LedgerSweep.run(
                statements,
                recorded,
                polled,
                row -> {
                    producer.send(row, batch, Instant.now(), stream::forceUpdateStatus);
                    reportByTheClock();
                },
                this::reportByTheClock);
        batch.seal(0, last);
        while (!inFlight.settle()) {
            producer.check();
            stream.forceUpdateStatus();
            if (loop.pause(KEEPER_TICK)) {
                return;
            }
        }
        save(new RelayPosition(inFlight.position(), recorded.publishedBelow(), recorded.day(), true));
    }

    /** While we do not read, nobody else tells the server that we live, and it cuts those that are silent. */
    private void reportByTheClock() throws SQLException {
        if (System.nanoTime() - nextReport >= 0) {
            stream.forceUpdateStatus();
            nextReport = System.nanoTime() + STATUS.toNanos();
        }
    }

    private void read() throws Exception {
        var reader = new PgoutputReader();
        Instant committedAt = Instant.EPOCH;
        Batch batch = null;
        long position = 0;
        while (!loop.isClosing()) {
            ByteBuffer message = stream.read();
            if (message == null) {
                throw new SQLException("the replication stream has ended");
            }
            producer.check();
            switch (reader.read(message)) {
                case PgoutputMessage.Begin begin -> {
                    insideTransaction = true;
                    committedAt = begin.committedAt();
                    batch = inFlight.open();
                    position = 0;
                }
                case PgoutputMessage.Inserted(LedgerRow row) -> {
                    position = Math.max(position, row.position());
                    if (row.position() > polled) {
                        producer.send(row, Objects.requireNonNull(batch), committedAt, stream::forceUpdateStatus);
                    }
                }
                case PgoutputMessage.Commit commit -> {
                    Objects.requireNonNull(batch).seal(commit.endLsn(), position);
                    insideTransaction = false;
                }
                case PgoutputMessage.Other other -> {}
            }
        }
    }

    private void keep() {
        long nextRecord = System.nanoTime();
        try {
            while (!over.await(KEEPER_TICK.toNanos(), TimeUnit.NANOSECONDS)) {
                producer.check();
                confirm();
                if (System.nanoTime() - nextRecord >= 0) {
                    record();
                    nextRecord = System.nanoTime() + RECORD_EVERY.toNanos();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) { // Whatever it is, the reader must not go on without a keeper.
            failure = e;
            breakConnection();
        }
    }

    private void confirm() {
        // Read before we look whether we are idle: what arrives after this line cannot be confirmed by it.
        LogSequenceNumber received = stream.getLastReceiveLSN();
        inFlight.settle();
        long lsn = isIdle() ? Math.max(received.asLong(), inFlight.lsn()) : inFlight.lsn();
        if (lsn > stream.getLastFlushedLSN().asLong()) {
            stream.setAppliedLSN(LogSequenceNumber.valueOf(lsn));
            stream.setFlushedLSN(LogSequenceNumber.valueOf(lsn));
        }
        confirmed = Math.max(confirmed, lsn);
    }

    private boolean isIdle() {
        return !insideTransaction && inFlight.isEmpty();
    }

    /** Remembers, about once a second and only when something moved, from where a sweep would have to start. */
    private void record() throws SQLException {
        Horizon known = horizon;
        if (known != null) {
            if (confirmed >= known.lsn()) {
                save(new RelayPosition(inFlight.position(), known.xid(), known.day(), true));
                horizon = null;
            }
        } else if (inFlight.position() > recorded.position()) {
            horizon = currentHorizon();
        } else {
            currentHorizon(); // Also tells whether the database is still there: the other connection only listens.
        }
    }

    /**
     * Writes down how far we are as long as the slot is ours. When the server took it from us, another may have found it
     * lost and written that the ledger has to be swept; the lock on the row puts that before us or after us, and before us
     * the slot has another reader or none.
     */
    private void save(RelayPosition position) throws SQLException {
        statements.setAutoCommit(false);
        try {
            RelayPosition.lock(statements, LogicalDecodingRelay.NAME);
            if (!slot.isReadBy(replication)) {
                throw new SQLException("replication slot " + slot.name() + " is no longer ours");
            }
            position.save(statements, LogicalDecodingRelay.NAME);
            statements.commit();
        } finally {
            statements.rollback();
            statements.setAutoCommit(true);
        }
        recorded = position;
    }

    private Horizon currentHorizon() throws SQLException {
        try (Statement statement = statements.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select pg_snapshot_xmin(pg_current_snapshot())::text, pg_current_wal_insert_lsn()::text,
                            (now() at time zone 'utc')::date
                        """)) {
            rows.next();
            return new Horizon(
                    rows.getString(1),
                    LogSequenceNumber.valueOf(rows.getString(2)).asLong(),
                    rows.getObject(3, LocalDate.class));
        }
    }

    private boolean waitedUntilOver(Duration time) {
        try {
            return over.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void breakConnection() {
        try {
            replication.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the replication connection was gone already", e);
        }
    }
}
