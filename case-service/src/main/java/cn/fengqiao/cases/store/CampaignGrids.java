package cn.fengqiao.cases.store;

import cn.fengqiao.cases.screening.Tally;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.kit.outbox.OpenTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Grids of campaigns: whose they are, and their coverage. The counts are kept in the transaction of the visit, so they
 * are those of counting the visits at any time.
 */
public final class CampaignGrids {

    private static final String SUMS = """
            sum(target)::int as target, sum(visited)::int as visited, sum(done)::int as done, sum(refused)::int as refused,
            sum(nobody_home)::int as nobody_home, sum(findings)::int as findings, count(*)::int as grids,
            count(finished_at)::int as finished
            """;

    private final JdbcClient jdbc;

    public CampaignGrids(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Coverage of a grid or, summed, of a community or of all.
     *
     * @param area null for all
     * @param target households to be asked, as far as known
     * @param grids how many grids are in it, {@code finished} of them finished
     * @param workerName who has the grid; never of a sum
     */
    public record Coverage(
            @Nullable String area,
            @Nullable Integer target,
            int visited,
            int done,
            int refused,
            int nobodyHome,
            int findings,
            int grids,
            int finished,
            @Nullable String workerSubject,
            @Nullable String workerName) {}

    /** Somebody had a grid in this time. */
    public record Duty(
            AreaPath area, Instant since, @Nullable Instant until) {

        public boolean covers(AreaPath grid, Instant at) {
            return area.equals(grid) && !at.isBefore(since) && (until == null || at.isBefore(until));
        }
    }

    /** Makes the grids of a scope those of the campaign; a grid that is there keeps its target. */
    public void add(OpenTransaction tx, UUID campaign, Map<AreaPath, Optional<Integer>> targets) {
        tx.requireOpen();
        targets.forEach((area, target) -> jdbc.sql("""
                        insert into campaign_grid (matter_id, area, target)
                        values (:campaign, :area, :target)
                        on conflict (matter_id, area) do nothing
                        """)
                .param("campaign", campaign)
                .param("area", area.value())
                .param("target", target.orElse(null))
                .update());
    }

    /** Who has the grid now. */
    public Optional<String> workerOf(OpenTransaction tx, UUID campaign, AreaPath area) {
        tx.requireOpen();
        return jdbc.sql("""
                        select worker_subject
                        from campaign_duty
                        where matter_id = :campaign
                        and area = :area
                        and until is null
                        """)
                .param("campaign", campaign)
                .param("area", area.value())
                .query(String.class)
                .optional();
    }

    /** Gives a grid to a worker and takes it from the one who had it; false when the campaign has no such grid. */
    public boolean assign(
            OpenTransaction tx, UUID campaign, AreaPath area, int target, String subject, String name, Instant at) {
        tx.requireOpen();
        int aimed = jdbc.sql("""
                        update campaign_grid
                        set target = :target
                        where matter_id = :campaign
                        and area = :area
                        """)
                .param("campaign", campaign)
                .param("area", area.value())
                .param("target", target)
                .update();
        if (aimed == 0) {
            return false;
        }
        jdbc.sql("""
                        update campaign_duty
                        set until = :at
                        where matter_id = :campaign
                        and area = :area
                        and until is null
                        """)
                .param("campaign", campaign)
                .param("area", area.value())
                .param("at", Sql.time(at))
                .update();
        jdbc.sql("""
                        insert into campaign_duty (matter_id, area, since, worker_subject, worker_name)
                        values (:campaign, :area, :at, :subject, :name)
                        """)
                .param("campaign", campaign)
                .param("area", area.value())
                .param("at", Sql.time(at))
                .param("subject", subject)
                .param("name", name)
                .update();
        return true;
    }

    /** What a worker has and had. */
    public List<Duty> dutiesOf(OpenTransaction tx, UUID campaign, String subject) {
        tx.requireOpen();
        return jdbc.sql("""
                        select area, since, until
                        from campaign_duty
                        where matter_id = :campaign
                        and worker_subject = :subject
                        """)
                .param("campaign", campaign)
                .param("subject", subject)
                .query((row, number) -> new Duty(
                        AreaPath.of(row.getString("area")), Sql.instant(row, "since"), Sql.instantOrNull(row, "until")))
                .list();
    }

    /**
     * Counts a visit.
     *
     * @return whether the grid has become finished by it
     */
    public boolean count(OpenTransaction tx, UUID campaign, AreaPath area, Tally tally, Instant at) {
        tx.requireOpen();
        return jdbc.sql("""
                        update campaign_grid g
                        set visited = g.visited + :visited,
                            done = g.done + :done,
                            refused = g.refused + :refused,
                            nobody_home = g.nobody_home + :nobodyHome,
                            findings = g.findings + :findings
                        where g.matter_id = :campaign
                        and g.area = :area
                        """)
                                .param("visited", tally.visited())
                                .param("done", tally.done())
                                .param("refused", tally.refused())
                                .param("nobodyHome", tally.nobodyHome())
                                .param("findings", tally.findings())
                                .param("campaign", campaign)
                                .param("area", area.value())
                                .update()
                        == 1
                && finish(tx, campaign, area, at);
    }

    /** Notes whether a grid is finished; true when it has become so just now. */
    public boolean finish(OpenTransaction tx, UUID campaign, AreaPath area, Instant at) {
        tx.requireOpen();
        jdbc.sql("""
                        update campaign_grid
                        set finished_at = null
                        where matter_id = :campaign
                        and area = :area
                        and finished_at is not null
                        and done + refused < target
                        """).param("campaign", campaign).param("area", area.value()).update();
        return jdbc.sql("""
                        update campaign_grid
                        set finished_at = :at
                        where matter_id = :campaign
                        and area = :area
                        and finished_at is null
                        and target > 0
                        and done + refused >= target
                        """)
                        .param("at", Sql.time(at))
                        .param("campaign", campaign)
                        .param("area", area.value())
                        .update()
                == 1;
    }

    /** Grids behind {@code after}, in the order of their codes. */
    public List<Coverage> byGrid(OpenTransaction tx, UUID campaign, String after, int limit) {
        tx.requireOpen();
        return jdbc.sql("""
                        select g.area, g.target, g.visited, g.done, g.refused, g.nobody_home, g.findings, 1 as grids,
                            (g.finished_at is not null)::int as finished, d.worker_subject, d.worker_name
                        from campaign_grid g
                        left join campaign_duty d on d.matter_id = g.matter_id and d.area = g.area and d.until is null
                        where g.matter_id = :campaign
                        and g.area > :after
                        order by g.area
                        limit :limit
                        """)
                .param("campaign", campaign)
                .param("after", after)
                .param("limit", limit)
                .query(CampaignGrids::coverage)
                .list();
    }

    /** Communities behind {@code after}, in the order of their codes. */
    public List<Coverage> byCommunity(OpenTransaction tx, UUID campaign, String after, int limit) {
        tx.requireOpen();
        return jdbc.sql("select community as area, " + SUMS + """
                        , null as worker_subject, null as worker_name
                        from (
                            select g.*,
                                concat_ws('.', split_part(g.area, '.', 1), split_part(g.area, '.', 2),
                                    split_part(g.area, '.', 3)) collate "C" as community
                            from campaign_grid g
                            where g.matter_id = :campaign) as located
                        where community > :after
                        group by community
                        order by community
                        limit :limit
                        """)
                .param("campaign", campaign)
                .param("after", after)
                .param("limit", limit)
                .query(CampaignGrids::coverage)
                .list();
    }

    public Coverage total(OpenTransaction tx, UUID campaign) {
        tx.requireOpen();
        return jdbc.sql("""
                        select null as area, sum(target)::int as target,
                            coalesce(sum(visited), 0)::int as visited, coalesce(sum(done), 0)::int as done,
                            coalesce(sum(refused), 0)::int as refused, coalesce(sum(nobody_home), 0)::int as nobody_home,
                            coalesce(sum(findings), 0)::int as findings, count(*)::int as grids,
                            count(finished_at)::int as finished, null as worker_subject, null as worker_name
                        from campaign_grid
                        where matter_id = :campaign
                        """)
                .param("campaign", campaign)
                .query(CampaignGrids::coverage)
                .single();
    }

    private static Coverage coverage(ResultSet row, int number) throws SQLException {
        int target = row.getInt("target");
        boolean unknown = row.wasNull();
        return new Coverage(
                row.getString("area"),
                unknown ? null : target,
                row.getInt("visited"),
                row.getInt("done"),
                row.getInt("refused"),
                row.getInt("nobody_home"),
                row.getInt("findings"),
                row.getInt("grids"),
                row.getInt("finished"),
                row.getString("worker_subject"),
                row.getString("worker_name"));
    }
}
