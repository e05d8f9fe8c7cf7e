package cn.fengqiao.cases.store;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reports of incidents. Who reported is written beside them and never read: the role the service runs as may not.
 */
public final class NeighbourReports {

    private static final String COLUMNS = """
            r.id, r.matter_id, r.kind, r.filed_at, r.reply_due, r.sealed, r.replied_at, r.replied_by, r.reply,
            r.case_id is not null as taken_up,
            (select c.id from dispute_case c where c.id = r.case_id) as case_id,
            (select c.number from dispute_case c where c.id = r.case_id) as case_number,
            r.filed_by_subject, r.request_key, r.request_digest, r.change_digest, r.version
            """;

    private final JdbcClient jdbc;

    public NeighbourReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A report.
     *
     * @param kind code of the dictionary of incidents
     * @param sealed what was reported
     * @param reply sealed
     * @param takenUp whether it became a case
     * @param caseId that case, where the reader may know of it
     * @param filedBy subject of whoever wrote it down, who need not be the reporter
     */
    public record Report(
            UUID id,
            UUID group,
            String kind,
            Instant filedAt,
            Instant replyDue,
            byte[] sealed,
            @Nullable Instant repliedAt,
            @Nullable String repliedBy,
            byte @Nullable [] reply,
            boolean takenUp,
            @Nullable UUID caseId,
            @Nullable String caseNumber,
            String filedBy,
            String key,
            byte[] digest,
            byte @Nullable [] changeDigest,
            long version) {}

    /** @param reporter sealed; null when nobody wanted to be named */
    public void file(OpenTransaction tx, Report report, byte @Nullable [] reporter) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into neighbour_report (
                            id, matter_id, kind, filed_at, reply_due, sealed, filed_by_subject, request_key,
                            request_digest)
                        values (
                            :id, :group, :kind, :filedAt, :replyDue, :sealed, :filedBy, :key, :digest)
                        """)
                .param("id", report.id())
                .param("group", report.group())
                .param("kind", report.kind())
                .param("filedAt", Sql.time(report.filedAt()))
                .param("replyDue", Sql.time(report.replyDue()))
                .param("sealed", report.sealed())
                .param("filedBy", report.filedBy())
                .param("key", report.key())
                .param("digest", report.digest())
                .update();
        if (reporter != null) {
            jdbc.sql("insert into neighbour_reporter (report_id, sealed) values (:id, :sealed)")
                    .param("id", report.id())
                    .param("sealed", reporter)
                    .update();
        }
    }

    /** What somebody filed under a key. */
    public Optional<Report> filed(OpenTransaction tx, UUID group, String subject, String key) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from neighbour_report r
                        where r.matter_id = :group
                        and r.filed_by_subject = :subject
                        and r.request_key = :key
                        """)
                .param("group", group)
                .param("subject", subject)
                .param("key", key)
                .query(NeighbourReports::report)
                .optional();
    }

    public Optional<Report> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from neighbour_report r
                        where r.id = :id
                        """)
                .param("id", id)
                .query(NeighbourReports::report)
                .optional();
    }

    /** Reports of a group behind {@code after}, oldest first. */
    public List<Report> ofGroup(OpenTransaction tx, UUID group, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from neighbour_report r
                        where r.matter_id = :group
                        and (:after::uuid is null or r.id > :after::uuid)
                        order by r.id
                        limit :limit
                        """)
                .param("group", group)
                .param("after", after)
                .param("limit", limit)
                .query(NeighbourReports::report)
                .list();
    }

    /** Reports without a reply that the applied scope may see, oldest first; ids are in the order of filing. */
    public List<Report> unanswered(OpenTransaction tx, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """
                        from neighbour_report r
                        where r.replied_at is null
                        and (:after::uuid is null or r.id > :after::uuid)
                        order by r.id
                        limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(NeighbourReports::report)
                .list();
    }

    public void reply(OpenTransaction tx, UUID id, byte[] reply, String by, Instant at, byte[] digest) {
        tx.requireOpen();
        jdbc.sql("""
                        update neighbour_report
                        set reply = :reply,
                            replied_by = :by,
                            replied_at = :at,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("reply", reply)
                .param("by", by)
                .param("at", Sql.time(at))
                .param("digest", digest)
                .update();
    }

    public void takeUp(OpenTransaction tx, UUID id, UUID caseId, String caseNumber, byte[] digest) {
        tx.requireOpen();
        jdbc.sql("""
                        update neighbour_report
                        set case_id = :caseId,
                            case_number = :caseNumber,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("caseId", caseId)
                .param("caseNumber", caseNumber)
                .param("digest", digest)
                .update();
    }

    /** The report that waits longest beyond its time and of which nothing was said, locked with its group. */
    public Optional<UUID> overdue(OpenTransaction tx, Instant now, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select r.id
                        from neighbour_report r
                        join matter m on m.id = r.matter_id
                        where r.replied_at is null
                        and r.unanswered_at is null
                        and r.reply_due <= :now
                        and r.id <> all (:leftOut::uuid[])
                        order by r.reply_due
                        limit 1
                        for update of m, r skip locked
                        """)
                .param("leftOut", leftOut)
                .param("now", Sql.time(now))
                .query(UUID.class)
                .optional();
    }

    public void reminded(OpenTransaction tx, UUID id, Instant at) {
        tx.requireOpen();
        jdbc.sql("update neighbour_report set unanswered_at = :at where id = :id")
                .param("at", Sql.time(at))
                .param("id", id)
                .update();
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getObject("matter_id", UUID.class),
                row.getString("kind"),
                Sql.instant(row, "filed_at"),
                Sql.instant(row, "reply_due"),
                row.getBytes("sealed"),
                Sql.instantOrNull(row, "replied_at"),
                row.getString("replied_by"),
                row.getBytes("reply"),
                row.getBoolean("taken_up"),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("filed_by_subject"),
                row.getString("request_key"),
                row.getBytes("request_digest"),
                row.getBytes("change_digest"),
                row.getLong("version"));
    }
}
