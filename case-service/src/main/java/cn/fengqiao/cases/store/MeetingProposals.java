package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open cases departments should meet about. */
public final class MeetingProposals {

    private final JdbcClient jdbc;

    public MeetingProposals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param atPlace how many cases have its address, as far as the caller may know of them; 0 when they are few */
    public record Proposed(StoredCase stored, int atPlace) {}

    /**
     * Newest first, of those the department is on: RED, reopened, with a miss that climbed to {@code L2}, or one of at
     * least {@code fewest} cases of the same address since a moment.
     */
    public List<Proposed> page(
            OpenTransaction tx,
            Department department,
            AreaPath area,
            Instant since,
            int fewest,
            @Nullable UUID after,
            int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select %s, coalesce(p.cases, 0) as at_place
                        from dispute_case c
                        left join cases_sharing_a_place(:since, :first, :fewest) p on p.case_id = c.id
                        where c.open
                        and :department = any (c.departments)
                        and (c.area = :area or starts_with(c.area, :area || '.'))
                        and (:after::uuid is null or c.id < :after::uuid)
                        and (c.colour = 3
                            or c.reopened > 0
                            or p.cases is not null
                            or exists (
                                select from jsonb_array_elements(c.clocks) k
                                where k ->> 'told' in ('L2', 'L1')
                                and k -> 'metAt' is null))
                        order by c.id desc
                        limit :limit
                        """.formatted(CaseRows.COLUMNS))
                .param("since", Sql.time(since))
                .param("first", Sql.firstId(since))
                .param("fewest", fewest)
                .param("department", department.code())
                .param("area", area.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Proposed(CaseRows.alone(row, number), row.getInt("at_place")))
                .list();
    }
}
