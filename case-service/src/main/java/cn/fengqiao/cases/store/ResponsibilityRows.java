package cn.fengqiao.cases.store;

import cn.fengqiao.cases.responsibility.Duty;
import cn.fengqiao.cases.responsibility.Responsibilities;
import cn.fengqiao.cases.responsibility.ResponsibilityLine;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.PeopleEvent.Level;
import cn.fengqiao.contract.PeopleEvent.Seat;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers for which place, and who shall. */
public final class ResponsibilityRows {

    private final JdbcClient jdbc;

    public ResponsibilityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes whoever else wants to open this place wait for the end of the transaction. */
    public void claim(OpenTransaction tx, AreaPath area) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "responsibility:" + area)
                .query((row, number) -> true)
                .list();
    }

    /** The responsibility of a place. */
    public Optional<Matter> ofArea(OpenTransaction tx, AreaPath area) {
        tx.requireOpen();
        return jdbc.sql("select " + Matters.columns("m") + """

                        from responsibility r
                        join matter m on m.id = r.id
                        where r.area = :area
                        """)
                .param("area", area.value())
                .query(Matters::matter)
                .optional();
    }

    public void open(OpenTransaction tx, UUID id, AreaPath area) {
        tx.requireOpen();
        jdbc.sql("insert into responsibility (id, area) values (:id, :area)")
                .param("id", id)
                .param("area", area.value())
                .update();
    }

    /** A page in the order of ids. */
    public List<Matter> page(OpenTransaction tx, @Nullable AreaPath area, @Nullable UUID after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select " + Matters.columns("m") + """

                        from responsibility r
                        join matter m on m.id = r.id
                        where (cast(:area as text) is null or r.area = :area or starts_with(r.area, :area || '.'))
                        and (cast(:after as uuid) is null or m.id > :after)
                        order by m.id
                        limit :limit
                        """)
                .param("area", area == null ? null : area.value())
                .param("after", after)
                .param("limit", limit)
                .query(Matters::matter)
                .list();
    }

    /** The lines of one place. */
    public Map<Duty, ResponsibilityLine> lines(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return collected(jdbc.sql("""
                                select r.area, t.level, t.seat, t.since, t.official_id
                                from responsibility_term t
                                join responsibility r on r.id = t.responsibility_id
                                where r.id = :id
                                order by t.since
                                """)
                        .param("id", id)
                        .query(ResponsibilityRows::row)
                        .list())
                .lines()
                .values()
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    /** The lines of some places. */
    public Responsibilities ofAreas(OpenTransaction tx, Collection<AreaPath> areas) {
        tx.requireOpen();
        return collected(jdbc.sql("""
                        select r.area, t.level, t.seat, t.since, t.official_id
                        from responsibility_term t
                        join responsibility r on r.id = t.responsibility_id
                        where r.area in (:areas)
                        order by t.since
                        """)
                .param("areas", areas.stream().map(AreaPath::value).toList())
                .query(ResponsibilityRows::row)
                .list());
    }

    /** The lines of all places in scope; some thousands in a city. */
    public Responsibilities all(OpenTransaction tx) {
        tx.requireOpen();
        return collected(jdbc.sql("""
                        select r.area, t.level, t.seat, t.since, t.official_id
                        from responsibility_term t
                        join responsibility r on r.id = t.responsibility_id
                        order by t.since
                        """).query(ResponsibilityRows::row).list());
    }

    /** The lines of the places for which somebody was ever appointed. */
    public Responsibilities everHeldBy(OpenTransaction tx, UUID official) {
        tx.requireOpen();
        return collected(jdbc.sql("""
                        select r.area, t.level, t.seat, t.since, t.official_id
                        from responsibility_term t
                        join responsibility r on r.id = t.responsibility_id
                        where r.id in (
                            select held.responsibility_id
                            from responsibility_term held
                            where held.official_id = :official)
                        order by t.since
                        """)
                .param("official", official)
                .query(ResponsibilityRows::row)
                .list());
    }

    public void add(OpenTransaction tx, UUID id, Duty duty, ResponsibilityLine.Term term) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into responsibility_term (responsibility_id, level, seat, since, official_id)
                        values (:id, :level, :seat, :since, :official)
                        """)
                .param("id", id)
                .param("level", duty.level().name())
                .param("seat", duty.seat().name())
                .param("since", Sql.time(term.since()))
                .param("official", term.official())
                .update();
    }

    /** Proposals nobody has answered, of some responsibilities. */
    public Map<UUID, List<Handover>> proposed(OpenTransaction tx, Collection<UUID> ids) {
        tx.requireOpen();
        Map<UUID, List<Handover>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select *
                            from responsibility_handover
                            where responsibility_id in (:ids)
                            order by level, seat
                            """).param("ids", ids).query(row -> {
                found.computeIfAbsent(row.getObject("responsibility_id", UUID.class), id -> new ArrayList<>())
                        .add(new Handover(
                                duty(row),
                                row.getObject("sender_id", UUID.class),
                                row.getObject("successor_id", UUID.class),
                                Sql.instant(row, "moment"),
                                row.getString("proposed_by"),
                                Sql.instant(row, "proposed_at")));
            });
        }
        return found;
    }

    public void propose(OpenTransaction tx, UUID id, Handover handover) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into responsibility_handover (
                            responsibility_id, level, seat, sender_id, successor_id, moment, proposed_by, proposed_at)
                        values (:id, :level, :seat, :sender, :successor, :moment, :by, :at)
                        """)
                .param("id", id)
                .param("level", handover.duty().level().name())
                .param("seat", handover.duty().seat().name())
                .param("sender", handover.sender())
                .param("successor", handover.successor())
                .param("moment", Sql.time(handover.moment()))
                .param("by", handover.proposedBy())
                .param("at", Sql.time(handover.proposedAt()))
                .update();
    }

    public void remove(OpenTransaction tx, UUID id, Duty duty) {
        tx.requireOpen();
        jdbc.sql("""
                        delete from responsibility_handover
                        where responsibility_id = :id
                        and level = :level
                        and seat = :seat
                        """)
                .param("id", id)
                .param("level", duty.level().name())
                .param("seat", duty.seat().name())
                .update();
    }

    private record Row(AreaPath area, Duty duty, ResponsibilityLine.Term term) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                AreaPath.of(row.getString("area")),
                duty(row),
                new ResponsibilityLine.Term(Sql.instant(row, "since"), row.getObject("official_id", UUID.class)));
    }

    private static Duty duty(ResultSet row) throws SQLException {
        return new Duty(Level.valueOf(row.getString("level")), Seat.valueOf(row.getString("seat")));
    }

    /** Rows in the order of their beginnings. */
    private static Responsibilities collected(List<Row> rows) {
        return new Responsibilities(rows.stream()
                .collect(Collectors.groupingBy(
                        Row::area,
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                Row::duty,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(Row::term, Collectors.toList()),
                                        ResponsibilityLine::new)))));
    }
}
