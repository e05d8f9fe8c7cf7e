package cn.fengqiao.kit.outbox;

import cn.fengqiao.testkit.TestCluster;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that is on a topic and belongs to the cases of one test. */
final class TopicReader implements AutoCloseable {

    /** An event as the wire has it. */
    record Seen(String id, UUID subject, long sequence) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<UUID, List<Seen>> bySubject = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    TopicReader(String topic, int partitions) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        TestCluster.kafka().bootstrapServers(),
                        "group.protocol",
                        "consumer",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var all = new ArrayList<TopicPartition>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(topic, partition));
        }
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    TopicReader poll() {
        for (ConsumerRecord<byte[], byte[]> found : consumer.poll(Duration.ofMillis(100))) {
            var seen = new Seen(
                    header(found, "ce_id"),
                    UUID.fromString(new String(found.key(), StandardCharsets.UTF_8)),
                    Long.parseLong(header(found, "ce_sequence")));
            ids.add(seen.id());
            bySubject
                    .computeIfAbsent(seen.subject(), subject -> new ArrayList<>())
                    .add(seen);
        }
        return this;
    }

    Set<String> ids() {
        return ids;
    }

    /** Sequences of a subject at their first occurrence, in the order of arrival. */
    List<Long> firstOccurrences(UUID subject) {
        return bySubject.getOrDefault(subject, List.of()).stream()
                .map(Seen::sequence)
                .distinct()
                .toList();
    }

    /** How often anything of a subject arrived, repetitions included. */
    int arrivals(UUID subject) {
        return bySubject.getOrDefault(subject, List.of()).size();
    }

    private static String header(ConsumerRecord<byte[], byte[]> found, String name) {
        var header = Objects.requireNonNull(found.headers().lastHeader(name), name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
