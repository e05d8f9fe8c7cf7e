package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.CaseEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Learns that a frame was written to a department's console: measures how long it took, ends its trace, has it reported. */
@Component
final class DeliveryLog implements Console.Written {

    private final Deliveries deliveries;
    private final WriteSpans spans;
    private final Clock clock;
    private final Timer endToEnd;
    /** Up to which place of the ring it was reported again, by feed. */
    private final Map<Feed, Long> reportedBefore = new ConcurrentHashMap<>();

    DeliveryLog(Deliveries deliveries, WriteSpans spans, Clock clock, MeterRegistry meters) {
        this.deliveries = deliveries;
        this.spans = spans;
        this.clock = clock;
        this.endToEnd = Timer.builder("fengqiao.gateway.live.latency")
                .description("from the moment a fact was written to its frame being written to a department's console")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(meters);
    }

    @Override
    public void frame(RingEvent event, Feed feed) {
        if (!event.replayed()) {
            endToEnd.record(Duration.between(event.envelope().time(), clock.instant()));
            spans.written(event, feed);
        }
        if (concerns(event, feed)) {
            deliveries.add(event.envelope().subject(), feed.department(), clock.instant());
        }
    }

    /**
     * A gateway that was killed may have written frames whose deliveries it had not reported yet; nobody knows. So what a
     * console had there is reported here again, once for all consoles that see the same.
     */
    @Override
    public void had(Ring ring, long before, Feed feed) {
        long from = Math.max(ring.oldest(), reportedBefore.getOrDefault(feed, 0L));
        reportedBefore.merge(feed, before, Math::max);
        for (long place = from; place < before; place++) {
            RingEvent event = ring.at(place);
            if (event != null
                    && concerns(event, feed)
                    && feed.rights().show(event.envelope().data()).isPresent()
                    && event.firstFor(feed.department().code())) {
                deliveries.add(event.envelope().subject(), feed.department(), clock.instant());
            }
        }
    }

    private static boolean concerns(RingEvent event, Feed feed) {
        return event.envelope().data() instanceof CaseEvent fact
                && fact.audience().departments().contains(feed.department());
    }
}
