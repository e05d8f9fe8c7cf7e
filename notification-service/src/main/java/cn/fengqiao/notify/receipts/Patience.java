package cn.fengqiao.notify.receipts;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A console may ask for a case in the moment it is raised, before its event was handled here. Such a request waits a
 * little. One for a case that the caller may not know of waits as long, so that time tells nothing.
 */
@Component
class Patience {

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 160;

    private final Duration patience;
    private final Semaphore waiting;

    Patience(
            @Value("${fengqiao.receipts.wait-for-case}") Duration patience,
            @Value("${fengqiao.receipts.waiting}") int waiting) {
        this.patience = patience;
        this.waiting = new Semaphore(waiting);
    }

    /** Asks until the answer is no longer {@code unknown}, for a while; at once when too many wait already. */
    <T> T ask(Supplier<T> question, Predicate<T> unknown) {
        T answer = question.get();
        if (!unknown.test(answer) || !waiting.tryAcquire()) {
            return answer;
        }
        try {
            return askAgain(answer, question, unknown);
        } finally {
            waiting.release();
        }
    }

    private <T> T askAgain(T first, Supplier<T> question, Predicate<T> unknown) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        T answer = first;
        while (unknown.test(answer) && System.nanoTime() - deadline < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = question.get();
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
        return answer;
    }
}
