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
import cn.fengqiao.risk.scoring.Report.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rates a dispute, never a person. A pure function of the table and the evidence: the same facts give the same result,
 * in whatever order they became known.
 *
 * <p>RED never ends by calculation. When an older report made the dispute RED and its evidence has lapsed since, or when
 * it is RED and something no longer counts, it stays RED and its review is due: leaving RED takes people.
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
        Instant asOf = dispute.reports().getLast().foundAt();
        Score score = score(rules, dispute);
        boolean lapsedRed = score.colour() != Colour.RED && (before == Colour.RED || wasRed(rules, dispute));
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
        Report latest = dispute.reports().getLast();
        Instant oldestValid =
                rule.validDays() == null ? Instant.MIN : latest.foundAt().minus(Duration.ofDays(rule.validDays()));
        return switch (rule.when()) {
            case Answered(String question) ->
                newest(dispute, report -> report.answers().get(question) == Answer.YES, oldestValid);
            case PartiesAtLeast(int count) -> newest(dispute, report -> report.partyCount() >= count, oldestValid);
            case EarlierReports(int count, int withinDays) ->
                earlier(dispute, withinDays) >= count
                        // the moment the history was looked at: times of other cases are not this case's to tell
                        ? latest.foundAt()
                        : null;
        };
    }

    private static @Nullable Instant newest(Dispute dispute, Predicate<Report> says, Instant oldestValid) {
        for (Report report : dispute.reports().reversed()) {
            if (says.test(report) && !report.foundAt().isBefore(oldestValid)) {
                return report.foundAt();
            }
        }
        return null;
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

    /** Whether an earlier report, with what was known of that time, made the dispute RED. */
    private static boolean wasRed(RuleSet rules, Dispute dispute) {
        for (int count = dispute.reports().size() - 1; count > 0; count--) {
            if (score(rules, dispute.upTo(count)).colour() == Colour.RED) {
                return true;
            }
        }
        return false;
    }

    private static List<Question> missing(RuleSet rules, Dispute dispute) {
        return rules.questions().stream()
                .filter(Question::mandatory)
                .filter(question -> dispute.reports().stream()
                        .noneMatch(report -> report.answers().containsKey(question.code())))
                .toList();
    }

    /** The machine proposes RED and a person confirms it; anything else is sure once the mandatory answers are there. */
    private static Certainty certainty(Colour colour, List<Question> missing) {
        return colour == Colour.RED || !missing.isEmpty() ? Certainty.PROVISIONAL : Certainty.CONFIRMED;
    }
}
