package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.gateway.GatewaySettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the three topics. Ready once all have given their history; from then on a broker that goes away makes the feed
 * stale, which consoles are told, but does not make the door unready: everything else still works.
 */
@Component("feed")
final class Tails extends AbstractHealthIndicator implements SmartLifecycle {

    private static final List<String> TOPICS =
            List.of(Topics.CASE_EVENTS, Topics.RISK_EVENTS, Topics.NOTIFICATION_EVENTS);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Hub hub;
    private final List<TopicTail> tails;
    private final AtomicInteger behind = new AtomicInteger(TOPICS.size());
    private List<Thread> threads = List.of();
    private ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(Tails::watchThread);

    Tails(GatewaySettings settings, KafkaProperties kafka, Hub hub, Clock clock, MeterRegistry meters) {
        this.hub = hub;
        Map<String, Object> connection = kafka.buildConsumerProperties();
        var sink = new IntoHub(meters);
        this.tails = TOPICS.stream()
                .map(topic -> new TopicTail(topic, connection, settings.live().replay(), clock, sink))
                .toList();
        for (int i = 0; i < TOPICS.size(); i++) {
            Gauge.builder("fengqiao.gateway.feed.lag", tails.get(i), TopicTail::lag)
                    .tag("topic", TOPICS.get(i))
                    .register(meters);
        }
        Gauge.builder("fengqiao.gateway.feed.live", hub, h -> h.isLive() ? 1 : 0)
                .register(meters);
    }

    private final class IntoHub implements TopicTail.Sink {

        private final MeterRegistry meters;

        IntoHub(MeterRegistry meters) {
            this.meters = meters;
        }

        @Override
        public void history(List<Incoming> events) {
            hub.addHistory(events);
        }

        @Override
        public void caughtUp() {
            if (behind.decrementAndGet() == 0) {
                hub.load();
            }
        }

        @Override
        public void events(List<Incoming> events) {
            // Until the slowest topic has given its history, what happens is history too.
            hub.addHistory(events);
        }

        @Override
        public void unreadable(String topic, String why) {
            meters.counter("fengqiao.gateway.feed.unreadable", "topic", topic, "why", why)
                    .increment();
        }
    }

    private static Thread watchThread(Runnable work) {
        return Thread.ofPlatform().name("live-watch").daemon().unstarted(work);
    }

    @Override
    public void start() {
        hub.open();
        threads = tails.stream()
                .map(tail -> Thread.ofPlatform().name("live-tail").daemon().start(tail))
                .toList();
        if (watch.isShutdown()) {
            watch = Executors.newSingleThreadScheduledExecutor(Tails::watchThread);
        }
        watch.scheduleWithFixedDelay(
                () -> hub.live(tails.stream().allMatch(TopicTail::isFollowing)),
                LOOK.toMillis(),
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        hub.close();
        watch.shutdownNow();
        tails.forEach(TopicTail::stop);
        threads.forEach(Thread::interrupt);
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (hub.isLoaded()) {
            health.up();
        } else {
            health.down();
        }
    }
}
