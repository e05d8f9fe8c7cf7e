package cn.fengqiao.kit.inbox;

import java.util.Optional;
import java.util.UUID;
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
        /** An earlier one has not arrived. */
        GAP,
        /** An earlier one is parked. */
        BEHIND
    }

    /** The row of a subject. */
    record Entry(long sequence, boolean parked) {}

    Register(JdbcClient jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /**
     * Marks the event as applied if it is its turn and nothing of its subject is parked: one statement, which nearly
     * every event needs only.
     */
    boolean take(String topic, UUID subject, long sequence) {
        String sql = sequence == 1 ? """
                insert into inbox as known (consumer, topic, subject, sequence)
                values (:consumer, :topic, :subject, :sequence)
                on conflict (consumer, topic, subject) do update
                set sequence = excluded.sequence, changed_at = now()
                where known.sequence = 0
                  and not known.parked
                """ : """
                update inbox
                set sequence = :sequence, changed_at = now()
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
                select sequence, parked
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
    static Place place(Entry entry, long sequence, Optional<Long> firstParked) {
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

    /** Records how far a locked subject has come and whether something of it waits. */
    void set(String topic, UUID subject, long sequence, boolean parked) {
        jdbc.sql("""
                update inbox
                set sequence = :sequence, parked = :parked, changed_at = now()
                where consumer = :consumer
                  and topic = :topic
                  and subject = :subject
                """)
                .param("consumer", consumer)
                .param("topic", topic)
                .param("subject", subject)
                .param("sequence", sequence)
                .param("parked", parked)
                .update();
    }
}
