package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one topic on a thread of its own, all partitions, without a consumer group: every gateway needs every event,
 * and a group would pause all of them whenever one comes or goes. First it gives the history, then what happens.
 */
final class TopicTail implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(TopicTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration ASK = Duration.ofSeconds(5);
    private static final Duration BEFORE_RETRY = Duration.ofMillis(500);
    /** A broker answers an idle fetch twice a second; silence for this long means that it is away. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final String topic;
    private final Map<String, Object> properties;
    private final Duration replay;
    private final Clock clock;
    private final Sink sink;
    private volatile boolean stopped;
    private volatile boolean following;
    private volatile long lag;
    private long fetches;
    private long fetchedAtNanos = System.nanoTime();

    /** Where the events go. */
    interface Sink {
        void history(List<Incoming> events);

        /** The history is complete as of the moment the tail started. */
        void caughtUp();

        void events(List<Incoming> events);

        void unreadable(String topic, String why);
    }

    /** @param connection where Kafka is and how to speak to it */
    TopicTail(String topic, Map<String, Object> connection, Duration replay, Clock clock, Sink sink) {
        this.topic = topic;
        this.replay = replay;
        this.clock = clock;
        this.sink = sink;
        this.properties = properties(connection, topic);
    }

    /** What following demands wins over what the operator says about consumers in general. */
    static Map<String, Object> properties(Map<String, Object> connection, String topic) {
        var properties = new HashMap<>(connection);
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-live-" + topic);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        // An event is answered the moment it is there; half a second is only how long an idle question stays open.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 500);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50);
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        properties.put(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 50);
        properties.put(ConsumerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        properties.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        return properties;
    }

    /** Whether events come as they happen. */
    boolean isFollowing() {
        return following;
    }

    /** Records between here and the topic's end, as of the last answer of the broker. */
    long lag() {
        return lag;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        boolean caughtUp = false;
        Map<TopicPartition, Long> places = new HashMap<>();
        while (!stopped) {
            try (var consumer = new KafkaConsumer<byte[], byte[]>(properties)) {
                start(consumer, places);
                if (!caughtUp) {
                    readHistory(consumer, places);
                    caughtUp = true;
                    sink.caughtUp();
                }
                follow(consumer, places);
            } catch (WakeupException | InterruptException e) {
                stopped = true;
            } catch (KafkaException e) {
                log.warn("{} cannot be followed, trying again: {}", topic, e.toString());
                retryLater();
            } catch (Throwable e) {
                // Our own fault, or exhausted memory. A tail that ended here would leave every console without a word.
                log.error("{} cannot be followed, trying again", topic, e);
                retryLater();
            } finally {
                following = false;
            }
        }
    }

    private void start(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> places) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ASK).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic does not exist yet");
        }
        consumer.assign(partitions);
        if (places.isEmpty()) {
            places.putAll(placesAtStart(consumer, partitions));
        }
        places.forEach(consumer::seek);
    }

    private Map<TopicPartition, Long> placesAtStart(
            KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        long from = clock.instant().minus(replay).toEpochMilli();
        Map<TopicPartition, Long> wanted = partitions.stream().collect(Collectors.toMap(p -> p, p -> from));
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
        Map<TopicPartition, Long> places = new HashMap<>(ends);
        consumer.offsetsForTimes(wanted, ASK).forEach((partition, found) -> {
            if (found != null) {
                places.put(partition, found.offset());
            }
        });
        return places;
    }

    private void readHistory(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> places) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(places.keySet(), ASK);
        while (!stopped && !reached(consumer, ends)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            pass(records, sink::history);
            remember(consumer, places);
        }
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> places) {
        Metric fetchTotal = fetchTotal(consumer);
        fetchedAtNanos = System.nanoTime();
        while (!stopped) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                pass(records, sink::events);
                remember(consumer, places);
            }
            watch(consumer, fetchTotal);
        }
    }

    // The consumer itself hides that its broker is away; but it also counts the answers it gets.
    private void watch(KafkaConsumer<byte[], byte[]> consumer, Metric fetchTotal) {
        long now = System.nanoTime();
        long answered = ((Number) fetchTotal.metricValue()).longValue();
        if (answered != fetches) {
            fetches = answered;
            fetchedAtNanos = now;
        }
        following = now - fetchedAtNanos < SILENCE.toNanos();
        lag = consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private static Metric fetchTotal(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("fetch-total")
                        && metric.getKey().group().equals("consumer-fetch-manager-metrics")
                        && !metric.getKey().tags().containsKey("topic"))
                .map(Map.Entry::getValue)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("the consumer no longer counts its fetches"));
    }

    private void pass(ConsumerRecords<byte[], byte[]> records, Consumer<List<Incoming>> to) {
        var incoming = new ArrayList<Incoming>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            switch (EventCodec.decode(headers(record), record.value())) {
                case EventCodec.Decoded.Known known -> incoming.add(new Incoming(known.envelope(), record.timestamp()));
                case EventCodec.Decoded.Unknown unknown -> sink.unreadable(topic, "unknown");
                case EventCodec.Decoded.Malformed malformed -> sink.unreadable(topic, "malformed");
            }
        }
        if (!incoming.isEmpty()) {
            to.accept(incoming);
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }

    private static void remember(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> places) {
        places.replaceAll((partition, before) -> consumer.position(partition));
    }

    private void retryLater() {
        following = false;
        try {
            Thread.sleep(BEFORE_RETRY);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
