package cn.fengqiao.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;

/**
 * What is done at the very end of a JVM: after the services that tests have started in it, which Spring closes only then. A
 * service whose database is killed under it says so in hundreds of lines.
 */
final class AfterServices {

    /** Surefire halts a JVM half a minute after its last test, and whatever it started would go on running. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final CountDownLatch CLOSED = new CountDownLatch(1);
    private static final Deque<Runnable> ACTIONS = new ArrayDeque<>();

    private static boolean started;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AfterServices::run, "after-services"));
    }

    private AfterServices() {}

    /** Those that were given last are done first. */
    static synchronized void last(Runnable action) {
        ACTIONS.push(action);
    }

    /** A service starts, and will be closed before. */
    static synchronized void started() {
        if (!started) {
            started = true;
            SpringApplication.getShutdownHandlers().add(CLOSED::countDown);
        }
    }

    private static synchronized boolean anyStarted() {
        return started;
    }

    private static void run() {
        try {
            if (anyStarted() && !CLOSED.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("services of tests are still running and lose their database now");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        actions().forEach(Runnable::run);
    }

    private static synchronized Deque<Runnable> actions() {
        return new ArrayDeque<>(ACTIONS);
    }
}
