package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.AudienceOf;
import cn.fengqiao.contract.CaseEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Learns that a frame was written to a department's console: measures how long it took, ends its trace, has it reported. */
@Component
final class DeliveryLog {

    private final Deliveries deliveries;
    private final WriteSpans spans;
    private final Clock clock;
    private final Timer endToEnd;

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

    void written(RingEvent event, Feed feed) {
        if (!event.replayed()) {
            endToEnd.record(Duration.between(event.envelope().time(), clock.instant()));
            spans.written(event, feed);
        }
        if (event.envelope().data() instanceof CaseEvent
                && AudienceOf.event(event.envelope().data())
                        .filter(audience -> audience.departments().contains(feed.department()))
                        .isPresent()) {
            deliveries.add(event.envelope().subject(), feed.department(), clock.instant());
        }
    }
}
