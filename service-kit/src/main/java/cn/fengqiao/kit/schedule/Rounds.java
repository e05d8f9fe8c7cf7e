package cn.fengqiao.kit.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Work that is done again and again on one thread until it is closed. A round that fails is in the log and does not take
 * the next one with it, as the executor alone would: it drops the work and says nothing.
 */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService clock;

    /** @param name of the thread */
    public Rounds(String name) {
        clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Does a work after a pause, and again a pause after each time it has ended.
     *
     * @param what the work is, for the log
     */
    public void every(Duration pause, String what, Runnable work) {
        schedule(pause, pause, what, work);
    }

    /** Does a work now, and from then on like {@link #every}. */
    public void nowAndEvery(Duration pause, String what, Runnable work) {
        schedule(Duration.ZERO, pause, what, work);
    }

    private void schedule(Duration first, Duration pause, String what, Runnable work) {
        clock.scheduleWithFixedDelay(
                () -> attempt(what, work), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{}: not this time, {}", what, away.toString());
        } catch (RuntimeException unforeseen) {
            LOG.error("{}: not this time", what, unforeseen);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
