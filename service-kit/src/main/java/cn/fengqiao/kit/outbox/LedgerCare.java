package cn.fengqiao.kit.outbox;

import cn.fengqiao.kit.observe.Measured;
import cn.fengqiao.kit.schedule.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks after the ledger: makes the partitions of the days to come, drops those that nobody needs, and measures how far
 * the relay is behind. Every instance does it; the database lets one at a time make partitions.
 */
final class LedgerCare implements AutoCloseable {

    private static final Duration PARTITIONS_EVERY = Duration.ofHours(1);

    /** Counting stops here: more is "far too many" whatever the number, and counting it may outlast the statement's limit. */
    private static final int COUNTED_BACKLOG = 100_000;

    private final JdbcClient jdbc;
    private final OutboxSettings settings;
    private final String relay;
    private final String slot;
    private final Rounds rounds = new Rounds("outbox-care");
    private volatile Sample sample = new Sample(0, 0, 0);

    /** What was measured last. */
    record Sample(double oldestAgeSeconds, long backlog, long retainedWalBytes) {}

    LedgerCare(JdbcClient jdbc, OutboxSettings settings, String relay, String slot, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.relay = relay;
        this.slot = slot;
        TimeGauge.builder(
                        Measured.OUTBOX_OLDEST_UNSENT.metric(),
                        this,
                        TimeUnit.SECONDS,
                        care -> care.sample.oldestAgeSeconds())
                .description(Measured.OUTBOX_OLDEST_UNSENT.meaning())
                .register(registry);
        Gauge.builder(Measured.OUTBOX_BACKLOG.metric(), this, care -> care.sample.backlog())
                .description(Measured.OUTBOX_BACKLOG.meaning())
                .register(registry);
        Gauge.builder(Measured.OUTBOX_RETAINED_WAL.metric(), this, care -> care.sample.retainedWalBytes())
                .description(Measured.OUTBOX_RETAINED_WAL.meaning())
                .baseUnit("bytes")
                .register(registry);
    }

    void start() {
        rounds.nowAndEvery(PARTITIONS_EVERY, "keeping the ledger's partitions", this::keepPartitions);
        rounds.nowAndEvery(settings.sampleEvery(), "measuring the ledger", this::measure);
    }

    @Override
    public void close() {
        rounds.close();
    }

    Sample sample() {
        return sample;
    }

    void keepPartitions() {
        jdbc.sql("select outbox_keep_partitions(:relay, :ahead, :kept)::text")
                .param("relay", relay)
                .param("ahead", settings.daysAhead())
                .param("kept", settings.daysKept())
                .query()
                .singleRow();
    }

    void measure() {
        sample = jdbc.sql("""
                with published as (
                    select coalesce(max(published_position), 0) as position
                    from relay_position
                    where relay = :relay
                ), unsent as (
                    select written_at
                    from outbox
                    where position > (select position from published)
                    order by position
                    limit :most
                )
                select
                    coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)::float8 as age,
                    count(*) as backlog,
                    coalesce((
                        select pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)
                        from pg_replication_slots
                        where slot_name = :slot
                    ), 0)::bigint as retained
                from unsent
                """)
                .param("relay", relay)
                .param("most", COUNTED_BACKLOG)
                .param("slot", slot)
                .query((rows, number) -> new Sample(
                        Math.max(0, rows.getDouble("age")), rows.getLong("backlog"), rows.getLong("retained")))
                .single();
    }
}
