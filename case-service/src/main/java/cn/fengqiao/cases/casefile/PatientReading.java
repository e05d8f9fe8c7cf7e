package cn.fengqiao.cases.casefile;

import cn.fengqiao.access.Caller;
import cn.fengqiao.cases.store.Cases;
import cn.fengqiao.cases.view.CaseReader;
import cn.fengqiao.cases.view.CaseView;
import cn.fengqiao.kit.access.CallerScope;
import cn.fengqiao.kit.outbox.Transactions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads a case that may be a moment away: an event can reach a console before the writer's row is visible to others, so
 * who names the version they heard of waits a little for it. A case the caller may not know of is waited for as long,
 * so that time tells nothing.
 */
@Component
class PatientReading {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 100;

    private final Transactions transactions;
    private final CallerScope scope;
    private final Cases cases;
    private final CaseReader reader;
    private final Duration patience;
    private final Semaphore waiting;

    PatientReading(
            Transactions transactions,
            CallerScope scope,
            Cases cases,
            CaseReader reader,
            @Value("${fengqiao.case.wait-for-version}") Duration patience,
            @Value("${fengqiao.case.waiting}") int waiting) {
        this.transactions = transactions;
        this.scope = scope;
        this.cases = cases;
        this.reader = reader;
        this.patience = patience;
        this.waiting = new Semaphore(waiting);
    }

    /** What came of it. */
    sealed interface Reading {
        record Found(CaseView view) implements Reading {}

        record Missing() implements Reading {}

        /** It exists, but is still at {@code version}. */
        record NotYet(long version) implements Reading {}
    }

    /** Reads the case at {@code atLeast} or later; 0 for as it is now, without waiting. */
    Reading read(Caller caller, UUID id, long atLeast) {
        Reading reading = now(caller, id, atLeast);
        if (atLeast <= 0 || reading instanceof Reading.Found || !waiting.tryAcquire()) {
            return reading;
        }
        try {
            return await(caller, id, atLeast);
        } finally {
            waiting.release();
        }
    }

    private Reading await(Caller caller, UUID id, long atLeast) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        Reading reading = new Reading.Missing();
        while (!(reading instanceof Reading.Found) && System.nanoTime() - deadline < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return reading;
            }
            reading = now(caller, id, atLeast);
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
        return reading;
    }

    private Reading now(Caller caller, UUID id, long atLeast) {
        return transactions.<Reading>inTransaction(tx -> {
            scope.apply(tx, caller);
            if (atLeast > 0) {
                Optional<Long> version = cases.version(tx, id);
                if (version.isPresent() && version.get() < atLeast) {
                    return new Reading.NotYet(version.get());
                }
            }
            return reader.find(tx, caller, id, "cases.get")
                    .<Reading>map(Reading.Found::new)
                    .orElseGet(Reading.Missing::new);
        });
    }
}
