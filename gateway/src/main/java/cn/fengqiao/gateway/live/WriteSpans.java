package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.gateway.GatewaySettings;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The last step of a trace that began with somebody's request: from Kafka's taking the event to its frame being written
 * to the first console of a department. Where nothing is traced it does nothing.
 */
@Component
final class WriteSpans {

    private static final String TRACEPARENT = "traceparent";

    private final Propagator propagator;

    WriteSpans(GatewaySettings settings, ObjectProvider<Propagator> propagator) {
        this.propagator = settings.tracing() ? propagator.getIfAvailable(() -> Propagator.NOOP) : Propagator.NOOP;
    }

    /** The frame was written just now. */
    void written(RingEvent event, Feed feed) {
        EventEnvelope<?> envelope = event.envelope();
        String traceparent = envelope.traceparent();
        if (propagator == Propagator.NOOP || traceparent == null) {
            return;
        }
        propagator
                .extract(Map.of(TRACEPARENT, traceparent), Map::get)
                .kind(Span.Kind.CONSUMER)
                .name("live " + envelope.type().topic())
                .tag("department", feed.department().code())
                .startTimestamp(event.id().timestamp(), TimeUnit.MILLISECONDS)
                .start()
                .end();
    }
}
