package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.contract.AreaPath;
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

/** Proposals to reopen what was written off, and how far the watch for them has come. */
public final class Relapses {

    /** What brought a proposal up is joined, so that row-level security leaves out what the reader may not know of. */
    private static final String SHOWN = """
            select r.id, r.case_id, r.new_case, n.number as new_number, r.new_clue, r.reasons, r.at, r.dismissed_at,
                r.dismissed_by, r.dismissed_by_department, r.reason, r.change_digest, r.version,
                exists (
                    select from case_timeline t
                    where t.case_id = r.case_id
                    and t.what = 'REOPENED'
                    and t.at > r.at) as reopened
            from relapse_proposal r
            left join dispute_case n on n.id = r.new_case
            left join matter m on m.id = r.new_clue
            where (n.id is not null or m.id is not null)
            """;

    private final JdbcClient jdbc;

    public Relapses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the watch looks at. */
    public enum Watched {
        CASE,
        CLUE
    }

    /** How a proposal stands. */
    public enum State {
        OPEN,
        DISMISSED,
        /** The case was reopened after it. */
        ACCEPTED
    }

    /**
     * A proposal to reopen {@code caseId}.
     *
     * @param newCase what brought it up; or {@code newClue}
     * @param reasons what they have in common, as codes
     */
    public record Relapse(
            UUID id,
            UUID caseId,
            @Nullable UUID newCase,
            @Nullable String newNumber,
            @Nullable UUID newClue,
            List<String> reasons,
            Instant at,
            State state,
            @Nullable Instant dismissedAt,
            @Nullable String dismissedBy,
            @Nullable String dismissedByDepartment,
            byte @Nullable [] reason,
            byte @Nullable [] changeDigest,
            long version) {}

    /** How far the watch has come, locked; empty while another instance watches. In the service's scope. */
    public Optional<UUID> watchedUpTo(OpenTransaction tx, Watched what) {
        tx.requireOpen();
        return jdbc.sql("""
                        select upto
                        from relapse_watch
                        where what = :what
                        for update skip locked
                        """)
                .param("what", what.name())
                .query((row, number) -> row.getObject("upto", UUID.class))
                .optional();
    }

    public void watched(OpenTransaction tx, Watched what, UUID upTo) {
        tx.requireOpen();
        jdbc.sql("update relapse_watch set upto = :upTo where what = :what")
                .param("upTo", upTo)
                .param("what", what.name())
                .update();
    }

    /**
     * Real cases raised behind {@code after} and before {@code until}, oldest first; their ids alone, so that one that cannot
     * be read is known by its own. In the service's scope.
     */
    public List<UUID> newCases(OpenTransaction tx, UUID after, Instant until, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select c.id
                        from dispute_case c
                        where c.id > :after
                        and c.id < :until
                        order by c.id
                        limit :most
                        """)
                .param("after", after)
                .param("until", Sql.firstId(until))
                .param("most", most)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Clues reported behind {@code after} and before {@code until}, as {@link #newCases} gives cases. */
    public List<UUID> newClues(OpenTransaction tx, UUID after, Instant until, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.id
                        from matter m
                        where m.kind = 'CLUE'
                        and m.id > :after
                        and m.id < :until
                        order by m.id
                        limit :most
                        """)
                .param("after", after)
                .param("until", Sql.firstId(until))
                .param("most", most)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Cases of a subdistrict that carry one of the numbers and were written off in a span of time, in the order of ids. */
    public List<UUID> writtenOff(
            OpenTransaction tx, int[] doors, AreaPath subdistrict, Instant since, Instant until, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select w.id
                        from written_off_with_doors(:doors::integer[], :subdistrict, :since, :until) as w (id)
                        limit :most
                        """)
                .param("doors", doors)
                .param("subdistrict", subdistrict.value())
                .param("since", Sql.time(since))
                .param("until", Sql.time(until))
                .param("most", most)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /**
     * Writes a proposal unless there is one of the same, or of the clue the new case was raised of.
     *
     * @return whether it was written
     */
    public boolean propose(
            OpenTransaction tx, UUID id, UUID caseId, Watched what, UUID fresh, List<String> reasons, Instant at) {
        tx.requireOpen();
        return jdbc.sql("""
                        insert into relapse_proposal (id, case_id, new_case, new_clue, reasons, at)
                        select :id, :case, :newCase::uuid, :newClue::uuid, :reasons::text[], :at
                        where not exists (
                            select from relapse_proposal r
                            where r.case_id = :case
                            and (r.new_case = :newCase::uuid
                                or r.new_clue = :newClue::uuid
                                or r.new_clue in (select k.matter_id from clue k where k.case_id = :newCase::uuid)))
                        """)
                        .param("id", id)
                        .param("case", caseId)
                        .param("newCase", what == Watched.CASE ? fresh : null)
                        .param("newClue", what == Watched.CLUE ? fresh : null)
                        .param("reasons", reasons.toArray(String[]::new))
                        .param("at", Sql.time(at))
                        .update()
                == 1;
    }

    /** Proposals of a case behind {@code after}, oldest first. */
    public List<Relapse> of(OpenTransaction tx, UUID caseId, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql(SHOWN + """
                        and r.case_id = :case
                        and (:after::uuid is null or r.id > :after::uuid)
                        order by r.id
                        limit :limit
                        """)
                .param("case", caseId)
                .param("after", after)
                .param("limit", limit)
                .query(Relapses::relapse)
                .list();
    }

    public Optional<Relapse> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql(SHOWN + " and r.id = :id")
                .param("id", id)
                .query(Relapses::relapse)
                .optional();
    }

    /** Dismisses a proposal that still stands at {@code version}; false when somebody was faster. */
    public boolean dismiss(
            OpenTransaction tx, Caller by, UUID id, long version, byte[] reason, byte[] digest, Instant at) {
        tx.requireOpen();
        return jdbc.sql("""
                        update relapse_proposal
                        set dismissed_at = :at,
                            dismissed_by = :by,
                            dismissed_by_department = :department,
                            reason = :reason,
                            change_digest = :digest,
                            version = version + 1
                        where id = :id
                        and version = :version
                        """)
                        .param("at", Sql.time(at))
                        .param("by", by.name())
                        .param("department", by.department().code())
                        .param("reason", reason)
                        .param("digest", digest)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Relapse relapse(ResultSet row, int number) throws SQLException {
        Instant dismissedAt = Sql.instantOrNull(row, "dismissed_at");
        return new Relapse(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("new_case", UUID.class),
                row.getString("new_number"),
                row.getObject("new_clue", UUID.class),
                Arrays.asList((String[]) row.getArray("reasons").getArray()),
                Sql.instant(row, "at"),
                dismissedAt != null ? State.DISMISSED : row.getBoolean("reopened") ? State.ACCEPTED : State.OPEN,
                dismissedAt,
                row.getString("dismissed_by"),
                row.getString("dismissed_by_department"),
                row.getBytes("reason"),
                row.getBytes("change_digest"),
                row.getLong("version"));
    }
}
