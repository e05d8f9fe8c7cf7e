package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PollingRelayTest extends OutboxRelayContract {

    @Override
    OutboxRelay newRelay(Ledger ledger, RelaySettings settings, MeterRegistry meters) {
        return new PollingRelay(settings, OutboxProducers.of(kafka()), ledger.doorbell, meters);
    }

    @Override
    OutboxRelay newOtherRelay(Ledger ledger, RelaySettings settings, MeterRegistry meters) {
        return new LogicalDecodingRelay(settings, OutboxProducers.of(kafka()), meters);
    }

    @Override
    String kind() {
        return PollingRelay.NAME;
    }

    @Test
    void a_commit_that_took_its_position_early_and_came_late_is_not_skipped() throws SQLException {
        start();
        UUID early = ledger.openCase();
        UUID late = ledger.openCase();
        try (Connection slow = ledger.database.app()) {
            slow.setAutoCommit(false);
            insert(slow, OutboxRow.of(Ledger.accepted(early, 1)));

            ledger.advance(late);
            try (var reader = new TopicReader(Topics.CASE_EVENTS, Topics.PARTITIONS)) {
                await().during(Duration.ofMillis(300))
                        .atMost(Duration.ofSeconds(5))
                        .until(() -> reader.poll().firstOccurrences(late).isEmpty());
            }
            slow.commit();
        }

        try (var reader = assertAllArrived(List.of(late))) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(reader.poll().firstOccurrences(early)).containsExactly(1L));
        }
    }

    private static void insert(Connection connection, OutboxRow row) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into outbox (id, topic, subject, sequence, type, headers, payload)
                values (?, ?, ?, ?, ?, ?::jsonb, ?)
                """)) {
            statement.setObject(1, row.id());
            statement.setString(2, row.topic());
            statement.setObject(3, row.subject());
            statement.setLong(4, row.sequence());
            statement.setString(5, row.type());
            statement.setString(6, row.headers());
            statement.setString(7, row.payload());
            statement.executeUpdate();
        }
    }
}
