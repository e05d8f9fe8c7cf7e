package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents lead somewhere, and say of measured things what the code measures. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");
    private static final Pattern FEATURE = Pattern.compile("`([a-z]+)`");
    private static final Pattern MODULE_NAME =
            Pattern.compile("[a-z]+-[a-z]+|contracts|access|gateway|identity|console|launcher|e2e|bench");
    private static final Pattern MEASURED = Pattern.compile("\"(fengqiao\\.[a-z.-]+)\"");
    private static final Pattern ASKED =
            Pattern.compile("\\b(fengqiao_[a-z_]+?)(_seconds|_bytes|_total)?(_bucket|_count|_sum)?\\b(?![a-z_])");

    static Stream<Path> documents() {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("node_modules")
                            && !file.toString().contains("/target/")
                            && !file.toString().contains("/.fengqiao/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_link_of_a_document_leads_to_something(Path document) {
        List<String> dead = LINK.matcher(read(document))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.startsWith("http"))
                .filter(target -> !leads(document, target))
                .toList();

        assertThat(dead).as(ROOT.relativize(document).toString()).isEmpty();
    }

    @Test
    void a_planted_dead_link_is_found() {
        assertThat(leads(ROOT.resolve("README.md"), "docs/nowhere.md")).isFalse();
        assertThat(leads(ROOT.resolve("README.md"), "docs/runbook.md#nowhere")).isFalse();
        assertThat(leads(ROOT.resolve("README.md"), "docs/runbook.md#dead-letters"))
                .isTrue();
    }

    @Test
    void the_architecture_shows_every_module_of_the_build() {
        List<String> modules = MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(modules).hasSizeGreaterThan(10);
        for (String module : modules) {
            assertThat(drawnModules()).containsPattern("(?<![a-z-])" + module + "(?![a-z-])");
        }
    }

    @Test
    void every_folder_the_architecture_names_is_there() {
        List<String> features = FEATURE.matcher(read(ROOT.resolve("ARCHITECTURE.md"))
                        .split("one folder per thing people do", 2)[1]
                        .split("\\)", 2)[0])
                .results()
                .map(feature -> feature.group(1))
                .toList();

        assertThat(features).isNotEmpty();
        for (String feature : features) {
            assertThat(ROOT.resolve("case-service/src/main/java/cn/fengqiao/cases")
                            .resolve(feature))
                    .isDirectory();
        }
        for (String module : MODULE_NAME
                .matcher(drawnModules())
                .results()
                .map(name -> name.group())
                .toList()) {
            assertThat(ROOT.resolve(module)).isDirectory();
        }
    }

    /** The drawing of which module knows which. */
    private static String drawnModules() {
        return read(ROOT.resolve("ARCHITECTURE.md")).split("## Modules", 2)[1].split("```", 3)[1];
    }

    @Test
    void alerts_and_dashboard_ask_only_for_what_is_measured() {
        Set<String> measured = MEASURED.matcher(
                        read(ROOT.resolve("service-kit/src/main/java/cn/fengqiao/kit/observe/Measured.java")))
                .results()
                .map(name -> name.group(1).replace('.', '_').replace('-', '_').replaceFirst("_seconds$", ""))
                .collect(Collectors.toSet());

        assertThat(measured).isNotEmpty();
        for (String file : List.of("deploy/prometheus/alerts.yml", "deploy/grafana/dashboards/fengqiao.json")) {
            Set<String> asked = ASKED.matcher(read(ROOT.resolve(file)))
                    .results()
                    .map(name -> name.group(1))
                    .collect(Collectors.toSet());
            assertThat(asked).as(file).isNotEmpty().isSubsetOf(measured);
        }
    }

    private static boolean leads(Path from, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        return Files.exists(file)
                && (hash < 0
                        || !file.toString().endsWith(".md")
                        || anchors(file).contains(target.substring(hash + 1)));
    }

    /** The names under which a heading can be linked to. */
    static Set<String> anchors(Path document) {
        return Pattern.compile("(?m)^#+ (.+)$")
                .matcher(read(document))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
