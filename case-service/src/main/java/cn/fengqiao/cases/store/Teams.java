package cn.fengqiao.cases.store;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams and who serves in them. */
public final class Teams {

    private static final String COLUMNS = "t.home as t_home, t.kind as t_kind, t.name as t_name, t.areas as t_areas";

    private final JdbcClient jdbc;

    public Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A team and the common row. */
    public record Kept(Matter matter, Team team) {}

    /**
     * Which of them a list shows.
     *
     * @param serving those that serve there, or around it
     * @param official those somebody serves in, now or at any time
     */
    public record Filter(
            @Nullable AreaPath serving,
            @Nullable String kind,
            @Nullable UUID official,
            @Nullable UUID after,
            int limit) {}

    /** Makes whoever else wants this name there wait for the end of the transaction. */
    public void claim(OpenTransaction tx, AreaPath home, String name) {
        tx.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "team:" + home + ":" + name)
                .query((row, number) -> true)
                .list();
    }

    public Optional<Kept> named(OpenTransaction tx, AreaPath home, String name) {
        tx.requireOpen();
        return jdbc.sql("select " + Matters.columns("m") + ", " + COLUMNS + """

                        from team t
                        join matter m on m.id = t.id
                        where t.home = :home
                        and t.name = :name
                        """)
                .param("home", home.value())
                .param("name", name)
                .query(Teams::kept)
                .optional();
    }

    public Optional<Team> find(OpenTransaction tx, UUID id) {
        tx.requireOpen();
        return jdbc.sql("select t.id, " + COLUMNS + """

                        from team t
                        where t.id = :id
                        """)
                .param("id", id)
                .query((row, number) -> team(row))
                .optional();
    }

    /** A page in the order of ids. */
    public List<Kept> page(OpenTransaction tx, Filter filter) {
        tx.requireOpen();
        return jdbc.sql("select " + Matters.columns("m") + ", " + COLUMNS + """

                        from team t
                        join matter m on m.id = t.id
                        where (cast(:serving as text) is null
                            or exists (
                                select from unnest(t.areas) as place
                                where place = :serving or starts_with(:serving, place || '.')))
                        and (cast(:kind as text) is null or t.kind = :kind)
                        and (cast(:official as uuid) is null
                            or exists (
                                select from team_member s
                                where s.team_id = t.id
                                and s.official_id = :official))
                        and (cast(:after as uuid) is null or m.id > :after)
                        order by m.id
                        limit :limit
                        """)
                .param(
                        "serving",
                        filter.serving() == null ? null : filter.serving().value())
                .param("kind", filter.kind())
                .param("official", filter.official())
                .param("after", filter.after())
                .param("limit", filter.limit())
                .query(Teams::kept)
                .list();
    }

    public void add(OpenTransaction tx, Team team) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into team (id, home, kind, name, areas)
                        values (:id, :home, :kind, :name, :areas)
                        """)
                .param("id", team.id())
                .param("home", team.home().value())
                .param("kind", team.kind())
                .param("name", team.name())
                .param("areas", paths(team))
                .update();
    }

    /** Writes kind, name and areas anew. */
    public void save(OpenTransaction tx, Team team) {
        tx.requireOpen();
        jdbc.sql("""
                        update team
                        set kind = :kind,
                            name = :name,
                            areas = :areas
                        where id = :id
                        """)
                .param("id", team.id())
                .param("kind", team.kind())
                .param("name", team.name())
                .param("areas", paths(team))
                .update();
    }

    /** In the order of who came first; at most {@code limit}. */
    public List<Team.Member> members(OpenTransaction tx, UUID team, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select team_id, official_id, role, since, until
                        from team_member
                        where team_id = :team
                        order by since, official_id, role
                        limit :limit
                        """)
                .param("team", team)
                .param("limit", limit)
                .query((row, number) -> new Team.Member(
                        row.getObject("team_id", UUID.class),
                        row.getObject("official_id", UUID.class),
                        row.getString("role"),
                        row.getObject("since", LocalDate.class),
                        row.getObject("until", LocalDate.class)))
                .list();
    }

    /** Whether an official serves in any team in this role on {@code day}. */
    public boolean serves(OpenTransaction tx, UUID official, String role, LocalDate day) {
        tx.requireOpen();
        return jdbc.sql("""
                        select exists (
                            select from team_member
                            where official_id = :official
                            and role = :role
                            and since <= :day
                            and (until is null or until >= :day))
                        """)
                .param("official", official)
                .param("role", role)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    public void addMember(OpenTransaction tx, Team.Member member) {
        tx.requireOpen();
        jdbc.sql("""
                        insert into team_member (team_id, official_id, role, since, until)
                        values (:team, :official, :role, :since, :until)
                        """)
                .param("team", member.team())
                .param("official", member.official())
                .param("role", member.role())
                .param("since", member.since())
                .param("until", member.until())
                .update();
    }

    /** Gives a membership its last day. */
    public void end(OpenTransaction tx, Team.Member member, LocalDate lastDay) {
        tx.requireOpen();
        jdbc.sql("""
                        update team_member
                        set until = :until
                        where team_id = :team
                        and official_id = :official
                        and role = :role
                        and since = :since
                        """)
                .param("team", member.team())
                .param("official", member.official())
                .param("role", member.role())
                .param("since", member.since())
                .param("until", lastDay)
                .update();
    }

    private static String[] paths(Team team) {
        return team.areas().stream().map(AreaPath::value).toArray(String[]::new);
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(Matters.matter(row, number), team(row));
    }

    private static Team team(ResultSet row) throws SQLException {
        return new Team(
                row.getObject("id", UUID.class),
                AreaPath.of(row.getString("t_home")),
                row.getString("t_kind"),
                row.getString("t_name"),
                Arrays.stream((String[]) row.getArray("t_areas").getArray())
                        .map(AreaPath::of)
                        .toList());
    }
}
