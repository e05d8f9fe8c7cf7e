package cn.fengqiao.kit.problem;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Says at once that the database is away, once that is known. Without it every request would wait for the pool's whole
 * timeout before it hears the same, and callers pile up behind a refusal.
 */
final class FailFastDataSource extends DelegatingDataSource {

    private final CircuitBreaker breaker;

    FailFastDataSource(DataSource target, CircuitBreaker breaker) {
        super(target);
        this.breaker = breaker;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!breaker.tryAcquirePermission()) {
            throw new SQLTransientConnectionException("the database is away and is not asked again for a moment");
        }
        long start = System.nanoTime();
        try {
            Connection connection = super.getConnection();
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return connection;
        } catch (SQLException | RuntimeException | Error away) {
            // Whatever it is: a permission that is not given back is missing when the breaker is half open, for ever.
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, away);
            throw away;
        }
    }
}
