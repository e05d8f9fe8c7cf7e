package cn.fengqiao.kit.access;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Lets sealer and expiry do their rounds while the service runs. */
final class ReadLogSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadLogSchedule.class);

    private final ReadLogSealer sealer;
    private final ReadLogExpiry expiry;
    private final Duration pause;
    private @Nullable ScheduledExecutorService rounds;

    /** @param pause between two rounds; an entry is sealed after one to two of them */
    ReadLogSchedule(ReadLogSealer sealer, ReadLogExpiry expiry, Duration pause) {
        this.sealer = sealer;
        this.expiry = expiry;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("read-log-sealer").factory());
        started.scheduleWithFixedDelay(this::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        rounds = started;
    }

    private void round() {
        try {
            sealer.round();
            expiry.round();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("the read log was not looked after this time: {}", away.toString());
        }
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
