package cn.fengqiao.kit.outbox;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Rows that become "published" together: a transaction when decoding, a row when polling. Counts acknowledgements; is
 * finished when it is sealed and all have come.
 */
final class Batch {

    /** One for being open, so that early acknowledgements cannot finish what is still being read. */
    private final AtomicInteger pending = new AtomicInteger(1);

    private volatile long lsn;
    private volatile long position;

    void expectOne() {
        pending.incrementAndGet();
    }

    void acknowledged() {
        pending.decrementAndGet();
    }

    /**
     * No more rows.
     *
     * @param lsn where the log stands behind this batch; 0 when polling
     * @param position the highest of its rows; 0 if it has none
     */
    void seal(long lsn, long position) {
        this.lsn = lsn;
        this.position = position;
        pending.decrementAndGet();
    }

    boolean isFinished() {
        return pending.get() == 0;
    }

    long lsn() {
        return lsn;
    }

    long position() {
        return position;
    }
}
