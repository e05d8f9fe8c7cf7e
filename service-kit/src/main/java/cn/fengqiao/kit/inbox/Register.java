package cn.fengqiao.kit.inbox;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code inbox}: the last event that was applied, per topic and subject. Its row lock makes two consumers of
 * the same event, after a rebalance for instance, wait for each other.
 */
final class Register {

    private final JdbcClient jdbc;
    private final String consumer;

    /** Where an event stands in the order of its subject. */
    enum Place {
        /** Its turn. */
        NEXT,
        DUPLICATE,
        /** Its number was that of another event. */
        CONFLICT,
        /** An earlier one has not arrived. */
        GAP,
        /** An earlier one is parked. */
        BEHIND
    }

    /**
     * The row of a subject.
     *
     * @param eventId of the last event; null if it was applied before ids were kept
     */
    record Entry(long sequence, boolean parked, @Nullable String eventId) {}

    Register(JdbcClient jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /**
     * Marks the event as applied if it is its turn and nothing of its subject is parked: one statement, which nearly
     * every event needs only.
     */
    boolean take(String topic, UUID subject, long sequence, @Nullable String eventId) {
        String sql = sequence == 1 ? """
                insert into inbox as known (consumer, topic, subject, sequence, event_id)
                values (:consumer, :topic, :subject, :sequence, :eventId)
                on conflict (consumer, topic, subject) do update
                set sequence = excluded.sequence, event_id = excluded.event_id, changed_at = now()
                where known.sequence = 0
                  and not known.parked
                """ : """
                update inbox
                set sequence = :sequence, event_id = :eventId, changed_at = now()
                where consumer = :consumer
                  and topic = :topic
                  and subject = :subject
                  and sequence = :sequence - 1
                  and not parked
                """;
        return jdbc.sql(sql)
                        .param("consumer", consumer)
                        .param("topic", topic)
                        .param("subject", subject)
                        .param("sequence", sequence)
                        .param("eventId", eventId)
                        .update()
                == 1;
    }

    /** The row of the subject, locked; made if there was none. */
    Entry lock(String topic, UUID subject) {
        jdbc.sql("""
                insert into inbox (consumer, topic, subject, sequence)
                values (:consumer, :topic, :subject, 0)
                on conflict do nothing
                """)
                .param("consumer", consumer)
                .param("topic", topic)
                .param("subject", subject)
                .update();
        return jdbc.sql("""
                select sequence, parked, event_id
                from inbox
                where consumer = :consumer
                  and topic = :topic
                  and subject = :subject
                for update
                """)
                .param("consumer", consumer)
                .param("topic", topic)
                .param("subject", subject)
                .query(Entry.class)
                .single();
    }

    /**
     * Where an event stands, seen from a locked row.
     *
     * @param firstParked the lowest sequence of the subject among the dead letters
     */
    static Place place(Entry entry, long sequence, @Nullable String eventId, Optional<Long> firstParked) {
        if (sequence == entry.sequence()
                && entry.eventId() != null
                && !entry.eventId().equals(eventId)) {
            return Place.CONFLICT;
        }
        if (sequence <= entry.sequence()) {
            return Place.DUPLICATE;
        }
        boolean turn = sequence == entry.sequence() + 1;
        if (!entry.parked()) {
            return turn ? Place.NEXT : Place.GAP;
        }
        // The missing one has come after all, and everything parked waits for it.
        return turn && firstParked.map(first -> first > sequence).orElse(true) ? Place.NEXT : Place.BEHIND;
    }

    /**
     * Records how far a locked subject has come and whether something of it waits.
     *
     * @param eventId of the event it has come to; null if that is still the same
     */
    void set(String topic, UUID subject, long sequence, @Nullable String eventId, boolean parked) {
        jdbc.sql("""
                update inbox
                set sequence = :sequence,
                    event_id = coalesce(:eventId, event_id),
                    parked = :parked,
                    changed_at = now()
                where consumer = :consumer
                  and topic = :topic
                  and subject = :subject
                """)
                .param("consumer", consumer)
                .param("topic", topic)
                .param("subject", subject)
                .param("sequence", sequence)
                .param("eventId", eventId)
                .param("parked", parked)
                .update();
    }
}
