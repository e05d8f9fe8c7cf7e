package cn.fengqiao.contract;

import java.time.Instant;

/** What notification-service says. The envelope's sequence counts its own events per case. */
public sealed interface NotificationEvent extends Event {

    Audience audience();

    /**
     * A department climbed a rung of the receipt ladder of a case.
     *
     * @param at when it happened, not when it was recorded
     */
    record ReceiptAdvanced(Audience audience, Department department, Rung rung, Instant at)
            implements NotificationEvent {}

    /** The receipt ladder, in order of time; ACCEPTED and REJECTED exclude each other. */
    enum Rung {
        REQUESTED,
        DELIVERED,
        SEEN,
        ACCEPTED,
        REJECTED,
        DONE
    }
}
