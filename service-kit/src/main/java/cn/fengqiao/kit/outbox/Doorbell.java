package cn.fengqiao.kit.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells a relay in the same process that something was committed. Rings that nobody has answered yet count as one. */
public final class Doorbell {

    private final Semaphore rung = new Semaphore(0);

    /** Never blocks. */
    public void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Waits for a ring, at most {@code limit}. */
    void await(Duration limit) throws InterruptedException {
        if (rung.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
