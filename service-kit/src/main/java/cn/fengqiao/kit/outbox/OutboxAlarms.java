package cn.fengqiao.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What must never happen quietly. */
final class OutboxAlarms {

    private final Counter slotLost;

    OutboxAlarms(MeterRegistry registry) {
        this.slotLost = Counter.builder(OutboxMeters.SLOT_LOST)
                .description("Replication slots that had to be made anew, followed by a sweep of the ledger")
                .register(registry);
    }

    void slotLost() {
        slotLost.increment();
    }
}
