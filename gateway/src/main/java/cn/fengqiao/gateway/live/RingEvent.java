package cn.fengqiao.gateway.live;

import cn.fengqiao.access.FieldClass;
import cn.fengqiao.access.LiveFeed;
import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.Canary;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.NeighbourhoodEvent;
import cn.fengqiao.contract.NotificationEvent;
import cn.fengqiao.contract.RiskEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event in the ring. What a feed may see of it is decided once per feed by the access policy, and what several feeds
 * see alike is encoded once for all of them.
 */
final class RingEvent {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * What a console reads.
     *
     * @param hidden the classes of fields that are missing in the data; left out when there are none
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Body(
            UUID id, String type, UUID subject, long sequence, Instant time, Object data, Set<FieldClass> hidden) {}

    private record Variant(LiveFeed.Shown shown, Frame frame) {}

    private final FrameId id;
    private final EventEnvelope<Event> envelope;
    private final boolean replayed;
    private final List<Variant> variants = new ArrayList<>(2);
    private volatile @Nullable Frame[] byFeed = new Frame[0];
    private @Nullable Audience closedTo;
    private final Set<String> reached = ConcurrentHashMap.newKeySet(4);

    RingEvent(FrameId id, EventEnvelope<Event> envelope, boolean replayed) {
        this.id = id;
        this.envelope = envelope;
        this.replayed = replayed;
    }

    FrameId id() {
        return id;
    }

    EventEnvelope<Event> envelope() {
        return envelope;
    }

    /** Whether it was read from history at start and not as it happened. */
    boolean replayed() {
        return replayed;
    }

    /** Whether this is the first time a console of the department is written this event. */
    boolean firstFor(String department) {
        return reached.add(department);
    }

    /** Takes back {@link #firstFor}: the write failed. */
    void notReached(String department) {
        reached.remove(department);
    }

    /** The frame for that feed, {@link Frame#SILENT} when it must not learn of the event. */
    Frame frameFor(Feed feed) {
        @Nullable Frame[] known = byFeed;
        Frame frame = feed.number() < known.length ? known[feed.number()] : null;
        return frame == null ? decide(feed) : frame;
    }

    /** The case was restricted after this was said: from now on only those learn of it who may know of the case. */
    synchronized void closeTo(Audience audience) {
        closedTo = audience;
        byFeed = new Frame[0];
    }

    private synchronized Frame decide(Feed feed) {
        Optional<LiveFeed.Shown> shown = reaches(feed) ? feed.rights().show(envelope.data()) : Optional.empty();
        Frame frame = shown.isEmpty() ? Frame.SILENT : encoded(shown.get());
        @Nullable Frame[] grown = Arrays.copyOf(byFeed, Math.max(byFeed.length, feed.number() + 1));
        grown[feed.number()] = frame;
        byFeed = grown;
        return frame;
    }

    private boolean reaches(Feed feed) {
        LiveFeed rights = feed.rights();
        return closedTo == null || LiveFeed.reaches(rights.department(), rights.area(), closedTo);
    }

    private Frame encoded(LiveFeed.Shown shown) {
        for (Variant variant : variants) {
            if (variant.shown().equals(shown)) {
                return variant.frame();
            }
        }
        var body = new Body(
                envelope.id(),
                envelope.type().wireName(),
                envelope.subject(),
                envelope.sequence(),
                envelope.time(),
                data(shown),
                shown.hidden());
        Frame frame = Frame.event(name(shown.event()), id, JSON.writeValueAsBytes(body));
        variants.add(new Variant(shown, frame));
        return frame;
    }

    private static Object data(LiveFeed.Shown shown) {
        if (shown.withheld().isEmpty()) {
            return shown.event();
        }
        ObjectNode data = JSON.valueToTree(shown.event());
        return data.remove(shown.withheld());
    }

    private static String name(Event event) {
        return switch (event) {
            case CaseEvent fact -> "case";
            case NeighbourhoodEvent fact -> "neighbourhood";
            case RiskEvent fact -> "risk";
            case NotificationEvent fact -> "receipt";
            case Canary canary -> "canary";
        };
    }
}
