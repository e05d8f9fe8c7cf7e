package cn.fengqiao.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationsTest {

    /** The catalogue the other way round: what each role may call, so that a change of a row is seen here too. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DISPATCHER  | areas.get cases.accept cases.assign cases.counters cases.duplicateHints cases.get cases.handOver cases.list cases.merge cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get importKeywords.get importMappings.get importMappings.list importMappings.put imports.errors imports.get imports.list imports.result imports.start live.subscribe me.get people.gaps people.get people.history people.list people.responsible reachability.get receipts.get receipts.list receipts.seen receipts.shown responsibilities.accept responsibilities.get responsibilities.history responsibilities.list responsibilities.propose responsibilities.refuse responsibilities.withdraw risk.get teams.get teams.history teams.list
            RECEIVER    | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get live.subscribe me.get people.get people.history people.list people.responsible reachability.get receipts.get receipts.list receipts.seen receipts.shown responsibilities.accept responsibilities.get responsibilities.history responsibilities.list responsibilities.propose responsibilities.refuse responsibilities.withdraw risk.get teams.get teams.history teams.list
            LIAISON     | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get live.subscribe me.get people.get people.history people.list people.responsible reachability.get receipts.get receipts.list receipts.seen receipts.shown responsibilities.accept responsibilities.get responsibilities.history responsibilities.list responsibilities.propose responsibilities.refuse responsibilities.withdraw risk.get teams.get teams.history teams.list
            MEDIATOR    | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.timeline dictionaries.get live.subscribe me.get people.get people.history people.list people.responsible reachability.get receipts.get receipts.list receipts.seen receipts.shown responsibilities.accept responsibilities.get responsibilities.history responsibilities.list responsibilities.propose responsibilities.refuse responsibilities.withdraw risk.get teams.get teams.history teams.list
            GRID_WORKER | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.timeline dictionaries.get live.subscribe me.get people.get people.history people.list people.responsible reachability.get receipts.get receipts.list receipts.seen receipts.shown responsibilities.accept responsibilities.get responsibilities.history responsibilities.list responsibilities.propose responsibilities.refuse responsibilities.withdraw risk.get teams.get teams.history teams.list
            LEADER      | areas.get cases.counters cases.get cases.handOver cases.list cases.timeline dictionaries.get live.subscribe me.get people.gaps people.get people.history people.list people.responsible reachability.get receipts.get receipts.list responsibilities.accept responsibilities.get responsibilities.history responsibilities.list responsibilities.propose responsibilities.refuse responsibilities.withdraw risk.get teams.get teams.history teams.list
            AUDITOR     | areas.get cases.counters cases.get cases.list dictionaries.get live.subscribe me.get people.get people.list people.responsible reachability.get readLog.list readLog.verify responsibilities.get responsibilities.list teams.get teams.list
            ADMIN       | areas.get cases.counters cases.get cases.list deadLetters.discard deadLetters.get deadLetters.list deadLetters.replay dictionaries.get importKeywords.get importKeywords.put importMappings.get importMappings.list importMappings.put imports.errors imports.get imports.list imports.result imports.start live.subscribe me.get people.change people.gaps people.get people.import people.importTemplate people.leave people.list people.open people.responsible reachability.get responsibilities.accept responsibilities.appoint responsibilities.get responsibilities.list responsibilities.open responsibilities.propose responsibilities.refuse responsibilities.withdraw teams.addMember teams.change teams.endMember teams.form teams.get teams.list
            SYSTEM      | areas.get cases.counters cases.get cases.list dictionaries.get live.subscribe me.get people.get people.list people.responsible reachability.get responsibilities.get responsibilities.list teams.get teams.list
            FEED        | areas.get dictionaries.get me.get receipts.deliveries
            SERVICE     | areas.get dictionaries.get me.get people.onDuty
            """)
    void a_role_may_call(Role role, String operations) {
        Set<String> allowed = Operations.all().stream()
                .filter(operation -> operation.allows(caller(role)))
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(String.join(" ", allowed)).isEqualTo(operations);
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_nobody_wrote_down_is_refused(Role role) {
        assertThat(Operations.find("cases.eraseAll")).isEmpty();
        assertThat(Operations.allows(caller(role), "cases.eraseAll")).isFalse();
    }

    @Test
    void a_caller_without_roles_may_call_nothing() {
        var nobody = new Caller("s", "n", Department.POLICE, AreaPath.of("HC.FQ"), Set.of(), false);

        assertThat(Operations.all()).noneMatch(operation -> operation.allows(nobody));
    }

    @Test
    void what_shows_a_field_class_is_open_only_to_roles_that_may_see_it() {
        assertOpensNoMoreThan("risk.get", FieldClass.RISK);
        assertOpensNoMoreThan("receipts.get", FieldClass.RECEIPTS);
        assertOpensNoMoreThan("receipts.list", FieldClass.RECEIPTS);
        assertOpensNoMoreThan("cases.timeline", FieldClass.TIMELINE);
        assertOpensNoMoreThan("cases.get", FieldClass.EXISTENCE);
        assertOpensNoMoreThan("cases.list", FieldClass.EXISTENCE);
        assertOpensNoMoreThan("live.subscribe", FieldClass.EXISTENCE);
        assertOpensNoMoreThan("readLog.list", FieldClass.READ_LOG);
    }

    private static void assertOpensNoMoreThan(String operation, FieldClass field) {
        assertThat(Operations.find(operation).orElseThrow().roles())
                .allMatch(role -> CasePolicy.roleMaySee(caller(role), field));
    }

    private static Caller caller(Role role) {
        return new Caller("s", "n", Department.POLICE, AreaPath.of("HC.FQ"), Set.of(role), false);
    }
}
