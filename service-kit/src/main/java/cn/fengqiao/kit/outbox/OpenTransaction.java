package cn.fengqiao.kit.outbox;

/**
 * Proof, in a method's signature, that its caller stands inside a database transaction. Whatever writes state together
 * with an event asks for one, so that "state without event" does not compile.
 *
 * <p>Guarantees: only {@link Transactions} can make one; it is dead once the work that received it has returned, so
 * keeping it for later is an error and not a silent autocommit.
 *
 * <p>Does not guarantee that the transaction will commit, and does not travel to other threads: statements of another
 * thread run in another transaction, and {@link #requireOpen()} refuses there.
 */
public final class OpenTransaction {

    private final Thread owner = Thread.currentThread();
    private boolean open = true;

    OpenTransaction() {}

    /**
     * For whoever is about to write under this token.
     *
     * @throws IllegalStateException if the transaction is over or belongs to another thread
     */
    public void requireOpen() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("this transaction belongs to another thread");
        }
        if (!open) {
            throw new IllegalStateException("this transaction is over");
        }
    }

    void close() {
        open = false;
    }
}
