package cn.fengqiao.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One time of leading by polling. Begins where this relay left off and passes over what the other one has published
 * since, so that changing the relay repeats little.
 */
final class PollingSession {

    /** How long a commit of another instance may go unnoticed. */
    static final Duration IDLE = Duration.ofMillis(20);

    /** While a hole may still be filled: transactions are short. */
    private static final Duration AT_A_HOLE = Duration.ofMillis(1);

    /** Most holes are commits under way and close by themselves. */
    private static final Duration PATIENCE = Duration.ofMillis(5);

    private static final Duration RECORD_EVERY = Duration.ofMillis(100);
    private static final int PAGE = 1_000;

    private final RelayLoop loop;
    private final Connection connection;
    private final LedgerProducer producer;
    private final Doorbell doorbell;
    private final InFlight inFlight;

    /** What the other relay published. */
    private final RelayPosition decoded;

    private long taken;
    private long recorded;
    private long nextRecord = System.nanoTime();
    private @Nullable Hole hole;

    /**
     * A position that is missing although a higher one is there.
     *
     * @param fence a transaction id assigned after the hole was seen: whoever took the position has a smaller one
     */
    private record Hole(
            long position, long seenAt, @Nullable Long fence) {}

    private record Found(LedgerRow row, Instant writtenAt, boolean published) {}

    /** Rows after the last one taken, and the xmin horizon of the snapshot they were seen in. */
    private record Page(List<Found> rows, long xmin) {}

    PollingSession(RelayLoop loop, Connection connection, LedgerProducer producer, Doorbell doorbell)
            throws SQLException {
        this.loop = loop;
        this.connection = connection;
        this.producer = producer;
        this.doorbell = doorbell;
        this.decoded = RelayPosition.load(connection, LogicalDecodingRelay.NAME);
        this.recorded = RelayPosition.load(connection, PollingRelay.NAME).position();
        this.taken = Math.max(recorded, lastBefore(connection, decoded.day()));
        this.inFlight = new InFlight(taken);
    }

    /**
     * The highest position of the days before a horizon can matter, 0 if none was taken. A transaction that is not below
     * the horizon dated its rows on the day before it was taken, or later.
     */
    private static long lastBefore(Connection connection, @Nullable LocalDate day) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select coalesce(max(position), 0) from outbox where day < ?::date - 1")) {
            statement.setObject(1, day);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    void lead() throws Exception {
        try (PreparedStatement poll = connection.prepareStatement("""
                select position, topic, subject::text, headers::text, payload, written_at,
                    pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                    position <= ? and xid < ?::xid8
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
            if (!found.published()) {
                producer.send(found.row(), batch, found.writtenAt(), this::record);
            }
            batch.seal(0, position);
            taken = position;
        }
        return false;
    }

    /**
     * Whether the position after {@code taken} may still appear. Whoever took it had a transaction id before it did (the
     * column {@code xid} is filled first), so its id is below that of a fence which is drawn now. A snapshot whose
     * horizon has passed the fence shows all that it will ever write; what is still missing there was rolled back.
     *
     * <p>The xmax of the snapshot that showed the hole is no such fence: it is one beyond the last transaction that
     * has finished, and the one we wait for may have a higher id than that.
     */
    private boolean mayBeFilled(Page page) throws SQLException {
        Hole known = hole;
        if (known == null || known.position() != taken + 1) {
            known = new Hole(taken + 1, System.nanoTime(), null);
        } else if (known.fence() == null && System.nanoTime() - known.seenAt() > PATIENCE.toNanos()) {
            known = new Hole(known.position(), known.seenAt(), drawFence());
        }
        hole = known;
        return known.fence() == null || page.xmin() <= known.fence();
    }

    /** Uses up a transaction id, which is why it is done only for a hole that stays. */
    private long drawFence() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_current_xact_id()::text::bigint")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Page page(PreparedStatement poll) throws SQLException {
        poll.setLong(1, decoded.position());
        poll.setString(2, decoded.publishedBelow());
        poll.setLong(3, taken);
        poll.setInt(4, PAGE);
        var found = new ArrayList<Found>();
        long xmin = 0;
        try (ResultSet rows = poll.executeQuery()) {
            while (rows.next()) {
                found.add(new Found(LedgerSweep.row(rows), rows.getTimestamp(6).toInstant(), rows.getBoolean(8)));
                xmin = rows.getLong(7);
            }
        }
        return new Page(found, xmin);
    }

    /** Remembers how far we are, now and then; the price of a crash is that much repetition. */
    private void record() throws SQLException {
        inFlight.settle();
        if (inFlight.position() > recorded && System.nanoTime() - nextRecord >= 0) {
            save();
        }
    }

    private void save() throws SQLException {
        new RelayPosition(inFlight.position(), "0", null, true).save(connection, PollingRelay.NAME);
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
