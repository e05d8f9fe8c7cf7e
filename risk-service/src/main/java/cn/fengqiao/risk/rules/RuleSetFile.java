package cn.fengqiao.risk.rules;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.risk.scoring.Condition;
import cn.fengqiao.risk.scoring.Question;
import cn.fengqiao.risk.scoring.Rule;
import cn.fengqiao.risk.scoring.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one version of the decision table from a file that people can lay beside the policy. A misspelt column is an
 * error and not an absent rule.
 */
final class RuleSetFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private RuleSetFile() {}

    /** @throws IllegalArgumentException with every defect, if the table cannot be used */
    static RuleSet read(InputStream file, String name) throws IOException {
        try {
            return JSON.readValue(file.readAllBytes(), Table.class).toRuleSet();
        } catch (JacksonException unreadable) {
            throw new IllegalArgumentException(name + ": " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private record Table(
            String version,
            LocalDate validFrom,
            Map<Colour, Integer> bands,
            Map<String, Integer> caps,
            List<Question> questions,
            List<Row> rows) {

        RuleSet toRuleSet() {
            return new RuleSet(
                    version,
                    validFrom,
                    bands,
                    caps,
                    questions,
                    rows.stream().map(Row::toRule).toList());
        }
    }

    private record Row(
            String id,
            String factor,
            String name,
            When when,
            @Nullable Integer points,
            @Nullable Boolean override,
            String group,
            @Nullable Integer validDays,
            String lowersWhen,
            String source) {

        Rule toRule() {
            return new Rule(
                    id,
                    factor,
                    name,
                    when.toCondition(id),
                    points == null ? 0 : points,
                    Boolean.TRUE.equals(override),
                    group,
                    validDays,
                    lowersWhen,
                    source);
        }
    }

    private record When(
            @Nullable String answered,
            @Nullable Integer partiesAtLeast,
            @Nullable Integer earlierReports,
            @Nullable Integer withinDays) {

        Condition toCondition(String row) {
            if (answered != null && partiesAtLeast == null && earlierReports == null && withinDays == null) {
                return new Condition.Answered(answered);
            }
            if (partiesAtLeast != null && answered == null && earlierReports == null && withinDays == null) {
                return new Condition.PartiesAtLeast(partiesAtLeast);
            }
            if (earlierReports != null && withinDays != null && answered == null && partiesAtLeast == null) {
                return new Condition.EarlierReports(earlierReports, withinDays);
            }
            throw new IllegalArgumentException("row " + row + " has no condition of a known kind");
        }
    }
}
