package cn.fengqiao.risk;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.RiskEvent;
import cn.fengqiao.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Looks into the service's database as its owner, past the policies. */
public final class Ledger {

    /** One connection for all tests of this JVM; they run one after the other. */
    private static Connection connection = open();

    private Ledger() {}

    /** What a case looks like here. */
    public record Rated(Colour colour, RiskEvent.Certainty certainty, int points, long changes) {}

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public static Rated rated(UUID caseId) {
        return rows(
                        """
                select d.colour, d.certainty, coalesce(a.points, -1) as points, d.changes
                from dispute d
                left join assessment a on a.id = d.assessment
                where d.case_id = '%s'
                """.formatted(caseId),
                        row -> new Rated(
                                Colour.valueOf(row.getString("colour")),
                                RiskEvent.Certainty.valueOf(row.getString("certainty")),
                                row.getInt("points"),
                                row.getLong("changes")))
                .getFirst();
    }

    public static int assessments(UUID caseId) {
        return rows("select id from assessment where case_id = '%s'".formatted(caseId), row -> 1)
                .size();
    }

    /** The latest calculation of a case as it is kept. */
    public static String detail(UUID caseId) {
        return rows(
                        "select detail from assessment a join dispute d on d.assessment = a.id where d.case_id = '%s'"
                                .formatted(caseId),
                        row -> row.getString("detail"))
                .getFirst();
    }

    /** Changes what no service would; answers how many rows it changed. */
    public static int change(String sql) {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What was told about a subject, in the order it was written. */
    public static List<EventEnvelope<Event>> told(UUID subject) {
        return rows(
                "select headers, payload from outbox where subject = '%s' order by position".formatted(subject),
                row -> {
                    Map<String, String> headers = JsonMapper.shared()
                            .readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {});
                    byte[] payload = row.getString("payload").getBytes(StandardCharsets.UTF_8);
                    return ((EventCodec.Decoded.Known) EventCodec.decode(headers, payload)).envelope();
                });
    }

    public static List<String> columns() {
        return rows("""
                select table_name || '.' || column_name as name
                from information_schema.columns
                where table_schema = 'public'
                and table_name in ('dispute', 'report', 'learned', 'merger', 'merged_place', 'assessment')
                """, row -> row.getString("name"));
    }

    private static <T> List<T> rows(String sql, Row<T> read) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read.read(rows));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** After a test that killed the database. */
    public static void reconnect() {
        connection = open();
    }

    private static Connection open() {
        try {
            return TestCluster.postgres().database("fengqiao_risk").owner();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
