package cn.fengqiao.risk.colour;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A console may ask for a colour in the moment the case is raised, before its event was handled here. Such a request
 * waits a little. One for a case that the caller may not know of waits as long, so that time tells nothing.
 */
@Component
class PatientReading {

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 160;

    private final RiskReadModel cases;
    private final Duration patience;
    private final Semaphore waiting;

    PatientReading(
            RiskReadModel cases,
            @Value("${fengqiao.risk.wait-for-case}") Duration patience,
            @Value("${fengqiao.risk.waiting}") int waiting) {
        this.cases = cases;
        this.patience = patience;
        this.waiting = new Semaphore(waiting);
    }

    Optional<RiskOfCase> find(UUID caseId) {
        Optional<RiskOfCase> found = cases.find(caseId);
        if (found.isPresent() || !waiting.tryAcquire()) {
            return found;
        }
        try {
            return await(caseId);
        } finally {
            waiting.release();
        }
    }

    private Optional<RiskOfCase> await(UUID caseId) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        Optional<RiskOfCase> found = Optional.empty();
        while (found.isEmpty() && System.nanoTime() - deadline < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(pause);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            found = cases.find(caseId);
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        }
        return found;
    }
}
