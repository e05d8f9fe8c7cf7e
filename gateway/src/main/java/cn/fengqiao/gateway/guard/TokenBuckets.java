package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.GatewaySettings.Rate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One bucket per client. A bucket is a single number, the time at which it will be full again, so taking is one compare
 * and set and a bucket that is full need not be remembered at all.
 */
final class TokenBuckets {

    /** A sweep looks at every bucket; above the bound it must not do so for every newcomer. */
    private static final long SWEEP_EVERY_NANOS = 1_000_000_000L;

    private final long nanosPerToken;
    private final long nanosOfBurst;
    private final int most;
    private final LongSupplier nanoTime;
    private final Map<String, AtomicLong> fullAt = new ConcurrentHashMap<>();
    private final AtomicLong nextSweep;

    TokenBuckets(Rate rate, int most, LongSupplier nanoTime) {
        this.nanosPerToken = (long) (1_000_000_000L / rate.perSecond());
        this.nanosOfBurst = nanosPerToken * rate.burst();
        this.most = most;
        this.nanoTime = nanoTime;
        this.nextSweep = new AtomicLong(nanoTime.getAsLong());
    }

    /** How long until there is one to take; zero when there is. */
    Duration untilNext(String client) {
        long now = nanoTime.getAsLong();
        AtomicLong bucket = fullAt.get(client);
        long tooEarly = bucket == null ? 0 : Math.max(bucket.get(), now) + nanosPerToken - now - nanosOfBurst;
        return Duration.ofNanos(Math.max(0, tooEarly));
    }

    /** Takes one; zero when it was there, else how long until there is one. */
    Duration take(String client) {
        long now = nanoTime.getAsLong();
        AtomicLong bucket = bucketOf(client, now);
        while (true) {
            long before = bucket.get();
            long after = Math.max(before, now) + nanosPerToken;
            long tooEarly = after - now - nanosOfBurst;
            if (tooEarly > 0) {
                return Duration.ofNanos(tooEarly);
            }
            if (bucket.compareAndSet(before, after)) {
                return Duration.ZERO;
            }
        }
    }

    int size() {
        return fullAt.size();
    }

    private AtomicLong bucketOf(String client, long now) {
        AtomicLong known = fullAt.get(client);
        if (known != null) {
            return known;
        }
        if (fullAt.size() >= most && maySweep(now)) {
            fullAt.values().removeIf(full -> full.get() <= now);
        }
        if (fullAt.size() >= most) {
            // More clients at once than this door is built for: newcomers share one bucket instead of memory.
            return fullAt.computeIfAbsent("", shared -> new AtomicLong(now));
        }
        return fullAt.computeIfAbsent(client, fresh -> new AtomicLong(now));
    }

    private boolean maySweep(long now) {
        long due = nextSweep.get();
        return now - due >= 0 && nextSweep.compareAndSet(due, now + SWEEP_EVERY_NANOS);
    }
}
