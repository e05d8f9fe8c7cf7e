package cn.fengqiao.cases.vocabulary;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a picture in memory and reads it again after a while, so that what was changed shows without a restart. One caller
 * fetches while the others go on with what they have.
 */
public final class Refreshed<T> implements Supplier<T> {

    private record Edition<T>(T picture, long readAt) {}

    private final Supplier<T> source;
    private final long lifetimeNanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Edition<T> edition;

    public Refreshed(Supplier<T> source, Duration lifetime) {
        this.source = source;
        this.lifetimeNanos = lifetime.toNanos();
    }

    /** The next one who asks reads anew: for whoever has just changed what it shows. */
    public void forget() {
        edition = null;
    }

    @Override
    public T get() {
        Edition<T> known = edition;
        if (known != null && System.nanoTime() - known.readAt() < lifetimeNanos) {
            return known.picture();
        }
        if (known != null && !reading.tryLock()) {
            return known.picture();
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
            return read.picture();
        } finally {
            reading.unlock();
        }
    }
}
