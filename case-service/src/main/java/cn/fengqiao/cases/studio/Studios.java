package cn.fengqiao.cases.studio;

import cn.fengqiao.cases.appointment.DualCoverage;
import cn.fengqiao.cases.appointment.Opening;
import cn.fengqiao.cases.appointment.Profession;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.StudioEvent;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tables of studios and of their members. Row-level security filters by their matters. */
@Component
class Studios {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Opening>> OPENINGS = new TypeReference<>() {};

    private static final String COLUMNS =
            "s.id, s.kind, s.name, s.profile, s.skills, s.covers, s.hours, s.closed_days, s.slot_minutes, s.rooms, s.closed";

    private final JdbcClient jdbc;

    Studios(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which studios are listed.
     *
     * @param area only those that serve this place
     */
    record Filter(
            StudioEvent.@Nullable Kind kind,
            @Nullable AreaPath area,
            @Nullable String skill,
            @Nullable Boolean open) {}

    /** A studio in a list. */
    record Listed(Studio studio, AreaPath area, int members, long version) {}

    void open(OpenTransaction tx, Studio studio) {
        tx.requireOpen();
        particulars(jdbc.sql("""
                        insert into studio (
                            id, kind, name, profile, skills, covers, hours, closed_days, slot_minutes, rooms, closed)
                        values (
                            :id, :kind, :name, :profile, :skills, :covers, :hours::jsonb, :closedDays::date[], :slotMinutes,
                            :rooms, :closed)
                        """), studio).param("kind", studio.kind().name()).update();
    }

    void save(OpenTransaction tx, Studio studio) {
        tx.requireOpen();
        int saved = particulars(jdbc.sql("""
                        update studio
                        set name = :name,
                            profile = :profile,
                            skills = :skills,
                            covers = :covers,
                            hours = :hours::jsonb,
                            closed_days = :closedDays::date[],
                            slot_minutes = :slotMinutes,
                            rooms = :rooms,
                            closed = :closed
                        where id = :id
                        """), studio).update();
        if (saved != 1) {
            throw new IllegalStateException("studio " + studio.id() + " was not locked");
        }
    }

    /** The particulars of a studio whose matter was found. */
    Studio get(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from studio s
                        where s.id = :id
                        """)
                .param("id", id)
                .query(Studios::studio)
                .single();
    }

    /** In the order in which they were opened. */
    List<Listed> page(OpenTransaction tx, Filter filter, @Nullable UUID after, int limit, LocalDate today) {
        tx.requireOpen();
        var where = new StringBuilder();
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit, "today", today));
        if (after != null) {
            where.append("and s.id > :after\n");
            parameters.put("after", after);
        }
        if (filter.kind() != null) {
            where.append("and s.kind = :kind\n");
            parameters.put("kind", filter.kind().name());
        }
        if (filter.skill() != null) {
            where.append("and :skill = any (s.skills)\n");
            parameters.put("skill", filter.skill());
        }
        if (filter.open() != null) {
            where.append("and s.closed <> :open\n");
            parameters.put("open", filter.open());
        }
        if (filter.area() != null) {
            where.append("""
                    and exists (
                        select from unnest(s.covers) as c (area)
                        where c.area = :area
                        or starts_with(:area, c.area || '.'))
                    """);
            parameters.put("area", filter.area().value());
        }
        return jdbc.sql("select " + COLUMNS + """
                        , m.area, m.version,
                        (
                            select count(*)
                            from studio_member w
                            where w.studio_id = s.id
                            and w.since <= :today
                            and (w.until is null or w.until >= :today)) as members
                        from studio s
                        join matter m on m.id = s.id
                        where true
                        """ + where + """
                        order by s.id
                        limit :limit
                        """)
                .params(parameters)
                .query((row, number) -> new Listed(
                        studio(row, number),
                        AreaPath.of(row.getString("area")),
                        row.getInt("members"),
                        row.getLong("version")))
                .list();
    }

    /** Open studios with one of the skills, those of longest standing first. */
    List<Studio> withSkills(OpenTransaction tx, Collection<String> skills, int most) {
        tx.requireOpen();
        return jdbc.sql("select " + COLUMNS + """

                        from studio s
                        where not s.closed
                        and s.skills && :skills::text[]
                        order by s.id
                        limit :most
                        """)
                .param("skills", Rows.array(skills))
                .param("most", most)
                .query(Studios::studio)
                .list();
    }

    /** How well a skill fits a type of dispute, in percent. */
    Map<String, Integer> fits(OpenTransaction tx, String type) {
        tx.requireOpen();
        Map<String, Integer> fits = new HashMap<>();
        jdbc.sql("""
                        select skill, percent
                        from skill_fit
                        where dispute_type = :type
                        """).param("type", type).query(row -> {
            fits.put(row.getString("skill"), row.getInt("percent"));
        });
        return fits;
    }

    /** Open studios that have a lawyer or a psychologist on {@code day}. */
    List<DualCoverage.Provider> providers(OpenTransaction tx, LocalDate day) {
        tx.requireOpen();
        return jdbc.sql("""
                        select s.id, s.covers, array_agg(distinct w.profession) as professions
                        from studio s
                        join studio_member w on w.studio_id = s.id
                        where not s.closed
                        and w.profession in ('LAWYER', 'PSYCHOLOGIST')
                        and w.since <= :day
                        and (w.until is null or w.until >= :day)
                        group by s.id, s.covers
                        order by s.id
                        """)
                .param("day", day)
                .query((row, number) -> {
                    Set<Profession> professions = EnumSet.noneOf(Profession.class);
                    Rows.texts(row, "professions").forEach(code -> professions.add(Profession.valueOf(code)));
                    return new DualCoverage.Provider(
                            row.getObject("id", UUID.class), Rows.areas(row, "covers"), professions);
                })
                .list();
    }

    void join(OpenTransaction tx, Member member) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into studio_member (id, studio_id, person, name, profession, since, until)
                        values (:id, :studio, :person, :name, :profession, :since, :until)
                        """)
                .param("id", member.id())
                .param("studio", member.studio())
                .param("person", member.person())
                .param("name", member.name())
                .param("profession", member.profession().name())
                .param("since", member.since())
                .param("until", member.until())
                .update();
    }

    void leave(OpenTransaction tx, UUID member, LocalDate until) {
        tx.requireOpen();
        jdbc.sql("""
                        update studio_member
                        set until = :until
                        where id = :id
                        """).param("id", member).param("until", until).update();
    }

    /** Everybody who ever worked there, in the order in which they were entered. */
    List<Member> members(OpenTransaction tx, UUID studio) {
        tx.requireOpen();
        return jdbc.sql("""
                        select id, studio_id, person, name, profession, since, until
                        from studio_member
                        where studio_id = :studio
                        order by id
                        """)
                .param("studio", studio)
                .query((row, number) -> new Member(
                        row.getObject("id", UUID.class),
                        row.getObject("studio_id", UUID.class),
                        row.getString("person"),
                        row.getString("name"),
                        Profession.valueOf(row.getString("profession")),
                        row.getObject("since", LocalDate.class),
                        Rows.day(row, "until")))
                .list();
    }

    /** The member of that id, when they belong to that studio. */
    static Optional<Member> among(List<Member> members, UUID id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    private static JdbcClient.StatementSpec particulars(JdbcClient.StatementSpec statement, Studio studio) {
        return statement
                .param("id", studio.id())
                .param("name", studio.name())
                .param("profile", studio.profile())
                .param("skills", Rows.array(studio.skills()))
                .param("covers", Rows.array(studio.covers()))
                .param("hours", JSON.writeValueAsString(studio.openings()))
                .param("closedDays", Rows.array(studio.closedDays()))
                .param("slotMinutes", studio.slotMinutes())
                .param("rooms", studio.rooms())
                .param("closed", studio.closed());
    }

    private static Studio studio(ResultSet row, int number) throws SQLException {
        return new Studio(
                row.getObject("id", UUID.class),
                StudioEvent.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("profile"),
                Rows.texts(row, "skills"),
                Rows.areas(row, "covers"),
                JSON.readValue(row.getString("hours"), OPENINGS),
                Rows.days(row, "closed_days"),
                row.getInt("slot_minutes"),
                row.getInt("rooms"),
                row.getBoolean("closed"));
    }
}
