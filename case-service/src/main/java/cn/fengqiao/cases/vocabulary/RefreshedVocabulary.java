package cn.fengqiao.cases.vocabulary;

import java.time.Duration;
import java.util.function.Supplier;

/** Keeps the vocabulary in memory; a changed table shows after a while, without a restart. */
public final class RefreshedVocabulary implements CurrentVocabulary {

    private final Refreshed<Vocabulary> current;

    public RefreshedVocabulary(Supplier<Vocabulary> source, Duration lifetime) {
        this.current = new Refreshed<>(source, lifetime);
    }

    /** Reads anew when it is next asked for; other instances of the service follow in their time. */
    public void forget() {
        current.forget();
    }

    @Override
    public Vocabulary get() {
        return current.get();
    }
}
