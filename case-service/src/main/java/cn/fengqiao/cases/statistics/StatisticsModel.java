package cn.fengqiao.cases.statistics;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps rows and cells as the source has them. An event only says which case changed; its row is computed anew from the
 * source, and the cells get the difference between what the old row was counted in and what the new one is. So a
 * duplicate, a replay and a reordering change nothing.
 *
 * <p>Writers of the model take turns behind one lock, which no writer of cases ever waits for; so two of them neither
 * compute the same difference twice nor wait for each other in a circle. In the service's scope.
 */
@Component
class StatisticsModel {

    private static final String TURN = "select pg_advisory_xact_lock(hashtext('statistics'))";

    private static final String READ =
            """
            with fresh as materialized (
                select %1$s
                from statistics_source
                where case_id = any (:ids::uuid[])
            ), known as materialized (
                select %1$s
                from statistics_case
                where case_id = any (:ids::uuid[])
            ), written as (
                insert into statistics_case (%1$s)
                select %1$s
                from fresh
                on conflict (case_id) do update
                set %2$s
            ), fact as materialized (
                select s.case_id, s.area, s.department, s.type, s.restricted_to, s.studios, f.month, f.code,
                    sum(s.sign)::integer as change
                from (
                    select 1 as sign, fresh.* from fresh
                    union all
                    select -1 as sign, known.* from known) as s
                %3$s
                where f.month is not null
                group by s.case_id, s.area, s.department, s.type, s.restricted_to, s.studios, f.month, f.code
                having sum(s.sign) <> 0
            ), corrected as (
                insert into statistics_correction (
                    case_id, version, month, area, department, moved, type, restricted_to, codes, why, at)
                select fresh.case_id, fresh.version, gone.month, fresh.area, gone.department, gone.moved, fresh.type,
                    fresh.restricted_to, gone.codes, did.what, did.at
                from (
                    select case_id, month, department, altogether = 0 as moved, array_agg(code order by code) as codes
                    from (
                        select case_id, month, code, department, sum(change) as change,
                            sum(sum(change)) over (partition by case_id, month, code) as altogether
                        from fact
                        group by case_id, month, code, department) as changed
                    where altogether < 0 and change < 0
                    or altogether = 0 and change <> 0
                    group by case_id, month, department, altogether = 0) as gone
                join fresh using (case_id)
                join known using (case_id)
                cross join lateral (
                    select l.what, l.at
                    from statistics_line l
                    where l.case_id = fresh.case_id
                    order by l.sequence > known.version and l.what = any (case when gone.moved
                            then '{HANDED_OVER, ASSIGNED}'
                            else '{REOPENED, WRITE_OFF_REFUSED, BREACHED}' end::text[]) desc,
                        l.sequence desc
                    limit 1) as did
                where gone.month < month_of(did.at)
                on conflict do nothing
            ), cell as (
                select %5$s, array_agg(code order by code) as codes, array_agg(change order by code) as cases
                from (
                    select a.level, w.studio, d.department, t.type, a.area, g.month, g.restricted_to, g.code,
                        sum(g.change)::integer as change
                    from fact g
                    %4$s
                    group by a.level, w.studio, d.department, t.type, a.area, g.month, g.restricted_to, g.code
                    having sum(g.change) <> 0) as difference
                group by %5$s
            )
            insert into statistics_cell as c (%5$s, codes, cases)
            select %5$s, codes, cases
            from cell
            order by %5$s
            on conflict (%5$s) do update
            set %6$s
            """.formatted(ModelSql.ROW, ModelSql.SETS, ModelSql.FACTS, ModelSql.CUBE, ModelSql.CELL, ModelSql.ADDED);

    private final JdbcClient jdbc;

    StatisticsModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * That a subject, a case or what stands beside the cases, has come to a version.
     */
    record Change(UUID subject, long sequence) {}

    /** How far a partition was read. */
    record Position(int partition, long nextOffset, Instant eventAt) {}

    /** Takes the turn until the transaction ends. */
    void takeTurn(OpenTransaction tx) {
        tx.requireOpen();
        jdbc.sql(TURN).query().singleRow();
    }

    /** Reads what changed; what is not to be seen yet is put aside. Takes the turn. */
    void read(OpenTransaction tx, Collection<Change> changes) {
        takeTurn(tx);
        UUID[] subjects = changes.stream().map(Change::subject).toArray(UUID[]::new);
        Long[] sequences = changes.stream().map(Change::sequence).toArray(Long[]::new);
        jdbc.sql("""
                        insert into statistics_waiting (subject, sequence)
                        select distinct e.subject, e.sequence
                        from unnest(:subjects::uuid[], :sequences::bigint[]) as e (subject, sequence)
                        where not exists (
                            select from dispute_case c
                            where c.id = e.subject
                            and c.version >= e.sequence)
                        and not exists (
                            select from matter m
                            where m.id = e.subject
                            and m.version >= e.sequence)
                        on conflict do nothing
                        """).param("subjects", subjects).param("sequences", sequences).update();
        List<UUID> cases = jdbc.sql("""
                        select e.subject
                        from unnest(:subjects::uuid[]) as e (subject)
                        union
                        select l.case_id
                        from unnest(:subjects::uuid[], :sequences::bigint[]) as e (subject, sequence)
                        join statistics_link l on l.subject = e.subject
                        where l.version is null
                        or l.version = e.sequence
                        """)
                .param("subjects", subjects)
                .param("sequences", sequences)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        compute(tx, cases);
    }

    /** Computes rows anew. The caller has the turn. */
    private void compute(OpenTransaction tx, Collection<UUID> cases) {
        tx.requireOpen();
        // what is best for a few cases of a million does not depend on which, and the statement is long
        jdbc.sql("set local jit = off").update();
        jdbc.sql(READ).param("ids", cases.toArray(UUID[]::new)).update();
    }

    /** Keeps how far was read. */
    void reached(OpenTransaction tx, Collection<Position> positions) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into statistics_progress as p (partition, next_offset, event_at)
                        select *
                        from unnest(:partitions::integer[], :offsets::bigint[], :times::timestamptz[])
                        on conflict (partition) do update
                        set next_offset = excluded.next_offset,
                            event_at = greatest(p.event_at, excluded.event_at)
                        """)
                .param("partitions", positions.stream().map(Position::partition).toArray(Integer[]::new))
                .param("offsets", positions.stream().map(Position::nextOffset).toArray(Long[]::new))
                .param(
                        "times",
                        positions.stream()
                                .map(position -> position.eventAt()
                                        .atOffset(ZoneOffset.UTC)
                                        .toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Puts aside what cannot be read now, and says why. */
    void putAside(OpenTransaction tx, Change change, String error) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into statistics_waiting (subject, sequence, error)
                        values (:subject, :sequence, :error)
                        on conflict (subject, sequence) do update
                        set error = excluded.error
                        """)
                .param("subject", change.subject())
                .param("sequence", change.sequence())
                .param("error", error)
                .update();
    }

    /** How much is put aside. */
    long putAside(OpenTransaction tx) {
        tx.requireOpen();
        return jdbc.sql("select count(*) from statistics_waiting")
                .query(Long.class)
                .single();
    }

    /** What was put aside and can be tried again. */
    List<Change> waiting(OpenTransaction tx, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select w.subject, w.sequence
                        from statistics_waiting w
                        where w.next_at <= now()
                        and (
                            w.error is not null
                            or exists (select from dispute_case c where c.id = w.subject and c.version >= w.sequence)
                            or exists (select from matter m where m.id = w.subject and m.version >= w.sequence))
                        order by w.next_at
                        limit :most
                        """)
                .param("most", most)
                .query((row, number) -> new Change(row.getObject("subject", UUID.class), row.getLong("sequence")))
                .list();
    }

    /** No longer puts {@code change} aside; another one of the same subject may be about another case, and stays. */
    void settle(OpenTransaction tx, Change change) {
        tx.requireOpen();
        jdbc.sql("delete from statistics_waiting where subject = :subject and sequence = :sequence")
                .param("subject", change.subject())
                .param("sequence", change.sequence())
                .update();
    }

    /** Tries again later what could not be read: twice as late each time, an hour at most. */
    void postpone(OpenTransaction tx, Change change, String error) {
        tx.requireOpen();
        jdbc.sql("""
                        update statistics_waiting
                        set tries = tries + 1,
                            next_at = now() + least(interval '1 hour', interval '1 second' * power(2, least(tries, 12))),
                            error = :error
                        where subject = :subject
                        and sequence = :sequence
                        """)
                .param("error", error)
                .param("subject", change.subject())
                .param("sequence", change.sequence())
                .update();
    }

    /** Subjects nobody can see long after they were told of: they were lost, and this says so once. */
    List<UUID> lost(OpenTransaction tx) {
        tx.requireOpen();
        return jdbc.sql("""
                        with lost as (
                            update statistics_waiting
                            set next_at = 'infinity'
                            where error is null
                            and since < now() - interval '10 minutes'
                            and next_at < 'infinity'
                            returning subject)
                        select distinct subject
                        from lost
                        """)
                .query((row, number) -> row.getObject("subject", UUID.class))
                .list();
    }
}
