package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Answer;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.contract.RiskEvent.Certainty;
import cn.fengqiao.risk.scoring.Assessment.Cap;
import cn.fengqiao.risk.scoring.Assessment.Change;
import cn.fengqiao.risk.scoring.Assessment.Reason;
import cn.fengqiao.risk.scoring.Condition.Answered;
import cn.fengqiao.risk.scoring.Condition.EarlierReports;
import cn.fengqiao.risk.scoring.Condition.PartiesAtLeast;
import cn.fengqiao.risk.scoring.Learned.Observation;
import cn.fengqiao.risk.scoring.Report.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates a dispute, never a person. A pure function of the table and the evidence: the same facts give the same result,
 * in whatever order they became known.
 *
 * <p>RED never ends by calculation. When an older report made the dispute RED and its evidence has lapsed since, or when
 * it is RED and something no longer counts, it stays RED and its review is due: leaving RED takes people. An answer that was
 * wrong made nothing RED: once one is corrected the colour is what it would have been.
 */
public final class Scoring {

    private static final Comparator<Reason> STRONGEST_FIRST = Comparator.comparing(Reason::override)
            .reversed()
            .thenComparing(Comparator.comparing(Reason::points).reversed())
            .thenComparing(Reason::row);

    private static final Change REVIEW = new Change(null, "复核", "经分包科级干部与公安联络员复核同意后解除红色");

    private Scoring() {}

    /** Rates a dispute that has no colour yet. */
    public static Assessment assess(RuleSet rules, Dispute dispute) {
        return assess(rules, dispute, Colour.NONE);
    }

    /** @param before the colour it has */
    public static Assessment assess(RuleSet rules, Dispute dispute, Colour before) {
        Instant asOf = dispute.latest();
        Score score = score(rules, dispute);
        boolean red = before == Colour.RED && !dispute.corrected() || wasRed(rules, dispute);
        boolean lapsedRed = score.colour() != Colour.RED && red;
        Colour colour = lapsedRed ? Colour.RED : score.colour();
        List<Question> missing = missing(rules, dispute);
        Certainty certainty = lapsedRed ? Certainty.REVIEW_DUE : certainty(colour, missing);
        List<Change> toLower = lapsedRed ? List.of(REVIEW) : Lowering.smallest(rules, score);
        String explanation = Explanation.of(colour, certainty, score, missing, toLower);
        return new Assessment(
                rules.version(),
                asOf,
                colour,
                certainty,
                score.points(),
                score.reasons(),
                score.caps(),
                missing,
                toLower,
                explanation,
                dispute);
    }

    /** The arithmetic of one moment. */
    record Score(Colour colour, int points, List<Reason> reasons, List<Cap> caps) {}

    private static Score score(RuleSet rules, Dispute dispute) {
        Map<String, Reason> strongest = new LinkedHashMap<>();
        for (Rule rule : rules.rules()) {
            Instant evidenceAt = evidence(rule, dispute);
            if (evidenceAt != null) {
                Reason reason = new Reason(
                        rule.id(),
                        rule.factor(),
                        rule.name(),
                        rule.group(),
                        rule.points(),
                        rule.override(),
                        evidenceAt);
                strongest.merge(rule.factor(), reason, (one, other) -> one.points() >= other.points() ? one : other);
            }
        }
        List<Reason> reasons = new ArrayList<>(strongest.values());
        reasons.sort(STRONGEST_FIRST);
        List<Cap> caps = new ArrayList<>();
        int points = sum(rules, reasons, caps);
        boolean override = reasons.stream().anyMatch(Reason::override);
        return new Score(override ? Colour.RED : rules.band(points), points, reasons, caps);
    }

    /** Sum after caps; the groups that were cut are added to {@code cut}. */
    static int sum(RuleSet rules, List<Reason> reasons, List<Cap> cut) {
        Map<String, Integer> byGroup = new TreeMap<>();
        for (Reason reason : reasons) {
            byGroup.merge(reason.group(), reason.points(), Integer::sum);
        }
        int points = 0;
        for (Map.Entry<String, Integer> group : byGroup.entrySet()) {
            int sum = group.getValue();
            int most = rules.caps().getOrDefault(group.getKey(), Integer.MAX_VALUE);
            if (sum > most) {
                cut.add(new Cap(group.getKey(), sum, most));
            }
            points += Math.min(sum, most);
        }
        return points;
    }

    /** Time of the newest evidence that makes the row hold now, or null when it does not hold. */
    private static @Nullable Instant evidence(Rule rule, Dispute dispute) {
        Instant oldestValid =
                rule.validDays() == null ? Instant.MIN : dispute.latest().minus(Duration.ofDays(rule.validDays()));
        return switch (rule.when()) {
            case Answered(String question) ->
                dispute.observations()
                        .filter(said -> said.question().equals(question) && said.answer() == Answer.YES)
                        .map(Observation::at)
                        .filter(at -> !at.isBefore(oldestValid))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
            case PartiesAtLeast(int count) ->
                dispute.reports().reversed().stream()
                        .filter(report -> dispute.parties(report) >= count)
                        .map(Report::foundAt)
                        .filter(at -> !at.isBefore(oldestValid))
                        .findFirst()
                        .orElse(null);
            case EarlierReports(int count, int withinDays) ->
                earlier(dispute, withinDays) >= count
                        // the moment the history was looked at: times of other cases are not this case's to tell
                        ? dispute.reports().getLast().foundAt()
                        : null;
        };
    }

    private static long earlier(Dispute dispute, int withinDays) {
        Incident latest = dispute.reports().getLast().incident();
        Instant since = latest.foundAt().minus(Duration.ofDays(withinDays));
        return Stream.concat(
                        dispute.atPlace().stream(), dispute.reports().stream().map(Report::incident))
                .filter(incident ->
                        incident.compareTo(latest) < 0 && !incident.foundAt().isBefore(since))
                .distinct()
                .count();
    }

    /** Whether the dispute was RED at an earlier moment, with what was known of that time and not found to be wrong. */
    private static boolean wasRed(RuleSet rules, Dispute dispute) {
        Instant now = dispute.latest();
        return dispute.moments()
                .filter(moment -> moment.isBefore(now))
                .distinct()
                .map(dispute::at)
                .flatMap(Optional::stream)
                .anyMatch(then -> score(rules, then).colour() == Colour.RED);
    }

    private static List<Question> missing(RuleSet rules, Dispute dispute) {
        Set<String> answered = dispute.observations().map(Observation::question).collect(Collectors.toSet());
        return rules.questions().stream()
                .filter(Question::mandatory)
                .filter(question -> !answered.contains(question.code()))
                .toList();
    }

    /** The machine proposes RED and a person confirms it; anything else is sure once the mandatory answers are there. */
    private static Certainty certainty(Colour colour, List<Question> missing) {
        return colour == Colour.RED || !missing.isEmpty() ? Certainty.PROVISIONAL : Certainty.CONFIRMED;
    }
}
