package cn.fengqiao.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules themselves. */
final class HouseRules {

    private static final String[] PLATFORM = {"cn.fengqiao.contract..", "cn.fengqiao.access..", "cn.fengqiao.kit.."};
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql.."};
    private static final String CLOCKS_AND_CHANCE =
            "(now|currentTimeMillis|nanoTime|random|randomUUID|systemUTC|systemDefaultZone)";
    private static final Set<String> EMPTY_NAMES =
            Set.of("Impl", "Base", "Util", "Utils", "Manager", "Dto", "DTO", "Cmd");

    private HouseRules() {}

    static List<ArchRule> everywhere(String root) {
        return List.of(
                noClasses()
                        .should()
                        .dependOnClassesThat(resideInAnyPackage("cn.fengqiao..")
                                .and(resideOutsideOfPackages(with(PLATFORM, root + "..", root))))
                        .as("no service imports another")
                        .allowEmptyShould(true),
                classes()
                        .that(areControllersOrListeners())
                        .should()
                        .bePackagePrivate()
                        .as("controllers and listeners are package-private")
                        .allowEmptyShould(true),
                methods()
                        .that()
                        .areMetaAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
                        .should()
                        .bePackagePrivate()
                        .as("listening methods are package-private")
                        .allowEmptyShould(true),
                noClasses()
                        .should(new HaveEmptyName(EMPTY_NAMES))
                        .as("a name says what a thing is")
                        .allowEmptyShould(true),
                classes()
                        .that(areTopLevel())
                        .should(new LieInNullMarkedPackage())
                        .as("every package is null-marked")
                        .allowEmptyShould(true));
    }

    static ArchRule featureUsesNoOther(String root, String feature, Collection<String> features) {
        return noClasses()
                .that()
                .resideInAPackage(below(root, feature))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(features.stream()
                        .filter(other -> !other.equals(feature))
                        .map(other -> below(root, other))
                        .toArray(String[]::new))
                .as("features do not use each other")
                .allowEmptyShould(true);
    }

    static ArchRule sharedUsesNoFeature(String root, String folder, Collection<String> features) {
        return noClasses()
                .that()
                .resideInAPackage(below(root, folder))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        features.stream().map(feature -> below(root, feature)).toArray(String[]::new))
                .as("what all features share uses none of them")
                .allowEmptyShould(true);
    }

    static List<ArchRule> pure(String root, String folder, Collection<String> pure) {
        String[] allowed = Stream.concat(
                        Stream.of("java..", "org.jspecify..", "cn.fengqiao.contract..", "cn.fengqiao.access.."),
                        pure.stream().map(core -> below(root, core)))
                .toArray(String[]::new);
        return List.of(
                noClasses()
                        .that()
                        .resideInAPackage(below(root, folder))
                        .should()
                        .dependOnClassesThat(resideOutsideOfPackages(allowed).or(resideInAnyPackage(SQL)))
                        .as("the pure core uses java, the contracts and itself")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideInAPackage(below(root, folder))
                        .should()
                        .accessTargetWhere(asksClockOrChance())
                        .as("the pure core asks neither clock nor chance")
                        .allowEmptyShould(true));
    }

    static List<ArchRule> sqlOnlyIn(String root, Collection<String> folders) {
        String[] allowed = Stream.concat(Stream.of(root), folders.stream().map(folder -> below(root, folder)))
                .toArray(String[]::new);
        return List.of(
                noClasses()
                        .that(resideOutsideOfPackages(allowed))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(SQL))
                        .as("only the store and read models touch SQL")
                        .allowEmptyShould(true),
                noClasses()
                        .that()
                        .resideInAPackage(root)
                        .should()
                        .accessTargetWhere(targetOwner(resideInAnyPackage(SQL)))
                        .as("the root hands a database on and does not use it")
                        .allowEmptyShould(true));
    }

    private static DescribedPredicate<JavaClass> areControllersOrListeners() {
        return describe(
                "are controllers or listeners",
                type -> type.isMetaAnnotatedWith("org.springframework.stereotype.Controller")
                        || type.getSimpleName().endsWith("Controller")
                        || type.getSimpleName().endsWith("Listener")
                        || type.isAssignableTo("cn.fengqiao.kit.inbox.EventHandler"));
    }

    private static DescribedPredicate<JavaClass> areTopLevel() {
        return describe(
                "are top level",
                type -> type.getEnclosingClass().isEmpty()
                        && !type.getSimpleName().equals("package-info"));
    }

    private static DescribedPredicate<JavaAccess<?>> asksClockOrChance() {
        return describe("asks clock or chance", access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().getPackageName().startsWith("java.")
                            && target.getName().matches(CLOCKS_AND_CHANCE)
                    || target.getOwner().getName().equals("java.util.Random");
        });
    }

    private static String below(String root, String folder) {
        return root + "." + folder + "..";
    }

    private static String[] with(String[] packages, String... more) {
        return Stream.concat(Stream.of(packages), Stream.of(more)).toArray(String[]::new);
    }
}
