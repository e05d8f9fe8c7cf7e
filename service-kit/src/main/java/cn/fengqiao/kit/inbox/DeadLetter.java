package cn.fengqiao.kit.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits for an operator, or waited.
 *
 * @param subject the case; null if the record does not say
 * @param sequence its place in the order; null if it has none
 * @param attempts how often it was tried
 */
record DeadLetter(
        UUID id,
        Arrival arrival,
        @Nullable UUID subject,
        @Nullable Long sequence,
        Reason reason,
        String error,
        int attempts,
        State state,
        Instant parkedAt,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String settledBecause) {

    /** Why it was parked. */
    enum Reason {
        /** The handler failed on it again and again. */
        POISON,
        /** It is not an event of the contract. */
        MALFORMED,
        /** An earlier event of the subject has not arrived; it goes on by itself when that one does. */
        GAP,
        /** An earlier event of the subject is parked; it goes on when that one is settled. */
        BEHIND,
        /** Another event with its number was applied; a failover of the writer's database took that one back. */
        CONFLICT
    }

    enum State {
        PARKED,
        REPLAYED,
        DISCARDED
    }

    /** Whether it needs nobody's decision once its turn has come. */
    boolean goesOnByItself() {
        return reason == Reason.GAP || reason == Reason.BEHIND;
    }
}
