package cn.fengqiao.kit.observe;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Continues a trace that came by another way than HTTP: in the header of an event, or in a row that waited in a table.
 * Knows neither Kafka nor a database, only the text of W3C Trace Context.
 */
public final class Traces {

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    public Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /**
     * Does {@code work} in a child span of {@code traceparent}, or in a new trace where there is none or it is
     * malformed. What it throws is noted on the span and goes on to the caller.
     *
     * @param name what is done, of few different values: {@code inbox case-events}, never an id
     */
    public <T extends @Nullable Object> T continuing(@Nullable String traceparent, String name, Supplier<T> work) {
        Map<String, String> carrier = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        Span span = propagator
                .extract(carrier, Map::get)
                .kind(Span.Kind.CONSUMER)
                .name(name)
                .start();
        try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
            return work.get();
        } catch (RuntimeException | Error failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.end();
        }
    }
}
