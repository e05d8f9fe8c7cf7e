package cn.fengqiao.kit.outbox;

import java.time.Instant;

/**
 * What the reader needs of PostgreSQL's logical replication protocol, version 1 (PostgreSQL documentation, "Logical
 * Replication Message Formats").
 */
sealed interface PgoutputMessage {

    /**
     * A committed transaction follows.
     *
     * @param committedAt by the database's clock
     */
    record Begin(Instant committedAt) implements PgoutputMessage {}

    record Inserted(LedgerRow row) implements PgoutputMessage {}

    /**
     * The transaction is complete.
     *
     * @param endLsn where the log stands behind it
     */
    record Commit(long endLsn) implements PgoutputMessage {}

    /** Schema, origin and type messages: nothing to carry. */
    record Other() implements PgoutputMessage {}
}
