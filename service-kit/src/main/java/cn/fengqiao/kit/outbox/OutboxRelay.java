package cn.fengqiao.kit.outbox;

/**
 * Carries the ledger {@code outbox} of one database to Kafka.
 *
 * <p>Guarantees of every relay: each committed row reaches its topic at least once; rows of one subject arrive in the
 * order of their sequence; a rolled back row never arrives; any number of instances may be started, one of them works
 * and the others stand by; after a crash of the process, of the database or of the broker it goes on where Kafka's
 * acknowledgements ended. While Kafka is away it holds a bounded number of rows and leaves the rest in the database.
 *
 * <p>Does not guarantee: exactly once on the wire, or any order between subjects.
 */
public sealed interface OutboxRelay extends AutoCloseable permits LogicalDecodingRelay, PollingRelay {

    /** Begins in the background; returns at once, also when the database or Kafka is away. */
    void start();

    /** What it is doing now. */
    RelayState state();

    /** Stops after at most a few seconds; what is not acknowledged by then is sent again by the next one to lead. */
    @Override
    void close();
}
