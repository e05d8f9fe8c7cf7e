package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Answer;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One report of a dispute, as it came in: the evidence.
 *
 * @param caseId the case it was raised as
 * @param foundAt when the dispute came to light, which is the time of the evidence
 * @param partyCount 0 when not known
 * @param answers an absent question is unknown, and unknown is not no
 */
public record Report(UUID caseId, Instant foundAt, int partyCount, Map<String, Answer> answers) {

    public Report {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /** When it was and which it was, for a total order of everything that happened. */
    public Incident incident() {
        return new Incident(caseId, foundAt);
    }

    /**
     * That something was reported, without what. Of two at the same moment the one with the smaller id comes first, by its
     * bytes as in the database; Java compares an id as two signed numbers, which is another order.
     */
    public record Incident(UUID caseId, Instant foundAt) implements Comparable<Incident> {

        private static final Comparator<UUID> BY_BYTES = Comparator.comparing(
                        UUID::getMostSignificantBits, Long::compareUnsigned)
                .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);
        private static final Comparator<Incident> BY_TIME =
                Comparator.comparing(Incident::foundAt).thenComparing(Incident::caseId, BY_BYTES);

        @Override
        public int compareTo(Incident other) {
            return BY_TIME.compare(this, other);
        }
    }
}
