package cn.fengqiao.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The floor under any event: one record sent durably and read back by a consumer with an assigned partition. */
final class KafkaRoundTrip {

    private static final String TOPIC = "bench-round-trip";
    private static final int PAYLOAD_BYTES = 600;

    private KafkaRoundTrip() {}

    static Histogram measure(String bootstrap, int perSecond, Duration length) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
        var histogram = new ConcurrentHistogram(10_000_000_000L, 3);
        int total = (int) (perSecond * length.toSeconds());
        int warmUp = total / 4;
        var done = new CountDownLatch(total);
        var stop = new AtomicBoolean();
        var reading = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform().daemon().start(() -> {
            try (var consumer = new KafkaConsumer<>(
                    Map.<String, Object>of("bootstrap.servers", bootstrap, "fetch.min.bytes", 1),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                var partition = List.of(new TopicPartition(TOPIC, 0));
                consumer.assign(partition);
                consumer.seekToEnd(partition);
                consumer.position(partition.getFirst());
                reading.countDown();
                int seen = 0;
                while (!stop.get()) {
                    for (var record : consumer.poll(Duration.ofMillis(200))) {
                        long sent = java.nio.ByteBuffer.wrap(record.value()).getLong();
                        if (seen++ >= warmUp) {
                            histogram.recordValue(System.nanoTime() - sent);
                        }
                        done.countDown();
                    }
                }
            }
        });
        reading.await();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < total; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                    LockSupport.parkNanos(wait);
                }
                byte[] value = new byte[PAYLOAD_BYTES];
                java.nio.ByteBuffer.wrap(value).putLong(System.nanoTime());
                var unused = producer.send(new ProducerRecord<>(TOPIC, value));
            }
            if (!done.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(done.getCount() + " records did not come back");
            }
        } finally {
            stop.set(true);
            reader.join(5_000);
        }
        return histogram;
    }
}
