package cn.fengqiao.kit.outbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventCodec;
import cn.fengqiao.contract.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * One row of the ledger {@code outbox}: an event exactly as it will stand on the wire. For writers that put state and
 * event into one statement; everybody else calls {@link Outbox#append}.
 *
 * @param id of the event, UUIDv7
 * @param topic where it goes
 * @param subject the case; key of the record and unit of order
 * @param sequence 1, 2, 3 … per topic and subject without a gap; 0 for rows that stand in no order (canaries, dead
 *     letters)
 * @param type CloudEvents type
 * @param headers JSON object of strings, the headers of the record
 * @param payload the value of the record, JSON text without U+0000
 */
public record OutboxRow(
        UUID id, String topic, UUID subject, long sequence, String type, String headers, String payload) {

    /** A broker's default limit is 1 MiB per batch; a thin event is a thousandth of that, so beyond this it is a mistake. */
    static final int MAX_BYTES = 768 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** @throws IllegalArgumentException if the row could never leave the database: too large, or a negative sequence */
    public OutboxRow {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence " + sequence + " is negative");
        }
        // A row that the broker refuses would stand in front of every later one, so it must not get in.
        long bytes = (long) headers.length() + payload.length();
        if (bytes > MAX_BYTES / 3
                && headers.getBytes(StandardCharsets.UTF_8).length + payload.getBytes(StandardCharsets.UTF_8).length
                        > MAX_BYTES) {
            throw new IllegalArgumentException("event " + id + " of type " + type + " exceeds " + MAX_BYTES + " bytes");
        }
    }

    /** The row of {@code event}; a canary gets sequence 0, and an event without a trace gets the current one. */
    public static OutboxRow of(EventEnvelope<? extends Event> event) {
        EventCodec.Wire wire = EventCodec.encode(traced(event));
        return new OutboxRow(
                event.id(),
                event.type().topic(),
                event.subject(),
                Sequencing.isSequenced(event) ? event.sequence() : 0,
                event.type().wireName(),
                JSON.writeValueAsString(wire.headers()),
                new String(wire.value(), StandardCharsets.UTF_8));
    }

    private static <T extends Event> EventEnvelope<T> traced(EventEnvelope<T> event) {
        String trace = event.traceparent() == null ? Traceparent.current() : event.traceparent();
        return new EventEnvelope<>(
                event.id(),
                event.type(),
                event.source(),
                event.subject(),
                event.time(),
                event.sequence(),
                trace,
                event.causationId(),
                event.classification(),
                event.data());
    }
}
