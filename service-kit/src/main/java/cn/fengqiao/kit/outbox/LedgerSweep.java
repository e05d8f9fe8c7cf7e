package cn.fengqiao.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads out of the ledger what a slot does not contain. */
final class LedgerSweep {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSweep.class);
    private static final int PAGE = 500;

    private LedgerSweep() {}

    /** Takes a row of the sweep. */
    interface Consumer {
        void accept(LedgerRow row) throws Exception;
    }

    /**
     * Gives every committed row of a transaction that is not below {@code publishedBelow}, in the order of positions:
     * positions of one subject are taken under its lock, so that is the order of its sequence too. Page by page and not
     * under one snapshot: what commits meanwhile is in the slot, and a snapshot held while Kafka is away would keep
     * PostgreSQL from cleaning up.
     *
     * @return the highest position given, 0 if there was none
     */
    static long run(Connection connection, String publishedBelow, Consumer consumer) throws Exception {
        long end = lastPosition(connection);
        long last = 0;
        long count = 0;
        List<LedgerRow> page = page(connection, publishedBelow, 0, end);
        while (!page.isEmpty()) {
            for (LedgerRow row : page) {
                consumer.accept(row);
                last = row.position();
                count++;
            }
            page = page(connection, publishedBelow, last, end);
        }
        LOG.info("swept {} rows of the ledger from transaction {} on", count, publishedBelow);
        return last;
    }

    private static long lastPosition(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select coalesce(max(position), 0) from outbox")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<LedgerRow> page(Connection connection, String publishedBelow, long after, long end)
            throws SQLException {
        String sql = """
                select position, topic, subject::text, headers::text, payload
                from outbox
                where position > ?
                  and position <= ?
                  and xid >= ?::xid8
                order by position
                limit ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, after);
            statement.setLong(2, end);
            statement.setString(3, publishedBelow);
            statement.setInt(4, PAGE);
            try (ResultSet rows = statement.executeQuery()) {
                var page = new ArrayList<LedgerRow>(PAGE);
                while (rows.next()) {
                    page.add(row(rows));
                }
                return page;
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
