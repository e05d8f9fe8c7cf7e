package cn.fengqiao.kit.outbox;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes topics that do not exist yet, in the background, for as long as it takes. An existing topic is left as it is:
 * what an operator changed stays changed.
 */
public final class KafkaTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Map<String, Object> connection;
    private final TopicSettings settings;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** A topic by name and number of partitions. */
    public record Plan(String name, int partitions) {}

    KafkaTopics(Map<String, Object> connection, TopicSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /** Completes when all of them exist; never if Kafka stays away, with an error only when this is closed before. */
    public CompletableFuture<Void> ensure(Collection<Plan> plans) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().name("kafka-topics").start(() -> {
            try {
                while (!created(plans)) {
                    if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                        done.cancel(false);
                        return;
                    }
                }
                done.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                done.cancel(false);
            }
        });
        return done;
    }

    @Override
    public void close() {
        closing.countDown();
    }

    private boolean created(Collection<Plan> plans) throws InterruptedException {
        var bounded = new java.util.HashMap<>(connection);
        bounded.put("default.api.timeout.ms", 10_000);
        bounded.put("request.timeout.ms", 5_000);
        try (var admin = Admin.create(bounded)) {
            List<NewTopic> topics = plans.stream().map(this::topic).toList();
            for (var creation : admin.createTopics(topics).values().entrySet()) {
                try {
                    creation.getValue().get(15, TimeUnit.SECONDS);
                    LOG.info("created topic {}", creation.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.info("topics wait for Kafka: {}", e.getMessage());
            return false;
        }
    }

    private NewTopic topic(Plan plan) {
        return new NewTopic(plan.name(), plan.partitions(), settings.replication())
                .configs(Map.of(
                        // Readers that resume by time need the broker's clock, not the writers'.
                        "message.timestamp.type", "LogAppendTime",
                        "min.insync.replicas", Integer.toString(settings.minInsync()),
                        "retention.ms", Long.toString(settings.retention().toMillis())));
    }
}
