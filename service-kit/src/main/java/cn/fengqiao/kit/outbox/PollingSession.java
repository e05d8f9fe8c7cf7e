package cn.fengqiao.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One time of leading by polling. */
final class PollingSession {

    /** How long a commit of another instance may go unnoticed. */
    static final Duration IDLE = Duration.ofMillis(20);

    /** While a hole may still be filled: transactions are short. */
    private static final Duration AT_A_HOLE = Duration.ofMillis(1);

    private static final Duration RECORD_EVERY = Duration.ofMillis(100);
    private static final int PAGE = 1_000;

    private final RelayLoop loop;
    private final Connection connection;
    private final LedgerProducer producer;
    private final Doorbell doorbell;
    private final InFlight inFlight;

    private long taken;
    private long recorded;
    private long nextRecord = System.nanoTime();
    private @Nullable Hole hole;

    /**
     * A position that is missing although a higher one is there.
     *
     * @param xmax when the snapshot's xmin reaches this transaction id, whoever took the position is finished
     */
    private record Hole(long position, long xmax) {}

    private record Found(LedgerRow row, Instant writtenAt) {}

    /** Rows after the last one taken, and the snapshot they were seen in. */
    private record Page(List<Found> rows, long xmin, long xmax) {}

    PollingSession(RelayLoop loop, Connection connection, LedgerProducer producer, Doorbell doorbell)
            throws SQLException {
        this.loop = loop;
        this.connection = connection;
        this.producer = producer;
        this.doorbell = doorbell;
        this.recorded = RelayPosition.load(connection, PollingRelay.NAME).position();
        this.taken = recorded;
        this.inFlight = new InFlight(recorded);
    }

    void lead() throws Exception {
        try (PreparedStatement poll = connection.prepareStatement("""
                select position, topic, subject::text, headers::text, payload, written_at,
                    pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                    pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                from outbox
                where position > ?
                order by position
                limit ?
                """)) {
            while (!loop.isClosing()) {
                producer.check();
                Page page = page(poll);
                boolean stopped = take(page);
                record();
                if (stopped) {
                    loop.pause(AT_A_HOLE);
                } else if (page.rows().size() < PAGE) {
                    doorbell.await(IDLE);
                }
            }
            finish();
        }
    }

    /** Sends the rows up to a hole that may still be filled; true if there is one. */
    private boolean take(Page page) throws Exception {
        for (Found found : page.rows()) {
            long position = found.row().position();
            if (position != taken + 1 && mayBeFilled(page)) {
                return true;
            }
            hole = null;
            Batch batch = inFlight.open();
            producer.send(found.row(), batch, found.writtenAt(), this::record);
            batch.seal(0, position);
            taken = position;
        }
        return false;
    }

    /**
     * Whether the position after {@code taken} may still appear. Who took it had a transaction id before (the column
     * {@code xid} is filled first) and took it before the row behind it was committed, so it is below the xmax of the
     * first snapshot that showed the hole. A later snapshot whose xmin has reached that xmax shows all it will ever
     * write; what is still missing there was rolled back.
     */
    private boolean mayBeFilled(Page page) {
        Hole known = hole;
        if (known == null || known.position() != taken + 1) {
            known = new Hole(taken + 1, page.xmax());
            hole = known;
        }
        return page.xmin() < known.xmax();
    }

    private Page page(PreparedStatement poll) throws SQLException {
        poll.setLong(1, taken);
        poll.setInt(2, PAGE);
        var found = new ArrayList<Found>();
        long xmin = 0;
        long xmax = 0;
        try (ResultSet rows = poll.executeQuery()) {
            while (rows.next()) {
                found.add(new Found(LedgerSweep.row(rows), rows.getTimestamp(6).toInstant()));
                xmin = rows.getLong(7);
                xmax = rows.getLong(8);
            }
        }
        return new Page(found, xmin, xmax);
    }

    /** Remembers how far we are, now and then; the price of a crash is that much repetition. */
    private void record() throws SQLException {
        inFlight.settle();
        if (inFlight.position() > recorded && System.nanoTime() - nextRecord >= 0) {
            save();
        }
    }

    private void save() throws SQLException {
        new RelayPosition(inFlight.position(), "0", true).save(connection, PollingRelay.NAME);
        recorded = inFlight.position();
        nextRecord = System.nanoTime() + RECORD_EVERY.toNanos();
    }

    private void finish() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (!inFlight.isEmpty() && System.nanoTime() < deadline) {
            producer.check();
            Thread.sleep(Duration.ofMillis(5));
            inFlight.settle();
        }
        if (inFlight.position() > recorded) {
            save();
        }
    }
}
