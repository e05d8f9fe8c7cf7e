package cn.fengqiao.cases.store;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cases say since they were amended, and said before: kept sealed, written once, never changed. */
public final class Amendments {

    private final JdbcClient jdbc;
    private final SearchNumbers numbers;

    public Amendments(JdbcClient jdbc, SearchNumbers numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /**
     * What a case said until it was amended.
     *
     * @param version of the case that says something else
     * @param changed what was changed, as codes joined by commas
     * @param remark why, sealed
     * @param sealed what it said before
     */
    public record Earlier(
            long version,
            Instant at,
            String byName,
            Department byDepartment,
            @Nullable String changed,
            byte @Nullable [] remark,
            byte[] sealed) {}

    /**
     * Writes what the case says now beside what it said, and changes what it is found by.
     *
     * @param version of the case that says it; its row is locked
     */
    public void restate(OpenTransaction tx, UUID caseId, long version, Restatement says) {
        tx.requireOpen();
        jdbc.sql("""
                        with counted as (
                            update dispute_case
                            set party_count = :partyCount
                            where id = :case)
                        insert into case_restated (case_id, version, sealed)
                        values (:case, :version, :sealed)
                        """)
                .param("partyCount", says.partyCount())
                .param("case", caseId)
                .param("version", version)
                .param("sealed", says.sealed())
                .update();
        numbers.write(tx, caseId, says.grams(), says.place());
    }

    /** The cases that live on in this one, directly or through others. */
    public List<UUID> livingIn(OpenTransaction tx, UUID survivor) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive gone as (
                            select id
                            from dispute_case
                            where merged_into = :survivor
                            union
                            select c.id
                            from gone
                            join dispute_case c on c.merged_into = gone.id)
                        select id
                        from gone
                        order by id
                        """)
                .param("survivor", survivor)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Amendments after {@code after}, oldest first. */
    public List<Earlier> of(OpenTransaction tx, UUID caseId, long after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select r.version, t.at, t.by_name, t.by_department, t.about, t.sealed as remark,
                            coalesce(
                                (select e.sealed
                                from case_restated e
                                where e.case_id = r.case_id
                                and e.version < r.version
                                order by e.version desc
                                limit 1),
                                p.sealed) as sealed
                        from case_restated r
                        join case_personal p on p.case_id = r.case_id
                        join case_timeline t on t.case_id = r.case_id and t.sequence = r.version
                        where r.case_id = :case
                        and r.version > :after
                        order by r.version
                        limit :limit
                        """)
                .param("case", caseId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Earlier(
                        row.getLong("version"),
                        Sql.instant(row, "at"),
                        row.getString("by_name"),
                        Department.of(row.getString("by_department")),
                        row.getString("about"),
                        row.getBytes("remark"),
                        row.getBytes("sealed")))
                .list();
    }
}
