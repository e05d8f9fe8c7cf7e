package cn.fengqiao.kit.outbox;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger of what this service tells the others. A row is inserted in the transaction that made it true and never
 * changed; a relay carries it to its topic.
 *
 * <p>Guarantees: if the transaction commits, the event reaches its topic at least once, behind every earlier event of
 * the same subject, whatever process is killed meanwhile. If it rolls back, the event never does.
 *
 * <p>Does not guarantee: that an event arrives only once (readers deduplicate by sequence), any order between subjects,
 * or that a reader sees the writer's row already when the event arrives.
 */
public final class Outbox {

    private final JdbcClient jdbc;

    public Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes {@code event} into the ledger. The caller holds the lock of the subject (its row, or the unique key it
     * just inserted), so that commits of one subject happen in the order of their sequence.
     *
     * @throws org.springframework.dao.DuplicateKeyException if the subject has an event of this sequence already
     */
    public void append(OpenTransaction tx, EventEnvelope<? extends Event> event) {
        append(tx, OutboxRow.of(event));
    }

    /** Writes a row that is already in its wire form. */
    public void append(OpenTransaction tx, OutboxRow row) {
        tx.requireOpen();
        jdbc.sql("""
                insert into outbox (id, topic, subject, sequence, type, headers, payload)
                values (:id, :topic, :subject, :sequence, :type, :headers::jsonb, :payload)
                """)
                .param("id", row.id())
                .param("topic", row.topic())
                .param("subject", row.subject())
                .param("sequence", row.sequence())
                .param("type", row.type())
                .param("headers", row.headers())
                .param("payload", row.payload())
                .update();
    }
}
