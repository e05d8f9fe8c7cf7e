package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.kit.outbox.KafkaTopics;
import cn.fengqiao.kit.schedule.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts the consumers when their topics exist, and stops them before the relay. Never holds up the start of a service. */
final class InboxLifecycle implements SmartLifecycle {

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
    private final Rounds rounds = new Rounds("inbox-clock");
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
        rounds.nowAndEvery(COUNT_EVERY, "counting dead letters", () -> meters.parked(letters.countParked()));
        rounds.nowAndEvery(EXPIRE_EVERY, "removing settled dead letters", expiry::round);
        rounds.every(WATCH_EVERY, "starting consumers that stopped", consumers::startStopped);
    }

    @Override
    public synchronized void stop() {
        running = false;
        rounds.close();
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
}
