package cn.fengqiao.kit.outbox;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only place that opens a database transaction. What the work does through {@code JdbcClient} on its own thread is
 * committed when the work returns and rolled back when it throws; state and event are written in it, both or neither.
 *
 * <p>Guarantees: one transaction per call, in the database's default isolation (read committed); when the call has
 * returned the commit is durable.
 *
 * <p>Does not guarantee an answer when the connection breaks during the commit: then the outcome is unknown to the
 * caller, who repeats the command under its idempotency key. Does not nest: a transaction inside a transaction would
 * commit or fail with the outer one and pretend otherwise, so it is refused.
 */
public final class Transactions {

    private final TransactionTemplate template;
    private final Runnable afterCommit;

    /** Transactions of {@code manager}; nobody is told of commits, which suits a relay that reads the log. */
    public Transactions(PlatformTransactionManager manager) {
        this(manager, () -> {});
    }

    /**
     * Transactions that tell of each commit.
     *
     * @param afterCommit called on the committing thread; must be quick and must not throw
     */
    Transactions(PlatformTransactionManager manager, Runnable afterCommit) {
        this.template = new TransactionTemplate(manager);
        this.afterCommit = afterCommit;
    }

    /**
     * Runs {@code work} in a transaction of its own.
     *
     * @return what the work returned, after the commit
     * @throws IllegalStateException if this thread already is inside a transaction
     */
    public <T extends @Nullable Object> T inTransaction(Function<OpenTransaction, T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a transaction is already open on this thread");
        }
        T result = template.execute(status -> {
            var token = new OpenTransaction();
            try {
                return work.apply(token);
            } finally {
                token.close();
            }
        });
        afterCommit.run();
        return result;
    }
}
