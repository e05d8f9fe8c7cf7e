package cn.fengqiao.kit.outbox;

import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The batches on their way, oldest first. One thread adds, one thread settles; acknowledgements come from a third. Only
 * an unbroken run of finished batches at the head counts as published, whatever Kafka acknowledged behind it.
 */
final class InFlight {

    private final ConcurrentLinkedQueue<Batch> batches = new ConcurrentLinkedQueue<>();
    private long lsn;
    private long position;

    /**
     * @param position published so far
     */
    InFlight(long position) {
        this.position = position;
    }

    Batch open() {
        var batch = new Batch();
        batches.add(batch);
        return batch;
    }

    /** Takes the finished batches from the head; true if there was one. */
    boolean settle() {
        boolean moved = false;
        for (Batch head = batches.peek(); head != null && head.isFinished(); head = batches.peek()) {
            batches.remove();
            lsn = Math.max(lsn, head.lsn());
            position = Math.max(position, head.position());
            moved = true;
        }
        return moved;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Behind the last batch of the unbroken run; 0 before the first. */
    long lsn() {
        return lsn;
    }

    long position() {
        return position;
    }
}
