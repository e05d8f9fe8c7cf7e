package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.outbox.KafkaTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/** Starts the consumers when their topics exist, and stops them before the relay. Never holds up the start of a service. */
final class InboxLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InboxLifecycle.class);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(10);
    private static final Duration EXPIRE_EVERY = Duration.ofHours(1);
    private static final Duration WATCH_EVERY = Duration.ofSeconds(5);

    private final Consumers consumers;
    private final List<String> topics;
    private final KafkaTopics kafkaTopics;
    private final DeadLetterTopic deadLetterTopic;
    private final DeadLetters letters;
    private final DeadLetterExpiry expiry;
    private final InboxMeters meters;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("inbox-clock").daemon().factory());
    private boolean running;

    InboxLifecycle(
            Consumers consumers,
            List<String> topics,
            KafkaTopics kafkaTopics,
            DeadLetterTopic deadLetterTopic,
            DeadLetters letters,
            DeadLetterExpiry expiry,
            InboxMeters meters) {
        this.consumers = consumers;
        this.topics = List.copyOf(topics);
        this.kafkaTopics = kafkaTopics;
        this.deadLetterTopic = deadLetterTopic;
        this.letters = letters;
        this.expiry = expiry;
        this.meters = meters;
    }

    @Override
    public synchronized void start() {
        running = true;
        var plans = new ArrayList<KafkaTopics.Plan>();
        for (String topic : topics) {
            plans.add(new KafkaTopics.Plan(topic, Topics.PARTITIONS));
            // Few and unordered: one partition is enough.
            plans.add(new KafkaTopics.Plan(deadLetterTopic.name(topic), 1));
        }
        kafkaTopics.ensure(plans).thenRun(this::startConsumers);
        clock.scheduleWithFixedDelay(this::count, 0, COUNT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(this::expire, 0, EXPIRE_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(
                consumers::startStopped, WATCH_EVERY.toMillis(), WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        clock.shutdownNow();
        consumers.stop();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** After the outbox, which stands at 0. */
    @Override
    public int getPhase() {
        return 10;
    }

    private synchronized void startConsumers() {
        if (running) {
            consumers.start();
        }
    }

    private void expire() {
        try {
            expiry.round();
        } catch (DataAccessException e) {
            LOG.warn("settled dead letters could not be removed, next time: {}", e.getMessage());
        }
    }

    private void count() {
        try {
            meters.parked(letters.countParked());
        } catch (DataAccessException e) {
            LOG.debug("dead letters could not be counted, next time", e);
        }
    }
}
