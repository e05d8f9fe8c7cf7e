package cn.fengqiao.gateway;

import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseMode;
import cn.fengqiao.contract.CaseStatus;
import cn.fengqiao.contract.Department;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.testkit.TestCluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events as the services do. */
final class Topic {

    private static final class Producer {
        static final KafkaProducer<String, byte[]> SHARED = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers(), "linger.ms", "0", "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private Topic() {}

    static CaseEvent.Registered registered(boolean restricted, Department... on) {
        return new CaseEvent.Registered(
                new Audience(AreaPath.of("HC.FQ.C01.G02"), List.of(on), restricted),
                CaseStatus.REGISTERED,
                "FQ-20261124-0007",
                "NEIGHBOUR",
                "110",
                on[0],
                3,
                Map.of(),
                "a-keyed-hash-of-an-address",
                Instant.now(),
                CaseMode.ACTUAL);
    }

    static NotificationEvent.ReceiptAdvanced receipt(Department... on) {
        return new NotificationEvent.ReceiptAdvanced(
                new Audience(AreaPath.of("HC.FQ.C01.G02"), List.of(on), false),
                on[0],
                NotificationEvent.Rung.SEEN,
                Instant.now());
    }

    static Canary canary(String station, Instant releasedAt) {
        return new Canary(UUID.randomUUID(), station, releasedAt);
    }

    /** Writes it and waits until Kafka has it. */
    static EventEnvelope<Event> write(Event event) {
        return write(event, UUID.randomUUID(), 1);
    }

    static EventEnvelope<Event> write(Event event, UUID subject, long sequence) {
        return write(event, subject, sequence, null);
    }

    static EventEnvelope<Event> write(Event event, UUID subject, long sequence, @Nullable String traceparent) {
        EventEnvelope<Event> envelope =
                EventEnvelope.mint("/test", subject, Instant.now(), sequence, traceparent, null, event);
        EventCodec.Wire wire = EventCodec.encode(envelope);
        raw(envelope.type().topic(), subject.toString(), wire.headers(), wire.value());
        return envelope;
    }

    /** The same event about many cases, as fast as Kafka takes them. */
    static void writeAll(List<UUID> subjects, Event event) {
        for (UUID subject : subjects) {
            EventEnvelope<Event> envelope = EventEnvelope.mint("/test", subject, Instant.now(), 1, null, null, event);
            EventCodec.Wire wire = EventCodec.encode(envelope);
            // One key, so that the last one comes last.
            Producer.SHARED.send(record(envelope.type().topic(), "one", wire.headers(), wire.value()));
        }
        Producer.SHARED.flush();
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, String key, Map<String, String> headers, byte[] value) {
        var record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, EventCodec.headerBytes(text)));
        return record;
    }

    static void raw(String topic, String key, Map<String, String> headers, byte[] value) {
        try {
            Producer.SHARED.send(record(topic, key, headers, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
