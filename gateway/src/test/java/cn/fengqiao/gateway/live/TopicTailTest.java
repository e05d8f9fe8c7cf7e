package cn.fengqiao.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.testkit.TestCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TopicTailTest {

    private static final Map<String, Object> CONNECTION =
            Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers());

    /** Fails at the first record it is told of. */
    private static final class Clumsy implements TopicTail.Sink {

        final AtomicInteger told = new AtomicInteger();

        @Override
        public void history(List<Incoming> events) {}

        @Override
        public void caughtUp() {}

        @Override
        public void events(List<Incoming> events) {}

        @Override
        public void unreadable(String topic, String why) {
            if (told.incrementAndGet() == 1) {
                throw new IllegalStateException("as the test wants it");
            }
        }
    }

    @Test
    void how_a_secured_cluster_is_spoken_to_gets_through() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=kafka-1:9093",
                        "spring.kafka.security.protocol=SASL_SSL",
                        "spring.kafka.ssl.trust-store-type=PEM",
                        "spring.kafka.ssl.trust-store-certificates=a certificate",
                        "spring.kafka.properties[sasl.mechanism]=SCRAM-SHA-512",
                        "spring.kafka.properties[sasl.jaas.config]=a login",
                        "spring.kafka.consumer.auto-offset-reset=latest")
                .run(context -> {
                    Map<String, Object> given =
                            context.getBean(KafkaProperties.class).buildConsumerProperties();

                    assertThat(TopicTail.properties(given, "case-events"))
                            .containsEntry("bootstrap.servers", List.of("kafka-1:9093"))
                            .containsEntry("security.protocol", "SASL_SSL")
                            .containsEntry("ssl.truststore.type", "PEM")
                            .containsEntry("ssl.truststore.certificates", "a certificate")
                            .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                            .containsEntry("sasl.jaas.config", "a login")
                            .as("what following demands")
                            .containsEntry("auto.offset.reset", "earliest")
                            .doesNotContainKey("group.id");
                });
    }

    @Test
    void a_fault_that_is_not_kafkas_is_survived_as_well() throws Exception {
        String topic = "tail-" + UUID.randomUUID();
        try (var admin = Admin.create(CONNECTION)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        var sink = new Clumsy();
        var tail = new TopicTail(topic, CONNECTION, Duration.ofMinutes(10), Clock.systemUTC(), sink);
        Thread thread = Thread.ofPlatform().daemon().start(tail);
        await().until(tail::isFollowing);

        try (var producer = new KafkaProducer<>(CONNECTION, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
        }

        await().until(() -> sink.told.get() == 2);
        await().until(tail::isFollowing);
        tail.stop();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThat(tail.isFollowing()).isFalse();
    }
}
