package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.Audience;
import cn.fengqiao.contract.AudienceOf;
import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.CaseRestriction;
import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which cases were restricted, by the events that the ring still holds. What was said of such a case before, and what comes late of
 * a service that has not heard of it yet, still names everybody as its audience; a console that comes back would be told it.
 * As large as the ring at most: what it forgets is forgotten here. Used under the ring's lock.
 */
final class Closures {

    private final Map<UUID, EventEnvelope<Event>> restricted = new HashMap<>();

    /** Takes note of an event that is about to be in the ring. */
    void note(EventEnvelope<Event> event) {
        if (event.data() instanceof CaseRestriction.Restricted) {
            restricted.put(event.subject(), event);
        } else if (event.data() instanceof CaseRestriction.Lifted) {
            restricted.remove(event.subject());
        }
    }

    /** Forgets an event that has left the ring. */
    void forget(EventEnvelope<Event> event) {
        restricted.remove(event.subject(), event);
    }

    /** To whom the event is closed although it says that everybody may know of it; empty when it is not. */
    Optional<Audience> of(EventEnvelope<Event> event) {
        EventEnvelope<Event> closing = restricted.get(event.subject());
        return closing != null && saysEverybody(event.data()) && !later(event, closing)
                ? AudienceOf.event(closing.data())
                : Optional.empty();
    }

    private static boolean saysEverybody(Event event) {
        return AudienceOf.event(event)
                .filter(audience -> !audience.restricted())
                .isPresent();
    }

    /** Only facts of the case itself are counted together with the one that restricted it. */
    private static boolean later(EventEnvelope<Event> event, EventEnvelope<Event> closing) {
        return event.data() instanceof CaseEvent && event.sequence() > closing.sequence();
    }
}
