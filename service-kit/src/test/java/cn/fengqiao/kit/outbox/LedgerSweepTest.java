package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.testkit.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerSweepTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final Ledger ledger = Ledger.create();
    private int duties;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_sweep_reads_from_the_day_before_the_horizon_was_taken_and_everything_if_it_never_was() throws Exception {
        rows(TODAY.minusDays(20), 1);
        rows(TODAY.minusDays(1), 1);
        rows(TODAY, 1);

        assertThat(swept("0", TODAY)).containsExactly(2L, 3L);
        assertThat(swept("0", null)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_sweep_passes_over_what_is_published_in_bounded_strides_and_does_its_duties_between_them() throws Exception {
        rows(TODAY, 10_000);
        String horizon = nextTransaction();
        rows(TODAY, 2);

        assertThat(swept(horizon, TODAY)).containsExactly(10_001L, 10_002L);
        assertThat(duties).isGreaterThanOrEqualTo(5);
    }

    @Test
    void an_empty_ledger_is_swept_at_once() throws Exception {
        assertThat(swept("0", null)).isEmpty();
    }

    private List<Long> swept(String publishedBelow, @Nullable LocalDate day) throws Exception {
        var positions = new ArrayList<Long>();
        try (Connection relay = ledger.relaySettings().connect("sweep-test")) {
            LedgerSweep.run(
                    relay,
                    new RelayPosition(0, publishedBelow, day, false),
                    0,
                    row -> positions.add(row.position()),
                    () -> duties++);
        }
        return positions;
    }

    private void rows(LocalDate day, int count) throws SQLException {
        execute("""
                insert into outbox (day, id, topic, subject, sequence, type, headers, payload)
                select date '%s', gen_random_uuid(), 'case-events', gen_random_uuid(), 1, 'test', '{}', '{}'
                from generate_series(1, %d)
                """.formatted(day, count));
    }

    private String nextTransaction() throws SQLException {
        try (Connection relay = ledger.relaySettings().connect("sweep-test");
                var statement = relay.createStatement();
                var rows = statement.executeQuery("select pg_snapshot_xmin(pg_current_snapshot())::text")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = TestCluster.postgres().admin(ledger.database.name());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
