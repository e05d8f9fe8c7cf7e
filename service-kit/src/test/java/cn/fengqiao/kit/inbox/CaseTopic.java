package cn.fengqiao.kit.inbox;

import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The writer's side of the topic, so that a test can send what no writer of ours would. */
final class CaseTopic {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final KafkaProducer<byte[], byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers(), "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    private CaseTopic() {}

    static EventEnvelope<? extends Event> accepted(UUID subject, long sequence) {
        var audience = new Audience(AreaPath.of("HC.FQ.C01.G01"), List.of(Department.POLICE), false);
        return EventEnvelope.mint(
                "/case-service",
                subject,
                Instant.now(),
                sequence,
                null,
                null,
                new CaseEvent.Accepted(audience, CaseStatus.ACCEPTED, Department.POLICE, null));
    }

    @SafeVarargs
    static void send(EventEnvelope<? extends Event>... events) {
        for (EventEnvelope<? extends Event> event : events) {
            var wire = EventCodec.encode(event);
            produce(event.subject().toString(), wire.headers(), wire.value());
        }
    }

    static long produce(String key, EventCodec.Wire wire) {
        return produce(key, wire.headers(), wire.value());
    }

    static long produce(String key, Map<String, String> headers, byte[] value) {
        return produce(key, null, headers, value).offset();
    }

    /** @param timestamp what the writer says; counts only where the broker does not set its own */
    static RecordMetadata produce(String key, @Nullable Long timestamp, Map<String, String> headers, byte[] value) {
        var record =
                new ProducerRecord<>(Topics.CASE_EVENTS, null, timestamp, key.getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return PRODUCER.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static boolean onDeadLetterTopic(UUID letter) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var only = List.of(new TopicPartition(Topics.deadLetter(Topics.CASE_EVENTS, "reading-service"), 0));
            consumer.assign(only);
            consumer.seekToBeginning(only);
            await().atMost(LIMIT).until(() -> {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    var id = found.headers().lastHeader("dlt-id");
                    if (id != null && new String(id.value(), StandardCharsets.UTF_8).equals(letter.toString())) {
                        return true;
                    }
                }
                return false;
            });
            return true;
        }
    }
}
