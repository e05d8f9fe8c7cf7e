package cn.fengqiao.cases.store;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was done to a case, line by line; a line is written once and never changed. */
public final class Timeline {

    private final JdbcClient jdbc;

    public Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line.
     *
     * @param sequence version of the case that it led to
     * @param byProgram whether a program of the department said it, for whoever sits at it
     * @param other the department the act was directed at
     * @param otherCase the case the act joined this one with
     * @param about what the line is about, as a code
     * @param digest keyed digest of the request that did it; null where nobody asked, and for lines of before it was kept
     * @param sealed reason and note
     */
    public record Line(
            long sequence,
            Instant at,
            TimelineEntry what,
            String bySubject,
            String byName,
            Department byDepartment,
            boolean byProgram,
            @Nullable Department other,
            @Nullable UUID otherCase,
            @Nullable String about,
            byte @Nullable [] digest,
            byte @Nullable [] sealed) {}

    public void append(OpenTransaction tx, UUID caseId, Line line) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into case_timeline (
                            case_id, sequence, at, what, by_subject, by_name, by_department, by_program, other_department,
                            other_case, about, digest, sealed)
                        values (
                            :case, :sequence, :at, :what, :subject, :name, :department, :program, :other, :otherCase, :about,
                            :digest, :sealed)
                        """)
                .param("case", caseId)
                .param("sequence", line.sequence())
                .param("at", Sql.time(line.at()))
                .param("what", line.what().name())
                .param("subject", line.bySubject())
                .param("name", line.byName())
                .param("department", line.byDepartment().code())
                .param("program", line.byProgram())
                .param("other", line.other() == null ? null : line.other().code())
                .param("otherCase", line.otherCase())
                .param("about", line.about())
                .param("digest", line.digest())
                .param("sealed", line.sealed())
                .update();
    }

    /** Lines after {@code after}, oldest first. */
    public List<Line> lines(OpenTransaction tx, UUID caseId, long after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select sequence, at, what, by_subject, by_name, by_department, by_program, other_department, other_case, about,
                            digest, sealed
                        from case_timeline
                        where case_id = :case
                        and sequence > :after
                        order by sequence
                        limit :limit
                        """)
                .param("case", caseId)
                .param("after", after)
                .param("limit", limit)
                .query(Timeline::line)
                .list();
    }

    /** The last line of a kind. */
    public Optional<Line> last(OpenTransaction tx, UUID caseId, TimelineEntry what) {
        tx.requireOpen();
        return jdbc.sql("""
                        select sequence, at, what, by_subject, by_name, by_department, by_program, other_department, other_case, about,
                            digest, sealed
                        from case_timeline
                        where case_id = :case
                        and what = :what
                        order by sequence desc
                        limit 1
                        """)
                .param("case", caseId)
                .param("what", what.name())
                .query(Timeline::line)
                .optional();
    }

    /** The last line of each department that says why it refused its part. */
    public List<Line> refusals(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select distinct on (by_department)
                            sequence, at, what, by_subject, by_name, by_department, by_program, other_department, other_case, about,
                            digest, sealed
                        from case_timeline
                        where case_id = :case
                        and what = 'SHARE_REJECTED'
                        order by by_department, sequence desc
                        """).param("case", caseId).query(Timeline::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        String other = row.getString("other_department");
        return new Line(
                row.getLong("sequence"),
                Sql.instant(row, "at"),
                TimelineEntry.valueOf(row.getString("what")),
                row.getString("by_subject"),
                row.getString("by_name"),
                Department.of(row.getString("by_department")),
                row.getBoolean("by_program"),
                other == null ? null : Department.of(other),
                row.getObject("other_case", UUID.class),
                row.getString("about"),
                row.getBytes("digest"),
                row.getBytes("sealed"));
    }
}
