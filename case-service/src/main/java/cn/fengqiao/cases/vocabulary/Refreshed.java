package cn.fengqiao.cases.vocabulary;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps something in memory and reads it again after a while, so that a changed table shows without a restart. One caller
 * fetches while the others go on with what they have.
 */
public final class Refreshed<T> {

    private record Edition<T>(T content, long readAt) {}

    private final Supplier<T> source;
    private final long lifetimeNanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Edition<T> edition;

    public Refreshed(Supplier<T> source, Duration lifetime) {
        this.source = source;
        this.lifetimeNanos = lifetime.toNanos();
    }

    public T get() {
        Edition<T> known = edition;
        if (known != null && System.nanoTime() - known.readAt() < lifetimeNanos) {
            return known.content();
        }
        if (known != null && !reading.tryLock()) {
            return known.content();
        }
        if (known == null) {
            reading.lock();
        }
        try {
            Edition<T> read = edition;
            if (read == null || read == known) {
                read = new Edition<>(source.get(), System.nanoTime());
                edition = read;
            }
            return read.content();
        } finally {
            reading.unlock();
        }
    }
}
