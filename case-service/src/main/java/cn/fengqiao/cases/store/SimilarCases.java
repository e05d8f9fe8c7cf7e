package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds open cases that may be about the same dispute, in the caller's scope. */
public final class SimilarCases {

    private final JdbcClient jdbc;

    public SimilarCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest open cases, of those the caller's department is on, that carry one of the numbers of the blind index. */
    public List<StoredCase> carrying(OpenTransaction tx, int[] anyOf, Instant since, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, p.sealed
                        from (
                            select %s
                            from case_found_by_text c
                            where c.grams && :numbers::integer[]
                            and c.open
                            and c.id >= :first
                            and c.raised_at > :since
                            order by c.id desc
                            limit :most) as c
                        join case_says p on p.case_id = c.id
                        order by c.id desc
                        """.formatted(CaseRows.COLUMNS, CaseRows.COLUMNS))
                .param("numbers", anyOf)
                .param("since", Sql.time(since))
                .param("first", Sql.firstId(since))
                .param("most", most)
                .query(CaseRows::withSealed)
                .list();
    }

    /** Newest open cases of the same grid, of one type if it is given. */
    public List<StoredCase> inGrid(OpenTransaction tx, AreaPath grid, @Nullable String type, Instant since, int most) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, p.sealed
                        from (
                            select %s
                            from dispute_case c
                            where c.area >= :grid and c.area < :behind
                            and (:type::text is null or c.type = :type)
                            and c.open
                            and c.id >= :first
                            and c.raised_at > :since
                            order by c.id desc
                            limit :most) as c
                        left join case_says p on p.case_id = c.id
                        order by c.id desc
                        """.formatted(CaseRows.COLUMNS, CaseRows.COLUMNS))
                .param("grid", grid.value())
                .param("behind", grid.value() + Sql.BEHIND_AREA)
                .param("type", type)
                .param("since", Sql.time(since))
                .param("first", Sql.firstId(since))
                .param("most", most)
                .query(CaseRows::withSealed)
                .list();
    }
}
