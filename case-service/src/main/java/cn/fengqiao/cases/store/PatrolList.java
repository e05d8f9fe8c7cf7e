package cn.fengqiao.cases.store;

import cn.fengqiao.cases.store.Patrol.Listed;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages of patrols, newest first, in the applied scope. What is read for a page of somebody's own does not grow with the
 * patrols there are: it begins at the person and not at the patrols.
 */
public final class PatrolList {

    /**
     * Those somebody goes on: by themselves, or as a member of its team on its day. {@code offset 0}, so that each is
     * looked up and never met on the way through all patrols, whatever the database guesses of how many there are.
     */
    private static final String OF_GOER = """
            (select g.matter_id
                from official o
                join patrol_goer g on g.official_id = o.id
                where o.subject = :goer
                union
                select t.matter_id
                from official o
                join team_member s on s.official_id = o.id
                cross join lateral (
                    select p.matter_id
                    from patrol p
                    where p.team_id = s.team_id
                    and p.day >= s.since
                    and p.day <= coalesce(s.until, 'infinity')
                    offset 0) as t
                where o.subject = :goer) as own
            cross join lateral (select * from patrol where matter_id = own.matter_id offset 0) as p""";

    private final JdbcClient jdbc;

    public PatrolList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of them a list shows.
     *
     * @param area those with a stop in it or around it, at the precision of a grid
     * @param goer those on which whose account this is goes
     * @param openOnly those that are not over
     * @param missedOnly those of which it was said that they were missed, whatever became of them since
     * @param after the last one of the page before
     */
    public record Filter(
            @Nullable AreaPath area,
            @Nullable LocalDate day,
            @Nullable String goer,
            boolean openOnly,
            boolean missedOnly,
            @Nullable UUID after,
            int limit) {}

    public List<Listed> page(OpenTransaction tx, Filter filter) {
        tx.requireOpen();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("limit", filter.limit());
        String which = which(filter, parameters);
        // how many patrols a value stands for differs between a busy worker and a new one, so each question is planned
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
        return jdbc.sql("""
                        select %s, %s
                        from (
                            select p.matter_id
                            from %s
                            where %s
                            order by p.matter_id desc
                            limit :limit) as here
                        join patrol p on p.matter_id = here.matter_id
                        join matter m on m.id = p.matter_id
                        %s
                        order by p.matter_id desc
                        """.formatted(
                                Matters.columns("m"),
                                Patrols.COLUMNS,
                                filter.goer() == null ? "patrol p" : OF_GOER,
                                which,
                                Patrols.JOINS))
                .params(parameters)
                .query((row, number) -> new Listed(Matters.matter(row, number), Patrols.patrol(row, number)))
                .list();
    }

    private static String which(Filter filter, Map<String, @Nullable Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (filter.goer() != null) {
            parameters.put("goer", filter.goer());
        }
        if (filter.area() != null) {
            parameters.put("area", filter.area().value());
            conditions.add("""
                    exists (
                        select from patrol_stop s
                        where s.matter_id = p.matter_id
                        and (s.grid = :area
                            or starts_with(s.grid, :area || '.')
                            or starts_with(:area, s.grid || '.')))""");
        }
        if (filter.day() != null) {
            parameters.put("day", filter.day());
            conditions.add("p.day = :day");
        }
        if (filter.openOnly()) {
            conditions.add("p.state in ('PLANNED', 'UNDER_WAY')");
        }
        if (filter.missedOnly()) {
            conditions.add("p.missed is not null");
        }
        if (filter.after() != null) {
            parameters.put("after", filter.after());
            conditions.add("p.matter_id < :after");
        }
        return String.join("\nand ", conditions);
    }
}
