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
            DISPATCHER  | areas.get cases.accept cases.assign cases.counters cases.duplicateHints cases.get cases.handOver cases.list cases.merge cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get householdImports.cancel householdImports.errors householdImports.get householdImports.list householdImports.result householdImports.start householdImports.template households.acceptMove households.change households.close households.due households.endMove households.followUp households.followUps households.get households.history households.likelyCases households.likelyHouseholds households.link households.list households.moves households.offerMove households.open households.unlink importKeywords.get importMappings.get importMappings.list importMappings.put imports.errors imports.get imports.list imports.result imports.start live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            RECEIVER    | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get households.acceptMove households.change households.close households.due households.endMove households.followUp households.followUps households.get households.history households.likelyCases households.likelyHouseholds households.link households.list households.moves households.offerMove households.open households.unlink live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            LIAISON     | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get households.acceptMove households.change households.close households.due households.endMove households.followUp households.followUps households.get households.history households.likelyCases households.likelyHouseholds households.link households.list households.moves households.offerMove households.open households.unlink live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            MEDIATOR    | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.timeline dictionaries.get households.acceptMove households.change households.close households.due households.endMove households.followUp households.followUps households.get households.history households.likelyCases households.likelyHouseholds households.link households.list households.moves households.offerMove households.open households.unlink live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            GRID_WORKER | areas.get cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.timeline dictionaries.get households.acceptMove households.change households.close households.due households.endMove households.followUp households.followUps households.get households.history households.likelyCases households.likelyHouseholds households.link households.list households.moves households.offerMove households.open households.unlink live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            LEADER      | areas.get cases.counters cases.get cases.handOver cases.list cases.timeline dictionaries.get households.due households.followUps households.get households.history households.list households.moves live.subscribe me.get reachability.get receipts.get receipts.list risk.get
            AUDITOR     | areas.get cases.counters cases.get cases.list dictionaries.get households.get households.list live.subscribe me.get reachability.get readLog.list readLog.verify
            ADMIN       | areas.get cases.counters cases.get cases.list deadLetters.discard deadLetters.get deadLetters.list deadLetters.replay dictionaries.get householdImports.cancel householdImports.errors householdImports.get householdImports.list householdImports.result householdImports.start householdImports.template households.get households.list importKeywords.get importKeywords.put importMappings.get importMappings.list importMappings.put imports.errors imports.get imports.list imports.result imports.start live.subscribe me.get reachability.get
            SYSTEM      | areas.get cases.counters cases.get cases.list dictionaries.get households.get households.list live.subscribe me.get reachability.get
            FEED        | areas.get dictionaries.get me.get receipts.deliveries
            SERVICE     | areas.get dictionaries.get me.get
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
