package cn.fengqiao.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A foreign reader may use this module without taking a framework along. */
class ContractsArchitectureTest {

    private static final ArchRule NO_FRAMEWORK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "cn.fengqiao.contract..",
                    "java..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "com.fasterxml.uuid..");

    @Test
    void the_contracts_need_json_and_ids_and_nothing_else() {
        JavaClasses contracts = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("cn.fengqiao.contract");

        assertThat(contracts).isNotEmpty();
        NO_FRAMEWORK.check(contracts);
    }

    @Test
    void a_planted_dependency_is_found() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);

        assertThatThrownBy(() -> NO_FRAMEWORK.check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(SchemaRegistry.class.getName());
    }

    /** Stands for a contract that brings a library along. */
    record Planted(SchemaRegistry registry) {}
}
