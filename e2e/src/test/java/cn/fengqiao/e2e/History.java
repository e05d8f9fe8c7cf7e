package cn.fengqiao.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the outside saw during a run, and what that must add up to: every case answered with 201 is on every department's
 * feed, once in effect, its facts in order and without a gap.
 */
final class History {

    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, List<Seen>> feeds = new HashMap<>();

    /** A fact as one department's feed showed it. */
    record Seen(String eventId, String caseId, String topic, long sequence) {}

    /** Something that must not be. */
    record Violation(String kind, String department, String detail) {}

    void acknowledged(String caseId) {
        acknowledged.add(caseId);
    }

    void saw(String department, Seen seen) {
        feeds.computeIfAbsent(department, d -> new ArrayList<>()).add(seen);
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** A console applies a fact once, whatever the wire repeats: these are a department's effects, in order. */
    private List<Seen> effects(String department) {
        Set<String> applied = new HashSet<>();
        return feeds.getOrDefault(department, List.of()).stream()
                .filter(seen -> applied.add(seen.eventId()))
                .toList();
    }

    List<Violation> check(Set<String> departments) {
        List<Violation> violations = new ArrayList<>();
        for (String department : departments) {
            Map<String, Long> last = new HashMap<>();
            Map<String, String> idOf = new HashMap<>();
            for (Seen seen : effects(department)) {
                String line = seen.topic() + " " + seen.caseId();
                String twin = idOf.putIfAbsent(line + " " + seen.sequence(), seen.eventId());
                if (twin != null) {
                    violations.add(new Violation(
                            "doubled",
                            department,
                            line + " #" + seen.sequence() + " as " + twin + " and " + seen.eventId()));
                    continue;
                }
                long expected = last.getOrDefault(line, 0L) + 1;
                if (seen.sequence() != expected) {
                    violations.add(new Violation(
                            "order", department, line + ": expected #" + expected + ", saw #" + seen.sequence()));
                }
                last.put(line, Math.max(seen.sequence(), last.getOrDefault(line, 0L)));
            }
            for (String caseId : acknowledged) {
                if (!last.containsKey("case " + caseId)) {
                    violations.add(new Violation("lost", department, caseId));
                }
            }
        }
        return violations;
    }
}
