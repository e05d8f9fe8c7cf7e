package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.CasePolicy;
import cn.fengqiao.access.FieldClass;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of cases as it leaves the system: a million rows by {@code copy}, one after the other and none of them kept, oldest
 * case first; and the log of who took one out. The database sends what it has, codes and moments in binary: what they are called
 * and how they are written costs it three times the reading, and whoever takes the list has another processor for it.
 */
public final class CaseList {

    /**
     * From how many cases on they are read in their order instead of being sorted: a sort writes all of them to disk before the
     * first one leaves. Of few cases it costs less to find them first.
     */
    private static final long MANY = 20_000;

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;

    public CaseList(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.connections = new JdbcTemplate(dataSource);
    }

    /** Takes the list row by row. */
    @FunctionalInterface
    public interface Rows {

        /**
         * @param row the same one each time, turned to the next
         * @throws IOException when nobody takes it any more; the export ends with that
         */
        void take(CaseListRow row) throws IOException;
    }

    /** Writes down that somebody takes a list out. */
    public void begin(OpenTransaction tx, UUID id, Caller caller, String reason, QueueFilter filter, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into list_export (id, at, by_subject, by_name, by_department, area, reason, question, policy)
                        values (:id, :at, :subject, :name, :department, :area, :reason, :question, :policy)
                        """)
                .param("id", id)
                .param("at", Sql.time(at))
                .param("subject", caller.subject())
                .param("name", caller.name())
                .param("department", caller.department().code())
                .param("area", caller.area().value())
                .param("reason", reason)
                .param("question", filter.question())
                .param("policy", CasePolicy.VERSION)
                .update();
    }

    /** Writes down that the whole list went out. */
    public void end(OpenTransaction tx, UUID id, long lines) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into list_export_end (export_id, at, lines)
                        values (:id, clock_timestamp(), :lines)
                        """).param("id", id).param("lines", lines).update();
    }

    /**
     * Hands on a row for each case of the filter that the caller's scope lets through. The transaction may take
     * {@code longest} where others have seconds.
     *
     * @param filter without a text: a text is looked for in what people said, and each case that contains it has to be opened
     * @return how many
     * @throws UncheckedIOException what {@code rows} threw
     */
    public long copy(OpenTransaction tx, Caller caller, QueueFilter filter, Duration longest, Rows rows) {
        tx.requireOpen();
        if (filter.text() != null) {
            throw new IllegalArgumentException("a list is not taken out by a text");
        }
        boolean many = new CaseQueue(jdbc).guess(tx, caller, filter) > MANY;
        jdbc.sql("""
                        select set_config('statement_timeout', :millis, true), set_config('enable_sort', :sort, true)
                        """)
                .param("millis", Long.toString(longest.toMillis()))
                .param("sort", many ? "off" : "on")
                .query()
                .singleRow();
        Long copied = connections.execute((ConnectionCallback<Long>) connection -> {
            String copy = "copy (\n" + withValues(connection, select(caller, filter)) + ") to stdout (format binary)";
            return copied(connection, copy, rows);
        });
        return copied == null ? 0 : copied;
    }

    private static long copied(Connection connection, String copy, Rows rows) throws SQLException {
        CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
        var row = new CaseListRow();
        long count = 0;
        try {
            for (byte[] message = out.readFromCopy(); message != null; message = out.readFromCopy()) {
                if (row.turnTo(message)) {
                    rows.take(row);
                    count++;
                }
            }
            return count;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            // A copy that is cancelled may be told so late, and then whoever has the connection next is cancelled
            // instead: so the connection goes with it, and the pool opens another.
            if (out.isActive()) {
                connection.abort(Runnable::run);
            }
        }
    }

    /** A statement with its parameters. */
    record Select(String sql, Map<String, @Nullable Object> parameters) {}

    static Select select(Caller caller, QueueFilter filter) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        String conditions = CaseQueue.conditions(parameters, caller, filter);
        parameters.put("own", caller.department().code());
        String fields = Arrays.stream(CaseListField.values())
                .map(field -> sent(caller, field))
                .collect(Collectors.joining(",\n"));
        String sql = """
                select %s
                from dispute_case c
                where true
                %sorder by c.id
                """.formatted(fields, conditions);
        return new Select(sql, parameters);
    }

    private static String sent(Caller caller, CaseListField field) {
        if (!CasePolicy.mayEverSee(caller, field.field())) {
            return "null";
        }
        return field.field() == FieldClass.EXISTENCE
                ? field.expression()
                : "case when c.lead = :own or :own = any (c.departments) then %s end".formatted(field.expression());
    }

    /** {@code copy} takes no parameters, so they are written into the statement as the driver quotes them. */
    static String withValues(Connection connection, Select select) throws SQLException {
        PGConnection quoting = connection.unwrap(PGConnection.class);
        Matcher parameter = PARAMETER.matcher(select.sql());
        var sql = new StringBuilder();
        while (parameter.find()) {
            Object value = select.parameters().get(parameter.group(1));
            if (value == null) {
                throw new IllegalStateException("no value for " + parameter.group());
            }
            parameter.appendReplacement(sql, Matcher.quoteReplacement(literal(connection, quoting, value)));
        }
        return parameter.appendTail(sql).toString();
    }

    private static String literal(Connection connection, PGConnection quoting, Object value) throws SQLException {
        return switch (value) {
            case String text -> "'" + quoting.escapeLiteral(text) + "'";
            case String[] texts ->
                "'"
                        + quoting.escapeLiteral(
                                connection.createArrayOf("text", texts).toString()) + "'";
            case Integer[] numbers -> "'" + connection.createArrayOf("int4", numbers) + "'";
            default -> throw new IllegalStateException("no literal for " + value.getClass());
        };
    }
}
