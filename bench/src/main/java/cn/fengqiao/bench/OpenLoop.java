package cn.fengqiao.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at a fixed rate whether or not the answers keep up, and measures each from the moment it was meant to
 * start, so that a stall is seen by every request that had to wait for it.
 */
final class OpenLoop {

    private final int port;
    private final int connections;

    OpenLoop(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * @param offered requests per second that were meant to start
     * @param accepted answers with the expected status
     * @param achieved accepted per second of wall time
     * @param latencyNanos from intended start to the whole answer
     */
    record Result(double offered, long accepted, long errors, double achieved, Histogram latencyNanos) {
        double millis(double percentile) {
            return latencyNanos.getValueAtPercentile(percentile) / 1e6;
        }

        boolean holds(double p99Millis) {
            return errors == 0 && millis(99) <= p99Millis && achieved >= 0.97 * offered;
        }
    }

    Result run(double perSecond, Duration length, int expectedStatus, LongFunction<byte[]> requests)
            throws InterruptedException {
        long total = (long) (perSecond * length.toMillis() / 1000.0);
        double gapNanos = 1e9 / perSecond;
        var latency = new ConcurrentHistogram(60_000_000_000L, 3);
        var next = new AtomicLong();
        var accepted = new AtomicLong();
        var errors = new AtomicLong();
        var complained = new AtomicInteger();
        long start = System.nanoTime() + 200_000_000L;
        // What cannot be sent in the time is not caught up afterwards: the rate has not been held, and that is known by
        // then.
        long end = start + length.toNanos() + 1_000_000_000L;
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < connections; i++) {
            workers.add(Thread.ofPlatform().daemon().start(() -> {
                HttpConnection connection = null;
                long index;
                while ((index = next.getAndIncrement()) < total && System.nanoTime() < end) {
                    long intended = start + (long) (index * gapNanos);
                    byte[] request = requests.apply(index);
                    for (long wait; (wait = intended - System.nanoTime()) > 0; ) {
                        LockSupport.parkNanos(wait);
                    }
                    try {
                        if (connection == null) {
                            connection = new HttpConnection(port);
                        }
                        HttpConnection.Answer answer = connection.exchange(request);
                        if (connection.ended()) {
                            connection.close();
                            connection = null;
                        }
                        if (answer.status() == expectedStatus) {
                            accepted.incrementAndGet();
                        } else {
                            errors.incrementAndGet();
                            if (complained.getAndIncrement() < 3) {
                                System.err.println("  unexpected " + answer.status() + ": " + answer.text());
                            }
                        }
                    } catch (IOException e) {
                        errors.incrementAndGet();
                        if (complained.getAndIncrement() < 3) {
                            System.err.println("  " + e);
                        }
                        connection = null;
                    }
                    latency.recordValue(Math.max(0, System.nanoTime() - intended));
                }
            }));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(perSecond, accepted.get(), errors.get(), accepted.get() / seconds, latency);
    }

    /** What so many connections get through when each asks again as soon as it is answered; says nothing about latency. */
    double closedLoop(Duration length, int expectedStatus, LongFunction<byte[]> requests) throws InterruptedException {
        return run(100_000, length, expectedStatus, requests).achieved();
    }

    /**
     * The highest rate that holds {@code p99Millis} without an error, found by climbing and then halving the gap. A rate is
     * refused when it fails twice: at some hundred requests a step, one stall of a shared machine decides the 99th percentile.
     */
    Result highestHolding(
            double from, double p99Millis, Duration step, int expectedStatus, LongFunction<byte[]> requests)
            throws InterruptedException {
        double rate = from;
        double refused = Double.NaN;
        Result best = twice(rate, p99Millis, step, expectedStatus, requests);
        while (!best.holds(p99Millis) && rate > 20) {
            refused = rate;
            rate = rate / 1.5;
            best = twice(rate, p99Millis, step, expectedStatus, requests);
        }
        while (Double.isNaN(refused) || refused / rate > 1.08) {
            double tried = Double.isNaN(refused) ? rate * 1.4 : (rate + refused) / 2;
            Result result = twice(tried, p99Millis, step, expectedStatus, requests);
            if (result.holds(p99Millis)) {
                best = result;
                rate = tried;
            } else {
                refused = tried;
            }
        }
        return best;
    }

    private Result twice(
            double rate, double p99Millis, Duration step, int expectedStatus, LongFunction<byte[]> requests)
            throws InterruptedException {
        Result first = run(rate, step, expectedStatus, requests);
        Result counts = first.holds(p99Millis) ? first : run(rate, step, expectedStatus, requests);
        System.out.printf(
                "     %.0f/s: p50 %.1f, p99 %.1f, longest %.1f ms%s%n",
                rate,
                counts.millis(50),
                counts.millis(99),
                counts.millis(100),
                counts == first ? "" : ", at the second try");
        return counts;
    }
}
