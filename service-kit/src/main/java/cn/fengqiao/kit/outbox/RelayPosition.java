package cn.fengqiao.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The row of {@code relay_position} of one relay.
 *
 * @param position published so far
 * @param publishedBelow every row of a transaction below this id is published
 * @param day on which {@code publishedBelow} was taken, in UTC; null if it never was
 * @param swept whether the ledger was swept since the slot was created
 */
record RelayPosition(
        long position, String publishedBelow, @Nullable LocalDate day, boolean swept) {

    private static final RelayPosition BEGINNING = new RelayPosition(0, "0", null, false);

    /** The recorded position, or the beginning. */
    static RelayPosition load(Connection connection, String relay) throws SQLException {
        String sql = """
                select published_position, published_below::text, published_below_day, swept
                from relay_position
                where relay = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, relay);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new RelayPosition(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getObject(3, LocalDate.class),
                                rows.getBoolean(4))
                        : BEGINNING;
            }
        }
    }

    /** Nobody else writes the row until the transaction ends. */
    static void lock(Connection connection, String relay) throws SQLException {
        String sql = "select from relay_position where relay = ? for update";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, relay);
            statement.execute();
        }
    }

    /** The same place, with another answer to whether the ledger was swept since the slot was created. */
    RelayPosition swept(boolean now) {
        return new RelayPosition(position, publishedBelow, day, now);
    }

    void save(Connection connection, String relay) throws SQLException {
        String sql = """
                insert into relay_position (relay, published_position, published_below, published_below_day, swept)
                values (?, ?, ?::xid8, ?, ?)
                on conflict (relay) do update
                set published_position = greatest(relay_position.published_position, excluded.published_position),
                    published_below = excluded.published_below,
                    published_below_day = excluded.published_below_day,
                    swept = excluded.swept,
                    changed_at = now()
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, relay);
            statement.setLong(2, position);
            statement.setString(3, publishedBelow);
            statement.setObject(4, day);
            statement.setBoolean(5, swept);
            statement.executeUpdate();
        }
    }
}
