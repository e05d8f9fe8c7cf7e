package cn.fengqiao.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL 18 that a test may also kill. */
public abstract sealed class PostgresServer permits LocalPostgres, ContainerPostgres {

    static final String ADMIN = "postgres";
    static final String PASSWORD = "test-only";

    private final AtomicInteger fresh = new AtomicInteger();

    /** Port on this machine; stays the same over a restart. */
    public abstract int port();

    /** {@code kill -9} of the postmaster; returns when every process of the server is gone. Does nothing if it is down. */
    public abstract void kill();

    /** Starts it again after {@link #kill()} on the same port with the same data; returns when it answers. */
    public abstract void restart();

    /** A database of {@code cluster.sql}, for example {@code fengqiao_case}. */
    public TestDatabase database(String name) {
        return new TestDatabase(port(), name, PASSWORD);
    }

    /** A new empty database for one test class, owned by {@code fengqiao_owner}. */
    public TestDatabase freshDatabase(String prefix) {
        String name = prefix + "_" + ProcessHandle.current().pid() + "_" + fresh.incrementAndGet();
        try (var connection = admin(ADMIN);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner fengqiao_owner");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
        return database(name);
    }

    /** A connection as superuser, for what only a test may do. */
    public Connection admin(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?connectTimeout=2", ADMIN, PASSWORD);
    }

    void awaitReady() {
        Await.until("PostgreSQL on port " + port(), this::answers);
    }

    private boolean answers() {
        try (var connection = admin(ADMIN)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false; // Not yet; the caller has the time limit.
        }
    }

    void prepareCluster() {
        try (var connection = admin(ADMIN);
                var statement = connection.createStatement()) {
            for (String sql : ClusterSql.statements()) {
                statement.execute(sql);
            }
            for (String role : new String[] {"fengqiao_owner", "fengqiao_app", "fengqiao_relay"}) {
                statement.execute("alter role " + role + " password '" + PASSWORD + "'");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cluster.sql failed", e);
        }
    }
}
