package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogicalDecodingRelayTest extends OutboxRelayContract {

    @Override
    OutboxRelay newRelay(Ledger ledger, RelaySettings settings, MeterRegistry meters) {
        return new LogicalDecodingRelay(settings, OutboxProducers.of(kafka()), meters);
    }

    @Override
    OutboxRelay newOtherRelay(Ledger ledger, RelaySettings settings, MeterRegistry meters) {
        return new PollingRelay(settings, OutboxProducers.of(kafka()), ledger.doorbell, meters);
    }

    @Override
    String kind() {
        return LogicalDecodingRelay.NAME;
    }

    @Test
    void an_idle_slot_moves_with_the_log_so_that_the_server_keeps_little() throws Exception {
        OutboxRelay relay = start();
        await().until(() -> relay.state() instanceof RelayState.Leading);

        // Much log that is none of our business.
        execute("create table noise as select repeat('x', 1000) as text from generate_series(1, 20000)");
        String end = query("select pg_current_wal_lsn()");

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(query("select confirmed_flush_lsn >= '" + end
                                + "' from pg_replication_slots where slot_name = '"
                                + ledger.relaySettings().slot() + "'"))
                        .isEqualTo("t"));
    }

    @Test
    void a_synchronous_standby_that_the_log_does_not_wait_for_is_called_a_danger() throws Exception {
        // Nobody is that standby, so commits of this database must not wait for it.
        execute("alter database " + ledger.database.name() + " set synchronous_commit = local");
        execute("alter system set synchronous_standby_names = 'nobody'");
        execute("select pg_reload_conf()");
        try {
            await().until(() -> query("show synchronous_standby_names").equals("nobody"));
            var meters = meters();
            try (OutboxRelay relay = newRelay(ledger, ledger.relaySettings(), meters)) {
                relay.start();

                await().until(() -> relay.state() instanceof RelayState.Leading(String danger) && danger != null);
                assertThat(meters.get("fengqiao.outbox.ahead.of.standby")
                                .gauge()
                                .value())
                        .isEqualTo(1);
                assertThat(new OutboxHealth(relay).health().getDetails()).containsKey("danger");
            }
        } finally {
            execute("alter system reset synchronous_standby_names");
            execute("select pg_reload_conf()");
        }
    }

    @Test
    void when_the_slot_is_gone_the_ledger_is_swept_and_nothing_is_missing() throws Exception {
        UUID one = ledger.openCase();
        OutboxRelay first = start();
        ledger.advance(one);
        assertAllArrived(List.of(one)).close();
        first.close();
        ledger.advance(one);
        execute("select pg_drop_replication_slot('" + ledger.relaySettings().slot() + "')");
        ledger.advance(one);

        start();
        ledger.advance(one);

        assertAllArrived(List.of(one)).close();
    }

    @Test
    void when_the_server_threw_the_log_away_the_ledger_is_swept_and_nothing_is_missing() throws Exception {
        UUID one = ledger.openCase();
        OutboxRelay first = start();
        ledger.advance(one);
        assertAllArrived(List.of(one)).close();
        first.close();
        ledger.advance(one);
        execute("alter system set max_slot_wal_keep_size = '1MB'");
        execute("select pg_reload_conf()");
        try {
            execute("select pg_switch_wal()");
            for (int i = 0; i < 4; i++) {
                execute("create table noise" + i
                        + " as select repeat('x', 1000) as text from generate_series(1, 15000)");
                execute("select pg_switch_wal()");
            }
            execute("checkpoint");
            assertThat(query("select wal_status from pg_replication_slots where slot_name = '"
                            + ledger.relaySettings().slot() + "'"))
                    .isEqualTo("lost");
        } finally {
            execute("alter system reset max_slot_wal_keep_size");
            execute("select pg_reload_conf()");
        }

        start();
        ledger.advance(one);

        assertAllArrived(List.of(one)).close();
    }

    @Test
    void of_two_instances_that_start_at_once_the_second_repeats_nothing_when_its_turn_comes() {
        UUID one = ledger.openCase();
        ledger.advance(one);
        OutboxRelay first = start();
        OutboxRelay second = start();
        assertAllArrived(List.of(one)).close();
        awaitRecorded();
        OutboxRelay leader = first.state() instanceof RelayState.Leading ? first : second;

        leader.close();
        ledger.advance(one);

        try (var reader = assertAllArrived(List.of(one))) {
            assertThat(reader.arrivals(one)).isEqualTo(2);
        }
    }

    @Test
    void who_has_lost_the_slot_does_not_take_back_that_the_ledger_has_to_be_swept() throws Exception {
        UUID one = ledger.openCase();
        start();
        ledger.advance(one);
        assertAllArrived(List.of(one)).close();
        awaitRecorded();
        String slot = ledger.relaySettings().slot();
        // A new slot waits for the transactions under way; a copied one does not.
        execute("select pg_create_logical_replication_slot('" + slot + "_spare', 'pgoutput')");
        try (var another = TestCluster.postgres().admin(ledger.database.name());
                var statement = another.createStatement()) {
            another.setAutoCommit(false);
            statement.execute("select from relay_position for update");
            ledger.advance(one);
            await().until(() -> query("""
                            select count(*) > 0 from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock' and query like '%relay_position%'
                            """).equals("t"));

            // What another instance does that finds the slot lost, and a fact that is committed meanwhile.
            execute("select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '" + slot
                    + "'");
            await().pollInterval(Duration.ofMillis(1))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .untilAsserted(() -> execute("select pg_drop_replication_slot('" + slot + "')"));
            ledger.advance(one);
            execute("select pg_replication_slot_advance('" + slot + "_spare', pg_current_wal_lsn())");
            execute("select pg_copy_logical_replication_slot('" + slot + "_spare', '" + slot + "')");
            statement.execute("update relay_position set swept = false where relay = 'decoding'");
            another.commit();
        } finally {
            execute("select pg_drop_replication_slot('" + slot + "_spare')");
        }
        ledger.advance(one);

        assertAllArrived(List.of(one)).close();
    }
}
