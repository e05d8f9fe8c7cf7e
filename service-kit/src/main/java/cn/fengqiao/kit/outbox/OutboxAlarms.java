package cn.fengqiao.kit.outbox;

import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What must never happen quietly. */
final class OutboxAlarms {

    private final Counter slotLost;

    OutboxAlarms(MeterRegistry registry) {
        this.slotLost = Counter.builder(Measured.OUTBOX_SLOT_LOST.metric())
                .description(Measured.OUTBOX_SLOT_LOST.meaning())
                .register(registry);
    }

    void slotLost() {
        slotLost.increment();
    }
}
