package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.Canary;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sits among a department's consoles and watches for canaries. It sees only what passed that department's feed, so a
 * canary it has seen proves the whole chain up to the sockets.
 */
final class Probe extends Listener {

    private final Map<String, Instant> lastByStation = new ConcurrentHashMap<>();

    Probe(Feed feed) {
        super(feed, null);
    }

    @Override
    boolean writable() {
        return true;
    }

    @Override
    void write(RingEvent event, Frame frame) {
        if (event.envelope().data() instanceof Canary canary) {
            lastByStation.merge(
                    canary.station(), canary.releasedAt(), (before, now) -> now.isAfter(before) ? now : before);
        }
    }

    /** When the youngest canary that came by that station was released; null when none has come. */
    @Nullable
    Instant last(String station) {
        return lastByStation.get(station);
    }

    @Override
    void resync(FrameId position) {
        // A probe that lost canaries sees the next ones.
    }

    @Override
    void flush() {
        // Nothing is held back.
    }

    @Override
    void hello(@Nullable FrameId position, boolean live) {
        // The state of the feed shows in the age of the canaries.
    }
}
