package cn.fengqiao.kit.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes topics that do not exist, in the background, for as long as it takes, and again when they are gone: a broker
 * that lost its data gets its topics back while the services run. An existing topic is left as it is: what an operator
 * changed stays changed. Only what is missing is asked for, so where an operator makes the topics a service needs no
 * right to make any.
 */
public final class KafkaTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTopics.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** While a topic is gone its events wait, so this is how long they wait at most. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Function<Map<String, Object>, Admin> admins;
    private final Map<String, Object> connection;
    private final TopicSettings settings;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** A topic by name and number of partitions. */
    public record Plan(String name, int partitions) {}

    KafkaTopics(Map<String, Object> connection, TopicSettings settings) {
        this(Admin::create, connection, settings);
    }

    KafkaTopics(Function<Map<String, Object>, Admin> admins, Map<String, Object> connection, TopicSettings settings) {
        this.admins = admins;
        this.connection = new HashMap<>(connection);
        this.connection.put("default.api.timeout.ms", 10_000);
        this.connection.put("request.timeout.ms", 5_000);
        this.settings = settings;
    }

    /**
     * Sees to it that all of them exist, until this is closed. Completes when they do for the first time; never if Kafka
     * stays away, with an error only when this is closed before.
     */
    public CompletableFuture<Void> ensure(Collection<Plan> plans) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().name("kafka-topics").start(() -> {
            try {
                boolean over = false;
                while (!over) {
                    over = keep(plans, done);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                done.cancel(false);
            }
        });
        return done;
    }

    @Override
    public void close() {
        closing.countDown();
    }

    /** Looks again and again until Kafka is away; true if this was closed. */
    private boolean keep(Collection<Plan> plans, CompletableFuture<Void> done) throws InterruptedException {
        try (var admin = admins.apply(connection)) {
            do {
                create(admin, missing(admin, plans));
                done.complete(null);
            } while (!closing.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
            return true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (e.getCause() instanceof AuthorizationException) {
                LOG.warn("topics are missing and Kafka refuses: {}", e.getMessage());
            } else {
                LOG.info("topics wait for Kafka: {}", e.getMessage());
            }
            return closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static List<Plan> missing(Admin admin, Collection<Plan> plans)
            throws ExecutionException, InterruptedException, TimeoutException {
        var descriptions =
                admin.describeTopics(plans.stream().map(Plan::name).toList()).topicNameValues();
        var missing = new ArrayList<Plan>();
        for (Plan plan : plans) {
            try {
                requireNonNull(descriptions.get(plan.name())).get(15, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                missing.add(plan);
            }
        }
        return missing;
    }

    private void create(Admin admin, List<Plan> missing)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (missing.isEmpty()) {
            return;
        }
        List<NewTopic> topics = missing.stream().map(this::topic).toList();
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
