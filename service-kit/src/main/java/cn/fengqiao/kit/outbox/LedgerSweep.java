package cn.fengqiao.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads out of the ledger what a slot does not contain. */
final class LedgerSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSweep.class);

    /**
     * Positions looked at in one statement. Of a day that is full of rows published long ago, a statement for "the next
     * rows" would read all of them and run into the timeout, each time anew.
     */
    private static final int STRIDE = 2_000;

    private LedgerSweep() {}

    /** Takes a row of the sweep. */
    interface Consumer {
        void accept(LedgerRow row) throws Exception;
    }

    /**
     * Gives every committed row of a transaction that is not below the published ones, in the order of positions:
     * positions of one subject are taken under its lock, so that is the order of its sequence too. Stride by stride and not
     * under one snapshot: what commits meanwhile is in the slot, and a snapshot held while Kafka is away would keep
     * PostgreSQL from cleaning up.
     *
     * @param after every row up to this position is published too
     * @param meanwhile done between two strides, for a sweep may last longer than PostgreSQL's patience
     * @return the highest position given, 0 if there was none
     */
    static long run(
            Connection connection,
            RelayPosition published,
            long after,
            Consumer consumer,
            LedgerProducer.Meanwhile meanwhile)
            throws Exception {
        // A transaction that is not below the horizon may have begun, and so dated its rows, before that was taken.
        LocalDate from = published.day() == null ? null : published.day().minusDays(1);
        Range range = range(connection, from);
        long last = 0;
        long count = 0;
        for (long passed = Math.max(after, range.first() - 1); passed < range.last(); passed += STRIDE) {
            long upto = Math.min(passed + STRIDE, range.last());
            for (LedgerRow row : stride(connection, published.publishedBelow(), from, passed, upto)) {
                consumer.accept(row);
                last = row.position();
                count++;
            }
            meanwhile.doDuties();
        }
        LOG.info("swept {} rows of the ledger from transaction {} on", count, published.publishedBelow());
        return last;
    }

    private record Range(long first, long last) {}

    private static Range range(Connection connection, @Nullable LocalDate from) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select coalesce(min(position), 1), coalesce(max(position), 0)
                from outbox
                where day >= coalesce(?::date, '-infinity')
                """)) {
            statement.setObject(1, from);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Range(rows.getLong(1), rows.getLong(2));
            }
        }
    }

    private static List<LedgerRow> stride(
            Connection connection, String publishedBelow, @Nullable LocalDate from, long after, long upto)
            throws SQLException {
        String sql = """
                select position, topic, subject::text, headers::text, payload
                from outbox
                where position > ?
                  and position <= ?
                  and day >= coalesce(?::date, '-infinity')
                  and xid >= ?::xid8
                order by position
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, upto);
            statement.setObject(3, from);
            statement.setString(4, publishedBelow);
            try (ResultSet rows = statement.executeQuery()) {
                var found = new ArrayList<LedgerRow>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    /** A row of {@code position, topic, subject, headers, payload}. */
    static LedgerRow row(ResultSet rows) throws SQLException {
        return new LedgerRow(
                rows.getLong(1),
                rows.getString(2),
                rows.getString(3).getBytes(StandardCharsets.US_ASCII),
                rows.getString(4).getBytes(StandardCharsets.UTF_8),
                rows.getString(5).getBytes(StandardCharsets.UTF_8));
    }
}
