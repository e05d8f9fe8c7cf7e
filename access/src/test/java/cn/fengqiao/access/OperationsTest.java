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
            DISPATCHER  | areas.get campaigns.assign campaigns.cancel campaigns.certificate campaigns.close campaigns.coverage campaigns.decide campaigns.draft campaigns.findings campaigns.get campaigns.history campaigns.list campaigns.open campaigns.patterns campaigns.revise cases.accept cases.assign cases.counters cases.duplicateHints cases.get cases.handOver cases.list cases.merge cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get groups.addTask groups.askForReply groups.dissolve groups.form groups.get groups.history groups.list groups.reply groups.report groups.reports groups.revise groups.settleTask groups.takeUp groups.tasks groups.unanswered importKeywords.get importMappings.get importMappings.list importMappings.put imports.errors imports.get imports.list imports.result imports.start live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            RECEIVER    | areas.get campaigns.certificate campaigns.confirmVisit campaigns.coverage campaigns.get campaigns.history campaigns.list campaigns.visit campaigns.visits campaigns.withdrawVisit cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get groups.addTask groups.askForReply groups.dissolve groups.form groups.get groups.history groups.list groups.reply groups.report groups.reports groups.revise groups.settleTask groups.takeUp groups.tasks groups.unanswered live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            LIAISON     | areas.get campaigns.certificate campaigns.confirmVisit campaigns.coverage campaigns.get campaigns.history campaigns.list campaigns.visit campaigns.visits campaigns.withdrawVisit cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.return cases.shareAccept cases.shareDone cases.shareReject cases.sign cases.timeline dictionaries.get groups.addTask groups.askForReply groups.dissolve groups.form groups.get groups.history groups.list groups.reply groups.report groups.reports groups.revise groups.settleTask groups.takeUp groups.tasks groups.unanswered live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            MEDIATOR    | areas.get campaigns.certificate campaigns.coverage campaigns.get campaigns.history campaigns.list cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.timeline dictionaries.get groups.askForReply groups.get groups.history groups.list groups.report groups.reports groups.tasks groups.unanswered live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            GRID_WORKER | areas.get campaigns.certificate campaigns.confirmVisit campaigns.coverage campaigns.get campaigns.history campaigns.list campaigns.visit campaigns.visits campaigns.withdrawVisit cases.counters cases.duplicateHints cases.get cases.list cases.raise cases.timeline dictionaries.get groups.addTask groups.askForReply groups.dissolve groups.form groups.get groups.history groups.list groups.report groups.reports groups.revise groups.settleTask groups.tasks groups.unanswered live.subscribe me.get reachability.get receipts.get receipts.list receipts.seen receipts.shown risk.get
            LEADER      | areas.get campaigns.assign campaigns.cancel campaigns.certificate campaigns.close campaigns.coverage campaigns.decide campaigns.draft campaigns.findings campaigns.get campaigns.history campaigns.list campaigns.open campaigns.patterns campaigns.revise cases.counters cases.get cases.handOver cases.list cases.timeline dictionaries.get groups.get groups.history groups.list groups.reports groups.tasks groups.unanswered live.subscribe me.get reachability.get receipts.get receipts.list risk.get
            AUDITOR     | areas.get campaigns.certificate campaigns.coverage campaigns.get campaigns.list cases.counters cases.get cases.list dictionaries.get groups.get groups.list live.subscribe me.get reachability.get readLog.list readLog.verify
            ADMIN       | areas.get campaigns.assign campaigns.cancel campaigns.certificate campaigns.close campaigns.coverage campaigns.draft campaigns.get campaigns.list campaigns.open campaigns.revise cases.counters cases.get cases.list deadLetters.discard deadLetters.get deadLetters.list deadLetters.replay dictionaries.get groups.get groups.list importKeywords.get importKeywords.put importMappings.get importMappings.list importMappings.put imports.errors imports.get imports.list imports.result imports.start live.subscribe me.get reachability.get
            SYSTEM      | areas.get campaigns.certificate campaigns.coverage campaigns.get campaigns.list cases.counters cases.get cases.list dictionaries.get groups.get groups.list live.subscribe me.get reachability.get
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
