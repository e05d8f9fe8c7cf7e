package cn.fengqiao.testkit.api;

import cn.fengqiao.access.FieldClass;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which class each field of the answers of one document belongs to: a line is a class, a schema and its fields. The
 * class {@code -} is for what tells nothing of a case, or what tells of the caller.
 *
 * <pre>{@code
 * NARRATIVE CaseView title narrative
 * -         CaseView availableActions
 * }</pre>
 */
public final class FieldTable {

    /** Rows of what every service has: dead letters, shown as they came to those who mend the machinery. */
    public static final String DEAD_LETTERS = """
            - DeadLetterPage    items next
            - DeadLetterItem    id topic type subject sequence reason state attempts error failedAt
            - DeadLetterView    id topic type subject sequence reason state attempts error failedAt partition offset
            - DeadLetterView    headers payload encoding settledAt settledBy settledBecause
            - DeadLetterOutcome settled stoppedBy
            """;

    private static final String OF_NO_CASE = "-";

    private final Map<String, Optional<FieldClass>> rows;

    private FieldTable(Map<String, Optional<FieldClass>> rows) {
        this.rows = rows;
    }

    public static FieldTable of(String lines) {
        Map<String, Optional<FieldClass>> rows = new TreeMap<>();
        for (String line : lines.lines().toList()) {
            String[] words = line.strip().split(" +");
            Optional<FieldClass> field =
                    words[0].equals(OF_NO_CASE) ? Optional.empty() : Optional.of(FieldClass.valueOf(words[0]));
            for (int i = 2; i < words.length; i++) {
                if (rows.put(words[1] + "." + words[i], field) != null) {
                    throw new IllegalArgumentException("two rows for " + words[1] + "." + words[i]);
                }
            }
        }
        return new FieldTable(rows);
    }

    /** By {@code Schema.field}. */
    public Map<String, Optional<FieldClass>> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** Of a field that tells something of a case. */
    FieldClass classOf(String field) {
        return rows.getOrDefault(field, Optional.empty()).orElseThrow();
    }
}
