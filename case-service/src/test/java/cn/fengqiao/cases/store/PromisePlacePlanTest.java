package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.store.PromiseLedger.Filter;
import cn.fengqiao.cases.store.PromiseLedger.Listed;
import cn.fengqiao.cases.store.PromiseLedger.Mark;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A subdistrict of eleven communities with seven grids each: who looks over one of them reads past nothing that lies elsewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisePlacePlanTest {

    /** Of each source, in every grid. */
    private static final int IN_A_GRID = 260;

    private static final int PAGE = 60;
    private static final String[] READ_WHOLE = {
        "Seq Scan on dispute_case", "Seq Scan on promise p", "Seq Scan on instalment_known"
    };

    private final OwnDatabase database = new OwnDatabase("promise_places");
    private final Explaining explaining = new Explaining(database.app, "explain (analyze, timing off, summary off) ");
    private final PromiseLedger ledger = Ledgers.of(explaining);

    @BeforeAll
    void whatIsPromised() throws SQLException {
        // the days go round the grids, so that of those next to each other in the subdistrict one in seventy-seven lies
        // in each
        change("""
                insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by,
                    departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                    raised_by_subject, raise_key)
                select uuidv7(i * interval '1 second' - interval '40 days'), 'N' || i, 'OTHER', 'OTHER', 'PERFORMING',
                    0, 'CONFIRMED', format('HC.FQ.C%s.G%s.B01', lpad((i % 11)::text, 2, '0'), lpad((i % 7)::text, 2, '0')),
                    'COMMUNITY', '{COMMUNITY}', '[]', false, 'ACTUAL', 0, 1, now(), now(), now(), 'somebody', i
                from generate_series(1, 77 * 260) as i
                """);
        change("""
                insert into promise (id, case_id, subdistrict, source, department, due_on, state, made_at, origin, number)
                select uuidv7(), c.id, 'HC.FQ', 'INSTALMENT', 'COMMUNITY', current_date + c.raise_key::integer / 300,
                    'OPEN', now(), c.id, 1
                from dispute_case c
                """);
        change("""
                insert into promise (id, case_id, subdistrict, source, department, due_on, state, made_at)
                select uuidv7(), c.id, 'HC.FQ', 'COMMITMENT', 'COMMUNITY', current_date + c.raise_key::integer / 300, 'OPEN',
                    now()
                from dispute_case c
                """);
        change("vacuum analyze");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HC.FQ.C03.G02, 1, promise_of_grid, instalment_known_in_grid",
        "HC.FQ.C03.G02.B01, 1, promise_of_grid, instalment_known_in_grid",
        "HC.FQ.C03, 7, promise_of_community, instalment_known_in_community"
    })
    void the_list_of_all_is_read_from_the_place_alone(String area, int grids, String openly, String instalments) {
        Caller caller = lookingOver(area);

        List<Listed> first = page(caller, all(caller), null);
        assertThat(explaining.plan).contains(openly, instalments).doesNotContain(READ_WHOLE);
        assertThat(explaining.readInVain()).isLessThan(PAGE);
        List<Listed> second = page(caller, all(caller), behind(first));
        assertThat(explaining.readInVain()).isLessThan(PAGE);
        int counted = count(caller, all(caller));
        assertThat(explaining.plan).doesNotContain(READ_WHOLE);
        assertThat(explaining.readInVain()).isLessThan(PAGE);

        assertThat(first).hasSize(PAGE);
        assertThat(second).hasSize(PAGE).doesNotContainAnyElementsOf(first);
        assertThat(first)
                .allSatisfy(each ->
                        assertThat(each.stored().dispute().area().value()).startsWith(area));
        assertThat(counted).isEqualTo(Math.min(PromiseLedger.MOST_COUNTED, 2 * IN_A_GRID * grids));
    }

    @ParameterizedTest
    @CsvSource({
        "HC.FQ.C03.G02, 1, promise_of_department_in_grid",
        "HC.FQ.C03, 7, promise_of_department_in_community",
        "HC.FQ, 77, promise_of_department"
    })
    void so_is_the_department_s_own(String area, int grids, String index) {
        Caller caller = lookingOver(area);
        Filter own = new Filter(
                Department.COMMUNITY, null, null, List.of(PromiseState.OPEN), null, null, Department.COMMUNITY);

        List<Listed> first = page(caller, own, null);

        assertThat(explaining.plan).containsPattern(index + "\\b").doesNotContain(READ_WHOLE);
        assertThat(explaining.readInVain()).isLessThan(PAGE);
        assertThat(first).hasSize(PAGE);
        assertThat(count(caller, own)).isEqualTo(Math.min(PromiseLedger.MOST_COUNTED, 2 * IN_A_GRID * grids));
    }

    @Test
    void what_is_promised_lies_where_its_case_lies() throws SQLException {
        Caller here = lookingOver("HC.FQ.C09.G01");
        Caller there = lookingOver("HC.FQ.C09.G02");
        UUID moving = UUID.fromString(
                owner("select id from dispute_case where starts_with(area, 'HC.FQ.C09.G01.') order by id limit 1"));
        int before = count(there, all(there));

        change("update dispute_case set area = 'HC.FQ.C09.G02.B07' where id = '" + moving + "'");
        assertThat(count(here, all(here))).isEqualTo(before - 2);
        assertThat(count(there, all(there))).isEqualTo(before + 2);

        change("update promise set case_id = (select id from dispute_case where starts_with(area, 'HC.FQ.C09.G01.') "
                + "order by id limit 1) where case_id = '" + moving + "'");
        assertThat(count(here, all(here))).isEqualTo(before);
        assertThat(count(there, all(there))).isEqualTo(before);

        change("update dispute_case set area = 'HC.FQ.C09.G01.B01' where id = '" + moving + "'");
    }

    private static Caller lookingOver(String area) {
        return Tokens.caller(Department.COMMUNITY, AreaPath.of(area), Role.GRID_WORKER);
    }

    private static Filter all(Caller caller) {
        return new Filter(null, null, null, List.of(PromiseState.OPEN), null, null, caller.department());
    }

    private static Mark behind(List<Listed> page) {
        var last = page.getLast().promise();
        return new Mark(last.due(), last.id());
    }

    private List<Listed> page(Caller caller, Filter filter, @Nullable Mark after) {
        return database.asked(caller, tx -> ledger.page(tx, filter, caller.area(), after, PAGE));
    }

    private int count(Caller caller, Filter filter) {
        return database.asked(caller, tx -> ledger.count(tx, filter, caller.area()));
    }

    private void change(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String owner(String question) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
