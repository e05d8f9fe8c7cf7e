package cn.fengqiao.cases.store;

import cn.fengqiao.cases.dispute.DisputeCase;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many cases there are in which state, without counting them. A change writes deltas in its own transaction; a job
 * folds them, so the sum of both tables is exact at every moment and no writer waits for another.
 */
public final class CaseCounters {

    private static final Colour[] COLOURS = Colour.values();

    private final JdbcClient jdbc;

    public CaseCounters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Number of cases that share a holder, a status and a colour, as far as the caller may know of them. */
    public record Count(Department holder, CaseStatus status, Colour colour, long cases) {}

    /** How many of the cases a department has to act on have missed a deadline of the house. */
    public record Late(Department department, long cases) {}

    /** Drills are kept out of every statistic. */
    static boolean counts(DisputeCase dispute) {
        return dispute.mode() == CaseMode.ACTUAL;
    }

    /** Writes what changed from {@code before} to {@code after}. */
    public void moved(OpenTransaction tx, DisputeCase before, DisputeCase after) {
        tx.requireOpen();
        if (!counts(after) || Objects.equals(key(before), key(after))) {
            return;
        }
        delta(before, -1);
        delta(after, 1);
    }

    /** Counts in the caller's scope. */
    public List<Count> counts(OpenTransaction tx) {
        return counts(tx, null);
    }

    /** Counts in the caller's scope, of one area and everything inside it. */
    public List<Count> counts(OpenTransaction tx, @Nullable AreaPath within) {
        tx.requireOpen();
        return jdbc.sql("""
                        select holder, status, colour, sum(cases)::bigint as cases
                        from (
                            select area, holder, status, colour, cases from case_count
                            union all
                            select area, holder, status, colour, change from case_count_delta) as all_of_them
                        where :within::text is null or area = :within or starts_with(area, :within || '.')
                        group by holder, status, colour
                        having sum(cases) <> 0
                        """)
                .param("within", within == null ? null : within.value())
                .query((row, number) -> new Count(
                        Department.of(row.getString("holder")),
                        CaseStatus.valueOf(row.getString("status")),
                        COLOURS[row.getInt("colour")],
                        row.getLong("cases")))
                .list();
    }

    /** Cases with a missed deadline in the caller's scope: time passes without anybody writing, so this is counted. */
    public List<Late> overdue(OpenTransaction tx) {
        tx.requireOpen();
        return jdbc.sql("""
                        select holder, count(*) as overdue
                        from dispute_case
                        where due_at < now()
                        and mode = 'ACTUAL'
                        group by holder
                        """)
                .query((row, number) -> new Late(Department.of(row.getString("holder")), row.getLong("overdue")))
                .list();
    }

    /**
     * Adds the deltas that are there to the counts.
     *
     * @return how many deltas were folded; 0 when another instance is at it
     */
    public int fold(OpenTransaction tx, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        with turn as materialized (
                            select pg_try_advisory_xact_lock(hashtext('case_count')) as mine
                        ), taken as (
                            delete from case_count_delta
                            where ctid = any (array(
                                select ctid from case_count_delta where (select mine from turn) limit :most))
                            returning area, restricted_to, holder, status, colour, change
                        ), folded as (
                            insert into case_count as total (area, restricted_to, holder, status, colour, cases)
                            select area, restricted_to, holder, status, colour, sum(change)
                            from taken
                            group by area, restricted_to, holder, status, colour
                            on conflict (area, restricted_to, holder, status, colour)
                                do update set cases = total.cases + excluded.cases
                        )
                        select count(*) from taken
                        """).param("most", most).query(Integer.class).single();
    }

    private static List<Object> key(DisputeCase dispute) {
        return List.of(
                dispute.area().grid(), restrictedTo(dispute), dispute.holder(), dispute.status(), dispute.colour());
    }

    /** Who is on it, and who was: they know of it. */
    private static List<String> restrictedTo(DisputeCase dispute) {
        return dispute.restricted()
                ? dispute.shares().stream()
                        .map(share -> share.department().code())
                        .toList()
                : List.of();
    }

    private void delta(DisputeCase dispute, int change) {
        jdbc.sql("""
                insert into case_count_delta (area, restricted_to, holder, status, colour, change)
                values (:area, :restrictedTo::text[], :holder, :status, :colour, :change)
                """)
                .param("area", dispute.area().grid().value())
                .param("restrictedTo", restrictedTo(dispute).toArray(String[]::new))
                .param("holder", dispute.holder().code())
                .param("status", dispute.status().name())
                .param("colour", dispute.colour().ordinal())
                .param("change", change)
                .update();
    }
}
