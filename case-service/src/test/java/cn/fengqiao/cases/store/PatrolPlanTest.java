package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.store.PatrolList.Filter;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.PatrolEvent.Miss;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.testkit.Tokens;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Years of patrols: what somebody goes on is found from who they are, and what was or is to be said to be missed without
 * the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatrolPlanTest {

    private static final Caller DISPATCHER = Tokens.caller(Department.COMMUNITY, Role.DISPATCHER);
    private static final int PATROLS = 30_000;

    /** On ten, long ago, and on some of two teams'. */
    private static final String RARELY = "worker-1";

    /** On half of all, as is the other one: what the database expects of anybody. */
    private static final String BUSY = "worker-2";

    private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");

    /** Some twenty for each patrol of RARELY's: the way down three indexes, as row-level security asks each time. */
    private static final long MOST_PAGES = 1_500;

    private final OwnDatabase database = new OwnDatabase("patrols");
    private final Explaining explaining =
            new Explaining(database.app, "explain (analyze, buffers, timing off, summary off) ");
    private final PatrolList list = new PatrolList(JdbcClient.create(explaining));
    private final Patrols patrols = new Patrols(JdbcClient.create(explaining));

    @BeforeAll
    void years() throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    create temporary table made as
                    select uuidv7(i * interval '1 minute' - interval '40 days') as id, i,
                        case when i > 300 then 'PATROL' when i > 297 then 'OFFICIAL' else 'TEAM' end as kind
                    from generate_series(1, 300 + :patrols) as i
                    """.replace(":patrols", Integer.toString(PATROLS)));
            statement.execute("""
                    insert into matter (id, kind, area, departments, lead, restricted, version, opened_at, changed_at,
                        opened_by_subject, opened_by_department, request_key, request_digest)
                    select id, kind, 'HC.FQ.C03.G02', '{COMMUNITY}', 'COMMUNITY', false, 1, now(), now(), 's', 'COMMUNITY', i, ''
                    from made
                    """);
            statement.execute("""
                    insert into official (id, subdistrict, code, name, department, posts, subject, active_from)
                    select id, 'HC.FQ', i, 'n', 'COMMUNITY', '{GRID_WORKER}', 'worker-' || i - 297, '2020-01-01'
                    from made
                    where kind = 'OFFICIAL'
                    """);
            statement.execute("insert into team (id, home, kind, name, areas) "
                    + "select id, 'HC.FQ', 'SQUAD', i, '{HC.FQ}' from made where kind = 'TEAM'");
            // one in a thousand is late, another one was missed
            statement.execute("""
                    insert into patrol (matter_id, state, purpose, day, starts_at, ends_at, team_id, case_id, started_at,
                        ended_at, stops, missed, missed_at)
                    select p.id, case when i % 1000 = 0 then 'UNDER_WAY' else 'FINISHED' end, 'DISPUTES',
                        current_date - (30300 - i) / 50, at - interval '1 hour', at,
                        case when i % 7 = 0 then (select t.id from made t where t.i = p.i % 290 + 1) end,
                        case when i % 50 = 0 then md5((i / 100)::text)::uuid end, now(),
                        case when i % 1000 <> 0 then now() end, 1,
                        case when i % 1000 = 500 then 'NOT_FINISHED' end, case when i % 1000 = 500 then now() end
                    from made p,
                        lateral (select now() - (30301 - i) * interval '1 minute' as at) as moment
                    where kind = 'PATROL'
                    """);
            statement.execute("""
                    insert into patrol_goer (matter_id, official_id)
                    select p.id, o.id
                    from made p
                    join made o on o.i = case when p.i <= 310 then 298 else p.i % 2 + 299 end
                    where p.kind = 'PATROL'
                    """);
            statement.execute("""
                    insert into team_member (team_id, official_id, role, since, until)
                    select t.id, o.id, 'PATROL', current_date - 550, case when t.i = 290 then current_date - 300 end
                    from made t
                    cross join made o
                    where t.i in (289, 290)
                    and o.i = 298
                    """);
            statement.execute("vacuum analyze");
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void what_somebody_goes_on_is_found_from_them_and_their_teams() throws SQLException {
        List<UUID> own = page(mine(RARELY, null, 51));

        assertThat(own).hasSizeBetween(20, 40).isEqualTo(goesOn(RARELY));
        assertThat(explaining.plan)
                .contains("official_by_subject", "patrol_goer_by_official", "patrol_of_team")
                .doesNotContainPattern("Seq Scan on (patrol|matter|patrol_goer)");
        assertThat(explaining.readInVain())
                .isLessThan(10); // of a team's only those of days on which they no longer served in it
        assertThat(pages()).isLessThan(MOST_PAGES);
    }

    @Test
    void the_second_page_too_and_what_is_open_or_was_missed_of_it() throws SQLException {
        List<UUID> own = goesOn(RARELY);

        assertThat(page(mine(RARELY, own.get(4), 5))).isEqualTo(own.subList(5, 10));
        assertThat(pages()).isLessThan(MOST_PAGES);
        assertThat(page(new Filter(null, null, RARELY, true, false, null, 51))).isEmpty();
        assertThat(pages()).isLessThan(MOST_PAGES);
        assertThat(page(new Filter(null, null, RARELY, false, true, null, 51))).isEmpty();
        assertThat(pages()).isLessThan(MOST_PAGES);
    }

    @Test
    void who_goes_on_nothing_reads_nothing() {
        assertThat(page(mine("nobody", null, 51))).isEmpty();
        assertThat(pages()).isLessThan(20);
    }

    @Test
    void who_goes_on_half_of_all_reads_those_alone() throws SQLException {
        List<UUID> own = goesOn(BUSY);

        assertThat(own).hasSize(PATROLS / 2 - 5);
        assertThat(page(mine(BUSY, null, 51))).isEqualTo(own.subList(0, 51));
        assertThat(explaining.plan).doesNotContainPattern("Seq Scan on (patrol|matter|patrol_goer)");
        assertThat(explaining.readInVain()).isLessThan(10);
    }

    @Test
    void a_page_of_all_and_of_what_was_missed_reads_its_own_lines() {
        assertThat(page(new Filter(null, null, null, false, false, null, 51))).hasSize(51);
        assertThat(pages()).isLessThan(MOST_PAGES);
        assertThat(page(new Filter(null, null, null, false, true, null, 20))).hasSize(20);
        assertThat(explaining.plan).contains("patrol_missed");
        assertThat(explaining.readInVain()).isZero();
        assertThat(pages()).isLessThan(MOST_PAGES);
    }

    @Test
    void what_is_to_be_said_is_found_without_what_was_said_or_ended() {
        Instant now = Instant.now();

        Optional<UUID> due = database.asked(TheService.CALLER, tx -> patrols.unsaid(tx, now, new UUID[0]));

        assertThat(due).isPresent();
        assertThat(explaining.plan).contains("patrol_unsaid").doesNotContain("Seq Scan");
        assertThat(explaining.readInVain()).isZero();
        assertThat(pages()).isLessThan(50);
        assertThat(database.<Optional<UUID>>asked(
                        TheService.CALLER, tx -> patrols.unsaid(tx, now, new UUID[] {due.get()})))
                .isPresent()
                .isNotEqualTo(due);
    }

    @Test
    void of_several_instances_each_takes_another_one_and_what_was_said_is_not_taken_again() {
        Instant now = Instant.now();

        UUID first = database.asked(TheService.CALLER, tx -> {
            UUID mine = due(tx, now);
            UUID theirs = CompletableFuture.supplyAsync(
                            () -> database.asked(TheService.CALLER, other -> due(other, now)))
                    .join();
            assertThat(theirs).isNotEqualTo(mine);
            patrols.missed(tx, mine, Miss.NOT_FINISHED, now);
            return mine;
        });

        assertThat(database.<UUID>asked(TheService.CALLER, tx -> due(tx, now))).isNotEqualTo(first);
    }

    private UUID due(OpenTransaction tx, Instant now) {
        return new Patrols(JdbcClient.create(database.app))
                .unsaid(tx, now, new UUID[0])
                .orElseThrow();
    }

    @Test
    void the_patrols_because_of_a_case_are_found_from_it() throws SQLException {
        UUID about = one("select case_id from patrol where case_id is not null order by matter_id desc limit 1");

        List<Patrol.Because> because = database.asked(DISPATCHER, tx -> patrols.because(tx, about));

        assertThat(because)
                .singleElement()
                .satisfies(each -> assertThat(each.lead()).isEqualTo(Department.COMMUNITY));
        assertThat(explaining.plan).contains("patrol_of_case").doesNotContain("Seq Scan");
        assertThat(pages()).isLessThan(50);
    }

    private List<UUID> page(Filter filter) {
        return database.asked(DISPATCHER, tx -> list.page(tx, filter)).stream()
                .map(listed -> listed.matter().id())
                .toList();
    }

    private static Filter mine(String subject, @Nullable UUID after, int limit) {
        return new Filter(null, null, subject, false, false, after, limit);
    }

    /** The same as it is defined, asked of every patrol. */
    private List<UUID> goesOn(String subject) throws SQLException {
        try (Connection owner = database.owner();
                PreparedStatement statement = owner.prepareStatement("""
                        select p.matter_id
                        from patrol p
                        cross join official o
                        where o.subject = ?
                        and (exists (
                                select from patrol_goer g where g.matter_id = p.matter_id and g.official_id = o.id)
                            or exists (
                                select from team_member t
                                where t.team_id = p.team_id
                                and t.official_id = o.id
                                and t.since <= p.day
                                and (t.until is null or t.until >= p.day)))
                        order by p.matter_id desc
                        """)) {
            statement.setString(1, subject);
            List<UUID> found = new ArrayList<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    private UUID one(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    /** How many pages it touched for it. */
    private long pages() {
        Matcher whole = PAGES.matcher(explaining.plan);
        assertThat(whole.find()).as(explaining.plan).isTrue();
        String read = whole.group(2);
        return Long.parseLong(whole.group(1)) + (read == null ? 0 : Long.parseLong(read));
    }
}
