package cn.fengqiao.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Department;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import cn.fengqiao.testkit.Tokens;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A database that does not answer in time is ended and said to be away; nobody waits for it for ever. */
@SpringBootTest(
        classes = SlowDatabaseTest.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=slow-service",
            "spring.flyway.locations=classpath:db/kit,classpath:db/ledger-test",
            "fengqiao.db.statement-timeout=300ms",
            "fengqiao.db.lock-timeout=100ms",
            "fengqiao.db.idle-in-transaction-timeout=200ms"
        })
class SlowDatabaseTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestDatabase DATABASE = TestCluster.postgres().freshDatabase("slow");

    private static Connection session() throws SQLException {
        return DriverManager.getConnection(DATABASE.url(), "fengqiao_app", DATABASE.password());
    }

    @LocalServerPort
    private int port;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(Desk.class)
    static class Service {}

    @RestController
    static class Desk {

        private final JdbcClient jdbc;
        private final Transactions transactions;

        Desk(JdbcClient jdbc, Transactions transactions) {
            this.jdbc = jdbc;
            this.transactions = transactions;
        }

        @GetMapping("/sleeping")
        @Operation(operationId = "areas.get")
        int sleeping() {
            return jdbc.sql("select 1 from (select pg_sleep(60)) as slept")
                    .query(Integer.class)
                    .single();
        }

        @GetMapping("/locked")
        @Operation(operationId = "dictionaries.get")
        int locked() {
            return transactions.inTransaction(tx -> lock(jdbc));
        }

        @GetMapping("/silent")
        @Operation(operationId = "cases.list")
        int silent() {
            return transactions.inTransaction(tx -> {
                lock(jdbc);
                silence();
                return lock(jdbc);
            });
        }
    }

    /** Lasts until the transaction it happens in has been ended, as the list of sessions tells. */
    private static void silence() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (Connection watcher = session();
                    Statement statement = watcher.createStatement();
                    ResultSet silent = statement.executeQuery("""
                            select 1
                            from pg_stat_activity
                            where datname = current_database()
                              and state = 'idle in transaction'
                            """)) {
                assertThat(silent.next()).isFalse();
            }
        });
    }

    private static int lock(JdbcClient jdbc) {
        return jdbc.sql("select 1 from (select pg_advisory_xact_lock(7)) as locked")
                .query(Integer.class)
                .single();
    }

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry registry) {
        TestCluster.register(registry, DATABASE);
        Tokens.shared().trustedBy(registry);
    }

    private void assertSaidToBeAway(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("urn:fengqiao:problem:temporarily-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + Tokens.shared().dispatcher(Department.POLICE))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_statement_that_takes_too_long_is_ended() {
        assertSaidToBeAway("/sleeping");
    }

    @Test
    void a_lock_that_is_not_free_in_time_is_not_waited_for() throws SQLException {
        try (Connection other = session();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(7)");

            assertSaidToBeAway("/locked");
        }
    }

    @Test
    void a_transaction_that_is_silent_for_too_long_is_ended() {
        assertSaidToBeAway("/silent");
    }
}
