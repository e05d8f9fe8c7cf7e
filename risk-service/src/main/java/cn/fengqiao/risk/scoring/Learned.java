package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Answer;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became known of a dispute after it was reported. It stands beside the report and takes nothing away from it, unless it
 * says that an earlier answer was wrong: what was true once counts as long as it is valid, what never held does not count.
 *
 * @param caseId the case it was told of
 * @param version the version of the case that told it: of two, the later one knows better
 * @param partyCount how many parties there are now; null when this says nothing of them
 * @param answers questions that were answered
 * @param observedAt when what each of these answers says was seen
 * @param corrected questions of these whose earlier answers never held
 * @param correctedIn other cases whose answers to them, whatever their version, never held either
 */
public record Learned(
        UUID caseId,
        long version,
        @Nullable Integer partyCount,
        Map<String, Answer> answers,
        Map<String, Instant> observedAt,
        Set<String> corrected,
        Set<UUID> correctedIn) {

    public Learned {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
        observedAt = Collections.unmodifiableSortedMap(new TreeMap<>(observedAt));
        corrected = Collections.unmodifiableSortedSet(new TreeSet<>(corrected));
        correctedIn = Collections.unmodifiableSortedSet(new TreeSet<>(correctedIn));
        if (!observedAt.keySet().equals(answers.keySet())) {
            throw new IllegalArgumentException("each answer has its moment: " + answers.keySet());
        }
        if (!answers.keySet().containsAll(corrected)) {
            throw new IllegalArgumentException("what is corrected has an answer: " + corrected);
        }
    }

    /** That the answer to {@code question} is yes since {@code at}. */
    public static Learned danger(UUID caseId, long version, String question, Instant at) {
        return new Learned(
                caseId, version, null, Map.of(question, Answer.YES), Map.of(question, at), Set.of(), Set.of());
    }

    /** Whether it says that {@code other} was wrong. */
    boolean corrects(Observation other) {
        return corrected.contains(other.question())
                && (correctedIn.contains(other.caseId()) || caseId.equals(other.caseId()) && version > other.version());
    }

    /** The same as far as it had been seen by {@code moment}; what it corrects was wrong at any time. */
    Learned seenBy(Instant moment) {
        Map<String, Answer> seen = new TreeMap<>(answers);
        seen.keySet().removeIf(question -> at(question).isAfter(moment) && !corrected.contains(question));
        Map<String, Instant> then = new TreeMap<>(observedAt);
        then.keySet().retainAll(seen.keySet());
        return new Learned(caseId, version, partyCount, seen, then, corrected, correctedIn);
    }

    Instant at(String question) {
        Instant at = observedAt.get(question);
        if (at == null) {
            throw new IllegalStateException("no moment of " + question);
        }
        return at;
    }

    /** One answer to one question, at the moment in which it was seen. */
    record Observation(UUID caseId, long version, String question, Answer answer, Instant at) {}
}
