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
     * Does a work now, and again a pause after each time it has ended.
     *
     * @param what the work is, for the log
     */
    public void every(Duration pause, String what, Runnable work) {
        clock.scheduleWithFixedDelay(() -> attempt(what, work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
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
