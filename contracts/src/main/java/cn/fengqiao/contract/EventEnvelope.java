package cn.fengqiao.contract;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact with its CloudEvents 1.0 context. Minted once, in the transaction that wrote the fact, and never again.
 *
 * @param id UUIDv7, the identity of the fact on every wire
 * @param type from the catalogue
 * @param source which service says it: {@code /case-service}
 * @param subject the case, also the Kafka key
 * @param time when the fact was written
 * @param sequence counts the facts of this writer about this subject: 1, 2, 3 … without a gap; a canary stands in no
 *     order and may have 0
 * @param traceparent W3C trace context of the request that caused it
 * @param causationId the event that caused this one
 */
public record EventEnvelope<T extends Event>(
        UUID id,
        EventType type,
        String source,
        UUID subject,
        Instant time,
        long sequence,
        @Nullable String traceparent,
        @Nullable UUID causationId,
        DataClassification classification,
        T data) {

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

    public EventEnvelope {
        if (sequence < (data instanceof Canary ? 0 : 1)) {
            throw new IllegalArgumentException("sequence counts from 1, not " + sequence);
        }
    }

    /** A new UUIDv7, ordered by time of minting. */
    public static UUID newId() {
        return IDS.generate();
    }

    /** Mints the envelope of a new fact. */
    public static <T extends Event> EventEnvelope<T> mint(
            String source,
            UUID subject,
            Instant time,
            long sequence,
            @Nullable String traceparent,
            @Nullable UUID causationId,
            T data) {
        return new EventEnvelope<>(
                newId(),
                EventType.of(data),
                source,
                subject,
                time,
                sequence,
                traceparent,
                causationId,
                classificationOf(data),
                data);
    }

    private static DataClassification classificationOf(Event data) {
        boolean restricted = AudienceOf.event(data).map(Audience::restricted).orElse(false);
        return restricted ? DataClassification.RESTRICTED : DataClassification.INTERNAL;
    }
}
