package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.risk.scoring.Assessment.Change;
import cn.fengqiao.risk.scoring.Assessment.Reason;
import cn.fengqiao.risk.scoring.Scoring.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the fewest things that would have to change for the colour to be lower. */
final class Lowering {

    private Lowering() {}

    /**
     * Every override has to go, and then the fewest factors that bring the sum below the band. Exact, because caps make
     * the largest factor not always the best one; the few factors that can hold at once keep the search small.
     */
    static List<Change> smallest(RuleSet rules, Score score) {
        if (score.colour() == Colour.NONE) {
            return List.of();
        }
        List<Reason> overrides =
                score.reasons().stream().filter(Reason::override).toList();
        List<Reason> scored =
                score.reasons().stream().filter(reason -> !reason.override()).toList();
        List<Reason> gone = new ArrayList<>(overrides);
        for (int size = 0; size <= scored.size(); size++) {
            List<Reason> chosen = choose(rules, scored, size, score.colour());
            if (chosen != null) {
                gone.addAll(chosen);
                break;
            }
        }
        return gone.stream()
                .map(reason -> new Change(reason.factor(), reason.name(), weakest(rules, reason)))
                .toList();
    }

    /** The first choice of {@code size} factors whose absence lowers the colour, in table order; null if there is none. */
    private static @Nullable List<Reason> choose(RuleSet rules, List<Reason> scored, int size, Colour colour) {
        for (int subset = 0; subset < 1 << scored.size(); subset++) {
            if (Integer.bitCount(subset) != size) {
                continue;
            }
            List<Reason> left = new ArrayList<>();
            List<Reason> taken = new ArrayList<>();
            for (int i = 0; i < scored.size(); i++) {
                ((subset >> i & 1) == 1 ? taken : left).add(scored.get(i));
            }
            if (rules.band(Scoring.sum(rules, left, new ArrayList<>())).compareTo(colour) < 0) {
                return taken;
            }
        }
        return null;
    }

    /** A factor with several steps is gone only below its lowest step. */
    private static String weakest(RuleSet rules, Reason reason) {
        return rules.rules().stream()
                .filter(rule -> rule.factor().equals(reason.factor()))
                .min(Comparator.comparing(Rule::points))
                .map(Rule::lowersWhen)
                .orElseThrow();
    }
}
