package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What case-service says about clues (线索). The subject is the clue. What was reported, of whom and by whom travels
 * nowhere.
 */
public sealed interface ClueEvent extends NeighbourhoodEvent {

    /**
     * A clue was reported.
     *
     * @param source code of the source dictionary
     * @param foundAt when it came to light
     */
    record Reported(Audience audience, String source, Instant foundAt) implements ClueEvent {
        public Reported {
            Code.check("source", source);
        }
    }

    /** Somebody looked, and there is something to it. */
    record Verified(Audience audience) implements ClueEvent {}

    /** There is nothing to it. */
    record Unfounded(Audience audience) implements ClueEvent {}

    /**
     * It is about what another clue or a case is about, and lives on there.
     *
     * @param survivor where it lives on; absent when not everybody who hears of the clue may know of that
     */
    record Merged(
            Audience audience, ClueTarget kind, @Nullable UUID survivor) implements ClueEvent {}

    /**
     * A case was raised of it.
     *
     * @param caseId the case; absent when not everybody who hears of the clue may know of it
     */
    record Promoted(Audience audience, @Nullable UUID caseId) implements ClueEvent {}

    /** What an unfounded clue said was erased. */
    record ContentErased(Audience audience) implements ClueEvent {}

    /** What a clue is merged into. */
    enum ClueTarget {
        CLUE,
        CASE
    }
}
