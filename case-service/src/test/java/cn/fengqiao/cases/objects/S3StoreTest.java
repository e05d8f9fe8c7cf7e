package cn.fengqiao.cases.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3StoreTest extends ObjectStoreContract {

    @TempDir
    Path spool;

    private LocalS3 server;
    private S3Client client;
    private CircuitBreaker breaker;

    @BeforeEach
    void start() throws IOException {
        server = new LocalS3();
        client = FileWiring.client(settings(LocalS3.SECRET_KEY));
        breaker = FileWiring.breaker("object-store", S3Store::answered);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private FileSettings.S3 settings(String secret) {
        return new FileSettings.S3(
                server.endpoint(),
                "cn-north-1",
                "files",
                LocalS3.ACCESS_KEY,
                secret,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    @Override
    S3Store store() throws IOException {
        return new S3Store(client, "files", breaker, TestKey.KEY, spool, Instant.EPOCH);
    }

    @Override
    List<String> seenByItsOperator() {
        return server.objects.entrySet().stream()
                .flatMap(object -> Stream.of(object.getKey(), new String(object.getValue(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void nothing_stays_in_the_spool() throws IOException {
        put("协议书");

        try (Stream<Path> left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_wrong_key_is_refused_by_the_store_and_nothing_is_taken_for_stored() throws IOException {
        try (S3Client stranger = FileWiring.client(settings("wrong"))) {
            S3Store store = new S3Store(stranger, "files", breaker, TestKey.KEY, spool, Instant.EPOCH);

            assertThatThrownBy(() -> store.put(stream("协议书"), 100)).isInstanceOf(IOException.class);
            assertThat(server.objects).isEmpty();
            assertThat(breaker.getMetrics().getNumberOfFailedCalls())
                    .as("an answer is no fault of the store")
                    .isZero();
        }
    }

    @Test
    void a_store_that_fails_is_left_alone_after_a_few_tries() throws IOException {
        server.failing = true;
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> store().put(stream("协议书"), 100)).isInstanceOf(IOException.class);
        }
        int asked = server.requests.get();

        assertThatThrownBy(() -> store().get(new ObjectKey("0".repeat(64), 1))).isInstanceOf(IOException.class);

        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
        assertThat(server.requests.get()).isEqualTo(asked);
    }
}
