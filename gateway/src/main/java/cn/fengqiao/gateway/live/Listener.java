package cn.fengqiao.gateway.live;

import org.jspecify.annotations.Nullable;

/**
 * Reads the ring for one feed and passes on what that feed may carry. A console is one, a canary's probe is another, so
 * what the probe sees went the way a console's frames go. Used by one thread, its loop's.
 */
abstract class Listener {

    private final Feed feed;
    private final @Nullable FrameId resumeAfter;
    private long cursor = -1;
    private boolean waiting;

    Listener(Feed feed, @Nullable FrameId resumeAfter) {
        this.feed = feed;
        this.resumeAfter = resumeAfter;
    }

    final Feed feed() {
        return feed;
    }

    /** Whether another frame can be written now without piling up. */
    abstract boolean writable();

    /** Writes a frame, to be flushed later. */
    abstract void write(RingEvent event, Frame frame);

    /** Says that frames were lost and the reader must load anew. */
    abstract void resync(FrameId position);

    abstract void flush();

    /**
     * Says what state the feed is in; comes before the first frame, and again whenever the state changes.
     *
     * @param position where the reader stands from now on; absent when that does not change
     */
    abstract void hello(@Nullable FrameId position, boolean live);

    /** The feed is still reading its own history: all there is to say is that it is not live yet. */
    final void waitForHistory() {
        if (!waiting) {
            waiting = true;
            hello(null, false);
            flush();
        }
    }

    /** Passes on whatever is new, as far as the reader keeps up. */
    final void pump(Ring ring, boolean live, Overlap overlap) {
        boolean wrote = cursor < 0 && begin(ring, live, overlap);
        while (cursor < ring.next() && writable()) {
            RingEvent event = ring.at(cursor);
            if (event == null) {
                // The ring went on without this reader.
                cursor = ring.next();
                resync(ring.position(System.currentTimeMillis()));
                wrote = true;
                break;
            }
            cursor++;
            Frame frame = event.frameFor(feed);
            if (frame != Frame.SILENT) {
                write(event, frame);
                wrote = true;
            }
        }
        if (wrote) {
            flush();
        }
    }

    private boolean begin(Ring ring, boolean live, Overlap overlap) {
        long place = resumeAfter == null ? ring.next() : ring.placeAfter(resumeAfter, overlap);
        // What happened while a reader without a place waited lies somewhere in the history, and nobody knows where.
        boolean gap = place < 0 || resumeAfter == null && waiting;
        cursor = gap ? ring.next() : place;
        FrameId position = new FrameId(
                ring.instance(),
                cursor - 1,
                ring.position(System.currentTimeMillis()).timestamp());
        // A reader that resumes keeps the place it came with until the first frame after it.
        hello(gap || resumeAfter == null ? position : null, live);
        if (gap) {
            resync(position);
        }
        return true;
    }
}
