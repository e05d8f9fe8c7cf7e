package cn.fengqiao.cases.studio;

import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what a studio did; a period is a range of the indexes in time. */
@Component
class StudioFigures {

    private final JdbcClient jdbc;

    StudioFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From one day to another, both included, in the time of the place. */
    StudioView.Statistics count(OpenTransaction tx, UUID studio, LocalDate from, LocalDate to) {
        tx.requireOpen();
        return jdbc.sql("""
                        select b.*, a.*
                        from (
                            select count(*) filter (where status = 'BOOKED') as booked,
                                   count(*) filter (where status = 'KEPT') as kept,
                                   count(*) filter (where status = 'NO_SHOW') as no_show,
                                   count(*) filter (where status = 'CANCELLED') as cancelled,
                                   count(*) filter (where status = 'KEPT' and dual) as dual,
                                   count(distinct case_id) filter (where status = 'KEPT') as cases,
                                   coalesce(
                                       sum(extract(epoch from ends_at - starts_at) / 60) filter (where status = 'KEPT'),
                                       0)::bigint as kept_minutes
                            from studio_booking
                            where studio_id = :studio
                            and starts_at >= :start
                            and starts_at < :end) as b,
                        (
                            select count(*) as activities,
                                   coalesce(sum(attendance), 0) as attendance,
                                   coalesce(sum(views), 0) as views
                            from studio_activity
                            where studio_id = :studio
                            and day between :from and :to
                            and status = 'HELD') as a
                        """)
                .param("studio", studio)
                .param("from", from)
                .param("to", to)
                .param("start", midnight(from))
                .param("end", midnight(to.plusDays(1)))
                .query((row, number) -> new StudioView.Statistics(
                        studio,
                        from,
                        to,
                        row.getInt("booked"),
                        row.getInt("kept"),
                        row.getInt("no_show"),
                        row.getInt("cancelled"),
                        row.getInt("dual"),
                        row.getInt("cases"),
                        row.getLong("kept_minutes"),
                        row.getInt("activities"),
                        row.getLong("attendance"),
                        row.getLong("views")))
                .single();
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(Studio.ZONE).toOffsetDateTime();
    }
}
