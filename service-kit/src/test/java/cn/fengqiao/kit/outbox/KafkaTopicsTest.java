package cn.fengqiao.kit.outbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaTopicsTest {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers());
    private static final TopicSettings SETTINGS = new TopicSettings((short) 1, 1, Duration.ofDays(1));

    private final String name = "topics-test-" + UUID.randomUUID();
    private final List<KafkaTopics.Plan> plans = List.of(new KafkaTopics.Plan(name, 3));
    private final Admin admin = Admin.create(KAFKA);

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void a_topic_that_is_lost_while_the_service_runs_is_made_again() throws Exception {
        try (var topics = new KafkaTopics(KAFKA, SETTINGS)) {
            topics.ensure(plans).get(30, TimeUnit.SECONDS);
            await().until(this::exists);
            Uuid lost = description().topicId();

            admin.deleteTopics(List.of(name)).all().get();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> exists() && !description().topicId().equals(lost));
            assertThat(description().partitions()).hasSize(3);
        }
    }

    @Test
    void topics_that_an_operator_made_are_taken_without_the_right_to_make_any() throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 3, (short) 1))).all().get();
        await().until(this::exists);

        try (var topics = new KafkaTopics(connection -> refusingToCreate(), KAFKA, SETTINGS)) {
            topics.ensure(plans).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void topics_that_nobody_made_are_waited_for_without_the_right_to_make_them() throws Exception {
        try (var topics = new KafkaTopics(connection -> refusingToCreate(), KAFKA, SETTINGS)) {
            var done = topics.ensure(plans);
            await().during(Duration.ofSeconds(2)).until(() -> !done.isDone());

            admin.createTopics(List.of(new NewTopic(name, 3, (short) 1))).all().get();

            done.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_relay_goes_on_when_its_topic_was_lost_and_made_again() throws Exception {
        try (var topics = new KafkaTopics(KAFKA, SETTINGS);
                var ledger = Ledger.create();
                var relay = new LogicalDecodingRelay(
                        ledger.relaySettings(), OutboxProducers.of(KAFKA), new SimpleMeterRegistry())) {
            topics.ensure(List.of(new KafkaTopics.Plan(Topics.CASE_EVENTS, Topics.PARTITIONS)))
                    .get(30, TimeUnit.SECONDS);
            relay.start();
            UUID one = ledger.openCase();
            ledger.advance(one);
            awaitOnTopic(one, 1L);

            admin.deleteTopics(List.of(Topics.CASE_EVENTS)).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(Topics.CASE_EVENTS));
            ledger.advance(one);

            awaitOnTopic(one, 2L);
        }
    }

    private static void awaitOnTopic(UUID subject, long sequence) {
        try (var reader = new TopicReader(Topics.CASE_EVENTS, Topics.PARTITIONS)) {
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> reader.poll().firstOccurrences(subject).contains(sequence));
        }
    }

    private boolean exists() throws Exception {
        try {
            description();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(UnknownTopicOrPartitionException.class);
            return false;
        }
    }

    private TopicDescription description() throws Exception {
        return requireNonNull(
                        admin.describeTopics(List.of(name)).topicNameValues().get(name))
                .get();
    }

    /** The broker of the tests refuses nobody, so the refusal is put before it. */
    private static Admin refusingToCreate() {
        Admin real = Admin.create(KAFKA);
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createTopics")) {
                        throw new ClusterAuthorizationException("no right to create");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
