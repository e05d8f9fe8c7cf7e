package cn.fengqiao.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a service of this house is built, said once and checked in each.
 *
 * <pre>{@code
 * ServiceArchitecture.of("cn.fengqiao.cases")
 *         .pure("dispute")              // the core: no framework, no clock, no chance
 *         .shared("store")              // used by features, uses none; the only place for SQL beside read models
 *         .readModels("queue")          // features that select what they show
 *         .check();
 * }</pre>
 *
 * Every other folder below the root is a feature. Classes in the root itself hold the service together and may use all.
 */
public final class ServiceArchitecture {

    private static final Pattern SOURCE = Pattern.compile("\\((\\w+\\.java):\\d+\\)");

    private final String root;
    private final ImportOption[] leftOut;
    private final Set<String> pure = new TreeSet<>();
    private final Set<String> shared = new TreeSet<>(Set.of("store"));
    private final Set<String> readModels = new TreeSet<>();

    private ServiceArchitecture(String root, ImportOption... leftOut) {
        this.root = root;
        this.leftOut = leftOut;
    }

    /** The service whose classes are below {@code root}; its tests are left out. */
    public static ServiceArchitecture of(String root) {
        return new ServiceArchitecture(root, ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    }

    /** For the test of the rules themselves, whose planted violations are tests. */
    static ServiceArchitecture ofPlanted(String root) {
        return new ServiceArchitecture(root);
    }

    /** Folders of the pure core. */
    public ServiceArchitecture pure(String... folders) {
        pure.addAll(List.of(folders));
        return this;
    }

    /** Folders every feature may use, beside {@code store}. */
    public ServiceArchitecture shared(String... folders) {
        shared.addAll(List.of(folders));
        return this;
    }

    /** Folders that show something straight from the database. */
    public ServiceArchitecture readModels(String... folders) {
        readModels.addAll(List.of(folders));
        return this;
    }

    /** Fails with every violation of every rule. */
    public void check() {
        List<String> violations = violations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    violations.size() + " violations in " + root + ":\n" + String.join("\n", violations));
        }
    }

    /** Every violation of every rule, with the rule before it. */
    public List<String> violations() {
        JavaClasses classes =
                new ClassFileImporter().withImportOptions(List.of(leftOut)).importPackages(root);
        List<String> violations = new ArrayList<>();
        if (classes.isEmpty()) {
            violations.add("there are no classes below " + root);
        }
        rules(folders(classes))
                .forEach(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream()
                        .map(detail -> "[" + rule.getDescription() + "] " + detail)
                        .forEach(violations::add));
        Stream.of(pure, readModels)
                .flatMap(Collection::stream)
                .filter(folder -> !folders(classes).contains(folder))
                .forEach(folder -> violations.add("there is no folder " + folder + " below " + root));
        return violations;
    }

    /** The first violation of a source file and how many more there are: hundreds of lines hide what is to be done. */
    private static List<String> onePerSource(ArchRule rule, JavaClasses classes) {
        Map<String, List<String>> bySource = rule.evaluate(classes).getFailureReport().getDetails().stream()
                .sorted()
                .collect(Collectors.groupingBy(ServiceArchitecture::source, TreeMap::new, Collectors.toList()));
        return bySource.values().stream()
                .map(details -> "[" + rule.getDescription() + "] " + details.getFirst()
                        + (details.size() > 1 ? " and " + (details.size() - 1) + " more" : ""))
                .toList();
    }

    private static String source(String detail) {
        Matcher source = SOURCE.matcher(detail);
        return source.find() ? source.group(1) : detail;
    }

    private List<ArchRule> rules(Set<String> folders) {
        Set<String> features = new TreeSet<>(folders);
        features.removeAll(pure);
        features.removeAll(shared);
        List<ArchRule> rules = new ArrayList<>(HouseRules.everywhere(root));
        features.forEach(feature -> rules.add(HouseRules.featureUsesNoOther(root, feature, features)));
        shared.stream()
                .filter(folders::contains)
                .forEach(folder -> rules.add(HouseRules.sharedUsesNoFeature(root, folder, features)));
        pure.forEach(folder -> rules.addAll(HouseRules.pure(root, folder, pure)));
        rules.addAll(HouseRules.sqlOnlyIn(root, shared.contains("store") ? with(readModels, "store") : readModels));
        return rules;
    }

    private static Set<String> with(Set<String> folders, String more) {
        Set<String> all = new TreeSet<>(folders);
        all.add(more);
        return all;
    }

    /** First folder below the root of every class that lies in one. */
    private Set<String> folders(JavaClasses classes) {
        Set<String> folders = new TreeSet<>();
        classes.forEach(type -> {
            String below = type.getPackageName().substring(root.length());
            if (!below.isEmpty()) {
                folders.add(below.substring(1).split("\\.", 2)[0]);
            }
        });
        return folders;
    }
}
