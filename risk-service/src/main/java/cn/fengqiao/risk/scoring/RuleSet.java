package cn.fengqiao.risk.scoring;

import cn.fengqiao.contract.Colour;
import cn.fengqiao.risk.scoring.Condition.Answered;
import cn.fengqiao.risk.scoring.Condition.EarlierReports;
import cn.fengqiao.risk.scoring.Condition.PartiesAtLeast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of the decision table. A table that contradicts itself cannot be made: the constructor names every defect
 * at once.
 *
 * @param version for example {@code 2026-01}; stored with every assessment
 * @param bands from how many points on a colour holds; NONE holds below the first
 * @param caps the most a group may add, by group
 */
public record RuleSet(
        String version,
        LocalDate validFrom,
        Map<Colour, Integer> bands,
        Map<String, Integer> caps,
        List<Question> questions,
        List<Rule> rules) {

    public RuleSet {
        bands = Map.copyOf(bands);
        caps = Map.copyOf(caps);
        questions = List.copyOf(questions);
        rules = List.copyOf(rules);
        List<String> defects = defects(bands, caps, questions, rules);
        if (!defects.isEmpty()) {
            throw new IllegalArgumentException("rule set " + version + ": " + String.join("; ", defects));
        }
    }

    /** The colour of so many points. */
    public Colour band(int points) {
        Colour colour = Colour.NONE;
        for (Colour candidate : Colour.values()) {
            Integer from = bands.get(candidate);
            if (from != null && points >= from) {
                colour = candidate;
            }
        }
        return colour;
    }

    /** How many earlier reports can matter at most: more than this need not be looked for. */
    public int historyDepth() {
        return histories().mapToInt(EarlierReports::count).max().orElse(0);
    }

    /** How far back earlier reports can matter, in days. */
    public int historyDays() {
        return histories().mapToInt(EarlierReports::withinDays).max().orElse(0);
    }

    private Stream<EarlierReports> histories() {
        return rules.stream()
                .map(Rule::when)
                .filter(EarlierReports.class::isInstance)
                .map(EarlierReports.class::cast);
    }

    private static List<String> defects(
            Map<Colour, Integer> bands, Map<String, Integer> caps, List<Question> questions, List<Rule> rules) {
        List<String> found = new ArrayList<>();
        checkBands(bands, found);
        checkQuestions(questions, rules, found);
        checkRows(rules, found);
        checkSteps(rules, found);
        Set<String> groups = rules.stream().map(Rule::group).collect(Collectors.toSet());
        caps.forEach((group, most) -> {
            if (!groups.contains(group)) {
                found.add("the cap of " + group + " has no row");
            }
            if (most <= 0) {
                found.add("the cap of " + group + " must be above 0");
            }
        });
        return found;
    }

    private static void checkBands(Map<Colour, Integer> bands, List<String> found) {
        int last = 0;
        for (Colour colour : Colour.values()) {
            Integer from = bands.get(colour);
            if (colour == Colour.NONE) {
                if (from != null) {
                    found.add("NONE holds below the first band and has none of its own");
                }
            } else if (from == null) {
                found.add("no band for " + colour);
            } else if (from <= last) {
                found.add("the band of " + colour + " must begin above " + last);
            } else {
                last = from;
            }
        }
    }

    private static void checkQuestions(List<Question> questions, List<Rule> rules, List<String> found) {
        Map<String, Question> known = new HashMap<>();
        for (Question question : questions) {
            if (known.put(question.code(), question) != null) {
                found.add("question " + question.code() + " is there twice");
            }
        }
        Set<String> asked = new HashSet<>();
        for (Rule rule : rules) {
            if (rule.when() instanceof Answered(String code)) {
                asked.add(code);
                Question question = known.get(code);
                if (question == null) {
                    found.add("row " + rule.id() + " asks the unknown question " + code);
                } else if (question.override() != rule.override()) {
                    found.add("row " + rule.id() + " and question " + code + " disagree whether it overrides");
                }
            }
        }
        for (Question question : questions) {
            if (!asked.contains(question.code())) {
                found.add("no row uses question " + question.code());
            }
        }
    }

    private static void checkRows(List<Rule> rules, List<String> found) {
        if (rules.isEmpty()) {
            found.add("no rows");
        }
        Set<String> ids = new HashSet<>();
        Set<Condition> conditions = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                found.add("row " + rule.id() + " is there twice");
            }
            if (!conditions.add(rule.when())) {
                found.add("row " + rule.id() + " repeats the condition of another row");
            }
            if (rule.override() ? rule.points() != 0 : rule.points() <= 0) {
                found.add(
                        "row " + rule.id() + (rule.override() ? " overrides and cannot add points" : " adds nothing"));
            }
            if (rule.validDays() != null && rule.validDays() <= 0) {
                found.add("row " + rule.id() + " is never valid");
            }
            for (String text : List.of(rule.factor(), rule.name(), rule.group(), rule.lowersWhen(), rule.source())) {
                if (text.isBlank()) {
                    found.add("row " + rule.id() + " has an empty cell");
                }
            }
        }
    }

    /** Within a factor more of the same must add more, and rows of one factor must be of one kind. */
    private static void checkSteps(List<Rule> rules, List<String> found) {
        Map<String, List<Rule>> factors = rules.stream().collect(Collectors.groupingBy(Rule::factor));
        factors.forEach((factor, rows) -> {
            if (rows.stream().map(row -> row.when().getClass()).distinct().count() > 1
                    || rows.stream().map(Rule::group).distinct().count() > 1) {
                found.add("the rows of " + factor + " are not steps of one scale");
            }
            for (Rule lower : rows) {
                for (Rule higher : rows) {
                    if (size(lower.when()) < size(higher.when()) && lower.points() >= higher.points()) {
                        found.add("row " + higher.id() + " asks for more than " + lower.id() + " and adds no more");
                    }
                }
            }
            if (rows.size() > 1 && rows.getFirst().when() instanceof Answered) {
                found.add("the rows of " + factor + " answer different questions");
            }
        });
    }

    private static int size(Condition condition) {
        return switch (condition) {
            case Answered answered -> 1;
            case PartiesAtLeast(int count) -> count;
            case EarlierReports(int count, int withinDays) -> count;
        };
    }
}
