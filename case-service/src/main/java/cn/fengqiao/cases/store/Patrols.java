package cn.fengqiao.cases.store;

import cn.fengqiao.cases.rounds.Observed;
import cn.fengqiao.cases.rounds.PatrolState;
import cn.fengqiao.cases.store.Patrol.Because;
import cn.fengqiao.cases.store.Patrol.CheckIn;
import cn.fengqiao.cases.store.Patrol.GridVisits;
import cn.fengqiao.cases.store.Patrol.Stop;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PatrolEvent.Miss;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The patrols with their stops and check-ins, in the applied scope. Check-ins are asked for by patrol alone: there is no
 * way to ask where somebody was.
 */
public final class Patrols {

    static final String COLUMNS = """
            p.matter_id, p.state, p.purpose, p.day, p.starts_at, p.ends_at, p.team_id, p.started_at, p.ended_at, p.stops,
            p.visited, p.missed, p.missed_at, d.id as case_id, d.number as case_number, c.id as campaign_id""";

    /** The joins leave out a case the reader's department is not on, and a campaign that row-level security hides. */
    static final String JOINS = """
            left join dispute_case d on d.id = p.case_id
                and (select current_setting('fengqiao.department', true)) = any (d.departments)
            left join matter c on c.id = p.campaign_id
            """;

    private static final String CHECK_IN = """
            id, matter_id, stop_id, area, by_subject, by_name, by_department, request_key, digest, at, received_at,
            observed, note, (select m.id from matter m where m.id = clue_id) as clue_id
            """;

    private final JdbcClient jdbc;

    public Patrols(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a patrol that was just planned. */
    public void plan(OpenTransaction tx, Patrol patrol, Collection<UUID> officials, List<Stop> stops) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into patrol (
                            matter_id, state, purpose, day, starts_at, ends_at, team_id, case_id, campaign_id, stops)
                        values (:id, :state, :purpose, :day, :startsAt, :endsAt, :team, :caseId, :campaign, :stops)
                        """)
                .param("id", patrol.id())
                .param("state", patrol.state().name())
                .param("purpose", patrol.purpose())
                .param("day", patrol.day())
                .param("startsAt", Sql.time(patrol.startsAt()))
                .param("endsAt", Sql.time(patrol.endsAt()))
                .param("team", patrol.team())
                .param("caseId", patrol.caseId())
                .param("campaign", patrol.campaign())
                .param("stops", patrol.stops())
                .update();
        for (UUID official : officials) {
            jdbc.sql("insert into patrol_goer (matter_id, official_id) values (:id, :official)")
                    .param("id", patrol.id())
                    .param("official", official)
                    .update();
        }
        for (Stop stop : stops) {
            jdbc.sql("""
                            insert into patrol_stop (id, matter_id, position, area, grid)
                            values (:stop, :id, :position, :area, :grid)
                            """)
                    .param("stop", stop.id())
                    .param("id", patrol.id())
                    .param("position", stop.position())
                    .param("area", stop.area().value())
                    .param("grid", stop.area().grid().value())
                    .update();
        }
    }

    public Optional<Patrol> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + " from patrol p " + JOINS + " where p.matter_id = :id")
                .param("id", id)
                .query(Patrols::patrol)
                .optional();
    }

    /** How the patrols because of a case stand, as far as the applied scope may know of them. */
    public List<Because> because(OpenTransaction tx, UUID caseId) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.lead,
                            bool_or(p.state in ('PLANNED', 'UNDER_WAY') and p.missed is distinct from 'NOT_STARTED') as open,
                            bool_or(p.state = 'FINISHED') as finished
                        from patrol p
                        join matter m on m.id = p.matter_id
                        where p.case_id = :case
                        and m.lead is not null
                        group by m.lead
                        """)
                .param("case", caseId)
                .query((row, number) -> new Because(
                        Department.of(row.getString("lead")), row.getBoolean("open"), row.getBoolean("finished")))
                .list();
    }

    /** Whether whose account this is goes on it: by themselves, or as a member of its team on its day. */
    public boolean goes(OpenTransaction tx, UUID id, String subject) {
        tx.requireOpen();
        return jdbc.sql("""
                        select exists (
                            select from official o
                            where o.subject = :subject
                            and (exists (
                                    select from patrol_goer g
                                    where g.matter_id = p.matter_id
                                    and g.official_id = o.id)
                                or exists (
                                    select from team_member t
                                    where t.team_id = p.team_id
                                    and t.official_id = o.id
                                    and t.since <= p.day
                                    and (t.until is null or t.until >= p.day))))
                        from patrol p
                        where p.matter_id = :id
                        """)
                .param("id", id)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** The officials who go by themselves; none for those who do not work on it. */
    public List<UUID> officials(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select official_id
                        from patrol_goer
                        where matter_id = :id
                        order by official_id
                        """)
                .param("id", id)
                .query((row, number) -> row.getObject("official_id", UUID.class))
                .list();
    }

    /** In the order in which they are gone to. */
    public List<Stop> stops(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, position, area, visited_at, observed
                        from patrol_stop
                        where matter_id = :id
                        order by position
                        """).param("id", id).query((row, number) -> stop(row)).list();
    }

    public void start(OpenTransaction tx, UUID id, Instant now) {
        tx.requireOpen();
        jdbc.sql("""
                        update patrol
                        set state = 'UNDER_WAY',
                            started_at = :now
                        where matter_id = :id
                        """).param("now", Sql.time(now)).param("id", id).update();
    }

    /** @param state {@code FINISHED} or {@code CANCELLED} */
    public void end(OpenTransaction tx, UUID id, PatrolState state, Instant now) {
        tx.requireOpen();
        jdbc.sql("""
                        update patrol
                        set state = :state,
                            ended_at = :now
                        where matter_id = :id
                        """)
                .param("state", state.name())
                .param("now", Sql.time(now))
                .param("id", id)
                .update();
    }

    /**
     * One that is open, ended before {@code before} and was not said to be missed yet, the longest over first; both its
     * rows are locked, and one that somebody else works on is passed over.
     */
    public Optional<UUID> unsaid(OpenTransaction tx, Instant before, UUID[] leftOut) {
        tx.requireOpen();
        return jdbc.sql("""
                        select m.id
                        from patrol p
                        join matter m on m.id = p.matter_id
                        where p.state in ('PLANNED', 'UNDER_WAY')
                        and p.missed is null
                        and p.ends_at < :before
                        and p.matter_id <> all (:leftOut::uuid[])
                        order by p.ends_at
                        limit 1
                        for update of m, p skip locked
                        """)
                .param("before", Sql.time(before))
                .param("leftOut", leftOut)
                .query(UUID.class)
                .optional();
    }

    public void missed(OpenTransaction tx, UUID id, Miss miss, Instant now) {
        tx.requireOpen();
        jdbc.sql("""
                        update patrol
                        set missed = :missed,
                            missed_at = :now
                        where matter_id = :id
                        """)
                .param("missed", miss.name())
                .param("now", Sql.time(now))
                .param("id", id)
                .update();
    }

    /** Writes a check-in of a stop that has none, and counts it. */
    public void checkIn(OpenTransaction tx, CheckIn checkIn) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into patrol_check_in (
                            id, matter_id, stop_id, area, by_subject, by_name, by_department, request_key, digest, at,
                            received_at, observed, note, clue_id)
                        values (
                            :id, :patrol, :stop, :area, :subject, :name, :department, :key, :digest, :at,
                            :receivedAt, :observed, :note, :clueId)
                        """)
                .param("id", checkIn.id())
                .param("patrol", checkIn.patrol())
                .param("stop", checkIn.stop())
                .param("area", checkIn.area().value())
                .param("subject", checkIn.bySubject())
                .param("name", checkIn.byName())
                .param("department", checkIn.byDepartment().code())
                .param("key", checkIn.key())
                .param("digest", checkIn.digest())
                .param("at", Sql.time(checkIn.at()))
                .param("receivedAt", Sql.time(checkIn.receivedAt()))
                .param("observed", checkIn.observed().name())
                .param("note", checkIn.note())
                .param("clueId", checkIn.clueId())
                .update();
        jdbc.sql("""
                        update patrol_stop
                        set visited_at = :at,
                            observed = :observed
                        where id = :stop
                        """)
                .param("at", Sql.time(checkIn.at()))
                .param("observed", checkIn.observed().name())
                .param("stop", checkIn.stop())
                .update();
        jdbc.sql("update patrol set visited = visited + 1 where matter_id = :id")
                .param("id", checkIn.patrol())
                .update();
    }

    /** What this account sent under this key. */
    public Optional<CheckIn> sent(OpenTransaction tx, UUID patrol, String subject, String key) {
        tx.requireOpen();
        return jdbc.sql("select " + CHECK_IN + """
                        from patrol_check_in
                        where matter_id = :patrol
                        and by_subject = :subject
                        and request_key = :key
                        """)
                .param("patrol", patrol)
                .param("subject", subject)
                .param("key", key)
                .query(Patrols::checkIn)
                .optional();
    }

    /** Behind {@code after}, in the order in which they arrived. */
    public List<CheckIn> checkIns(OpenTransaction tx, UUID patrol, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + CHECK_IN + """
                        from patrol_check_in
                        where matter_id = :patrol
                        and (:after::uuid is null or id > :after::uuid)
                        order by id
                        limit :limit
                        """)
                .param("patrol", patrol)
                .param("after", after)
                .param("limit", limit)
                .query(Patrols::checkIn)
                .list();
    }

    /**
     * How much of each grid was gone through, in the order of the grids. What was not gone to counts once its patrol has
     * begun and was not cancelled.
     *
     * @param from the first day, {@code until} the last
     * @param after the grid before the first one
     */
    public List<GridVisits> coverage(
            OpenTransaction tx,
            @Nullable AreaPath area,
            LocalDate from,
            LocalDate until,
            @Nullable AreaPath after,
            int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select s.grid,
                            count(distinct p.matter_id) as patrols,
                            count(*) as stops,
                            count(s.visited_at) as visited,
                            (max(s.visited_at) at time zone 'Asia/Shanghai')::date as last_on
                        from patrol_stop s
                        join patrol p on p.matter_id = s.matter_id
                        where p.day between :from and :until
                        and (p.state in ('UNDER_WAY', 'FINISHED') or s.visited_at is not null)
                        and (:area::text is null or s.grid = :area::text or starts_with(s.grid, :area::text || '.'))
                        and (:after::text is null or s.grid > :after::text)
                        group by s.grid
                        order by s.grid
                        limit :limit
                        """)
                .param("from", from)
                .param("until", until)
                .param("area", area == null ? null : area.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query((row, number) -> new GridVisits(
                        AreaPath.of(row.getString("grid")),
                        row.getInt("patrols"),
                        row.getInt("stops"),
                        row.getInt("visited"),
                        row.getObject("last_on", LocalDate.class)))
                .list();
    }

    static Patrol patrol(ResultSet row, int number) throws SQLException {
        String missed = row.getString("missed");
        return new Patrol(
                row.getObject("matter_id", UUID.class),
                PatrolState.valueOf(row.getString("state")),
                row.getString("purpose"),
                row.getObject("day", LocalDate.class),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getObject("team_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getObject("campaign_id", UUID.class),
                Sql.instantOrNull(row, "started_at"),
                Sql.instantOrNull(row, "ended_at"),
                row.getInt("stops"),
                row.getInt("visited"),
                missed == null ? null : Miss.valueOf(missed),
                Sql.instantOrNull(row, "missed_at"));
    }

    private static Stop stop(ResultSet row) throws SQLException {
        String observed = row.getString("observed");
        return new Stop(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                AreaPath.of(row.getString("area")),
                Sql.instantOrNull(row, "visited_at"),
                observed == null ? null : Observed.valueOf(observed));
    }

    private static CheckIn checkIn(ResultSet row, int number) throws SQLException {
        return new CheckIn(
                row.getObject("id", UUID.class),
                row.getObject("matter_id", UUID.class),
                row.getObject("stop_id", UUID.class),
                AreaPath.of(row.getString("area")),
                row.getString("by_subject"),
                row.getString("by_name"),
                Department.of(row.getString("by_department")),
                row.getString("request_key"),
                row.getBytes("digest"),
                Sql.instant(row, "at"),
                Sql.instant(row, "received_at"),
                Observed.valueOf(row.getString("observed")),
                row.getBytes("note"),
                row.getObject("clue_id", UUID.class));
    }
}
