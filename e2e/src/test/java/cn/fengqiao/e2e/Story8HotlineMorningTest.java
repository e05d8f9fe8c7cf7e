package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Hotline morning: a file of work orders goes in whole. Each row becomes a case or a clear error with its line; the same
 * file again adds nothing; the departments see the cases as they come.
 */
class Story8HotlineMorningTest {

    private static final Path SAMPLES = Path.of(System.getProperty(
                    "fengqiao.samples",
                    RunningSystem.home().resolve("../shared/data").toString()))
            .normalize();

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @Test
    void a_file_of_work_orders_becomes_cases_and_named_errors_and_nothing_twice() throws IOException {
        byte[] file = morning().getBytes(StandardCharsets.UTF_8);
        Api community = system.department("COMMUNITY");
        try (LiveFeedClient emergency = system.feed("EMERGENCY")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> emergency.connects() > 0);
            long before = registered(emergency);

            JsonNode first = imported(community, "morning.csv", file, "hotline-zh");

            assertThat(first.path("total").asInt()).isEqualTo(8);
            assertThat(first.path("created").asInt()).as(first.toString()).isEqualTo(6);
            assertThat(first.path("duplicates").asInt()).as(first.toString()).isEqualTo(1);
            assertThat(first.path("errors").asInt()).as(first.toString()).isEqualTo(1);
            JsonNode errors = community
                    .get("/api/imports/" + first.path("id").asString() + "/errors")
                    .json()
                    .path("items");
            assertThat(errors.toString()).contains("\"line\":7", "received_at");
            await().atMost(Duration.ofSeconds(2)).until(() -> registered(emergency) >= before + 6);

            JsonNode again = imported(community, "morning.csv", file, "hotline-zh");
            assertThat(again.path("created").asInt()).as(again.toString()).isZero();
            assertThat(again.path("duplicates").asInt()).as(again.toString()).isEqualTo(7);

            String result = community
                    .get("/api/imports/" + first.path("id").asString() + "/result.csv")
                    .text();
            assertThat(result).contains("FQ-");
        }
    }

    /** The files of a city lie beside the project; {@code -Dfengqiao.samples=DIRECTORY} says where else. */
    @ParameterizedTest
    @CsvSource({"hotline-zh.csv, hotline-zh, 240", "nyc-311-2022-05-01.csv, nyc-311, 924"})
    void a_real_file_goes_in_whole_and_only_once(String name, String mapping, int rows) throws IOException {
        Path file = SAMPLES.resolve(name);
        assumeTrue(Files.isReadable(file), "no sample files in " + SAMPLES);
        Api community = system.department("COMMUNITY");

        JsonNode first = imported(community, name, Files.readAllBytes(file), mapping);
        JsonNode again = imported(community, name, Files.readAllBytes(file), mapping);

        assertThat(counts(first)).as(first.toString()).containsExactly(rows, rows, 0, 0);
        assertThat(counts(again)).as(again.toString()).containsExactly(rows, 0, rows, 0);
    }

    /** A file of eight work orders, new to a system that has seen it before. */
    static String morning() throws IOException {
        try (InputStream in = Story8HotlineMorningTest.class.getResourceAsStream("/hotline-morning.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("T2026", "R" + System.nanoTime());
        }
    }

    private static List<Integer> counts(JsonNode done) {
        return Stream.of("total", "created", "duplicates", "errors")
                .map(count -> done.path(count).asInt())
                .toList();
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
