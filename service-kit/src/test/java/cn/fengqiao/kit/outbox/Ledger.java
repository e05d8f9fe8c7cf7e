package cn.fengqiao.kit.outbox;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A migrated database with a service's writers on it: cases whose row lock gives their events an order. */
final class Ledger implements AutoCloseable {

    final TestDatabase database;
    final Doorbell doorbell = new Doorbell();
    final JdbcClient jdbc;
    final Transactions transactions;
    final Outbox outbox;

    /** Ids of every event whose commit was answered. */
    final Queue<String> committed = new ConcurrentLinkedQueue<>();

    private final HikariDataSource pool;

    private Ledger(TestDatabase database) {
        this.database = database;
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("fengqiao_app");
        config.setPassword(database.password());
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
        this.jdbc = JdbcClient.create(pool);
        this.transactions = new Transactions(new JdbcTransactionManager(pool), doorbell::ring);
        this.outbox = new Outbox(jdbc);
    }

    static Ledger create() {
        TestDatabase database = TestCluster.postgres().freshDatabase("ledger");
        Flyway.configure()
                .dataSource(database.url(), "fengqiao_owner", database.password())
                .locations("classpath:db/kit", "classpath:db/ledger-test")
                .load()
                .migrate();
        return new Ledger(database);
    }

    RelaySettings relaySettings() {
        return new RelaySettings(database.url(), database.password());
    }

    UUID openCase() {
        UUID id = EventEnvelope.newId();
        jdbc.sql("insert into test_case (id) values (:id)").param("id", id).update();
        return id;
    }

    /** One command on a case: its next event, in a transaction of its own. Counts only when the commit was answered. */
    void advance(UUID caseId) {
        String id = transactions.inTransaction(tx -> append(tx, caseId));
        committed.add(id);
    }

    /** Locks the case, takes its next sequence and appends an event. */
    String append(OpenTransaction tx, UUID caseId) {
        long sequence = jdbc.sql("update test_case set version = version + 1 where id = :id returning version")
                .param("id", caseId)
                .query(Long.class)
                .single();
        var event = accepted(caseId, sequence);
        outbox.append(tx, event);
        return event.id().toString();
    }

    static EventEnvelope<CaseEvent.Accepted> accepted(UUID caseId, long sequence) {
        var audience = new Audience(AreaPath.of("HC.FQ.C01.G01"), List.of(Department.POLICE), false);
        return EventEnvelope.mint(
                "/case-service",
                caseId,
                Instant.now(),
                sequence,
                null,
                null,
                new CaseEvent.Accepted(audience, CaseStatus.ACCEPTED, Department.POLICE, null));
    }

    @Override
    public void close() {
        pool.close();
    }
}
