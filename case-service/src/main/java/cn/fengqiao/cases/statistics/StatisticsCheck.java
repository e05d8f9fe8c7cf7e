package cn.fengqiao.cases.statistics;

import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.figures.Span;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Compares the model with its source, all of it, and makes it equal where it is not. In the service's scope. */
@Component
class StatisticsCheck {

    /** Of the cells that the rows make, by one code each. */
    private static final String DUE = """
            fact as materialized (
                select s.area, s.department, s.type, s.restricted_to, s.studios, f.month, f.code, count(*)::integer as n
                from statistics_case s
                %1$s
                where f.month is not null
                group by s.area, s.department, s.type, s.restricted_to, s.studios, f.month, f.code
            ), due as (
                select a.level, w.studio, d.department, t.type, a.area, g.month, g.restricted_to, g.code,
                    sum(g.n)::integer as n
                from fact g
                %2$s
                group by a.level, w.studio, d.department, t.type, a.area, g.month, g.restricted_to, g.code
            )
            """.formatted(ModelSql.FACTS, ModelSql.CUBE);

    private static final String SAME_CELL = Arrays.stream(ModelSql.CELL.split(", "))
            .map(column -> "c.%1$s = v.%1$s".formatted(column))
            .collect(Collectors.joining(" and "));

    private static final Map<Integer, String> NAMES =
            Arrays.stream(Measure.values()).collect(Collectors.toMap(Measure::code, Measure::name));

    /** The server says that it gave up before the driver takes it for dead. */
    private static final Duration AFTER_THE_SERVER = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final DataSource source;

    StatisticsCheck(JdbcClient jdbc, DataSource source) {
        this.jdbc = jdbc;
        this.source = source;
    }

    /**
     * A row that is not as its source.
     *
     * @param version of the case at its source; 0 when there is none
     */
    record Row(UUID caseId, long version, String how, String area, List<String> restrictedTo) {}

    /** A sum that is not the sum of the rows. */
    record Cell(String cell, String counted, long found, long expected, String area, List<String> restrictedTo) {}

    /**
     * Does {@code work} of minutes, with the memory it is quick with. Neither the server nor the driver breaks it off before
     * {@code longest} is over; the pool's connection is as impatient as ever afterwards.
     */
    <T> T patiently(OpenTransaction tx, Duration longest, Supplier<T> work) {
        tx.requireOpen();
        jdbc.sql("""
                        select set_config('statement_timeout', :longest, true),
                            set_config('lock_timeout', '0', true),
                            set_config('work_mem', '128MB', true),
                            set_config('jit', 'off', true)
                        """).param("longest", longest.toMillis() + "ms").query().singleRow();
        int before = networkTimeout(longest.plus(AFTER_THE_SERVER));
        try {
            return work.get();
        } finally {
            networkTimeout(Duration.ofMillis(before));
        }
    }

    /** How long the driver waits for an answer on the connection of this transaction; the one before in milliseconds. */
    private int networkTimeout(Duration next) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(next.toMillis()));
            return before;
        } catch (SQLException fault) {
            throw new DataAccessResourceFailureException("the patience of a connection cannot be set", fault);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    long cases(OpenTransaction tx) {
        tx.requireOpen();
        return jdbc.sql("select count(*) from statistics_case")
                .query(Long.class)
                .single();
    }

    /** Rows that differ from the source, compared both ways, as one moment shows them. */
    List<Row> differentRows(OpenTransaction tx, int most) {
        return differentRows(tx, "", List.of(), most);
    }

    /** Those of {@code cases} that differ. */
    List<Row> differentRows(OpenTransaction tx, Collection<UUID> cases) {
        return differentRows(tx, "where case_id = any (:cases::uuid[])", cases, cases.size());
    }

    private List<Row> differentRows(OpenTransaction tx, String which, Collection<UUID> cases, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        with source as materialized (
                            select %1$s from statistics_source %2$s
                        ), model as materialized (
                            select %1$s from statistics_case %2$s
                        ), odd as (
                            (select * from source except select * from model)
                            union all
                            (select * from model except select * from source))
                        select distinct o.case_id, coalesce(s.version, 0) as version,
                            case
                                when s.case_id is null then 'SURPLUS'
                                when m.case_id is null then 'MISSING'
                                when m.version < s.version then 'BEHIND'
                                else 'DIFFERENT'
                            end as how,
                            coalesce(s.area, m.area) as area,
                            coalesce(s.restricted_to, m.restricted_to) as restricted_to
                        from odd o
                        left join source s using (case_id)
                        left join model m using (case_id)
                        order by o.case_id
                        limit :most
                        """.formatted(ModelSql.ROW, which))
                .param("cases", cases.toArray(UUID[]::new))
                .param("most", most)
                .query((row, number) -> new Row(
                        row.getObject("case_id", UUID.class),
                        row.getLong("version"),
                        row.getString("how"),
                        row.getString("area"),
                        restrictedTo(row)))
                .list();
    }

    /** Cells that differ from the sums of the rows, both ways, as one moment shows them. */
    List<Cell> differentCells(OpenTransaction tx, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        with %1$s, stored as (
                            select %2$s, u.code, u.n
                            from statistics_cell
                            cross join lateral unnest(codes, cases) as u (code, n))
                        select concat_ws(' ', month, area, 'level ' || level, department, type, nullif(studio, ''),
                                nullif(restricted_to, '{}')) as cell,
                            code, coalesce(stored.n, 0) as found, coalesce(due.n, 0) as expected, area, restricted_to
                        from due
                        full join stored using (%2$s, code)
                        where due.n is distinct from stored.n
                        order by cell, code
                        limit :most
                        """.formatted(DUE, ModelSql.CELL))
                .param("most", most)
                .query((row, number) -> new Cell(
                        row.getString("cell"),
                        name(row.getInt("code")),
                        row.getLong("found"),
                        row.getLong("expected"),
                        row.getString("area"),
                        restrictedTo(row)))
                .list();
    }

    /**
     * Makes rows and cells equal to the source, writing only what differs.
     *
     * @return how many rows and how many cells were written or removed
     */
    long[] rebuild(OpenTransaction tx) {
        tx.requireOpen();
        int rows = jdbc.sql("""
                        merge into statistics_case as c
                        using statistics_source as v
                        on c.case_id = v.case_id
                        when matched and (%1$s) is distinct from (%2$s) then
                            update set %3$s
                        when not matched then
                            insert (%4$s) values (%2$s)
                        when not matched by source then
                            delete
                        """.formatted(
                        ModelSql.row("c"), ModelSql.row("v"), ModelSql.SETS.replace("excluded.", "v."), ModelSql.ROW))
                .update();
        int cells = jdbc.sql("""
                        with %1$s
                        merge into statistics_cell as c
                        using (
                            select %2$s, array_agg(code order by code) as codes, array_agg(n order by code) as cases
                            from due
                            group by %2$s) as v
                        on %3$s
                        when matched and (c.codes, c.cases) is distinct from (v.codes, v.cases) then
                            update set codes = v.codes, cases = v.cases
                        when not matched then
                            insert (%2$s, codes, cases)
                            values (
                                v.level, v.studio, v.department, v.type, v.area, v.month, v.restricted_to, v.codes, v.cases)
                        when not matched by source then
                            delete
                        """.formatted(DUE, ModelSql.CELL, SAME_CELL)).update();
        return new long[] {rows, cells};
    }

    private static List<String> restrictedTo(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("restricted_to").getArray());
    }

    private static String name(int code) {
        String measure = NAMES.get(code);
        if (measure != null) {
            return measure;
        }
        return Arrays.stream(Span.values())
                .filter(span -> code / Span.CODES == span.firstCode() / Span.CODES)
                .findFirst()
                .map(span -> span.name() + " " + code % Span.CODES)
                .orElse("code " + code);
    }
}
