package cn.fengqiao.kit.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The enum and the sources of all modules name the same meters. */
class MeasuredTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile(
            "\"(fengqiao\\.(?:case|database|outbox|inbox|gateway|import|risk|notification|read-log)\\.[a-z.-]+)\"");

    private static final Pattern CONSTANT = Pattern.compile("\\bMeasured\\.([A-Z_]+)\\.metric\\(");

    @Test
    void what_is_measured_is_in_the_catalogue_and_the_other_way_round() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(MeasuredTest::sources)
                    .filter(source -> !source.endsWith("Measured.java"))
                    .map(MeasuredTest::text)
                    .filter(text -> text.contains("io.micrometer"))
                    .forEach(text -> {
                        NAME.matcher(text).results().forEach(name -> used.add(name.group(1)));
                        CONSTANT.matcher(text)
                                .results()
                                .forEach(name ->
                                        used.add(Measured.valueOf(name.group(1)).metric()));
                    });
        }

        assertThat(used)
                .isEqualTo(Arrays.stream(Measured.values())
                        .map(Measured::metric)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<Path> sources(Path folder) {
        try {
            return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
