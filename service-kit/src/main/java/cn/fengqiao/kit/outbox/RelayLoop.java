package cn.fengqiao.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs sessions of a relay, one after the other, until it is closed. A session that ends with an error is followed by
 * the next after a pause that doubles up to a limit and starts small again once a session has led.
 */
final class RelayLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);

    /** One attempt to lead. */
    interface Session {
        /** Stands by, leads, and returns when {@link RelayLoop#isClosing()}. */
        void run() throws Exception;
    }

    private final String name;
    private final RelaySettings settings;
    private final RelayMetrics metrics;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile RelayState state = new RelayState.Stopped();
    private @Nullable Thread thread;

    RelayLoop(String name, RelaySettings settings, RelayMetrics metrics) {
        this.name = name;
        this.settings = settings;
        this.metrics = metrics;
    }

    synchronized void start(Session session) {
        if (thread != null) {
            throw new IllegalStateException(name + " was started already");
        }
        thread = Thread.ofPlatform().name(name).daemon().start(() -> repeat(session));
    }

    RelayState state() {
        return state;
    }

    void enter(RelayState next) {
        state = next;
        metrics.leading(next instanceof RelayState.Leading);
        metrics.aheadOfStandby(next instanceof RelayState.Leading(String danger) && danger != null);
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits, but not beyond the beginning of the end. True if the end has begun. */
    boolean pause(Duration time) throws InterruptedException {
        return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Tells the session to end; {@link #join} waits for it. */
    void beginClosing() {
        closing.countDown();
    }

    synchronized void join(Duration limit) {
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(limit)) {
                running.interrupt();
                LOG.warn("{} did not end within {}", name, limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void repeat(Session session) {
        try {
            repeatUntilClosing(session);
        } finally {
            // Also when an Error ends the thread: nobody leads then, and health has to say so.
            enter(new RelayState.Stopped());
        }
    }

    private void repeatUntilClosing(Session session) {
        Duration pause = settings.retryFirst();
        while (!isClosing()) {
            try {
                session.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) { // Whatever went wrong, the ledger still has to reach Kafka; the next session tries.
                if (isClosing()) {
                    break;
                }
                pause = state instanceof RelayState.Leading ? settings.retryFirst() : pause;
                metrics.failed();
                enter(new RelayState.Recovering(reason(e)));
                LOG.warn("{} goes on in {} ms: {}", name, pause.toMillis(), reason(e));
                LOG.debug("{} failed", name, e);
                if (waitedUntilClosing(pause)) {
                    break;
                }
                pause = longer(pause);
            }
        }
    }

    private boolean waitedUntilClosing(Duration pause) {
        try {
            // Two instances that lost the same database do not come back in step.
            return pause(pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 4 + 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(settings.retryMost()) > 0 ? settings.retryMost() : doubled;
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof SQLException || e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
