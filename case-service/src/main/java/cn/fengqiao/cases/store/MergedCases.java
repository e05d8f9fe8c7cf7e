package cn.fengqiao.cases.store;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A case and everything that lives on in it, however many merges ago. In the service's scope, since not everybody on a case is
 * on those that it took in.
 */
public final class MergedCases {

    private final JdbcClient jdbc;

    public MergedCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cases that live on in {@code survivor}, without itself; nobody else changes them until the transaction ends. */
    public List<StoredCase> findForUpdate(OpenTransaction tx, UUID survivor) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive gone (id) as (
                            select id
                            from dispute_case
                            where merged_into = :survivor
                            union
                            select c.id
                            from gone
                            join dispute_case c on c.merged_into = gone.id)
                        select %s
                        from dispute_case c
                        where c.id in (select id from gone)
                        order by c.id
                        for update of c
                        """.formatted(CaseRows.COLUMNS))
                .param("survivor", survivor)
                .query(CaseRows::alone)
                .list();
    }

    /** The departments that wrote a line on the case or on one that lives on in it, or promised something on it. */
    public Set<Department> didSomething(OpenTransaction tx, UUID survivor) {
        tx.requireOpen();
        return new HashSet<>(jdbc.sql("""
                        with recursive family (id) as (
                            select :survivor::uuid
                            union
                            select c.id
                            from family
                            join dispute_case c on c.merged_into = family.id)
                        select t.by_department
                        from family
                        join case_timeline t on t.case_id = family.id
                        union
                        select p.department
                        from family
                        join promise p on p.case_id = family.id
                        """)
                .param("survivor", survivor)
                .query((row, number) -> Department.of(row.getString(1)))
                .list());
    }
}
