package cn.fengqiao.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "roles.md");

    /**
     * The catalogue the other way round: what each role may call, committed so that a change of a row is seen in review.
     * Written anew with {@code -Doperations.write=true}.
     */
    @Test
    void what_each_role_may_call_is_as_committed() throws IOException {
        String document = Stream.of(Role.values())
                .map(OperationsTest::section)
                .collect(Collectors.joining(
                        "\n",
                        "# What each role may call\n\nWritten by `OperationsTest` from `Operations`. A role only opens the door; "
                                + "what stands behind it is decided per case by `CasePolicy` (see [security](security.md)).\n\n",
                        decisions()));
        if (Boolean.getBoolean("operations.write")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    private static String decisions() {
        return Operations.all().stream()
                .filter(Operation::decision)
                .map(operation -> "`" + operation.id() + "`")
                .sorted()
                .collect(Collectors.joining(
                        ", ",
                        "\n## Decisions of a person\n\nNo program may call these, whatever roles its token carries: ",
                        ".\n"));
    }

    private static String section(Role role) {
        Map<String, List<String>> byThing = Operations.all().stream()
                .filter(operation -> operation.allows(caller(role)))
                .map(Operation::id)
                .sorted()
                .collect(Collectors.groupingBy(
                        id -> id.substring(0, id.indexOf('.')), TreeMap::new, Collectors.toList()));
        return "## " + role + "\n\n"
                + byThing.entrySet().stream()
                        .map(thing -> "- " + thing.getKey() + ": "
                                + thing.getValue().stream()
                                        .map(id -> id.substring(id.indexOf('.') + 1))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    @ParameterizedTest
    @EnumSource
    void an_operation_nobody_wrote_down_is_refused(Role role) {
        assertThat(Operations.find("cases.eraseAll")).isEmpty();
        assertThat(Operations.allows(caller(role), "cases.eraseAll")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases.passWriteOff",
                "cases.failWriteOff",
                "cases.supervise",
                "cases.instruct",
                "cases.grantExtension",
                "cases.reopen"
            })
    void a_person_decides_and_no_program_for_them(String operation) {
        Set<Role> every = EnumSet.complementOf(EnumSet.of(Role.FEED, Role.SERVICE));
        var person = new Caller("s", "n", Department.POLICE, AreaPath.of("HC.FQ"), every, false);
        var program = new Caller("s", "n", Department.POLICE, AreaPath.of("HC.FQ"), every, true);

        assertThat(Operations.allows(person, operation)).isTrue();
        assertThat(Operations.allows(program, operation)).isFalse();
        assertThat(Operations.allows(program, "cases.raise"))
                .as("what its people did it may report")
                .isTrue();
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
        assertOpensNoMoreThan("documents.list", FieldClass.NARRATIVE);
        assertOpensNoMoreThan("documents.content", FieldClass.NARRATIVE);
        assertOpensNoMoreThan("files.get", FieldClass.TIMELINE);
        assertOpensNoMoreThan("files.pdf", FieldClass.NARRATIVE);
        assertOpensNoMoreThan("files.zip", FieldClass.NARRATIVE);
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
