package cn.fengqiao.kit.inbox;

import cn.fengqiao.kit.observe.Measured;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What the inbox tells about itself. */
final class InboxMeters {

    private final MeterRegistry registry;
    private final AtomicLong parked = new AtomicLong();

    InboxMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(Measured.INBOX_DEAD_LETTERS.metric(), parked, AtomicLong::get)
                .description(Measured.INBOX_DEAD_LETTERS.meaning())
                .register(registry);
    }

    /** Shows from now on whether the consumer of a topic runs. */
    void running(String topic, BooleanSupplier runs) {
        Gauge.builder(Measured.INBOX_RUNNING.metric(), () -> runs.getAsBoolean() ? 1 : 0)
                .description(Measured.INBOX_RUNNING.meaning())
                .tag("topic", topic)
                .register(registry);
        restarts(topic); // An alert sees an increase only of what was there before.
    }

    void restarted(String topic) {
        restarts(topic).increment();
    }

    private Counter restarts(String topic) {
        return Counter.builder(Measured.INBOX_RESTARTS.metric())
                .description(Measured.INBOX_RESTARTS.meaning())
                .tag("topic", topic)
                .register(registry);
    }

    void count(String topic, Inbox.Outcome outcome) {
        Counter.builder(Measured.INBOX_EVENTS.metric())
                .description(Measured.INBOX_EVENTS.meaning())
                .tag("topic", topic)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    void delay(String topic, Instant published) {
        Duration passed = Duration.between(published, Instant.now());
        Timer.builder(Measured.INBOX_DELAY.metric())
                .description(Measured.INBOX_DELAY.meaning())
                .tag("topic", topic)
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1))
                .register(registry)
                .record(passed.isNegative() ? Duration.ZERO : passed);
    }

    void parked(long count) {
        parked.set(count);
    }
}
