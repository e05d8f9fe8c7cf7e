package cn.fengqiao.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much lies in a database. */
final class Rows {

    private Rows() {}

    /** Rows of the ten largest tables, and the size of the whole. */
    static Map<String, Object> of(Connection connection) throws SQLException {
        var rows = new LinkedHashMap<String, Object>();
        try (var statement = connection.createStatement();
                var tables = statement.executeQuery("""
                        select relname, n_live_tup
                        from pg_stat_user_tables
                        order by n_live_tup desc
                        limit 10
                        """)) {
            while (tables.next()) {
                rows.put(tables.getString(1), tables.getLong(2));
            }
        }
        rows.put(
                "databaseMiB",
                Long.parseLong(texts(connection, "select pg_database_size(current_database()) >> 20")
                        .getFirst()));
        System.out.println("     " + rows);
        return rows;
    }

    /** The first column of a query. */
    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
