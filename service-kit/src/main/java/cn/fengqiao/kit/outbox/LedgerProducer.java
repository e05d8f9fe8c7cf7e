package cn.fengqiao.kit.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka side of a relay. Sends rows in the order it gets them, never more than a bounded amount ahead of the
 * acknowledgements. An acknowledged row is in the log of all in-sync replicas. A send that fails for good makes the
 * whole producer fail: sending on behind a lost row would be a gap.
 */
final class LedgerProducer implements AutoCloseable {

    private static final Duration SLICE = Duration.ofMillis(100);

    private final Producer<byte[], byte[]> producer;
    private final Semaphore room;
    private final RelayMetrics metrics;
    private volatile @Nullable Exception failure;

    LedgerProducer(Supplier<Producer<byte[], byte[]>> producers, int unacknowledgedKib, RelayMetrics metrics) {
        this.producer = producers.get();
        this.room = new Semaphore(unacknowledgedKib);
        this.metrics = metrics;
    }

    /** What a relay demands of its producer, whatever else is configured: order, durability, no waiting for company. */
    static Map<String, Object> demands() {
        return Map.ofEntries(
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024),
                // A row is only given up with the whole producer, so it is retried for as long as the relay lives.
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE),
                Map.entry(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                // The reading thread has other duties, so it never blocks in here for long.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500),
                Map.entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 50),
                Map.entry(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 50),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1024 * 1024));
    }

    /** What the sending thread still has to do while there is no room. */
    interface Meanwhile {
        /** Called every 100 ms or so; throws to give up. */
        void doDuties() throws Exception;
    }

    /**
     * Hands a row over; returns when the producer has it, not when Kafka has.
     *
     * @param since when the row became true, for the delay that is measured
     */
    void send(LedgerRow row, Batch batch, Instant since, Meanwhile meanwhile) throws Exception {
        int cost = row.cost();
        while (!room.tryAcquire(cost, SLICE.toMillis(), TimeUnit.MILLISECONDS)) {
            metrics.heldBack();
            check();
            meanwhile.doDuties();
        }
        batch.expectOne();
        var record = row.toRecord();
        while (true) {
            check();
            var attempt = new Attempt(batch, cost, since);
            producer.send(record, attempt);
            if (!attempt.refusedAtOnce) {
                return;
            }
            // No metadata yet, or no memory: nothing was queued behind this row, so the same row may try again.
            metrics.heldBack();
            meanwhile.doDuties();
        }
    }

    /** Throws what made this producer fail. */
    void check() {
        Exception e = failure;
        if (e != null) {
            throw new KafkaException("an event could not be handed to Kafka", e);
        }
    }

    @Override
    public void close() {
        // What Kafka has not acknowledged is sent again by the next session, so there is nothing to wait for.
        producer.close(Duration.ZERO);
    }

    private final class Attempt implements Callback {
        private final Batch batch;
        private final int cost;
        private final Instant since;
        private final Thread sender = Thread.currentThread();
        private boolean refusedAtOnce;

        Attempt(Batch batch, int cost, Instant since) {
            this.batch = batch;
            this.cost = cost;
            this.since = since;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception e) {
            if (e == null) {
                batch.acknowledged();
                room.release(cost);
                metrics.published(since);
            } else if (Thread.currentThread() == sender && e instanceof RetriableException) {
                refusedAtOnce = true;
            } else {
                failure = e;
            }
        }
    }
}
