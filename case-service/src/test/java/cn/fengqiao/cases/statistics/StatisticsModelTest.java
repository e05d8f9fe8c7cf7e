package cn.fengqiao.cases.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.figures.Measure;
import cn.fengqiao.cases.figures.Suppression.Shown;
import cn.fengqiao.cases.statistics.Question.Grouping;
import cn.fengqiao.cases.statistics.StatisticsModel.Change;
import cn.fengqiao.cases.store.Explaining;
import cn.fengqiao.cases.store.OwnDatabase;
import cn.fengqiao.cases.store.TheService;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.Tokens;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The model on a database of its own with many cases: rebuilt, proven, read, broken and repaired.
 * {@code -Dfengqiao.statistics.cases=1000000} asks it of more, and prints what it takes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticsModelTest {

    private static final int CASES = Integer.getInteger("fengqiao.statistics.cases", 5_000);
    private static final int ROUNDS = 60;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long SLOWEST_P95_MILLIS = 300;

    private static final Caller LEADER = Tokens.caller(Department.COMMUNITY, Role.LEADER);
    private static final AreaPath SUBDISTRICT = AreaPath.of("HC.FQ");

    private final OwnDatabase database = new OwnDatabase("statistics");
    private final JdbcClient jdbc = JdbcClient.create(database.app);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final StatisticsModel model = new StatisticsModel(jdbc);
    private final StatisticsCheck check = new StatisticsCheck(jdbc, database.app);
    private final StatisticsReader reader = new StatisticsReader(jdbc);
    private final Explaining explaining = new Explaining(database.app);
    private final StatisticsReader explained = new StatisticsReader(JdbcClient.create(explaining));

    @BeforeAll
    void manyCases() throws SQLException {
        database.app.setConnectionInitSql("set lock_timeout = '500ms'");
        owner("""
                create table made as
                select uuidv7((i - 1) * interval '1 microsecond' - interval '1000 days' + i % 1000 * interval '1 day') as id, i,
                    timestamptz '2026-11-20' - i % 1000 * interval '1 day' - i % 7 * interval '1 hour' as at,
                    format('HC.FQ.C%s.G%s', lpad((i % 11 + 1)::text, 2, '0'), lpad((i / 11 % 5 + 1)::text, 2, '0')) as area,
                    (array['POLICE', 'COMMUNITY', 'URBAN_MANAGEMENT', 'EMERGENCY'])[i / 3 % 4 + 1] as lead,
                    (array['NEIGHBOUR', 'FAMILY', 'LABOUR', 'TORT', 'CONTRACT', 'LAND', 'OTHER'])[i / 5 % 7 + 1] as type,
                    i % 10 as fate
                from generate_series(1, :cases) as i
                """.replace(":cases", Integer.toString(CASES)));
        // fates: 0 registered, 1 declined, 2 referred out, 3 refused, 4 failed, 5 agreed, else written off
        owner("""
                insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by, lead,
                    departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                    raised_by_subject, raise_key, outcome, reopened)
                select id, 'N' || i, type, 'OTHER',
                    case fate when 0 then 'REGISTERED' when 1 then 'DECLINED' when 2 then 'REFERRED_OUT' when 3 then 'GUIDED'
                        when 4 then 'OUTCOME_RECORDED' when 5 then 'PERFORMING' else 'WRITTEN_OFF' end,
                    0, 'CONFIRMED', area, 'COMMUNITY', case when fate > 2 then lead end,
                    case when lead = 'COMMUNITY' then '{COMMUNITY}' else array['COMMUNITY', lead] end, '[]', i % 50 = 0,
                    case when i % 100 = 99 then 'EXERCISE' else 'ACTUAL' end, 0,
                    case when fate = 0 then 1 when fate < 3 then 2 when fate in (4, 5) then 8 else 9 end, at,
                    at - interval '5 hours', at,
                    'somebody', i, case when fate = 4 then 'FAILED' when fate > 5 then 'SUCCESS' end, 0
                from made
                """);
        owner("""
                insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department, about)
                select id, l.sequence, at + l.hours * interval '1 hour' * (1 + i % 13), l.what, 's', 'n', 'COMMUNITY', l.about
                from made
                cross join (values
                    (1, 0, 'REGISTERED', null, 0, 9),
                    (2, 1, 'DECLINED', null, 1, 1),
                    (2, 1, 'REFERRED_OUT', null, 2, 2),
                    (2, 1, 'ACCEPTED', null, 3, 9),
                    (3, 2, 'ASSIGNED', null, 3, 9),
                    (4, 3, 'SIGNED', null, 3, 9),
                    (5, 9, 'CONTACT_MADE', null, 3, 9),
                    (6, 20, 'RESOLVING_STARTED', null, 3, 9),
                    (7, 30, 'GUIDED', 'REFUSED', 3, 3),
                    (7, 30, 'GUIDED', 'FAILED', 4, 4),
                    (7, 30, 'AGREED', 'WRITTEN', 5, 9),
                    (8, 40, 'OUTCOME_RECORDED', null, 4, 4),
                    (8, 40, 'PERFORMED', null, 6, 9),
                    (9, 50, 'WRITTEN_OFF', null, 6, 9)) as l (sequence, hours, what, about, first_fate, last_fate)
                where fate between l.first_fate and l.last_fate
                """);
        owner("""
                insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department, about)
                select id, 100, at + interval '2 days', 'CLOCK_MISSED', 's', 'n', 'PLATFORM',
                    case when i % 20 = 3 then 'SIGN:L2' else 'SIGN:MISSED' end
                from made
                where i % 5 = 3
                """);
        owner("vacuum analyze");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    @Order(1)
    void a_rebuild_makes_everything_and_the_proof_finds_it_equal() {
        long begun = System.nanoTime();
        long[] written = rebuilt();
        long rebuilt = System.nanoTime();
        long cases = served(check::cases);
        proven();
        long proven = System.nanoTime();
        System.out.printf(
                "%d cases: rebuilt in %d ms (%d rows, %d cells), proven in %d ms%n",
                CASES, millis(rebuilt - begun), written[0], written[1], millis(proven - rebuilt));

        // a hundredth are drills
        assertThat(cases).isEqualTo(CASES - CASES / 100);
        assertThat(written[0]).isEqualTo(cases);
        assertThat(rebuilt()).containsExactly(0, 0);
    }

    @Test
    @Order(2)
    void the_numbers_are_those_that_counting_gives() {
        Question year = question(Grouping.DEPARTMENT, SUBDISTRICT, "2024-01", "2026-12");
        List<Shown> lines = asked(year);
        long restricted = counted("and c.restricted and not 'COMMUNITY' = any (c.departments)");

        assertThat(restricted).isZero();
        assertThat(total(lines, Measure.REGISTERED)).isEqualTo(counted(""));
        assertThat(total(lines, Measure.DECLINED)).isEqualTo(counted("and c.status = 'DECLINED'"));
        assertThat(total(lines, Measure.REFUSED)).isEqualTo(counted("and c.status = 'GUIDED'"));
        assertThat(total(lines, Measure.FAILED)).isEqualTo(counted("and c.outcome = 'FAILED'"));
        assertThat(total(lines, Measure.SUCCESS))
                .isEqualTo(counted("and c.status in ('PERFORMING', 'WRITTEN_OFF')"))
                .isEqualTo(total(lines, Measure.IN_COMMUNITY));
        assertThat(lines.getLast().line().open()).isEqualTo(counted("and c.open"));
        for (Grouping by : Grouping.values()) {
            List<Shown> others = asked(question(by, SUBDISTRICT, "2024-01", "2026-12"));
            if (by != Grouping.STUDIO) {
                assertThat(total(others, Measure.SUCCESS)).as(by.name()).isEqualTo(total(lines, Measure.SUCCESS));
                assertThat(others.getLast().line().open()).as(by.name()).isEqualTo(counted("and c.open"));
            }
        }
    }

    @Test
    @Order(3)
    void a_question_takes_as_long_as_it_has_lines_however_many_cases_there_are() {
        for (Grouping by : List.of(Grouping.DEPARTMENT, Grouping.AREA, Grouping.TYPE, Grouping.MONTH)) {
            timed(by + " of a year", () -> asked(question(by, SUBDISTRICT, "2025-12", "2026-11")));
            timed(by + " of three years", () -> asked(question(by, SUBDISTRICT, "2023-12", "2026-11")));
        }
    }

    @Test
    @Order(3)
    void cases_behind_a_number_are_found_along_an_index() {
        AreaPath community = AreaPath.of("HC.FQ.C03");
        Question all = question(Grouping.MONTH, SUBDISTRICT, "2026-01", "2026-11");
        Question there = question(Grouping.MONTH, community, "2024-03", "2026-11");
        var rare = new Question(all.from(), all.to(), Grouping.MONTH, SUBDISTRICT, null, "LAND");

        assertThat(plan(new Drill(all, Measure.REGISTERED, null))).contains("statistics_case_raised");
        assertThat(plan(new Drill(all, Measure.REFUSED, null))).contains("statistics_case_outcome");
        assertThat(plan(new Drill(there, Measure.REGISTERED, null))).contains("statistics_case_raised_there");
        assertThat(plan(new Drill(there, Measure.SETTLED, null))).contains("statistics_case_settled_there");
        assertThat(plan(new Drill(rare, Measure.REGISTERED, null))).contains("statistics_case_raised_of_type");
        assertThat(plan(new Drill(all, null, null))).contains("statistics_case_open");
        assertThat(plan(new Drill(there, null, null))).contains("statistics_case_open_there");
    }

    @Test
    @Order(3)
    void the_next_page_begins_at_its_first_case() {
        var drill = new Drill(question(Grouping.MONTH, SUBDISTRICT, "2025-12", "2026-11"), Measure.SUCCESS, null);
        List<StatisticsReader.Found> page = cases(drill, null, 21);

        List<StatisticsReader.Found> next = cases(drill, page.get(9).id(), 11);

        assertThat(explaining.plan).containsPattern("Index Cond: .*ROW\\(");
        assertThat(next).isEqualTo(page.subList(10, 21));
    }

    /** How the database goes about the first page. */
    private String plan(Drill drill) {
        assertThat(cases(drill, null, 51)).hasSizeGreaterThan(5);
        assertThat(explaining.plan).doesNotContain("Seq Scan on statistics_case");
        return explaining.plan;
    }

    @Test
    @Order(4)
    void what_is_planted_is_found_and_repaired() throws SQLException {
        owner("update statistics_case set outcome = 'FAILED' where case_id = (select case_id from statistics_case "
                + "where outcome = 'SUCCESS' order by case_id limit 1)");
        owner(
                "delete from statistics_case where case_id = (select case_id from statistics_case order by case_id desc limit 1)");

        assertThat(this.<List<StatisticsCheck.Row>>served(tx -> check.differentRows(tx, 10)))
                .extracting(StatisticsCheck.Row::how)
                .containsExactlyInAnyOrder("DIFFERENT", "MISSING");
        assertThat(this.<List<StatisticsCheck.Cell>>served(tx -> check.differentCells(tx, 1_000)))
                .isNotEmpty();
        assertThat(rebuilt()[0]).isEqualTo(2);
        proven();

        owner(
                "update statistics_cell set cases[1] = cases[1] + 1 where (level, studio, department, type, area, month) in ("
                        + "select level, studio, department, type, area, month from statistics_cell where department <> '*' limit 1)"
                        + " and restricted_to = '{}'");
        List<StatisticsCheck.Cell> wrong = served(tx -> check.differentCells(tx, 10));
        assertThat(wrong).hasSize(1);
        assertThat(wrong.getFirst().found()).isEqualTo(wrong.getFirst().expected() + 1);
        assertThat(rebuilt()).containsExactly(0, 1);
        proven();
    }

    /** Random lives, of which the model hears late, twice, out of order and not at all of some. */
    @Test
    @Order(5)
    void whatever_is_done_and_however_it_is_heard_of_the_end_is_equal_to_the_source() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<UUID> ids =
                served(tx -> jdbc.sql("select case_id from statistics_case order by md5(case_id::text) limit 40")
                        .query(UUID.class)
                        .list());
        for (int round = 0; round < 12; round++) {
            List<Change> heard = new ArrayList<>();
            for (UUID id : ids) {
                if (random.nextBoolean()) {
                    act(id, random);
                }
                heard.add(new Change(id, 1 + random.nextInt(9)));
                if (random.nextInt(3) == 0) {
                    heard.add(heard.getLast());
                }
            }
            Collections.shuffle(heard, random);
            int cut = random.nextInt(heard.size());
            read(heard.subList(0, cut));
            read(heard.subList(cut, heard.size()));
        }
        read(ids.stream().map(id -> new Change(id, 1)).toList());

        proven();
    }

    @Test
    @Order(6)
    void what_is_reopened_leaves_its_month_and_marks_it() throws SQLException {
        UUID id = served(tx -> jdbc.sql("""
                        select s.case_id
                        from statistics_case s
                        join dispute_case c on c.id = s.case_id
                        where c.status = 'WRITTEN_OFF'
                        and s.settled_at < '2026-10-01'
                        and month_of(s.settled_at) = month_of(s.written_off_at)
                        and s.restricted_to = '{}'
                        order by s.case_id
                        limit 1
                        """).query(UUID.class).single());
        String month = served(tx -> jdbc.sql(
                        "select to_char(month_of(settled_at), 'YYYY-MM') from statistics_case where case_id = :id")
                .param("id", id)
                .query(String.class)
                .single());
        Question then = question(Grouping.MONTH, SUBDISTRICT, month, month);
        long settled = total(asked(then), Measure.SETTLED);

        owner("insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department) "
                + "select '" + id + "', 200, '2026-11-25', 'REOPENED', 's', 'n', 'COMMUNITY'");
        owner(
                "update dispute_case set status = 'REOPENED', outcome = null, reopened = 1, version = version + 1 where id = '"
                        + id + "'");
        read(List.of(new Change(id, 3)));

        assertThat(total(asked(then), Measure.SETTLED)).isEqualTo(settled - 1);
        List<StatisticsReader.Corrected> corrected = inScope(LEADER, tx -> reader.corrections(tx, then));
        assertThat(corrected).hasSize(1);
        assertThat(this.<String>served(tx -> jdbc.sql("select why from statistics_correction where case_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single()))
                .isEqualTo("REOPENED");
        assertThat(total(asked(question(Grouping.MONTH, SUBDISTRICT, "2026-11", "2026-11")), Measure.REOPENED))
                .isPositive();
        proven();
    }

    @Test
    @Order(7)
    void what_nobody_can_see_yet_waits_and_is_not_lost() throws SQLException {
        UUID id = served(tx -> jdbc.sql("select case_id from statistics_case order by case_id limit 1")
                .query(UUID.class)
                .single());
        long version = served(tx -> jdbc.sql("select version from dispute_case where id = :id")
                .param("id", id)
                .query(Long.class)
                .single());
        var tooEarly = new Change(id, version + 1);

        read(List.of(tooEarly));
        assertThat(this.<List<Change>>served(tx -> model.waiting(tx, 1_000))).doesNotContain(tooEarly);
        owner("update dispute_case set version = version + 1 where id = '" + id + "'");
        assertThat(this.<List<Change>>served(tx -> model.waiting(tx, 1_000))).contains(tooEarly);
        for (int look = 0; look < 8; look++) {
            new WaitingRounds(database.transactions, database.scope, model, meters).look();
        }

        assertThat(this.<List<Change>>served(tx -> model.waiting(tx, 1_000))).isEmpty();
        proven();
    }

    @Test
    @Order(8)
    void a_number_is_the_number_of_cases_that_can_be_looked_into() {
        Question year = question(Grouping.DEPARTMENT, AreaPath.of("HC.FQ.C03"), "2026-06", "2026-11");
        List<Shown> lines = asked(year);

        for (Measure measure : Measure.values()) {
            List<StatisticsReader.Found> found = inScope(
                    LEADER,
                    tx -> reader.cases(
                            tx, new Drill(year, measure, null), LEADER, null, null, Math.min(CASES, 100_000)));
            assertThat(total(lines, measure)).as(measure.name()).isEqualTo(found.size());
        }
        List<StatisticsReader.Found> open = inScope(
                LEADER,
                tx -> reader.cases(tx, new Drill(year, null, null), LEADER, null, null, Math.min(CASES, 100_000)));
        assertThat(lines.getLast().line().open()).isEqualTo(open.size());
    }

    @Test
    @Order(9)
    void who_has_no_business_there_reads_nothing() {
        Caller elsewhere = Tokens.caller(Department.POLICE, AreaPath.of("HC.XX"), Role.LEADER);
        Caller urban = Tokens.caller(Department.URBAN_MANAGEMENT, Role.LEADER);
        Question all = question(Grouping.MONTH, SUBDISTRICT, "2024-01", "2026-12");

        assertThat(inScope(elsewhere, tx -> reader.lines(tx, all, elsewhere))
                        .getLast()
                        .line()
                        .tally()
                        .of(Measure.REGISTERED))
                .isZero();
        assertThat(total(inScope(urban, tx -> reader.lines(tx, all, urban)), Measure.REGISTERED))
                .isEqualTo(counted("and (not c.restricted or 'URBAN_MANAGEMENT' = any (c.departments))"))
                .isLessThan(counted(""));
    }

    @Test
    @Order(10)
    void whoever_waits_too_long_for_the_turn_puts_nothing_aside_and_asks_again() throws SQLException {
        var listener = new StatisticsListener(database.transactions, database.scope, model);
        UUID id = UUID.randomUUID();
        List<ConsumerRecord<byte[], byte[]>> poll = List.of(told(id, 1));

        try (Connection other = database.owner();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('statistics'))");
            assertThatThrownBy(() -> listener.onMessage(poll)).isInstanceOf(DataAccessException.class);
            assertThat(waiting(id)).isEmpty();
        }

        listener.onMessage(poll);
        assertThat(waiting(id)).containsExactly(1L);
    }

    @Test
    @Order(11)
    void a_canary_is_no_fact_of_a_case_and_waits_for_nothing() {
        UUID id = UUID.randomUUID();
        Instant now = Instant.parse("2026-11-26T00:00:00Z");
        var canary = new Canary(id, "case-service", now);
        ConsumerRecord<byte[], byte[]> sung =
                told(id, EventCodec.encode(EventEnvelope.mint("/case-service", id, now, 0, null, null, canary)));

        new StatisticsListener(database.transactions, database.scope, model).onMessage(List.of(sung));

        assertThat(StatisticsListener.change(sung)).isEmpty();
        assertThat(waiting(id)).isEmpty();
    }

    @Test
    @Order(12)
    void each_number_of_a_subject_waits_by_itself() {
        UUID id = UUID.randomUUID();

        read(List.of(new Change(id, 5), new Change(id, 7), new Change(id, 5)));
        served(tx -> {
            model.settle(tx, new Change(id, 7));
            return id;
        });

        assertThat(waiting(id)).containsExactly(5L);
    }

    @Test
    @Order(13)
    void what_failed_very_often_is_tried_within_the_hour_and_what_comes_behind_it_is_read() throws SQLException {
        List<UUID> ids = served(tx -> jdbc.sql("select case_id from statistics_case order by case_id desc limit 2")
                .query(UUID.class)
                .list());
        owner("create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$");
        owner("create trigger broken before insert on statistics_case for each row when (new.case_id = '"
                + ids.getFirst() + "') execute function broken()");
        owner("insert into statistics_waiting (subject, sequence, tries, next_at, error) values "
                + "('" + ids.getFirst() + "', 1, 60, now() - interval '1 minute', 'broken'), "
                + "('" + ids.getLast() + "', 1, 0, now(), 'was broken')");

        // of its own: a registry keeps the first gauge of a name, and that one holds weakly what it reads
        var gauges = new SimpleMeterRegistry();
        var rounds = new WaitingRounds(database.transactions, database.scope, model, gauges);
        rounds.look();

        assertThat(waiting(ids.getFirst())).containsExactly(1L);
        assertThat(waiting(ids.getLast())).isEmpty();
        assertThat(gauges.get("fengqiao.statistics.waiting").gauge().value()).isGreaterThanOrEqualTo(2);
        assertThat(inScope(LEADER, reader::state).waitingSince()).isNotNull();
        assertThat(this.<Boolean>served(tx -> jdbc.sql("select tries = 61 and next_at <= now() + interval '1 hour' "
                                + "from statistics_waiting where subject = :id")
                        .param("id", ids.getFirst())
                        .query(Boolean.class)
                        .single()))
                .isTrue();
        owner("drop trigger broken on statistics_case");
        rounds.look();
    }

    @Test
    @Order(14)
    void an_agreement_that_is_not_kept_and_guided_to_other_routes_has_failed_and_is_pushed_upward()
            throws SQLException {
        UUID id = served(tx -> jdbc.sql("""
                        select s.case_id
                        from statistics_case s
                        join dispute_case c on c.id = s.case_id
                        where c.status = 'PERFORMING'
                        and s.outcome = 'SUCCESS'
                        and s.settled_at < '2026-10-01'
                        order by s.case_id
                        limit 1
                        """).query(UUID.class).single());

        line(id, "BREACHED", "GUIDED", "2026-11-25");

        assertThat(row(id, "outcome || ' ' || to_char(settled_at, 'YYYY-MM') || ' ' || to_char(upward_at, 'YYYY-MM')"))
                .isEqualTo("FAILED 2026-11 2026-11");
        line(id, "BREACHED", "RESOLVING", "2026-11-26");
        assertThat(row(id, "coalesce(settled_at, upward_at)::text")).isNull();
        proven();
    }

    @Test
    @Order(15)
    void a_deadline_that_is_not_the_house_s_is_not_overdue() throws SQLException {
        List<UUID> ids = served(
                tx -> jdbc.sql("select case_id from statistics_case where missed_at is null order by case_id limit :n")
                        .param("n", ClockKind.values().length)
                        .query(UUID.class)
                        .list());

        for (ClockKind kind : ClockKind.values()) {
            UUID id = ids.get(kind.ordinal());
            line(id, "CLOCK_MISSED", kind + ":MISSED", "2026-11-25");
            line(id, "CLOCK_MISSED", kind + ":L1", "2026-11-25");
            assertThat(row(id, "(missed_at is not null and missed_l1_at is not null)::text"))
                    .as(kind.name())
                    .isEqualTo(Boolean.toString(kind.house()));
        }
        proven();
    }

    @Test
    @Order(16)
    void a_handover_marks_the_months_of_both_departments_and_of_all_together_none() throws SQLException {
        UUID id = served(tx -> jdbc.sql("""
                        select s.case_id
                        from statistics_case s
                        join dispute_case c on c.id = s.case_id
                        where c.status = 'WRITTEN_OFF'
                        and s.department = 'POLICE'
                        and s.raised_at < '2026-09-01'
                        and s.restricted_to = '{}'
                        order by s.case_id
                        limit 1
                        """).query(UUID.class).single());
        YearMonth month = YearMonth.parse(String.valueOf(row(id, "to_char(month_of(raised_at), 'YYYY-MM')")));
        List<Question> asked = Stream.of("POLICE", "EMERGENCY", "URBAN_MANAGEMENT")
                .map(one -> new Question(month, month, Grouping.MONTH, SUBDISTRICT, Department.of(one), null))
                .toList();
        List<Long> before = asked.stream().map(this::corrections).toList();
        long together = corrections(question(Grouping.MONTH, SUBDISTRICT, month.toString(), month.toString()));
        long byDepartment = corrections(question(Grouping.DEPARTMENT, SUBDISTRICT, month.toString(), month.toString()));

        owner("update dispute_case set lead = 'EMERGENCY' where id = '" + id + "'");
        line(id, "HANDED_OVER", "EMERGENCY", "2026-11-26");

        assertThat(asked.stream().map(this::corrections))
                .containsExactly(before.getFirst() + 1, before.get(1) + 1, before.getLast());
        assertThat(corrections(question(Grouping.MONTH, SUBDISTRICT, month.toString(), month.toString())))
                .isEqualTo(together);
        assertThat(corrections(question(Grouping.DEPARTMENT, SUBDISTRICT, month.toString(), month.toString())))
                .isEqualTo(byDepartment + 1);
        proven();
    }

    private long corrections(Question asked) {
        return inScope(LEADER, tx -> reader.corrections(tx, asked)).stream()
                .mapToLong(StatisticsReader.Corrected::corrections)
                .sum();
    }

    /** The pool's connections break off after a second; the run that the update asks for waits two for its turn. */
    @Test
    @Order(17)
    void the_first_rebuild_begins_by_itself_and_is_not_broken_off_by_the_pool() throws SQLException {
        assertThat(inScope(LEADER, reader::state).building()).isTrue();
        try (HikariDataSource hasty = new HikariDataSource();
                Connection other = database.owner();
                Statement statement = other.createStatement()) {
            database.asTheApp(hasty);
            hasty.setMaximumPoolSize(1);
            hasty.addDataSourceProperty("socketTimeout", "1");
            JdbcClient client = JdbcClient.create(hasty);
            var rounds = new RunRounds(
                    new Transactions(new DataSourceTransactionManager(hasty)),
                    new CallerScope(client),
                    new StatisticsModel(client),
                    new StatisticsCheck(client, hasty),
                    new StatisticsRuns(client),
                    LONGEST);
            statement.execute("select pg_advisory_lock(hashtext('statistics'))");

            rounds.look();

            // while it waits for longer than the pool would
            statement.execute("select pg_sleep(2)");
            statement.execute("select pg_advisory_unlock(hashtext('statistics'))");
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () -> assertThat(inScope(LEADER, reader::state).building())
                                    .isFalse());
            try (Connection again = hasty.getConnection()) {
                assertThat(again.getNetworkTimeout()).isEqualTo(1_000);
            }
        }
    }

    @Test
    @Order(18)
    void what_differs_is_told_where_it_is_and_to_whom_it_concerns() {
        var open = new StatisticsRuns.Kept(
                new RunView.Difference(UUID.randomUUID(), null, "MISSING", null, null), "HC.FQ.C03", List.of());
        var restricted = new StatisticsRuns.Kept(
                new RunView.Difference(UUID.randomUUID(), null, "MISSING", null, null), "HC.FQ.C03", List.of("POLICE"));
        var run = new StatisticsRuns.Run(
                UUID.randomUUID(),
                StatisticsRuns.Kind.PROOF,
                StatisticsRuns.State.DONE,
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                10L,
                2L,
                0L,
                List.of(open, restricted));

        RunView elsewhere = RunView.of(run, Tokens.caller(Department.POLICE, AreaPath.of("HC.XX"), Role.ADMIN));
        assertThat(elsewhere.differences()).isEmpty();
        assertThat(elsewhere.rows()).isEqualTo(2);
        assertThat(elsewhere.equal()).isFalse();
        assertThat(RunView.of(run, Tokens.caller(Department.COMMUNITY, Role.ADMIN))
                        .differences())
                .containsExactly(open.difference());
        assertThat(RunView.of(run, Tokens.caller(Department.POLICE, Role.ADMIN)).differences())
                .hasSize(2);
    }

    /** Something happens to a case, and the model hears of it. */
    private void line(UUID id, String what, String about, String day) throws SQLException {
        owner("""
                with stepped as (
                    update dispute_case
                    set version = greatest(version, (select max(sequence) from case_timeline where case_id = id)) + 1
                    where id = '%s'
                    returning id, version)
                insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department, about)
                select id, version, '%s', '%s', 's', 'n', 'COMMUNITY', '%s'
                from stepped
                """.formatted(id, day, what, about));
        read(List.of(new Change(id, 1)));
    }

    private @Nullable String row(UUID id, String what) {
        return served(tx -> jdbc.sql("select " + what + " as it from statistics_case where case_id = :id")
                        .param("id", id)
                        .query((row, number) -> Optional.ofNullable(row.getString("it")))
                        .single())
                .orElse(null);
    }

    private List<Long> waiting(UUID subject) {
        return served(tx -> jdbc.sql("select sequence from statistics_waiting where subject = :id order by sequence")
                .param("id", subject)
                .query(Long.class)
                .list());
    }

    private static ConsumerRecord<byte[], byte[]> told(UUID subject, long sequence) {
        return told(
                subject,
                new EventCodec.Wire(
                        Map.of(
                                "ce_subject", subject.toString(),
                                "ce_sequence", Long.toString(sequence),
                                "ce_time", "2026-11-26T00:00:00Z"),
                        new byte[0]));
    }

    private static ConsumerRecord<byte[], byte[]> told(UUID subject, EventCodec.Wire wire) {
        var found = new ConsumerRecord<byte[], byte[]>(
                Topics.CASE_EVENTS, 0, 0, EventCodec.headerBytes(subject.toString()), wire.value());
        wire.headers().forEach((name, value) -> found.headers().add(name, EventCodec.headerBytes(value)));
        return found;
    }

    /** One step of a random life, written as the service writes it. */
    private void act(UUID id, Random random) throws SQLException {
        String[] step = new String[][] {
                    {"REOPENED", "REOPENED", "null", ""},
                    {"AGREED", "PERFORMING", "null", "PARTIAL"},
                    {"GUIDED", "GUIDED", "null", "REFUSED"},
                    {"BREACHED", "RESOLVING", "null", "RESOLVING"},
                    {"BREACHED", "GUIDED", "null", "GUIDED"},
                    {"CLOCK_MISSED", "RESOLVING", "null", "JUDICIAL_CONFIRMATION:MISSED"},
                    {"OUTCOME_RECORDED", "OUTCOME_RECORDED", "'FAILED'", ""},
                    {"WRITTEN_OFF", "WRITTEN_OFF", "'SUCCESS'", ""},
                    {"RAISED_UP", "RESOLVING", "null", ""},
                    {"CLOCK_MISSED", "RESOLVING", "null", "RESOLVE:L1"},
                    {"HANDED_OVER", "ASSIGNED", "null", ""},
                    {"SIGNED", "INVESTIGATING", "null", ""}
                }
                [random.nextInt(12)];
        String lead = List.of("POLICE", "COMMUNITY", "EMERGENCY").get(random.nextInt(3));
        owner("""
                with stepped as (
                    update dispute_case
                    set version = greatest(version, (select max(sequence) from case_timeline where case_id = id)) + 1,
                        status = '%s', outcome = %s, lead = '%s'
                    where id = '%s'
                    returning id, version)
                insert into case_timeline (case_id, sequence, at, what, by_subject, by_name, by_department, about)
                select id, version, timestamptz '2026-11-20' + version * interval '1 hour', '%s', 's', 'n', 'COMMUNITY', '%s'
                from stepped
                """.formatted(step[1], step[2], lead, id, step[0], step[3]));
    }

    private void proven() {
        assertThat(this.<List<StatisticsCheck.Row>>served(
                        tx -> check.patiently(tx, LONGEST, () -> check.differentRows(tx, 10))))
                .isEmpty();
        assertThat(this.<List<StatisticsCheck.Cell>>served(
                        tx -> check.patiently(tx, LONGEST, () -> check.differentCells(tx, 10))))
                .isEmpty();
    }

    private long[] rebuilt() {
        return served(tx -> check.patiently(tx, LONGEST, () -> {
            model.takeTurn(tx);
            return check.rebuild(tx);
        }));
    }

    private void read(List<Change> changes) {
        served(tx -> {
            model.read(tx, changes);
            return changes;
        });
    }

    private long counted(String which) {
        return served(tx -> jdbc.sql("select count(*) from dispute_case c where c.mode = 'ACTUAL' " + which)
                .query(Long.class)
                .single());
    }

    private List<Shown> asked(Question question) {
        return inScope(LEADER, tx -> reader.lines(tx, question, LEADER));
    }

    private List<StatisticsReader.Found> cases(Drill drill, @Nullable UUID after, int limit) {
        return inScope(LEADER, tx -> {
            OffsetDateTime day = after == null
                    ? null
                    : explained.day(tx, drill, LEADER, after).orElseThrow();
            return explained.cases(tx, drill, LEADER, after, day, limit);
        });
    }

    private static long total(List<Shown> lines, Measure measure) {
        long sum = lines.subList(0, lines.size() - 1).stream()
                .mapToLong(line -> line.line().tally().of(measure))
                .sum();
        assertThat(lines.getLast().line().tally().of(measure)).isEqualTo(sum);
        return sum;
    }

    private static Question question(Grouping by, AreaPath area, String from, String to) {
        return new Question(YearMonth.parse(from), YearMonth.parse(to), by, area, null, null);
    }

    private static void timed(String what, Runnable question) {
        List<Long> micros = new ArrayList<>();
        for (int round = 0; round < ROUNDS + 10; round++) {
            long start = System.nanoTime();
            question.run();
            if (round >= 10) {
                micros.add((System.nanoTime() - start) / 1_000);
            }
        }
        micros.sort(null);
        long p95 = micros.get(ROUNDS * 95 / 100);
        System.out.println(CASES + " cases, " + what + ": p50 " + micros.get(ROUNDS / 2) + " µs, p95 " + p95 + " µs");
        assertThat(p95 / 1_000).as(what).isLessThan(SLOWEST_P95_MILLIS);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private <T> T served(Function<OpenTransaction, T> work) {
        return inScope(TheService.CALLER, work);
    }

    private <T> T inScope(Caller caller, Function<OpenTransaction, T> work) {
        return database.asked(caller, work);
    }

    private void owner(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
