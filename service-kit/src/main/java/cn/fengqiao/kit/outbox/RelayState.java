package cn.fengqiao.kit.outbox;

import org.jspecify.annotations.Nullable;

/** What a relay is doing. */
public sealed interface RelayState {
    /** Not started, or closed. */
    record Stopped() implements RelayState {}

    /** Another instance leads; this one asks again every quarter of a second. */
    record StandingBy() implements RelayState {}

    /**
     * Carries rows.
     *
     * @param danger a setting of the database under which a failover can lose what was carried; null if there is none
     */
    record Leading(@Nullable String danger) implements RelayState {}

    /**
     * Cannot work now and tries again by itself.
     *
     * @param why the last error
     */
    record Recovering(String why) implements RelayState {}
}
