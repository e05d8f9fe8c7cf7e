package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.kit.outbox.Sequencing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came off a topic, or out of the table of dead letters.
 *
 * @param headers decoded as UTF-8; of two with the same name the last counts
 */
record Arrival(
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        Map<String, String> headers,
        byte @Nullable [] payload) {

    /**
     * The last moment that a letter can name: PostgreSQL's time ends, and a writer's clock may say anything where the
     * broker does not set its own.
     */
    private static final long LATEST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** As much of an id or a type as {@link #bare} keeps. */
    private static final int LONGEST_NAME = 200;

    /** What the record turned out to be. */
    sealed interface Reading {
        /** A fact that stands in the order of its subject. */
        record Fact(EventEnvelope<Event> event) implements Reading {}

        /** A canary: it stands in no order. */
        record Sign(EventEnvelope<Event> event) implements Reading {}

        /** A fact of a type that a newer writer invented. It still has its place in the order. */
        record Foreign(String type, UUID subject, long sequence) implements Reading {}

        /** Not an event that can be understood; subject and sequence where at least those can. */
        record Unreadable(
                String why,
                @Nullable UUID subject,
                @Nullable Long sequence) implements Reading {}
    }

    static Arrival of(ConsumerRecord<byte[], byte[]> found) {
        var headers = new LinkedHashMap<String, String>();
        found.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return new Arrival(
                found.topic(),
                found.partition(),
                found.offset(),
                Instant.ofEpochMilli(Math.clamp(found.timestamp(), ConsumerRecord.NO_TIMESTAMP, LATEST_MILLIS)),
                headers,
                found.value());
    }

    Reading read() {
        return switch (EventCodec.decode(headers, payload)) {
            case EventCodec.Decoded.Known(EventEnvelope<Event> event)
            when !Sequencing.isSequenced(event) -> new Reading.Sign(event);
            case EventCodec.Decoded.Known(EventEnvelope<Event> event)
            when event.sequence() < 1 ->
                new Reading.Unreadable("sequence " + event.sequence() + " is not one", event.subject(), null);
            case EventCodec.Decoded.Known(EventEnvelope<Event> event) -> new Reading.Fact(event);
            case EventCodec.Decoded.Unknown(String type) -> foreign(type);
            case EventCodec.Decoded.Malformed(String why) -> new Reading.Unreadable(why, subject(), sequence());
        };
    }

    /**
     * The arrival without what its sender wrote into the headers, but for its place in the order: it can be kept whatever
     * else is wrong with it.
     */
    Arrival bare() {
        var kept = new LinkedHashMap<String, String>();
        keep(kept, "ce_subject", subject());
        keep(kept, "ce_sequence", sequence());
        keep(kept, "ce_id", id());
        keep(kept, "ce_type", type());
        return new Arrival(topic, partition, offset, timestamp, kept, payload);
    }

    private static void keep(Map<String, String> kept, String name, @Nullable Object value) {
        if (value != null) {
            kept.put(name, Text.shortened(value.toString(), LONGEST_NAME));
        }
    }

    @Nullable
    String id() {
        String id = headers.get("ce_id");
        return id == null ? null : Text.storable(id);
    }

    @Nullable
    String type() {
        return headers.get("ce_type");
    }

    @Nullable
    String traceparent() {
        return headers.get("ce_traceparent");
    }

    private Reading foreign(String type) {
        UUID subject = subject();
        Long sequence = sequence();
        return subject == null || sequence == null
                ? new Reading.Unreadable("unknown type " + type + " without subject or sequence", subject, sequence)
                : new Reading.Foreign(type, subject, sequence);
    }

    private @Nullable UUID subject() {
        String text = headers.get("ce_subject");
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // Not a UUID: then nobody can wait behind it.
        }
    }

    private @Nullable Long sequence() {
        String text = headers.get("ce_sequence");
        try {
            long sequence = text == null ? 0 : Long.parseLong(text);
            return sequence < 1 ? null : sequence;
        } catch (NumberFormatException e) {
            return null; // Not a number: it has no place in the order.
        }
    }
}
