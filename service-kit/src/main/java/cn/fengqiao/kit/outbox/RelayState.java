package cn.fengqiao.kit.outbox;

/** What a relay is doing. */
public sealed interface RelayState {
    /** Not started, or closed. */
    record Stopped() implements RelayState {}

    /** Another instance leads; this one asks again every quarter of a second. */
    record StandingBy() implements RelayState {}

    /** Carries rows. */
    record Leading() implements RelayState {}

    /**
     * Cannot work now and tries again by itself.
     *
     * @param why the last error
     */
    record Recovering(String why) implements RelayState {}
}
