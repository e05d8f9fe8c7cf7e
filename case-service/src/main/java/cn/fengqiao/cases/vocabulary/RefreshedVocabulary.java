package cn.fengqiao.cases.vocabulary;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the vocabulary in memory and reads it again after a while, so that a changed table shows without a restart. One
 * caller fetches while the others go on with what they have.
 */
public final class RefreshedVocabulary implements CurrentVocabulary {

    private record Edition(Vocabulary vocabulary, long readAt) {}

    private final Supplier<Vocabulary> source;
    private final long lifetimeNanos;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Edition edition;

    public RefreshedVocabulary(Supplier<Vocabulary> source, Duration lifetime) {
        this.source = source;
        this.lifetimeNanos = lifetime.toNanos();
    }

    @Override
    public Vocabulary get() {
        Edition known = edition;
        if (known != null && System.nanoTime() - known.readAt() < lifetimeNanos) {
            return known.vocabulary();
        }
        if (known != null && !reading.tryLock()) {
            return known.vocabulary();
        }
        if (known == null) {
            reading.lock();
        }
        try {
            Edition read = edition;
            if (read == null || read == known) {
                read = new Edition(source.get(), System.nanoTime());
                edition = read;
            }
            return read.vocabulary();
        } finally {
            reading.unlock();
        }
    }
}
