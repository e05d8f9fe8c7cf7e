package cn.fengqiao.notify;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Speaks on a topic as its writer would, and listens to what is told there. */
public final class Wire implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<EventEnvelope<Event>> heard = new ArrayList<>();

    /** Listens to {@code topic} from now on. */
    public Wire(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestCluster.kafka().bootstrapServers(),
                "linger.ms",
                0,
                "reconnect.backoff.max.ms",
                500);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(30)).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Writes events to a topic and returns when the broker has them. */
    @SafeVarargs
    public final void say(String topic, EventEnvelope<Event>... events) {
        for (EventEnvelope<Event> event : events) {
            EventCodec.Wire wire = EventCodec.encode(event);
            byte[] key = event.subject().toString().getBytes(StandardCharsets.UTF_8);
            var said = new ProducerRecord<>(topic, key, wire.value());
            wire.headers().forEach((name, value) -> said.headers().add(name, EventCodec.headerBytes(value)));
            producer.send(said);
        }
        producer.flush();
    }

    /** What was told about a subject so far. */
    public List<EventEnvelope<Event>> about(UUID subject) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
            Map<String, String> headers = new HashMap<>();
            record.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            if (EventCodec.decode(headers, record.value()) instanceof EventCodec.Decoded.Known known) {
                heard.add(known.envelope());
            }
        }
        return heard.stream().filter(event -> event.subject().equals(subject)).toList();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        consumer.close();
    }
}
