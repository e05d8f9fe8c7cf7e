package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.Axes;
import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.cases.dispute.Pause;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases. What is read is what the caller's scope, set in the transaction, lets through. */
public final class Cases {

    private final JdbcClient jdbc;

    public Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The case with its sealed part, or empty when the caller may not know of it. */
    public Optional<StoredCase> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, p.sealed
                        from dispute_case c
                        left join case_says p on p.case_id = c.id
                        where c.id = :id
                        """.formatted(CaseRows.COLUMNS))
                .param("id", id)
                .query(CaseRows::withSealed)
                .optional();
    }

    /** As {@link #find}, and nobody else changes the case until the transaction ends. */
    public Optional<StoredCase> findForUpdate(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, p.sealed
                        from dispute_case c
                        left join case_says p on p.case_id = c.id
                        where c.id = :id
                        for update of c
                        """.formatted(CaseRows.COLUMNS))
                .param("id", id)
                .query(CaseRows::withSealed)
                .optional();
    }

    /** The case that this caller raised under this key, with its sealed part as it was raised. */
    public Optional<StoredCase> findByKey(OpenTransaction tx, Department department, String subject, String key) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, p.sealed
                        from dispute_case c
                        left join case_personal p on p.case_id = c.id
                        where c.raise_key = :key
                        and c.raised_by_subject = :subject
                        and c.raised_by = :department
                        """.formatted(CaseRows.COLUMNS))
                .param("key", key)
                .param("subject", subject)
                .param("department", department.code())
                .query(CaseRows::withSealed)
                .optional();
    }

    /** The cases that were merged into this one, and those that were merged into them before, oldest first. */
    public List<StoredCase> absorbedBy(OpenTransaction tx, UUID survivor) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive gone (id) as (
                            select id
                            from dispute_case
                            where merged_into = :survivor
                            union
                            select before.id
                            from gone
                            join dispute_case before on before.merged_into = gone.id)
                        select %s, p.sealed
                        from gone
                        join dispute_case c on c.id = gone.id
                        left join case_says p on p.case_id = c.id
                        order by c.id
                        """.formatted(CaseRows.COLUMNS))
                .param("survivor", survivor)
                .query(CaseRows::withSealed)
                .list();
    }

    /** The version others can see now; empty when there is no such case for the caller. */
    public Optional<Long> version(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select version from dispute_case where id = :id")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /**
     * Writes the next state of a case that was read for update.
     *
     * @throws IllegalStateException when the row is not there or not at {@code previousVersion}: the lock was not held
     */
    public void save(OpenTransaction tx, StoredCase stored, long previousVersion) {
        tx.requireOpen();
        DisputeCase next = stored.dispute();
        Axes axes = next.axes();
        Pause pause = axes.pause();
        int written = jdbc.sql("""
                        update dispute_case
                        set type = :type,
                            status = :status,
                            colour = :colour,
                            certainty = :certainty,
                            lead = :lead,
                            desk = :desk,
                            departments = :departments::text[],
                            former = :former::text[],
                            shares = :shares::jsonb,
                            restricted = :restricted,
                            version = :version,
                            updated_at = :updatedAt,
                            clocks = :clocks::jsonb,
                            due_at = coalesce(:dueAt::timestamptz, 'infinity'),
                            wakes_at = :wakesAt,
                            missing_year = :missingYear,
                            merged_into = :mergedInto,
                            proposals = :proposals::jsonb,
                            tier = :tier,
                            supervision = :supervision,
                            pause_reason = :pauseReason,
                            paused_at = :pausedAt,
                            pause_until = :pauseUntil,
                            extension_asked = :extensionAsked,
                            outcome = :outcome,
                            closed_at = :closedAt,
                            reopened = :reopened
                        where id = :id
                        and version = :previousVersion
                        """)
                .param("type", next.type())
                .param("status", next.status().name())
                .param("colour", next.colour().ordinal())
                .param("certainty", next.certainty().name())
                .param("lead", code(next.lead()))
                .param("desk", code(next.desk()))
                .param("departments", SharesColumn.codes(next.departments()))
                .param("former", SharesColumn.codes(next.former()))
                .param("shares", SharesColumn.write(next.shares()))
                .param("restricted", next.restricted())
                .param("version", next.version())
                .param("updatedAt", Sql.time(next.updatedAt()))
                .param("clocks", ClocksColumn.write(next.clocks()))
                .param("dueAt", Sql.time(next.dueAt().orElse(null)))
                .param("wakesAt", Sql.time(next.wakesAt().orElse(null)))
                .param("missingYear", next.clocks().missingYear().orElse(null))
                .param("mergedInto", next.mergedInto())
                .param("proposals", CaseRows.proposals(stored.proposals()))
                .param("tier", axes.tier().name())
                .param("supervision", axes.supervision().name())
                .param("pauseReason", pause == null ? null : pause.reason())
                .param("pausedAt", pause == null ? null : Sql.time(pause.since()))
                .param("pauseUntil", pause == null ? null : Sql.time(pause.until()))
                .param("extensionAsked", axes.extensionAsked())
                .param("outcome", axes.outcome())
                .param("closedAt", Sql.time(axes.closedAt()))
                .param("reopened", axes.reopened())
                .param("id", next.id())
                .param("previousVersion", previousVersion)
                .update();
        if (written != 1) {
            throw new IllegalStateException("case " + next.id() + " is not at version " + previousVersion);
        }
    }

    /** The case that was written off longest ago and untouched since {@code moment}, as {@link #awake} gives it. */
    public Optional<UUID> quietSince(OpenTransaction tx, Instant moment, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select c.id
                        from dispute_case c
                        where c.status = 'WRITTEN_OFF'
                        and c.closed_at <= :moment
                        and c.updated_at <= :moment
                        and c.id <> all (:leftOut::uuid[])
                        order by c.closed_at
                        limit 1
                        for update of c skip locked
                        """)
                .param("moment", Sql.time(moment))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /**
     * The case that wants to be looked at and waits longest, locked; those another instance is at are left out. Its id
     * alone, so that one that cannot be read is known by it.
     */
    public Optional<UUID> awake(OpenTransaction tx, Instant now, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select c.id
                        from dispute_case c
                        where c.wakes_at < :now
                        and c.id <> all (:leftOut::uuid[])
                        order by c.wakes_at
                        limit 1
                        for update of c skip locked
                        """)
                .param("now", Sql.time(now))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /** A case on which a promise is overdue and nobody has said so, as {@link #awake} gives it. */
    public Optional<UUID> withOverduePromises(OpenTransaction tx, LocalDate today, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select c.id
                        from promise p
                        join dispute_case c on c.id = p.case_id
                        where p.state = 'OPEN'
                        and p.due_on < :today
                        and p.overdue_said_at is null
                        and c.id <> all (:leftOut::uuid[])
                        order by p.due_on
                        limit 1
                        for update of c skip locked
                        """)
                .param("today", today)
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /** A case whose clocks wait for one of these years to be entered, as {@link #awake} gives it. */
    public Optional<UUID> waitingFor(OpenTransaction tx, Set<Integer> years, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select c.id
                        from dispute_case c
                        where c.missing_year = any (:years::integer[])
                        and c.id <> all (:leftOut::uuid[])
                        limit 1
                        for update of c skip locked
                        """)
                .param("years", years.toArray(Integer[]::new))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    /** Keeps with which version of a case risk-service has calculated; an earlier one changes nothing. */
    public void reviewed(OpenTransaction tx, UUID id, long version) {
        tx.requireOpen();
        jdbc.sql("""
                        update dispute_case
                        set reviewed_version = greatest(reviewed_version, :version)
                        where id = :id
                        """).param("version", version).param("id", id).update();
    }

    private static @Nullable String code(@Nullable Department department) {
        return department == null ? null : department.code();
    }
}
