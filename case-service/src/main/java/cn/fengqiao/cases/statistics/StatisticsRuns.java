package cn.fengqiao.cases.statistics;

import cn.fengqiao.access.Caller;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Proofs and rebuilds that were asked for, and what came of them. One at a time. */
@Component
class StatisticsRuns {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COLUMNS = """
            id, kind, state, step, asked_by, asked_by_department, asked_at, finished_at, cases, rows_different,
            cells_different, differences
            """;

    private final JdbcClient jdbc;

    StatisticsRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        PROOF,
        REBUILD
    }

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * A run.
     *
     * @param step what it is at, or why it failed
     * @param rows how many rows were found different, or written by a rebuild
     */
    record Run(
            UUID id,
            Kind kind,
            State state,
            String step,
            Instant askedAt,
            @Nullable Instant finishedAt,
            @Nullable Long cases,
            @Nullable Long rows,
            @Nullable Long cells,
            List<Kept> differences) {

        /** Of a proof: nothing differed. */
        boolean equal() {
            return differences.isEmpty();
        }
    }

    /**
     * What differs, and whom it concerns.
     *
     * @param restrictedTo departments on a restricted case; empty when everybody of the area may know of it
     */
    record Kept(RunView.Difference difference, String area, List<String> restrictedTo) {

        boolean concerns(Caller caller) {
            return caller.area().covers(AreaPath.of(area))
                    && (restrictedTo.isEmpty()
                            || restrictedTo.contains(caller.department().code()));
        }
    }

    /** Keeps what was asked for; empty while another run is at it. The same key answers with the same run. */
    Optional<Run> ask(OpenTransaction tx, UUID id, Kind kind, Caller by, String key, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into statistics_run (
                            id, kind, state, step, request_key, asked_by, asked_by_department, asked_at)
                        values (:id, :kind, 'WAITING', '', :key, :by, :department, :at)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .param("key", key)
                .param("by", by.subject())
                .param("department", by.department().code())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select " + COLUMNS + " from statistics_run where request_key = :key and asked_by = :by")
                .param("key", key)
                .param("by", by.subject())
                .query(StatisticsRuns::run)
                .optional();
    }

    Optional<Run> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from statistics_run where id = :id")
                .param("id", id)
                .query(StatisticsRuns::run)
                .optional();
    }

    /** The run that is to be done, taken on for {@code lease}. */
    Optional<Run> take(OpenTransaction tx, Duration lease) {
        tx.requireOpen();
        return jdbc.sql("""
                        update statistics_run
                        set state = 'RUNNING', step = '', lease_until = now() + make_interval(secs => :lease)
                        where id = (
                            select id
                            from statistics_run
                            where state = 'WAITING'
                            or (state = 'RUNNING' and lease_until < now())
                            limit 1
                            for update skip locked)
                        returning
                        """ + COLUMNS)
                .param("lease", lease.toSeconds())
                .query(StatisticsRuns::run)
                .optional();
    }

    void step(OpenTransaction tx, UUID id, String step, Duration lease) {
        tx.requireOpen();
        jdbc.sql("""
                        update statistics_run
                        set step = :step, lease_until = now() + make_interval(secs => :lease)
                        where id = :id
                        """)
                .param("step", step)
                .param("lease", lease.toSeconds())
                .param("id", id)
                .update();
    }

    void done(OpenTransaction tx, UUID id, long cases, long rows, long cells, List<Kept> differences) {
        tx.requireOpen();
        jdbc.sql("""
                        update statistics_run
                        set state = 'DONE', step = '', finished_at = now(), cases = :cases, rows_different = :rows,
                            cells_different = :cells, differences = :differences::jsonb
                        where id = :id
                        """)
                .param("cases", cases)
                .param("rows", rows)
                .param("cells", cells)
                .param("differences", JSON.writeValueAsString(differences))
                .param("id", id)
                .update();
    }

    /** A fault that passes: it is taken on again, as if an instance had died over it. */
    void again(OpenTransaction tx, UUID id, Duration in) {
        step(tx, id, "AGAIN", in);
    }

    void failed(OpenTransaction tx, UUID id, String why) {
        tx.requireOpen();
        jdbc.sql("update statistics_run set state = 'FAILED', step = :why, finished_at = now() where id = :id")
                .param("why", why)
                .param("id", id)
                .update();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Run(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                row.getString("step"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getObject("cases", Long.class),
                row.getObject("rows_different", Long.class),
                row.getObject("cells_different", Long.class),
                JSON.readValue(row.getString("differences"), new TypeReference<>() {}));
    }
}
