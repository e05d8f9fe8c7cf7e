package cn.fengqiao.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

class FailFastDataSourceTest {

    private static final TestDatabase DATABASE = TestCluster.postgres().database("fengqiao_case");

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A database that comes and goes. */
    private static final class ComesAndGoes extends AbstractDataSource {
        private volatile boolean away;
        private volatile @Nullable Throwable surprise;

        @Override
        public Connection getConnection() throws SQLException {
            switch (surprise) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> {}
            }
            if (away) {
                throw new SQLTransientConnectionException("away");
            }
            return DATABASE.app();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    @Test
    void a_database_that_is_away_is_refused_at_once_as_soon_as_it_is_known() throws IOException {
        try (HikariDataSource pool = poolBeforeAClosedPort()) {
            var database =
                    new FailFastDataSource(pool, DatabaseBreakerAutoConfiguration.breaker(Duration.ofMinutes(5)));
            for (int i = 0; i < 4; i++) {
                assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
            }

            long start = System.nanoTime();
            assertThatThrownBy(database::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("not asked again");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("far below the patience of the pool")
                    .isLessThan(PATIENCE.dividedBy(2));
        }
    }

    @Test
    void a_database_that_is_back_is_used_again_within_seconds() {
        var server = new ComesAndGoes();
        var database = new FailFastDataSource(server, DatabaseBreakerAutoConfiguration.breaker(Duration.ofSeconds(1)));
        server.away = true;
        for (int i = 0; i < 6; i++) {
            assertThatThrownBy(database::getConnection).isInstanceOf(SQLException.class);
        }

        server.away = false;

        await().atMost(Duration.ofSeconds(60))
                .ignoreException(SQLTransientConnectionException.class)
                .untilAsserted(() -> {
                    try (Connection connection = database.getConnection()) {
                        assertThat(connection.isValid(1)).isTrue();
                    }
                });
    }

    @Test
    void a_surprise_while_the_breaker_is_half_open_does_not_close_the_database_for_ever() throws SQLException {
        var breaker = DatabaseBreakerAutoConfiguration.breaker(Duration.ofMinutes(5));
        var server = new ComesAndGoes();
        var database = new FailFastDataSource(server, breaker);
        for (Throwable surprise : List.of(new IllegalStateException("pool is closed"), new StackOverflowError())) {
            breaker.transitionToOpenState();
            breaker.transitionToHalfOpenState();
            server.surprise = surprise;
            for (int i = 0; i < breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState(); i++) {
                assertThatThrownBy(database::getConnection).isSameAs(surprise);
            }

            assertThat(breaker.getState())
                    .as("a judgement was reached, so that it is tried again later")
                    .isEqualTo(CircuitBreaker.State.OPEN);
        }
    }

    @Test
    void a_single_failure_closes_nothing() throws SQLException {
        var server = new ComesAndGoes();
        var database = new FailFastDataSource(server, DatabaseBreakerAutoConfiguration.breaker(Duration.ofSeconds(1)));
        for (int i = 0; i < 10; i++) {
            server.away = i % 5 == 0;
            if (server.away) {
                assertThatThrownBy(database::getConnection).hasMessage("away");
            } else {
                database.getConnection().close();
            }
        }
    }

    private static HikariDataSource poolBeforeAClosedPort() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + closed + "/nothing");
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return pool;
    }
}
