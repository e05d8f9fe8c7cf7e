package cn.fengqiao.kit.inbox;

import cn.fengqiao.contract.EventEnvelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code dead_letter}. */
final class DeadLetters {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final int LONGEST_ERROR = 2_000;

    private final JdbcClient jdbc;
    private final String consumer;

    DeadLetters(JdbcClient jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /** Parks a record; empty if it is parked already, as after a redelivery. */
    Optional<UUID> park(
            Arrival arrival,
            @Nullable UUID subject,
            @Nullable Long sequence,
            DeadLetter.Reason reason,
            String error,
            int attempts) {
        return jdbc.sql("""
                insert into dead_letter (
                    id, consumer, topic, partition, kafka_offset, kafka_timestamp, subject, sequence, type, event_id,
                    headers, payload, reason, error, attempts)
                values (
                    :id, :consumer, :topic, :partition, :offset, :timestamp, :subject, :sequence, :type, :eventId,
                    :headers::jsonb, :payload, :reason, :error, :attempts)
                on conflict do nothing
                returning id
                """)
                .param("id", EventEnvelope.newId())
                .param("consumer", consumer)
                .param("topic", arrival.topic())
                .param("partition", arrival.partition())
                .param("offset", arrival.offset())
                .param("timestamp", Timestamp.from(arrival.timestamp()))
                .param("subject", subject)
                .param("sequence", sequence)
                .param("type", storable(arrival.headers()).get("ce_type"))
                .param("eventId", storable(arrival.headers()).get("ce_id"))
                .param("headers", JSON.writeValueAsString(storable(arrival.headers())))
                .param("payload", arrival.payload())
                .param("reason", reason.name())
                .param("error", Text.shortened(error, LONGEST_ERROR))
                .param("attempts", attempts)
                .query(UUID.class)
                .optional();
    }

    /** A letter of this consumer. */
    Optional<DeadLetter> find(UUID id) {
        return jdbc.sql("""
                select *
                from dead_letter
                where id = :id
                  and consumer = :consumer
                """)
                .param("id", id)
                .param("consumer", consumer)
                .query(DeadLetters::letter)
                .optional();
    }

    /** The parked letter of a subject whose turn is first. */
    Optional<DeadLetter> head(String topic, UUID subject) {
        return jdbc.sql("""
                select *
                from dead_letter
                where consumer = :consumer
                  and topic = :topic
                  and subject = :subject
                  and state = 'PARKED'
                  and sequence is not null
                order by sequence
                limit 1
                """)
                .param("consumer", consumer)
                .param("topic", topic)
                .param("subject", subject)
                .query(DeadLetters::letter)
                .optional();
    }

    /** A page, newest first. */
    List<DeadLetter> page(DeadLetter.State state, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select *
                from dead_letter
                where consumer = :consumer
                  and state = :state
                  and (cast(:after as uuid) is null or id < cast(:after as uuid))
                order by id desc
                limit :limit
                """)
                .param("consumer", consumer)
                .param("state", state.name())
                .param("after", after)
                .param("limit", limit)
                .query(DeadLetters::letter)
                .list();
    }

    void settle(UUID id, DeadLetter.State state, String by, @Nullable String because) {
        jdbc.sql("""
                update dead_letter
                set state = :state, settled_at = now(), settled_by = :by, settled_because = :because
                where id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("by", by)
                .param("because", because)
                .update();
    }

    /** Notes that it was tried again in vain; it needs a decision now. */
    void failedAgain(UUID id, DeadLetter.Reason reason, String error) {
        jdbc.sql("""
                update dead_letter
                set reason = :reason, error = :error, attempts = attempts + 1
                where id = :id
                """)
                .param("id", id)
                .param("reason", reason.name())
                .param("error", Text.shortened(error, LONGEST_ERROR))
                .update();
    }

    long countParked() {
        return jdbc.sql("select count(*) from dead_letter where consumer = :consumer and state = 'PARKED'")
                .param("consumer", consumer)
                .query(Long.class)
                .single();
    }

    /**
     * Removes letters that were settled before so many days.
     *
     * @return how many there were, {@code most} at once
     */
    int expire(int daysKept, int most) {
        return jdbc.sql("""
                delete from dead_letter
                where id in (
                    select id
                    from dead_letter
                    where consumer = :consumer
                      and state <> 'PARKED'
                      and settled_at < now() - make_interval(days => :days)
                    limit :most
                    for update skip locked)
                """)
                .param("consumer", consumer)
                .param("days", daysKept)
                .param("most", most)
                .update();
    }

    private static DeadLetter letter(ResultSet rows, int number) throws SQLException {
        var arrival = new Arrival(
                rows.getString("topic"),
                rows.getInt("partition"),
                rows.getLong("kafka_offset"),
                rows.getTimestamp("kafka_timestamp").toInstant(),
                JSON.readValue(rows.getString("headers"), HEADERS),
                rows.getBytes("payload"));
        return new DeadLetter(
                rows.getObject("id", UUID.class),
                arrival,
                rows.getObject("subject", UUID.class),
                rows.getObject("sequence", Long.class),
                DeadLetter.Reason.valueOf(rows.getString("reason")),
                rows.getString("error"),
                rows.getInt("attempts"),
                DeadLetter.State.valueOf(rows.getString("state")),
                rows.getTimestamp("parked_at").toInstant(),
                instant(rows, "settled_at"),
                rows.getString("settled_by"),
                rows.getString("settled_because"));
    }

    private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        var timestamp = rows.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static Map<String, String> storable(Map<String, String> headers) {
        var storable = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> storable.put(Text.storable(name), Text.storable(value)));
        return storable;
    }
}
