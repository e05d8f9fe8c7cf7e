package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What case-service says about patrols (巡逻排查). The subject is the patrol. Who goes, who was where and what was seen
 * travels nowhere.
 */
public sealed interface PatrolEvent extends NeighbourhoodEvent {

    /** What a patrol lacks whose time is over. */
    enum Miss {
        /** Nobody set out. */
        NOT_STARTED,
        /** Somebody set out, and nobody has finished it. */
        NOT_FINISHED
    }

    /**
     * A patrol was planned.
     *
     * @param purpose code of the dictionary of purposes
     * @param stops how many there are
     */
    record Planned(Audience audience, String purpose, Instant startsAt, Instant endsAt, int stops)
            implements PatrolEvent {
        public Planned {
            Code.check("purpose", purpose);
        }
    }

    /** Whoever goes has set out. */
    record Started(Audience audience) implements PatrolEvent {}

    /**
     * Somebody was at a stop.
     *
     * @param area the grid it lies in
     * @param found whether something was seen there
     * @param clueId the clue that became, if everybody who hears of the patrol may know of it
     */
    record CheckedIn(
            Audience audience,
            AreaPath area,
            boolean found,
            @Nullable UUID clueId) implements PatrolEvent {}

    /**
     * It is over. A check-in that was made before and arrives later is said after this.
     *
     * @param stops how many there were
     * @param visited how many of them were checked in
     */
    record Finished(Audience audience, int stops, int visited) implements PatrolEvent {}

    /**
     * Its time is over, and nobody had set out by then or nobody has finished it. It is said once; that the patrol is
     * finished or cancelled later is said after this.
     *
     * @param kind what it lacks
     * @param stops how many there are
     * @param visited how many of them had been checked in when this was said
     */
    record Missed(Audience audience, Miss kind, int stops, int visited) implements PatrolEvent {}

    /** It does not take place, or not any longer. */
    record Cancelled(Audience audience) implements PatrolEvent {}
}
