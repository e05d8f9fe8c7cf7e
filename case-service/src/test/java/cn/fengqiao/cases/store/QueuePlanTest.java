package cn.fengqiao.cases.store;

import static cn.fengqiao.contract.CaseStatus.ARCHIVED;
import static cn.fengqiao.contract.CaseStatus.ASSIGNED;
import static cn.fengqiao.contract.CaseStatus.DECLINED;
import static cn.fengqiao.contract.CaseStatus.REGISTERED;
import static cn.fengqiao.contract.CaseStatus.WRITTEN_OFF;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.testkit.Tokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A year of cases, most of them closed: what the queue asks has to be found by an index and not by reading them all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuePlanTest {

    private static final Caller DISPATCHER = Tokens.caller(Department.COMMUNITY, Role.DISPATCHER);
    private static final AreaPath GRID = AreaPath.of("HC.FQ.C03.G02");

    private final OwnDatabase database = new OwnDatabase("queue");
    private final Explaining explaining = new Explaining(database.app);
    private final CaseQueue queue = new CaseQueue(JdbcClient.create(explaining));
    private final SimilarCases similar = new SimilarCases(JdbcClient.create(explaining));

    @BeforeAll
    void aYearOfCases() throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by,
                        departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                        raised_by_subject, raise_key)
                    select uuidv7(at - now()), 'N' || i, 'OTHER', 'OTHER',
                        case when i % 20 = 0 then 'REGISTERED' when i % 1000 = 1 then 'DECLINED' else 'WRITTEN_OFF' end,
                        0, 'PROVISIONAL', format('HC.FQ.C%s.G%s.B01', lpad((i % 11)::text, 2, '0'), lpad((i % 7)::text, 2, '0')),
                        'COMMUNITY', '{COMMUNITY}', '[]', false, 'ACTUAL', 0, 1, at, at, at, 'somebody', i
                    from generate_series(1, 60000) as i,
                        lateral (select now() - i * interval '8 minutes' as at) as moment
                    """);
            statement.execute("update dispute_case set shares = '[{\"d\": \"POLICE\", \"s\": \"REJECTED\", \"v\": 1}]' "
                    + "where id in (select id from dispute_case order by id limit 40)");
            statement.execute("insert into case_search (case_id, grams) select id, '{7, 8}' from dispute_case");
            statement.execute("update case_search set grams = '{7, 8, 9}' where case_id in "
                    + "(select id from dispute_case where open order by id limit 3)");
            statement.execute("update dispute_case set type = 'LABOUR' where id = "
                    + "(select min(id::text)::uuid from dispute_case where open)");
            statement.execute("update dispute_case set due_at = raised_at + interval '300 days' where open "
                    + "and id not in (select id from dispute_case where open order by id limit 20)");
            statement.execute("vacuum analyze");
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void open_statuses_are_read_from_the_open_cases_alone() {
        assertThat(plan(DISPATCHER, tx -> page(tx, DISPATCHER, Set.of(REGISTERED, ASSIGNED))))
                .contains("using case_open_")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void what_is_due_next_is_read_in_its_order_and_what_waits_for_no_clock_behind_it() {
        var open = new QueueFilter(Set.of(), false, Set.of(), null, null, null, false, false, false, null);
        var overdue = new QueueFilter(Set.of(), false, Set.of(), null, null, null, false, true, false, null);
        var all = new QueueFilter(Set.of(), true, Set.of(), null, null, null, false, false, false, null);
        var behind = new QueueMark(QueueOrder.DUE, 0, true, null, new UUID(0, 0));
        var closed = new QueueMark(QueueOrder.DUE, 0, false, null, new UUID(0, 0));

        assertThat(plan(
                        DISPATCHER,
                        tx -> assertThat(queue.page(tx, DISPATCHER, open, QueueOrder.DUE, null, 50))
                                .hasSize(50)
                                .extracting(stored -> stored.dispute().raisedAt())
                                .isSorted()))
                .contains("using case_due")
                .doesNotContain("Seq Scan on dispute_case");
        assertThat(plan(
                        DISPATCHER,
                        tx -> assertThat(queue.page(tx, DISPATCHER, overdue, QueueOrder.DUE, null, 50))
                                .hasSize(50)))
                .contains("case_due")
                .doesNotContain("Seq Scan on dispute_case");
        assertThat(plan(
                        DISPATCHER,
                        tx -> assertThat(queue.page(tx, DISPATCHER, open, QueueOrder.DUE, behind, 50))
                                .hasSize(20)))
                .contains("using case_due")
                .doesNotContain("Seq Scan on dispute_case");
        assertThat(plan(
                        DISPATCHER,
                        tx -> assertThat(queue.page(tx, DISPATCHER, all, QueueOrder.DUE, closed, 50))
                                .hasSize(50)
                                .noneMatch(stored -> stored.dispute().open())))
                .contains("case_closed_by_age")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void the_caller_s_scope_is_not_taken_for_a_filter_that_few_cases_pass() {
        var open = new QueueFilter(Set.of(), false, Set.of(), null, null, null, false, false, false, null);

        long guessed = database.transactions.inTransaction(tx -> {
            database.scope.apply(tx, DISPATCHER);
            return new CaseQueue(JdbcClient.create(database.app)).guess(tx, DISPATCHER, open);
        });

        assertThat(guessed).isBetween(2_000L, 4_500L); // of 3,000
    }

    @Test
    void a_rare_end_is_found_among_the_closed_cases() {
        assertThat(plan(DISPATCHER, tx -> page(tx, DISPATCHER, Set.of(DECLINED))))
                .contains("case_closed_by_status")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void the_closed_are_read_past_no_open_case() {
        assertThat(plan(DISPATCHER, tx -> page(tx, DISPATCHER, Set.of(WRITTEN_OFF, ARCHIVED))))
                .contains("using case_closed_by_age")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void what_a_department_gave_back_is_found_among_those_alone() {
        var refused = new QueueFilter(Set.of(), false, Set.of(), null, null, null, false, false, true, null);

        for (QueueOrder order : QueueOrder.values()) {
            assertThat(plan(
                            DISPATCHER,
                            tx -> assertThat(queue.page(tx, DISPATCHER, refused, order, null, 50))
                                    .as(order.name())
                                    .hasSize(2)))
                    .contains("case_refused")
                    .doesNotContain("Seq Scan on dispute_case");
        }
    }

    @Test
    void a_list_of_many_is_read_in_its_order_and_not_sorted_before_its_first_line() {
        var all = new QueueFilter(Set.of(), true, Set.of(), null, null, null, false, false, false, null);
        var lines = new AtomicLong();

        String plan = copied(all, lines);

        assertThat(lines).hasValue(60_000);
        assertThat(plan).contains("dispute_case_pkey").doesNotContain("Sort", "Seq Scan");
    }

    @Test
    void a_list_of_few_is_found_by_an_index_and_not_by_reading_all() {
        var grid = new QueueFilter(Set.of(), false, Set.of(), null, GRID, null, false, false, false, null);
        var lines = new AtomicLong();

        String plan = copied(grid, lines);

        assertThat(lines.get()).isBetween(1L, 100L);
        assertThat(plan).contains("case_by_area").doesNotContain("dispute_case_pkey", "Seq Scan");
    }

    /** Takes a list out and says how the database went about it. */
    private String copied(QueueFilter filter, AtomicLong lines) {
        var list = new CaseList(JdbcClient.create(database.app), database.app);
        return database.transactions.inTransaction(tx -> {
            database.scope.apply(tx, DISPATCHER);
            list.copy(tx, DISPATCHER, filter, Duration.ofMinutes(1), row -> lines.incrementAndGet());
            return new JdbcTemplate(database.app).execute((ConnectionCallback<String>) connection -> {
                String select = CaseList.withValues(connection, CaseList.select(DISPATCHER, filter));
                var plan = new StringBuilder();
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("explain " + select)) {
                    while (rows.next()) {
                        plan.append(rows.getString(1)).append('\n');
                    }
                }
                return plan.toString();
            });
        });
    }

    @Test
    void a_grid_worker_reads_the_cases_of_the_grid_alone() {
        Caller gridWorker = Tokens.caller(Department.COMMUNITY, GRID, Role.GRID_WORKER);

        assertThat(plan(gridWorker, tx -> page(tx, gridWorker, Set.of(WRITTEN_OFF))))
                .containsPattern("Index Cond: .*area >= 'HC\\.FQ\\.C03\\.G02'")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void a_page_asked_for_often_is_still_planned_for_what_is_asked() {
        var plans = database.transactions.inTransaction(tx -> {
            database.scope.apply(tx, DISPATCHER);
            for (int again = 0; again < 12; again++) {
                search(tx, text(new int[] {7}, List.of()));
            }
            return JdbcClient.create(database.app)
                    .sql("""
                            select custom_plans, generic_plans
                            from pg_prepared_statements
                            where statement like '%dispute_case%' and statement not like 'explain%'
                            order by custom_plans desc
                            limit 1
                            """)
                    .query((row, number) -> List.of(row.getLong(1), row.getLong(2)))
                    .single();
        });

        assertThat(plans.getFirst()).isGreaterThanOrEqualTo(6);
        assertThat(plans.getLast()).isZero();
    }

    @Test
    void hints_look_no_further_back_than_they_tell() {
        Instant since = Instant.now().minus(Duration.ofDays(1));

        assertThat(plan(DISPATCHER, tx -> similar.inGrid(tx, GRID, "OTHER", since, 40)))
                .containsPattern("Index Cond: .*id >= ")
                .doesNotContain("Seq Scan on dispute_case");
        assertThat(plan(DISPATCHER, tx -> similar.carrying(tx, new int[] {7}, since, 40)))
                .containsPattern("Index Cond: .*id >= ")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void a_frequent_text_fills_its_page_on_the_way_along_the_queue() {
        assertThat(plan(
                        DISPATCHER,
                        tx -> assertThat(search(tx, text(new int[] {7}, List.of())))
                                .hasSize(50)))
                .contains("case_open_by_age")
                .doesNotContain("cases_with_text")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void a_text_in_few_and_old_cases_is_found_by_the_index() {
        assertThat(plan(DISPATCHER, tx -> {
                    List<UUID> found = search(tx, text(new int[] {8, 9}, List.of()));
                    assertThat(found).hasSize(3).isSortedAccordingTo(reverseOrder());
                }))
                .contains("Function Scan on cases_with_text")
                .doesNotContain("Seq Scan on dispute_case");
    }

    @Test
    void names_and_texts_are_looked_for_together() {
        plan(DISPATCHER, tx -> {
            assertThat(search(tx, text(new int[0], List.of("LABOUR")))).hasSize(1);
            assertThat(search(tx, text(new int[] {9}, List.of("LABOUR")))).hasSize(3);
            var beside = new QueueFilter.Beside(List.of("LABOUR"), new int[] {9});
            assertThat(search(
                            tx,
                            new QueueFilter.Text(List.of(), null, List.of(), List.of(), new int[] {10}, null, beside)))
                    .hasSize(1);
        });
    }

    @Test
    void a_text_is_found_in_the_cases_of_the_department_alone() {
        Caller police = Tokens.caller(Department.POLICE, Role.DISPATCHER);

        plan(police, tx -> {
            for (int[] pieces : List.of(new int[] {7}, new int[] {9})) {
                assertThat(search(tx, police, text(pieces, List.of()))).isEmpty();
            }
        });
    }

    private List<UUID> search(OpenTransaction tx, QueueFilter.Text text) {
        return search(tx, DISPATCHER, text);
    }

    private List<UUID> search(OpenTransaction tx, Caller caller, QueueFilter.Text text) {
        var filter = new QueueFilter(Set.of(), false, Set.of(), null, null, null, false, false, false, text);
        return queue.page(tx, caller, filter, QueueOrder.NEWEST, null, 50).stream()
                .map(StoredCase::id)
                .toList();
    }

    private static QueueFilter.Text text(int[] pieces, List<String> types) {
        return new QueueFilter.Text(List.of(), null, types, List.of(), pieces, null, null);
    }

    private void page(OpenTransaction tx, Caller caller, Set<CaseStatus> statuses) {
        var filter = new QueueFilter(statuses, false, Set.of(), null, null, null, false, false, false, null);
        queue.page(tx, caller, filter, QueueOrder.NEWEST, null, 50);
    }

    /** How the database goes about what is asked in the caller's scope. */
    private String plan(Caller caller, Consumer<OpenTransaction> asking) {
        database.transactions.inTransaction(tx -> {
            database.scope.apply(tx, caller);
            asking.accept(tx);
            return tx;
        });
        return explaining.plan;
    }
}
