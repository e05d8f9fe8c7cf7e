package cn.fengqiao.kit.access;

import cn.fengqiao.access.Caller;
import java.util.Optional;

/**
 * Who is asking right now. Set once per request by the filter behind token validation, or by a job that acts for
 * somebody; gone when that ends. Not inherited by threads that are started on the way, except in a structured scope.
 */
public final class CurrentCaller {

    private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

    private CurrentCaller() {}

    /** The caller; where there is none the code runs outside of a request, which is a fault of ours. */
    public static Caller get() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is asking: no caller in this scope"));
    }

    public static Optional<Caller> find() {
        return CALLER.isBound() ? Optional.of(CALLER.get()) : Optional.empty();
    }

    /** Does {@code work} in the name of {@code caller}. */
    public static <T, X extends Throwable> T callAs(Caller caller, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(CALLER, caller).call(work);
    }
}
