package cn.fengqiao.contract;

import static tools.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * CloudEvents 1.0, Kafka binary mode: context in headers {@code ce_…}, data as JSON in the value. Reading tolerates what
 * a newer writer added and refuses what an older reader could misunderstand.
 */
public final class EventCodec {

    private static final String CONTENT_TYPE = "application/json";
    private static final String SPEC_VERSION = "1.0";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, Fail)
                            .setCoercion(CoercionInputShape.Float, Fail)
                            .setCoercion(CoercionInputShape.Boolean, Fail))
            // an id that is empty is not one that is absent
            .withCoercionConfig(LogicalType.OtherScalar, text -> text.setCoercion(CoercionInputShape.EmptyString, Fail))
            .addModule(new SimpleModule().addDeserializer(Instant.class, new UtcInstant()))
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
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
        headers.put("ce_specversion", SPEC_VERSION);
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
            if (!SPEC_VERSION.equals(required(headers, "ce_specversion"))) {
                return new Decoded.Malformed("header ce_specversion is not " + SPEC_VERSION);
            }
            if (value == null) {
                return new Decoded.Malformed("no data");
            }
            Event data = JSON.readValue(value, type.get().data());
            if (data == null) {
                return new Decoded.Malformed("no data");
            }
            Optional<String> missing = Completeness.missing((Record) data);
            if (missing.isPresent()) {
                return new Decoded.Malformed(missing.get() + " is missing");
            }
            if (EventType.of(data) != type.get()) {
                return new Decoded.Malformed("the data is not that of a " + typeName);
            }
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

    /** Takes RFC 3339 in UTC and no number: seconds and milliseconds cannot be told apart. */
    private static final class UtcInstant extends ValueDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
            if (!text.endsWith("Z")) {
                return context.reportInputMismatch(Instant.class, "not a moment in UTC");
            }
            return Instant.parse(text);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }
}
