package cn.fengqiao.access;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A jurist reads these tables; nothing of a framework may stand between. */
class PurityTest {

    private static final ArchRule PURE = classes()
            .that()
            .resideInAPackage("cn.fengqiao.access..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "cn.fengqiao.contract..", "cn.fengqiao.access..");

    @Test
    void the_policy_knows_java_and_the_contracts_and_nothing_else() {
        PURE.check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("cn.fengqiao.access"));
    }

    @Test
    void the_rule_catches_what_is_not_pure() {
        var withTests = new ClassFileImporter().importPackages("cn.fengqiao.access");

        assertThatThrownBy(() -> PURE.check(withTests))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("PurityTest");
    }
}
