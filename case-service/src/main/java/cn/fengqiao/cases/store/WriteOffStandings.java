package cn.fengqiao.cases.store;

import cn.fengqiao.cases.clock.PlaceTime;
import cn.fengqiao.cases.dispute.WriteOffStanding;
import cn.fengqiao.contract.CaseProgress.Side;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loads what the guards of a write-off look at. */
public final class WriteOffStandings {

    /** What makes somebody one of those who worked on a case, in the words of its timeline. */
    private static final String[] WORK =
            TimelineEntry.work().stream().map(TimelineEntry::name).toArray(String[]::new);

    private final JdbcClient jdbc;

    public WriteOffStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As it stands since the case was last reopened: what was agreed, asked and filed before that is of a volume that was
     * closed. Who worked on it before does not verify it either.
     *
     * @param sides the sides of the case that have somebody who is named
     */
    public WriteOffStanding of(OpenTransaction tx, UUID caseId, Set<Side> sides) {
        tx.requireOpen();
        return jdbc.sql("""
                        with recursive life as (
                            select coalesce(max(sequence), 0) as begun
                            from case_timeline
                            where case_id = :case
                            and what = 'REOPENED'),
                        %s
                        select coalesce(max(t.sequence) filter (
                                where t.sequence > life.begun
                                and t.what = 'RESOLVING_STARTED'), 0) as resolving,
                            coalesce(max(t.sequence) filter (
                                where t.sequence > life.begun
                                and t.what = 'AGREED'), 0) as agreed,
                            coalesce(max(t.sequence) filter (
                                where t.sequence > life.begun
                                and t.what = 'PERFORMED'), 0) as performed,
                            coalesce(max(t.sequence) filter (
                                where t.sequence > life.begun
                                and (t.what = 'GUIDED' or t.what = 'BREACHED' and t.about = 'GUIDED')), 0) as guided,
                            coalesce(max(t.sequence) filter (
                                where t.sequence > life.begun
                                and t.what in ('PERFORMED', 'OUTCOME_RECORDED')), 0) as outcome,
                            coalesce(array_agg(distinct t.by_subject) filter (where t.what = any (:work::text[])), '{}')
                            || (select coalesce(array_agg(distinct m.mediator) filter (where m.mediator is not null), '{}')
                                from mediation m
                                where m.case_id = :case) as handlers,
                            coalesce(array_agg(distinct t.by_department) filter (
                                where t.by_program and t.what = any (:work::text[])), '{}') as programs,
                            (select coalesce(array_agg(distinct d.kind), '{}')
                                from life
                                cross join in_file f
                                join case_document d on d.case_id = f.of_case
                                where coalesce(f.joined, d.sequence) > life.begun
                                and d.replaced_by is null) as documents,
                            (select coalesce(array_agg(distinct case p.state
                                    when 'APPLIED' then 'ORDER_APPLIED'
                                    else p.kind end), '{}')
                                from protection p
                                where p.case_id = :case
                                and p.state in ('APPLIED', 'IN_FORCE')) as protections,
                            (select coalesce(array_agg(distinct p.department), '{}')
                                from promise p
                                where p.case_id = :case
                                and p.source = 'COMMITMENT'
                                and p.state = 'OPEN') as committed,
                            coalesce(max(t.sequence) filter (where t.what = 'AMENDED'
                                or t.what = 'MEDIATION_NOTED' and t.about in ('CHILD_IN_DANGER', 'VIOLENCE_FLAGGED')
                                or t.what = 'PROTECTION_NOTED' and t.about in ('ORDER:BREACHED', 'LETTER:BREACHED')), 0)
                                as told,
                            (select c.reviewed_version from dispute_case c where c.id = :case) as reviewed
                        from case_timeline t
                        cross join life
                        where t.case_id = :case
                        """.formatted(CaseDocuments.IN_FILE))
                .param("case", caseId)
                .param("work", WORK)
                .query((row, number) -> standing(row, followUps(tx, caseId), sides))
                .single();
    }

    private Map<Side, WriteOffStanding.Asked> followUps(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        Map<Side, WriteOffStanding.Asked> bySide = new EnumMap<>(Side.class);
        jdbc.sql("""
                        select split_part(about, ':', 1) as side,
                            bool_or(split_part(about, ':', 2) = 'REACHED') as reached,
                            count(distinct (at at time zone :place)::date) as attempts
                        from case_timeline
                        where case_id = :case
                        and what = 'FOLLOWED_UP'
                        and sequence > (
                            select coalesce(max(sequence), 0)
                            from case_timeline
                            where case_id = :case
                            and what = 'REOPENED')
                        group by 1
                        """)
                .param("case", caseId)
                .param("place", PlaceTime.ZONE.getId())
                .query(row -> {
                    bySide.put(
                            Side.valueOf(row.getString("side")),
                            new WriteOffStanding.Asked(row.getBoolean("reached"), row.getInt("attempts")));
                });
        return bySide;
    }

    private static WriteOffStanding standing(
            ResultSet row, Map<Side, WriteOffStanding.Asked> followUps, Set<Side> sides) throws SQLException {
        long agreed = row.getLong("agreed");
        long guided = row.getLong("guided");
        // what was learned after the outcome has to be calculated with too
        long outcome = row.getLong("outcome");
        return new WriteOffStanding(
                row.getLong("resolving") > 0,
                agreed > guided,
                row.getLong("performed") > agreed,
                guided > 0,
                followUps,
                sides,
                texts(row, "documents"),
                texts(row, "handlers"),
                departments(row, "programs"),
                departments(row, "committed"),
                texts(row, "protections"),
                outcome == 0 ? 0 : Math.max(outcome, row.getLong("told")),
                row.getLong("reviewed"));
    }

    private static Set<Department> departments(ResultSet row, String column) throws SQLException {
        return texts(row, column).stream().map(Department::of).collect(Collectors.toSet());
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toSet());
    }
}
