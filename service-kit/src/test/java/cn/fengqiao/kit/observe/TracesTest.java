package cn.fengqiao.kit.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final io.opentelemetry.api.trace.Tracer otel =
            SdkTracerProvider.builder().build().get("test");
    private final Tracer tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    private final Traces traces = new Traces(
            tracer, new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel));

    private String traceId() {
        return Objects.requireNonNull(tracer.currentSpan()).context().traceId();
    }

    @Test
    void work_behind_an_event_belongs_to_the_trace_that_caused_it() {
        assertThat(traces.<String>continuing(PARENT, "inbox", this::traceId))
                .isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(tracer.currentSpan()).isNull();
    }

    @Test
    void without_a_trace_or_with_a_malformed_one_a_new_one_begins() {
        assertThat(traces.<String>continuing(null, "inbox", this::traceId)).hasSize(32);
        assertThat(traces.<String>continuing("00-nonsense", "inbox", this::traceId))
                .hasSize(32);
    }

    @Test
    void a_failure_goes_on_to_the_caller_and_the_span_is_closed() {
        assertThatThrownBy(() -> traces.continuing(PARENT, "inbox", () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(tracer.currentSpan()).isNull();
    }
}
