package cn.fengqiao.kit.outbox;

import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Looks after the ledger: makes the partitions of the days to come, drops those that nobody needs, and measures how far
 * the relay is behind. Every instance does it; the database lets one at a time make partitions.
 */
final class LedgerCare implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCare.class);
    private static final Duration PARTITIONS_EVERY = Duration.ofHours(1);

    /** Counting stops here: more is "far too many" whatever the number, and counting it may outlast the statement's limit. */
    private static final int COUNTED_BACKLOG = 100_000;

    private final JdbcClient jdbc;
    private final OutboxSettings settings;
    private final String relay;
    private final String slot;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outbox-care").daemon().factory());
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
        clock.scheduleWithFixedDelay(
                () -> attempt(this::keepPartitions), 0, PARTITIONS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                () -> attempt(this::measure), 0, settings.sampleEvery().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
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

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the ledger could not be looked after, next time: {}", e.getMessage());
        }
    }
}
