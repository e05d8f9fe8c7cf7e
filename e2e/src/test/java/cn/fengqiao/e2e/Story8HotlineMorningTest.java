package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/**
 * Hotline morning: a file of work orders goes in whole. Each row becomes a case or a clear error with its line; the same
 * file again adds nothing; the departments see the cases as they come.
 */
class Story8HotlineMorningTest {

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @Test
    void a_file_of_work_orders_becomes_cases_and_named_errors_and_nothing_twice() throws IOException {
        // A stamp makes this run's file new to a system that has seen the file before.
        String stamp = "R" + System.nanoTime();
        byte[] file;
        try (InputStream in = Story8HotlineMorningTest.class.getResourceAsStream("/hotline-morning.csv")) {
            file = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("T2026", stamp)
                    .getBytes(StandardCharsets.UTF_8);
        }
        Api community = system.department("COMMUNITY");
        try (LiveFeedClient emergency = system.feed("EMERGENCY")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> emergency.connects() > 0);
            long before = registered(emergency);

            JsonNode first = imported(community, "morning.csv", file, "hotline-zh");

            assertThat(first.path("total").asInt()).isEqualTo(8);
            assertThat(first.path("created").asInt()).as(first.toString()).isEqualTo(5);
            assertThat(first.path("duplicates").asInt()).as(first.toString()).isEqualTo(1);
            assertThat(first.path("errors").asInt()).as(first.toString()).isEqualTo(2);
            JsonNode errors = community
                    .get("/api/imports/" + first.path("id").asString() + "/errors")
                    .json()
                    .path("items");
            assertThat(errors.toString()).contains("\"line\":6", "\"line\":7", "received_at");
            await().atMost(Duration.ofSeconds(2)).until(() -> registered(emergency) >= before + 5);

            JsonNode again = imported(community, "morning.csv", file, "hotline-zh");
            assertThat(again.path("created").asInt()).as(again.toString()).isZero();
            assertThat(again.path("duplicates").asInt()).as(again.toString()).isGreaterThanOrEqualTo(5);

            String result = community
                    .get("/api/imports/" + first.path("id").asString() + "/result.csv")
                    .text();
            assertThat(result).contains("FQ-");
        }
    }

    /** The files of a city lie outside the project: {@code -Dfengqiao.samples=DIRECTORY} lets them in. */
    @Test
    @EnabledIfSystemProperty(named = "fengqiao.samples", matches = ".+")
    void real_files_go_in_whole() throws IOException {
        Api community = system.department("COMMUNITY");
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("fengqiao.samples")))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".csv")).sorted().toList()) {
                String name = file.getFileName().toString();
                String mapping = name.startsWith("nyc") ? "nyc-311" : "hotline-zh";
                JsonNode done = imported(community, name, Files.readAllBytes(file), mapping);
                int created = done.path("created").asInt();
                int duplicates = done.path("duplicates").asInt();
                assertThat(created + duplicates + done.path("errors").asInt())
                        .as(name + ": " + done)
                        .isEqualTo(done.path("total").asInt());
                assertThat(created + duplicates).as(name + ": " + done).isPositive();
            }
        }
    }

    private static JsonNode imported(Api api, String name, byte[] file, String mapping) {
        Api.Answer started = api.upload("/api/imports", name, file, mapping);
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        String id = started.json().path("id").asString();
        return await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> api.get("/api/imports/" + id).json(),
                        progress -> !progress.path("finishedAt").asString("").isEmpty());
    }

    private static long registered(LiveFeedClient feed) {
        return feed.frames().stream()
                .filter(frame -> frame.type().equals("cn.fengqiao.case.registered.v1"))
                .count();
    }
}
