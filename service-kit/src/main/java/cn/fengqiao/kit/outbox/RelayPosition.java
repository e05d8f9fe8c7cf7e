package cn.fengqiao.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The row of {@code relay_position} of one relay.
 *
 * @param position published so far
 * @param publishedBelow every row of a transaction below this id is published
 * @param swept whether the ledger was swept since the slot was created
 */
record RelayPosition(long position, String publishedBelow, boolean swept) {

    /** The recorded position, or the beginning. */
    static RelayPosition load(Connection connection, String relay) throws SQLException {
        String sql = """
                select published_position, published_below::text, swept
                from relay_position
                where relay = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, relay);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new RelayPosition(rows.getLong(1), rows.getString(2), rows.getBoolean(3))
                        : new RelayPosition(0, "0", false);
            }
        }
    }

    void save(Connection connection, String relay) throws SQLException {
        String sql = """
                insert into relay_position (relay, published_position, published_below, swept)
                values (?, ?, ?::xid8, ?)
                on conflict (relay) do update
                set published_position = greatest(relay_position.published_position, excluded.published_position),
                    published_below = excluded.published_below,
                    swept = excluded.swept,
                    changed_at = now()
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, relay);
            statement.setLong(2, position);
            statement.setString(3, publishedBelow);
            statement.setBoolean(4, swept);
            statement.executeUpdate();
        }
    }
}
