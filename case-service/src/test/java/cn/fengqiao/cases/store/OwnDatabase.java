package cn.fengqiao.cases.store;

import cn.fengqiao.access.Caller;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.OpenTransaction;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The service's tables on a database of a test's own, asked as the service asks: without a service and without other tests' rows. */
public final class OwnDatabase implements AutoCloseable {

    public final HikariDataSource app = new HikariDataSource();
    public final CallerScope scope = new CallerScope(JdbcClient.create(app));
    public final Transactions transactions = new Transactions(new DataSourceTransactionManager(app));
    private final TestDatabase database;

    public OwnDatabase(String name) {
        database = TestCluster.postgres().freshDatabase(name);
        Flyway.configure()
                .dataSource(database.url(), "fengqiao_owner", database.password())
                .locations("classpath:db/kit", "classpath:db/migration")
                .load()
                .migrate();
        asTheApp(app);
    }

    /** Has a pool reach the database as the service does. */
    public void asTheApp(HikariDataSource pool) {
        pool.setJdbcUrl(database.url());
        pool.setUsername("fengqiao_app");
        pool.setPassword(database.password());
    }

    /** A connection that row-level security does not hold back. */
    public Connection owner() throws SQLException {
        return database.owner();
    }

    /** What somebody gets who asks in a transaction in their scope. */
    public <T> T asked(Caller caller, Function<OpenTransaction, T> question) {
        return transactions.inTransaction(tx -> {
            scope.apply(tx, caller);
            return question.apply(tx);
        });
    }

    @Override
    public void close() {
        app.close();
    }
}
