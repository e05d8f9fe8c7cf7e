package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;

class LedgerCareTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Ledger ledger;
    private LedgerCare care;

    @BeforeEach
    void open() {
        ledger = Ledger.create();
        care = new LedgerCare(
                ledger.jdbc,
                new OutboxSettings(1024, 5, 7, Duration.ofSeconds(5)),
                PollingRelay.NAME,
                ledger.relaySettings().slot(),
                meters);
    }

    @AfterEach
    void close() {
        care.close();
        ledger.close();
    }

    @Test
    void partitions_are_made_ahead_and_making_them_again_changes_nothing() {
        care.keepPartitions();
        List<String> first = partitions();
        care.keepPartitions();

        assertThat(first).hasSize(6).isEqualTo(partitions());
    }

    @Test
    void an_old_partition_goes_only_when_kafka_has_all_of_it() throws SQLException {
        owner("""
                create table outbox_20200101 partition of outbox for values from ('2020-01-01') to ('2020-01-02');
                insert into outbox (day, id, topic, subject, sequence, type, headers, payload)
                values ('2020-01-01', gen_random_uuid(), 'case-events', gen_random_uuid(), 1, 'old', '{}', '{}')
                """);

        care.keepPartitions();
        assertThat(partitions()).contains("outbox_20200101");
        owner("insert into relay_position (relay, published_position) values ('polling', 1000)");
        care.keepPartitions();

        assertThat(partitions()).doesNotContain("outbox_20200101");
    }

    @Test
    void a_day_without_a_partition_is_no_reason_to_refuse_an_event() throws SQLException {
        owner(
                "insert into outbox (day, id, topic, subject, sequence, type, headers, payload)"
                        + " values ('2031-01-01', gen_random_uuid(), 'case-events', gen_random_uuid(), 1, 'future', '{}', '{}')");

        assertThat(ledger.jdbc
                        .sql("select count(*) from outbox_default")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void backlog_and_age_are_measured_until_kafka_has_acknowledged() throws SQLException {
        UUID one = ledger.openCase();
        ledger.advance(one);
        ledger.advance(one);

        care.measure();
        assertThat(care.sample().backlog()).isEqualTo(2);
        assertThat(meters.get("fengqiao.outbox.oldest.unsent.age").timeGauge().value())
                .isGreaterThan(0);

        owner("insert into relay_position (relay, published_position) select 'polling', max(position) from outbox");
        care.measure();
        assertThat(care.sample().backlog()).isZero();
        assertThat(care.sample().oldestAgeSeconds()).isZero();
    }

    @Test
    void the_service_can_neither_change_nor_remove_what_is_in_the_ledger() {
        UUID one = ledger.openCase();
        ledger.advance(one);

        assertThatThrownBy(() ->
                        ledger.jdbc.sql("update outbox set payload = '{}'").update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> ledger.jdbc.sql("delete from outbox").update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void two_facts_of_a_case_cannot_have_the_same_sequence() {
        UUID one = ledger.openCase();
        ledger.advance(one);

        assertThatThrownBy(() -> ledger.transactions.inTransaction(tx -> {
                    ledger.outbox.append(tx, Ledger.accepted(one, 1));
                    return one;
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    private List<String> partitions() {
        return ledger.jdbc.sql("""
                select relname
                from pg_inherits
                join pg_class on pg_class.oid = inhrelid
                where inhparent = 'outbox'::regclass
                  and relname <> 'outbox_default'
                order by relname
                """).query((rows, number) -> rows.getString(1)).list();
    }

    private void owner(String sql) throws SQLException {
        try (var connection = TestCluster.postgres().admin(ledger.database.name());
                var statement = connection.createStatement()) {
            statement.execute("set role fengqiao_owner");
            statement.execute(sql);
        }
    }
}
