package cn.fengqiao.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of a run: each figure with its limit from the same run, and whether it was reached. */
final class Report {

    /** One line. {@code limit} says in words what {@code value} is held against. */
    record Line(String id, String what, String value, String limit, boolean reached, Map<String, Object> numbers) {}

    private final List<Line> lines = new ArrayList<>();
    private boolean broken;

    void add(String id, String what, String value, String limit, boolean reached, Map<String, Object> numbers) {
        var line = new Line(id, what, value, limit, reached, new LinkedHashMap<>(numbers));
        lines.add(line);
        System.out.printf(Locale.ROOT, "%-4s %-52s %-34s %-44s %s%n", id, what, value, limit, reached ? "✓" : "✗");
    }

    /** A section that came to no figure. */
    void broke(String section, Exception why) {
        broken = true;
        add("–", section + " broke off", why.toString(), "its figures", false, Map.of());
    }

    boolean broken() {
        return broken;
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The table as Markdown, for the page that keeps the last one. */
    String markdown() {
        var table = new StringBuilder("| Id | What | Measured | Held against | |\n|---|---|---|---|---|\n");
        for (Line line : lines) {
            table.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(line.id(), line.what(), line.value(), line.limit(), line.reached() ? "✓" : "✗"));
        }
        return table.toString();
    }
}
