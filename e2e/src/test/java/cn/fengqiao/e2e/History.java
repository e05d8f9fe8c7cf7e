package cn.fengqiao.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the outside saw during a run, and what that must add up to: every case answered with 201 is on every department's
 * feed, once in effect, its facts in order and without a gap; so are its colour, when its answers make it red, and that
 * it reached each department.
 */
final class History {

    /** The effect of a case being registered. */
    static final String REGISTERED = "registered";

    /** The effect of a case changing its colour. */
    static final String COLOURED = "coloured";

    private final Map<String, Boolean> acknowledged = new HashMap<>();
    private final Map<String, List<Observation>> feeds = new HashMap<>();

    private sealed interface Observation {}

    /**
     * A fact as one department's feed showed it.
     *
     * @param effect what it brings about; a case has each effect at most once
     */
    record Seen(String eventId, String caseId, String topic, long sequence, String effect) implements Observation {}

    /** What a department read after its feed had lost frames: of this case and topic everything up to the sequence. */
    record Loaded(String caseId, String topic, long sequence, Set<String> effects) implements Observation {}

    /** Something that must not be. */
    record Violation(String kind, String department, String detail) {}

    /** The effect of a case reaching a department. */
    static String delivered(String department) {
        return "DELIVERED " + department;
    }

    /** @param red whether its answers make it red */
    void acknowledged(String caseId, boolean red) {
        acknowledged.put(caseId, red);
    }

    void saw(String department, Seen seen) {
        feeds.computeIfAbsent(department, d -> new ArrayList<>()).add(seen);
    }

    void loaded(String department, Loaded loaded) {
        feeds.computeIfAbsent(department, d -> new ArrayList<>()).add(loaded);
    }

    List<Violation> check(Set<String> departments) {
        List<Violation> violations = new ArrayList<>();
        for (String department : departments) {
            var screen = new Screen(department, violations);
            feeds.getOrDefault(department, List.of()).forEach(screen::show);
            acknowledged.forEach((caseId, red) -> {
                screen.require(caseId, REGISTERED);
                if (red) {
                    screen.require(caseId, COLOURED);
                }
                departments.forEach(asked -> screen.require(caseId, delivered(asked)));
            });
        }
        return violations;
    }

    /** A console applies a fact once, whatever the wire repeats, and drops what it has loaded already. */
    private static final class Screen {
        private final String department;
        private final List<Violation> violations;
        private final Set<String> applied = new HashSet<>();
        private final Map<String, String> eventAt = new HashMap<>();
        private final Map<String, Long> last = new HashMap<>();
        private final Map<String, Long> loadedUpTo = new HashMap<>();
        private final Set<String> effects = new HashSet<>();

        Screen(String department, List<Violation> violations) {
            this.department = department;
            this.violations = violations;
        }

        void show(Observation observation) {
            switch (observation) {
                case Seen seen -> {
                    if (applied.add(seen.eventId())) {
                        apply(seen);
                    }
                }
                case Loaded loaded -> {
                    String line = line(loaded.topic(), loaded.caseId());
                    loadedUpTo.merge(line, loaded.sequence(), Math::max);
                    last.merge(line, loaded.sequence(), Math::max);
                    loaded.effects().forEach(effect -> effects.add(effect + " " + loaded.caseId()));
                }
            }
        }

        private void apply(Seen seen) {
            String line = line(seen.topic(), seen.caseId());
            String place = line + " #" + seen.sequence();
            String twin = eventAt.putIfAbsent(place, seen.eventId());
            if (twin != null) {
                violation("doubled", place + " as " + twin + " and " + seen.eventId());
                return;
            }
            if (seen.sequence() <= loadedUpTo.getOrDefault(line, 0L)) {
                return;
            }
            long expected = last.getOrDefault(line, 0L) + 1;
            if (seen.sequence() != expected) {
                violation("order", line + ": expected #" + expected + ", saw #" + seen.sequence());
            }
            last.merge(line, seen.sequence(), Math::max);
            if (!effects.add(seen.effect() + " " + seen.caseId())) {
                violation("doubled", line + ": " + seen.effect() + " again at #" + seen.sequence());
            }
        }

        void require(String caseId, String effect) {
            if (!effects.contains(effect + " " + caseId)) {
                violation("lost", caseId + ": " + effect);
            }
        }

        private void violation(String kind, String detail) {
            violations.add(new Violation(kind, department, detail));
        }

        private static String line(String topic, String caseId) {
            return topic + " " + caseId;
        }
    }
}
