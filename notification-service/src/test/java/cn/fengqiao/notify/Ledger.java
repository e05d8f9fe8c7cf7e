package cn.fengqiao.notify;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NotificationEvent.ReceiptAdvanced;
import cn.fengqiao.notify.ladder.Receipt;
import cn.fengqiao.notify.store.Receipts;
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

    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Receipts of a case, by department. */
    public static List<Receipt> receipts(UUID caseId) {
        return rows(
                "select * from receipt where case_id = '%s' order by department".formatted(caseId),
                row -> Receipts.receipt(row, 0));
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

    /** The rungs that were told about a case: {@code 1 POLICE DELIVERED}. */
    public static List<String> rungs(UUID caseId) {
        return told(caseId).stream()
                .map(told -> {
                    var advanced = (ReceiptAdvanced) told.data();
                    return told.sequence() + " " + advanced.department() + " " + advanced.rung();
                })
                .toList();
    }

    /** How many rows a table has of a case. */
    public static long count(String table, UUID caseId) {
        return rows(
                        "select count(*) as n from %s where case_id = '%s'".formatted(table, caseId),
                        row -> row.getLong("n"))
                .getFirst();
    }

    /** How many events of a case wait for an operator. */
    public static long parked(UUID caseId) {
        return rows(
                        "select count(*) as n from dead_letter where subject = '%s' and state = 'PARKED'"
                                .formatted(caseId),
                        row -> row.getLong("n"))
                .getFirst();
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
            return TestCluster.postgres().database("fengqiao_notification").owner();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
