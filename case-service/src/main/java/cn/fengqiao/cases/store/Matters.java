package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The common rows of the things beside the cases, and their histories. */
public final class Matters {

    private static final String COLUMNS =
            "id, kind, area, departments, lead, restricted, version, opened_at, changed_at";

    private final JdbcClient jdbc;

    public Matters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A matter that was opened under a key, and what the request said. */
    public record Opened(Matter matter, byte[] digest) {}

    /**
     * A line of a history; written once and never changed.
     *
     * @param version of the matter, that the step led to
     * @param what code of the step
     * @param whatName the same in the words of the day it was done
     * @param digest of the request that did it
     * @param sealed reason and note
     */
    public record Line(
            long version,
            Instant at,
            String what,
            String whatName,
            String bySubject,
            String byName,
            Department byDepartment,
            byte[] digest,
            byte @Nullable [] sealed) {}

    /** Opens a matter unless the caller has used the key for this kind before. */
    public boolean open(OpenTransaction tx, Caller caller, Matter matter, String key, byte[] digest) {
        tx.requireOpen();
        return jdbc.sql("""
                        insert into matter (
                            id, kind, area, departments, lead, restricted, version, opened_at, changed_at,
                            opened_by_subject, opened_by_department, request_key, request_digest)
                        values (
                            :id, :kind, :area, :departments, :lead, :restricted, :version, :openedAt, :changedAt,
                            :subject, :department, :key, :digest)
                        on conflict (request_key, kind, opened_by_subject, opened_by_department) do nothing
                        """)
                        .param("id", matter.id())
                        .param("kind", matter.kind().name())
                        .param("area", matter.area().value())
                        .param("departments", codes(matter.departments()))
                        .param("lead", code(matter.lead()))
                        .param("restricted", matter.restricted())
                        .param("version", matter.version())
                        .param("openedAt", Sql.time(matter.openedAt()))
                        .param("changedAt", Sql.time(matter.changedAt()))
                        .param("subject", caller.subject())
                        .param("department", caller.department().code())
                        .param("key", key)
                        .param("digest", digest)
                        .update()
                == 1;
    }

    /** What the caller opened under this key. */
    public Optional<Opened> opened(OpenTransaction tx, Caller caller, MatterKind kind, String key) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        , request_digest
                        from matter
                        where request_key = :key
                        and kind = :kind
                        and opened_by_subject = :subject
                        and opened_by_department = :department
                        """)
                .param("key", key)
                .param("kind", kind.name())
                .param("subject", caller.subject())
                .param("department", caller.department().code())
                .query((row, number) -> new Opened(matter(row, number), row.getBytes("request_digest")))
                .optional();
    }

    /** A matter the applied scope may know of. */
    public Optional<Matter> find(OpenTransaction tx, MatterKind kind, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from matter
                        where id = :id
                        and kind = :kind
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .query(Matters::matter)
                .optional();
    }

    /** The same, locked; only what the applied scope may change. */
    public Optional<Matter> findForUpdate(OpenTransaction tx, MatterKind kind, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from matter
                        where id = :id
                        and kind = :kind
                        for update
                        """)
                .param("id", id)
                .param("kind", kind.name())
                .query(Matters::matter)
                .optional();
    }

    /** @throws IllegalStateException if it no longer stands at {@code from}: it was not locked */
    public void save(OpenTransaction tx, Matter next, long from) {
        tx.requireOpen();
        int saved = jdbc.sql("""
                        update matter
                        set area = :area,
                            departments = :departments,
                            lead = :lead,
                            restricted = :restricted,
                            version = :version,
                            changed_at = :changedAt
                        where id = :id
                        and version = :from
                        """)
                .param("area", next.area().value())
                .param("departments", codes(next.departments()))
                .param("lead", code(next.lead()))
                .param("restricted", next.restricted())
                .param("version", next.version())
                .param("changedAt", Sql.time(next.changedAt()))
                .param("id", next.id())
                .param("from", from)
                .update();
        if (saved != 1) {
            throw new IllegalStateException(next.kind() + " " + next.id() + " is not at version " + from);
        }
    }

    public void append(OpenTransaction tx, UUID matterId, Line line) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into matter_history (
                            matter_id, version, at, what, what_name, by_subject, by_name, by_department, digest, sealed)
                        values (:matter, :version, :at, :what, :whatName, :subject, :name, :department, :digest, :sealed)
                        """)
                .param("matter", matterId)
                .param("version", line.version())
                .param("at", Sql.time(line.at()))
                .param("what", line.what())
                .param("whatName", line.whatName())
                .param("subject", line.bySubject())
                .param("name", line.byName())
                .param("department", line.byDepartment().code())
                .param("digest", line.digest())
                .param("sealed", line.sealed())
                .update();
    }

    /** Lines after {@code after}, oldest first. */
    public List<Line> lines(OpenTransaction tx, UUID matterId, long after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select version, at, what, what_name, by_subject, by_name, by_department, digest, sealed
                        from matter_history
                        where matter_id = :matter
                        and version > :after
                        order by version
                        limit :limit
                        """)
                .param("matter", matterId)
                .param("after", after)
                .param("limit", limit)
                .query(Matters::line)
                .list();
    }

    /** The columns of a matter that is joined as {@code alias}. */
    static String columns(String alias) {
        return alias + "." + COLUMNS.replace(", ", ", " + alias + ".");
    }

    static Matter matter(ResultSet row, int number) throws SQLException {
        String lead = row.getString("lead");
        return new Matter(
                row.getObject("id", UUID.class),
                MatterKind.valueOf(row.getString("kind")),
                AreaPath.of(row.getString("area")),
                Arrays.stream((String[]) row.getArray("departments").getArray())
                        .map(Department::of)
                        .toList(),
                lead == null ? null : Department.of(lead),
                row.getBoolean("restricted"),
                row.getLong("version"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "changed_at"));
    }

    /** An unrestricted one, of a page of its kind that has told its place already. */
    static Matter ofKind(ResultSet row, UUID id, MatterKind kind, AreaPath area) throws SQLException {
        String lead = row.getString("lead");
        return new Matter(
                id,
                kind,
                area,
                Arrays.stream((String[]) row.getArray("departments").getArray())
                        .map(Department::of)
                        .toList(),
                lead == null ? null : Department.of(lead),
                false,
                row.getLong("version"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "changed_at"));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getLong("version"),
                Sql.instant(row, "at"),
                row.getString("what"),
                row.getString("what_name"),
                row.getString("by_subject"),
                row.getString("by_name"),
                Department.of(row.getString("by_department")),
                row.getBytes("digest"),
                row.getBytes("sealed"));
    }

    private static String[] codes(List<Department> departments) {
        return departments.stream().map(Department::code).toArray(String[]::new);
    }

    private static @Nullable String code(@Nullable Department department) {
        return department == null ? null : department.code();
    }
}
