package cn.fengqiao.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * CloudEvents 1.0, Kafka binary mode: context in headers {@code ce_…}, data as JSON in the value. Reading tolerates what
 * a newer writer added and refuses what an older reader could misunderstand.
 */
public final class EventCodec {

    private static final String CONTENT_TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private EventCodec() {}

    /** What goes on the wire: header values in UTF-8 under their names, and the record's value. */
    public record Wire(Map<String, String> headers, byte[] value) {}

    /** What came off the wire. */
    public sealed interface Decoded {
        /** An event of the catalogue. */
        record Known(EventEnvelope<Event> envelope) implements Decoded {}

        /** A well-formed event of a type this reader does not know: count it and go on. */
        record Unknown(String type) implements Decoded {}

        /** Not an event, or one that breaks its schema. */
        record Malformed(String why) implements Decoded {}
    }

    public static Wire encode(EventEnvelope<? extends Event> envelope) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", CONTENT_TYPE);
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id().toString());
        headers.put("ce_type", envelope.type().wireName());
        headers.put("ce_source", envelope.source());
        headers.put("ce_subject", envelope.subject().toString());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_dataschema", envelope.type().dataSchema());
        headers.put("ce_sequence", Long.toString(envelope.sequence()));
        headers.put("ce_partitionkey", envelope.subject().toString());
        headers.put("ce_dataclassification", envelope.classification().name());
        if (envelope.traceparent() != null) {
            headers.put("ce_traceparent", envelope.traceparent());
        }
        if (envelope.causationId() != null) {
            headers.put("ce_causationid", envelope.causationId().toString());
        }
        return new Wire(headers, JSON.writeValueAsBytes(envelope.data()));
    }

    /** Reads an event; never throws for what came from outside. */
    public static Decoded decode(Map<String, String> headers, byte @Nullable [] value) {
        try {
            String typeName = required(headers, "ce_type");
            Optional<EventType> type = EventType.named(typeName);
            if (type.isEmpty()) {
                return new Decoded.Unknown(typeName);
            }
            if (value == null) {
                return new Decoded.Malformed("no data");
            }
            Event data = JSON.readValue(value, type.get().data());
            String causation = headers.get("ce_causationid");
            return new Decoded.Known(new EventEnvelope<>(
                    UUID.fromString(required(headers, "ce_id")),
                    type.get(),
                    required(headers, "ce_source"),
                    UUID.fromString(required(headers, "ce_subject")),
                    Instant.parse(required(headers, "ce_time")),
                    Long.parseLong(required(headers, "ce_sequence")),
                    headers.get("ce_traceparent"),
                    causation == null ? null : UUID.fromString(causation),
                    DataClassification.valueOf(headers.getOrDefault("ce_dataclassification", "INTERNAL")),
                    data));
        } catch (JacksonException | IllegalArgumentException | DateTimeParseException | NullPointerException e) {
            return new Decoded.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** UTF-8 bytes of a header's value. */
    public static byte[] headerBytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }
}
