package cn.fengqiao.kit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A round has a thread of its own only as long as there are as many of these. */
class EnoughThreadsTest {

    private static final Pattern ROUND = Pattern.compile("^    @Scheduled\\(", Pattern.MULTILINE);

    @ParameterizedTest
    @ValueSource(strings = {"case-service", "risk-service", "notification-service", "gateway"})
    void no_service_has_more_rounds_than_threads_for_them(String service) throws IOException {
        var settings = new Properties();
        try (var text = EnoughThreadsTest.class.getResourceAsStream("/fengqiao-kit.properties")) {
            settings.load(text);
        }

        assertThat(roundsOf(Path.of("..", service, "src/main/java")))
                .isLessThanOrEqualTo(Integer.parseInt(settings.getProperty("spring.task.scheduling.pool.size")));
    }

    private static int roundsOf(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .mapToInt(file -> (int) ROUND.matcher(text(file)).results().count())
                    .sum();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
