package cn.fengqiao.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.RunningService;
import cn.fengqiao.contract.AreaPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@RunningService
class CaseNumbersTest {

    private static final AreaPath PLACE = AreaPath.of("HC.FQ.C01");

    /** A day of its own, so that nobody else leases from it. */
    private static final Instant DAY = Instant.parse("2031-01-02T03:00:00Z");

    @Autowired
    private DataSource database;

    @Test
    void without_a_connection_there_is_no_number_when_the_block_is_used_up() {
        var away = new AtomicBoolean();
        var numbers = new CaseNumbers(new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away.get()) {
                    // as the breaker and the pool say it: without an SQLSTATE
                    throw new SQLTransientConnectionException("away");
                }
                return super.getConnection();
            }
        });
        String first = numbers.next(PLACE, DAY);
        away.set(true);
        for (int i = 1; i < 10; i++) {
            numbers.next(PLACE, DAY);
        }

        // which is answered with temporarily-unavailable, as the loss of a connection is everywhere
        assertThatThrownBy(() -> numbers.next(PLACE, DAY)).isInstanceOf(DataAccessResourceFailureException.class);
        away.set(false);
        assertThat(numbers.next(PLACE, DAY)).isGreaterThan(first);
    }
}
