package cn.fengqiao.cases.intervals;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the intervals of a case from its timeline, for a caller who may see that. */
@Component
class CaseIntervals {

    private final JdbcClient jdbc;

    CaseIntervals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What breaks a case open takes its end back. An agreement that was not kept does so too, unless the case was guided to
     * other routes in the same step: then it is at an end with that. As the statistics count it.
     */
    IntervalsView of(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select least(c.found_at, k.found_at) as found_at,
                            least(c.raised_at, k.reported_at) as reported_at,
                            (
                                select min(t.at)
                                from case_timeline t
                                where t.case_id = c.id
                                and t.what = 'CONTACT_MADE') as counselled_at,
                            (
                                select min(t.at)
                                from case_timeline t
                                where t.case_id = c.id
                                and (t.sequence > open.broken
                                    and t.what in ('AGREED', 'GUIDED', 'OUTCOME_RECORDED', 'PERFORMED')
                                    or t.sequence = open.broken
                                    and t.what = 'BREACHED'
                                    and t.about = 'GUIDED')) as resolved_at
                        from dispute_case c
                        cross join lateral (
                            select coalesce(max(b.sequence), 0) as broken
                            from case_timeline b
                            where b.case_id = c.id
                            and b.what in ('BREACHED', 'WRITE_OFF_REFUSED', 'REOPENED')) as open
                        cross join lateral (
                            select min(o.found_at) as found_at, min(o.reported_at) as reported_at
                            from clue_of_case o
                            where o.case_id = c.id) as k
                        where c.id = :case
                        """)
                .param("case", caseId)
                .query((row, number) -> IntervalsView.of(
                        row.getObject("found_at", OffsetDateTime.class).toInstant(),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("counselled_at", OffsetDateTime.class)),
                        instant(row.getObject("resolved_at", OffsetDateTime.class))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
