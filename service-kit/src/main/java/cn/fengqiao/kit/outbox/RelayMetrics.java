package cn.fengqiao.kit.outbox;

import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** What a relay tells about itself. */
final class RelayMetrics {

    private final Timer delay;
    private final Counter failures;
    private final Counter heldBack;
    private final AtomicInteger leading = new AtomicInteger();
    private final AtomicInteger aheadOfStandby = new AtomicInteger();

    RelayMetrics(MeterRegistry registry, String relay) {
        this.delay = Timer.builder(Measured.OUTBOX_RELAY_DELAY.metric())
                .description(Measured.OUTBOX_RELAY_DELAY.meaning())
                .tag("relay", relay)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1))
                .register(registry);
        this.failures = Counter.builder(Measured.OUTBOX_RELAY_FAILURES.metric())
                .description(Measured.OUTBOX_RELAY_FAILURES.meaning())
                .tag("relay", relay)
                .register(registry);
        this.heldBack = Counter.builder(Measured.OUTBOX_RELAY_HELD_BACK.metric())
                .description(Measured.OUTBOX_RELAY_HELD_BACK.meaning())
                .tag("relay", relay)
                .register(registry);
        Gauge.builder(Measured.OUTBOX_RELAY_LEADING.metric(), leading, AtomicInteger::get)
                .description(Measured.OUTBOX_RELAY_LEADING.meaning())
                .tag("relay", relay)
                .register(registry);
        Gauge.builder(Measured.OUTBOX_AHEAD_OF_STANDBY.metric(), aheadOfStandby, AtomicInteger::get)
                .description(Measured.OUTBOX_AHEAD_OF_STANDBY.meaning())
                .tag("relay", relay)
                .register(registry);
    }

    void published(Instant since) {
        Duration passed = Duration.between(since, Instant.now());
        delay.record(passed.isNegative() ? Duration.ZERO : passed);
    }

    void heldBack() {
        heldBack.increment();
    }

    void failed() {
        failures.increment();
    }

    void leading(boolean now) {
        leading.set(now ? 1 : 0);
    }

    void aheadOfStandby(boolean now) {
        aheadOfStandby.set(now ? 1 : 0);
    }
}
