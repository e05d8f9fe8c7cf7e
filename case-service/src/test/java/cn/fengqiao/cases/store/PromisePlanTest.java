package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.cases.promising.PromiseState;
import cn.fengqiao.cases.store.PromiseLedger.Filter;
import cn.fengqiao.cases.store.PromiseLedger.Listed;
import cn.fengqiao.cases.store.PromiseLedger.Mark;
import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.testkit.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A subdistrict whose parties owe each other much: nobody's list is read past what only others may know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromisePlanTest {

    private static final Caller DISPATCHER = Tokens.caller(Department.COMMUNITY, Role.DISPATCHER);
    private static final Caller OTHER = Tokens.caller(Department.EMERGENCY, Role.DISPATCHER);

    private final OwnDatabase database = new OwnDatabase("promises");
    private final Explaining explaining = new Explaining(database.app, "explain (analyze, timing off, summary off) ");
    private final PromiseLedger ledger = Ledgers.of(explaining);

    @BeforeAll
    void whatIsOwed() throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            // one case in a thousand is the community's
            statement.execute("""
                    insert into dispute_case (id, number, type, source, status, colour, certainty, area, raised_by,
                        departments, shares, restricted, mode, party_count, version, raised_at, found_at, updated_at,
                        raised_by_subject, raise_key)
                    select uuidv7(i * interval '1 second' - interval '40 days'), 'N' || i, 'OTHER', 'OTHER', 'PERFORMING',
                        0, 'CONFIRMED', 'HC.FQ.C03.G02.B01', who, array[who], '[]', false, 'ACTUAL', 0, 1, now(), now(),
                        now(), 'somebody', i
                    from generate_series(1, 20000) as i,
                        lateral (select case when i % 1000 = 0 then 'COMMUNITY' else 'POLICE' end as who) as whose
                    """);
            statement.execute("""
                    insert into promise (id, case_id, subdistrict, source, department, due_on, state, made_at, origin, number)
                    select uuidv7(), c.id, 'HC.FQ', 'INSTALMENT', c.raised_by, current_date + i, 'OPEN', now(), c.id, i
                    from dispute_case c,
                        generate_series(1, 5) as i
                    """);
            statement.execute("""
                    insert into promise (id, case_id, subdistrict, source, department, due_on, state, made_at)
                    select uuidv7(), c.id, 'HC.FQ', 'COMMITMENT', 'POLICE', current_date + 9, 'OPEN', now()
                    from dispute_case c
                    where c.raise_key::integer % 500 = 1
                    """);
            statement.execute("vacuum analyze");
        }
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void the_list_of_all_is_read_from_what_the_department_may_know() {
        List<Listed> first = asked(DISPATCHER, tx -> ledger.page(tx, all(DISPATCHER), DISPATCHER.area(), null, 60));

        assertThat(explaining.plan)
                .contains("promise_of_subdistrict", "instalment_known_pkey")
                .doesNotContain("Seq Scan on promise p", "Seq Scan on dispute_case");
        assertThat(first).hasSize(60);
        assertThat(first.stream().map(each -> each.promise().department().code()))
                .containsOnly("COMMUNITY");
        assertThat(explaining.readInVain()).isLessThan(100);
    }

    @Test
    void the_second_page_and_the_count_too() {
        List<Listed> first = asked(DISPATCHER, tx -> ledger.page(tx, all(DISPATCHER), DISPATCHER.area(), null, 60));
        var mark = new Mark(
                first.getLast().promise().due(), first.getLast().promise().id());

        List<Listed> second = asked(DISPATCHER, tx -> ledger.page(tx, all(DISPATCHER), DISPATCHER.area(), mark, 100));
        assertThat(explaining.readInVain()).isLessThan(100);
        int counted = asked(DISPATCHER, tx -> ledger.count(tx, all(DISPATCHER), DISPATCHER.area()));
        assertThat(explaining.readInVain()).isLessThan(100);

        assertThat(second).hasSize(80); // of a hundred instalments forty, and the forty of the police
        assertThat(counted).isEqualTo(140);
    }

    @Test
    void who_is_on_no_case_reads_past_no_instalment() {
        List<Listed> seen = asked(OTHER, tx -> ledger.page(tx, all(OTHER), OTHER.area(), null, 60));

        assertThat(seen).hasSize(40);
        assertThat(explaining.readInVain()).isLessThan(100);
    }

    @Test
    void who_may_know_no_instalment_is_served_by_the_index_without_them() {
        var filter = new Filter(null, null, null, List.of(PromiseState.OPEN), null, null, null);

        List<Listed> seen = asked(DISPATCHER, tx -> ledger.page(tx, filter, DISPATCHER.area(), null, 60));

        assertThat(seen).hasSize(40);
        assertThat(explaining.plan).contains("promise_of_subdistrict").doesNotContain("Seq Scan on promise p");
        assertThat(explaining.readInVain()).isLessThan(100);
    }

    @Test
    void a_department_knows_the_instalments_from_when_it_is_on_the_case_to_when_it_is_not() throws SQLException {
        Caller urban = Tokens.caller(Department.URBAN_MANAGEMENT, Role.DISPATCHER);
        assertThat(instalments(urban)).isZero();

        change("update dispute_case set departments = '{POLICE,URBAN_MANAGEMENT}' where number = 'N7'");
        assertThat(instalments(urban)).isEqualTo(5);
        change("update promise set state = 'KEPT', settled_on = current_date where number = 1 and case_id = "
                + "(select id from dispute_case where number = 'N7')");
        assertThat(instalments(urban)).isEqualTo(4);
        change("update promise set case_id = (select id from dispute_case where number = 'N8') where number = 2 "
                + "and case_id = (select id from dispute_case where number = 'N7')");
        assertThat(instalments(urban)).isEqualTo(3);
        change("update dispute_case set departments = '{POLICE}' where number = 'N7'");
        assertThat(instalments(urban)).isZero();
    }

    private long instalments(Caller caller) {
        return asked(caller, tx -> ledger.count(tx, all(caller), caller.area())) - 40;
    }

    private void change(String sql) throws SQLException {
        try (Connection owner = database.owner();
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Filter all(Caller caller) {
        return new Filter(null, null, null, List.of(PromiseState.OPEN), null, null, caller.department());
    }

    private <T> T asked(Caller caller, Function<OpenTransaction, T> asking) {
        return database.asked(caller, asking);
    }
}
