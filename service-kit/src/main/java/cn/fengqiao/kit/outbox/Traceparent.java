package cn.fengqiao.kit.outbox;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/** The trace an event belongs to, in the form of W3C Trace Context (version 00). */
public final class Traceparent {

    private Traceparent() {}

    /** The context of the span that is current on this thread, or null where nothing is traced. */
    public static @Nullable String current() {
        var context = Span.current().getSpanContext();
        if (!context.isValid()) {
            return null;
        }
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }
}
