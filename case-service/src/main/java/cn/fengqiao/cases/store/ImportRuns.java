package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files being worked through. A run belongs to one worker for as long as its lease; a worker that died loses it, and the
 * next one goes on behind the last record that was committed.
 */
public final class ImportRuns {

    private static final String COLUMNS = """
            id, file_name, format, mapping, department, raised_by, area, started_by, started_by_name, state, failure, total, done,
            created, duplicates, errors, attempts, started_at, finished_at
            """;

    private final JdbcClient jdbc;
    private final ImportRun.Kind kind;

    /** @param kind of the files it knows; those of other kinds are not there for it */
    public ImportRuns(JdbcClient jdbc, ImportRun.Kind kind) {
        this.jdbc = jdbc;
        this.kind = kind;
    }

    public void add(OpenTransaction tx, ImportRun run, long bytes) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into import_run (
                            id, kind, file_name, format, bytes, mapping, department, raised_by, area, started_by,
                            started_by_name, state, started_at)
                        values (
                            :id, :kind, :fileName, :format, :bytes, :mapping, :department, :raisedBy, :area, :startedBy, :startedByName,
                            'WAITING', :startedAt)
                        """)
                .param("id", run.id())
                .param("kind", kind.name())
                .param("fileName", run.fileName())
                .param("format", run.format().name())
                .param("bytes", bytes)
                .param("mapping", run.mapping())
                .param("department", run.department().code())
                .param("raisedBy", run.raisedBy().code())
                .param("area", run.area().value())
                .param("startedBy", run.startedBy())
                .param("startedByName", run.startedByName())
                .param("startedAt", Sql.time(run.startedAt()))
                .update();
    }

    public void addPart(OpenTransaction tx, UUID run, int part, byte[] sealed) {
        tx.requireOpen();
        jdbc.sql("insert into import_file (run_id, part, sealed) values (:run, :part, :sealed)")
                .param("run", run)
                .param("part", part)
                .param("sealed", sealed)
                .update();
    }

    /** A part of the file; empty behind the last one. */
    public Optional<byte[]> part(OpenTransaction tx, UUID run, int part) {
        tx.requireOpen();
        return jdbc.sql("select sealed from import_file where run_id = :run and part = :part")
                .param("run", run)
                .param("part", part)
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
    }

    public Optional<ImportRun> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from import_run where id = :id and kind = :kind")
                .param("id", id)
                .param("kind", kind.name())
                .query(ImportRuns::run)
                .optional();
    }

    /** Newest first, behind {@code after} if it is given. */
    public List<ImportRun> newest(OpenTransaction tx, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from import_run
                        where (:after::uuid is null or id < :after::uuid)
                        and kind = :kind
                        order by id desc
                        limit :limit
                        """)
                .param("kind", kind.name())
                .param("after", after)
                .param("limit", limit)
                .query(ImportRuns::run)
                .list();
    }

    /** Takes the oldest run that nobody works on. */
    public Optional<ImportRun> take(OpenTransaction tx, UUID worker, Duration lease) {
        tx.requireOpen();
        return jdbc.sql("""
                        update import_run
                        set state = 'RUNNING',
                            worker = :worker,
                            attempts = attempts + 1,
                            leased_until = now() + make_interval(secs => :seconds)
                        where id = (
                            select id
                            from import_run
                            where kind = :kind
                            and state in ('WAITING', 'RUNNING')
                            and (leased_until is null or leased_until < now())
                            order by id
                            limit 1
                            for update skip locked)
                        returning %s
                        """.formatted(COLUMNS))
                .param("kind", kind.name())
                .param("worker", worker)
                .param("seconds", lease.toSeconds())
                .query(ImportRuns::run)
                .optional();
    }

    /** Keeps the run; false when somebody else has taken it. Locks it until the transaction ends. */
    public boolean keep(OpenTransaction tx, UUID run, UUID worker, Duration lease) {
        tx.requireOpen();
        return jdbc.sql("""
                        update import_run
                        set leased_until = now() + make_interval(secs => :seconds)
                        where id = :run
                        and worker = :worker
                        and state = 'RUNNING'
                        """)
                        .param("seconds", lease.toSeconds())
                        .param("run", run)
                        .param("worker", worker)
                        .update()
                == 1;
    }

    public void counted(OpenTransaction tx, UUID run, int total) {
        tx.requireOpen();
        jdbc.sql("update import_run set total = :total where id = :run")
                .param("total", total)
                .param("run", run)
                .update();
    }

    /** Writes what became of the next records; the run has to be kept in the same transaction. */
    public void worked(OpenTransaction tx, UUID run, List<ImportRun.Line> lines) {
        tx.requireOpen();
        for (ImportRun.Line line : lines) {
            jdbc.sql("""
                            insert into import_row (run_id, record, line, outcome, number, column_name, reason, sealed)
                            values (:run, :record, :line, :outcome, :number, :column, :reason, :sealed)
                            """)
                    .param("run", run)
                    .param("record", line.record())
                    .param("line", line.line())
                    .param("outcome", line.outcome().name())
                    .param("number", line.number())
                    .param("column", line.column())
                    .param("reason", line.reason())
                    .param("sealed", line.sealed())
                    .update();
        }
        jdbc.sql("""
                        update import_run
                        set done = done + :done,
                            created = created + :created,
                            duplicates = duplicates + :duplicates,
                            errors = errors + :errors,
                            attempts = 0
                        where id = :run
                        """)
                .param("done", lines.size())
                .param("created", count(lines, ImportRun.Outcome.CREATED))
                .param("duplicates", count(lines, ImportRun.Outcome.DUPLICATE))
                .param("errors", count(lines, ImportRun.Outcome.ERROR))
                .param("run", run)
                .update();
    }

    /**
     * The end; what is left of the file is no longer needed and is removed with it. False, and nothing is done, when
     * somebody else has taken the run: it is theirs to end.
     */
    public boolean finish(OpenTransaction tx, UUID run, UUID worker, @Nullable String failure, Instant at) {
        tx.requireOpen();
        int mine = jdbc.sql("""
                        update import_run
                        set state = case when :failure::text is null then 'FINISHED' else 'FAILED' end,
                            failure = :failure,
                            total = coalesce(total, done),
                            finished_at = :at,
                            worker = null,
                            leased_until = null
                        where id = :run
                        and worker = :worker
                        and state = 'RUNNING'
                        """)
                .param("failure", failure)
                .param("at", Sql.time(at))
                .param("run", run)
                .param("worker", worker)
                .update();
        if (mine == 0) {
            return false;
        }
        removeFile(run);
        return true;
    }

    /**
     * Calls a run off: its worker, if it has one, finds out with the next records. What was written before stays. False
     * when it is over already.
     */
    public boolean cancel(OpenTransaction tx, UUID run, Instant at) {
        tx.requireOpen();
        int cancelled = jdbc.sql("""
                        update import_run
                        set state = 'CANCELLED',
                            total = coalesce(total, done),
                            finished_at = :at,
                            worker = null,
                            leased_until = null
                        where id = :run
                        and kind = :kind
                        and state in ('WAITING', 'RUNNING')
                        """)
                .param("at", Sql.time(at))
                .param("run", run)
                .param("kind", kind.name())
                .update();
        if (cancelled == 1) {
            removeFile(run);
        }
        return cancelled == 1;
    }

    private void removeFile(UUID run) {
        jdbc.sql("delete from import_file where run_id = :run")
                .param("run", run)
                .update();
    }

    /** Records behind {@code after}, in the order of the file. */
    public List<ImportRun.Line> lines(OpenTransaction tx, UUID run, int after, int limit, boolean errorsOnly) {
        tx.requireOpen();
        return jdbc.sql("""
                        select record, line, outcome, number, column_name, reason, sealed
                        from import_row
                        where run_id = :run
                        and record > :after
                        and (not :errorsOnly or outcome = 'ERROR')
                        order by record
                        limit :limit
                        """)
                .param("run", run)
                .param("after", after)
                .param("errorsOnly", errorsOnly)
                .param("limit", limit)
                .query((row, number) -> new ImportRun.Line(
                        row.getInt("record"),
                        row.getInt("line"),
                        ImportRun.Outcome.valueOf(row.getString("outcome")),
                        row.getString("number"),
                        row.getString("column_name"),
                        row.getString("reason"),
                        row.getBytes("sealed")))
                .list();
    }

    /** Only one file of a system is written at a time, so that a reference is looked up before it is used. */
    public void alone(OpenTransaction tx, String system) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:lock, 0))")
                .param("lock", "import:" + system)
                .query()
                .singleRow();
    }

    /** Numbers of the cases an import raised under these keys, as far as the caller in scope may know of them. */
    public Map<String, String> known(OpenTransaction tx, List<String> keys, String subject) {
        tx.requireOpen();
        Map<String, String> numbers = new HashMap<>();
        jdbc.sql("""
                        select raise_key, number
                        from dispute_case
                        where raise_key = any (:keys::text[])
                        and raised_by_subject = :subject
                        """)
                .param("keys", keys.toArray(String[]::new))
                .param("subject", subject)
                .query(row -> {
                    numbers.put(row.getString("raise_key"), row.getString("number"));
                });
        return numbers;
    }

    private static long count(List<ImportRun.Line> lines, ImportRun.Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        int total = row.getInt("total");
        boolean counted = !row.wasNull();
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                ImportRun.Format.valueOf(row.getString("format")),
                row.getString("mapping"),
                Department.of(row.getString("department")),
                Department.of(row.getString("raised_by")),
                AreaPath.of(row.getString("area")),
                row.getString("started_by"),
                row.getString("started_by_name"),
                ImportRun.State.valueOf(row.getString("state")),
                row.getString("failure"),
                counted ? total : null,
                row.getInt("done"),
                row.getInt("created"),
                row.getInt("duplicates"),
                row.getInt("errors"),
                row.getInt("attempts"),
                Sql.instant(row, "started_at"),
                Sql.instantOrNull(row, "finished_at"));
    }
}
