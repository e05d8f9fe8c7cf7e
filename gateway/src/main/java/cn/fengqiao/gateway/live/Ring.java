package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.CaseRestriction;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last events, in the order they arrived here. Consoles read it at their own pace, each with a cursor, so a slow
 * console costs a number and not a queue; one that falls behind the ring's tail has lost something and is told so.
 * Written by one thread at a time, read by many.
 */
final class Ring {

    private final AtomicReferenceArray<@Nullable RingEvent> events;
    private final int mask;
    private final String instance;
    private final Closures closures = new Closures();
    private volatile long next = 1;
    /** Events before this moment may be missing here. */
    private volatile long completeFrom;

    /**
     * @param capacity rounded up to a power of two
     * @param completeFrom events before this moment were never read, in milliseconds
     */
    Ring(String instance, int capacity, long completeFrom) {
        int size = Integer.highestOneBit(Math.max(2, capacity - 1)) * 2;
        this.events = new AtomicReferenceArray<>(size);
        this.mask = size - 1;
        this.instance = instance;
        this.completeFrom = completeFrom;
    }

    synchronized void append(List<Incoming> incoming, boolean replayed) {
        for (Incoming event : incoming) {
            long sequence = next;
            int slot = (int) (sequence & mask);
            RingEvent evicted = events.get(slot);
            if (evicted != null && evicted.id().timestamp() >= completeFrom) {
                completeFrom = evicted.id().timestamp() + 1;
            }
            if (evicted != null) {
                closures.forget(evicted.envelope());
            }
            var entering =
                    new RingEvent(new FrameId(instance, sequence, event.timestamp()), event.envelope(), replayed);
            closures.note(event.envelope());
            closures.of(event.envelope()).ifPresent(entering::closeTo);
            events.set(slot, entering);
            next = sequence + 1;
            if (event.envelope().data() instanceof CaseRestriction.Restricted) {
                closeWhatWasSaid(event.envelope().subject());
            }
        }
    }

    /** A case is restricted once in its life, if ever, so going through the whole ring is cheap enough. */
    private void closeWhatWasSaid(UUID subject) {
        for (long place = oldest(); place < next; place++) {
            RingEvent event = at(place);
            if (event != null && event.envelope().subject().equals(subject)) {
                closures.of(event.envelope()).ifPresent(event::closeTo);
            }
        }
    }

    /** History is no older than this from now on. */
    synchronized void completeFrom(long timestamp) {
        completeFrom = Math.max(completeFrom, timestamp);
    }

    /** The sequence the next event will get. */
    long next() {
        return next;
    }

    /** The oldest sequence that is still here. */
    long oldest() {
        return Math.max(1, next - mask - 1);
    }

    /** The event at that place, or null when it was overwritten. */
    @Nullable
    RingEvent at(long sequence) {
        RingEvent event = events.get((int) (sequence & mask));
        return event != null && event.id().sequence() == sequence ? event : null;
    }

    /**
     * Where a console goes on, or a negative number when what it missed is no longer all here. Another instance may have
     * had events in another order, so a console that comes from one goes on some way before its place: as far as the
     * overlap says, or as far as there is when that is enough.
     */
    long placeAfter(FrameId last, Overlap overlap) {
        if (last.instance().equals(instance)) {
            long place = last.sequence() + 1;
            return place >= oldest() && place <= next ? place : -1;
        }
        return last.timestamp() - overlap.least().toMillis() < completeFrom
                ? -1
                : placeOf(last.timestamp() - overlap.wanted().toMillis());
    }

    /** The place of the first event that is not older, in milliseconds. */
    private long placeOf(long timestamp) {
        for (long place = oldest(); place < next; place++) {
            RingEvent event = at(place);
            if (event != null && event.id().timestamp() >= timestamp) {
                return place;
            }
        }
        return next;
    }

    /** Where the feed stands now, as a console would report it. */
    FrameId position(long now) {
        long newest = next - 1;
        RingEvent last = newest == 0 ? null : at(newest);
        return new FrameId(instance, newest, last == null ? now : last.id().timestamp());
    }

    String instance() {
        return instance;
    }
}
