package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the table says about a dispute, with everything needed to see why and to compute it again.
 *
 * @param ruleSet version of the table
 * @param asOf time of the latest report; the assessment speaks about this moment
 * @param points after caps; says nothing when a reason overrides
 * @param reasons what counted, strongest first
 * @param caps which groups were cut down, and to what
 * @param missing mandatory questions nobody answered
 * @param toLower the smallest set of changes that would lower the colour; empty for NONE
 * @param explanation the same in plain Chinese
 * @param inputs the evidence it was made from
 */
public record Assessment(
        String ruleSet,
        Instant asOf,
        Colour colour,
        Certainty certainty,
        int points,
        List<Reason> reasons,
        List<Cap> caps,
        List<Question> missing,
        List<Change> toLower,
        String explanation,
        Dispute inputs) {

    public Assessment {
        reasons = List.copyOf(reasons);
        caps = List.copyOf(caps);
        missing = List.copyOf(missing);
        toLower = List.copyOf(toLower);
    }

    /** Whether a single circumstance made it RED. */
    public boolean override() {
        return reasons.stream().anyMatch(Reason::override);
    }

    /**
     * A row that counted.
     *
     * @param points of the row, before its group's cap
     * @param evidenceAt time of the newest report that supports it
     */
    public record Reason(
            String row, String factor, String name, String group, int points, boolean override, Instant evidenceAt) {}

    /** A group that would have added {@code sum} and was held at {@code most}. */
    public record Cap(String group, int sum, int most) {}

    /**
     * Something that would have to become so.
     *
     * @param factor what it concerns; null when a person must decide
     */
    public record Change(@Nullable String factor, String name, String change) {}
}
