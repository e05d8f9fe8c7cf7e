package cn.fengqiao.cases.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A text with columns in braces. A value is put in as it is and never read as a pattern again.
 *
 * @param text at most 1000 characters
 */
record Pattern(@JsonValue String text) {

    private static final java.util.regex.Pattern COLUMN = java.util.regex.Pattern.compile("\\{([^{}]{1,80})}");
    private static final int LONGEST = 1_000;

    @JsonCreator
    Pattern {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a pattern has 1 to " + LONGEST + " characters");
        }
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(text);
        while (matcher.find()) {
            columns.add(matcher.group(1));
        }
        return columns;
    }

    /** The text with the values of a row, trimmed; columns without a value leave nothing behind. */
    String fill(Map<String, String> row) {
        return COLUMN.matcher(text)
                .replaceAll(column -> Matcher.quoteReplacement(
                        row.getOrDefault(column.group(1), "").strip()))
                .strip();
    }
}
