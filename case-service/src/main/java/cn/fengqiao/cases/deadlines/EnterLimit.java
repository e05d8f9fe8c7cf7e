package cn.fengqiao.cases.deadlines;

import cn.fengqiao.cases.clock.ClockKind;
import cn.fengqiao.cases.clock.ClockRule;
import cn.fengqiao.cases.clock.ExtensionRule;
import cn.fengqiao.cases.clock.PauseRule;
import cn.fengqiao.cases.clock.Term;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.contract.Colour;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a limit.
 *
 * @param toL2 required for a limit of the house, as is {@code toL1}; absent for one of a law
 * @param article where it comes from, as a person cites it
 * @param warned whom it warns, as codes
 */
record EnterLimit(
        Term limit,
        @Nullable Term toL2,
        @Nullable Term toL1,
        @Nullable PauseRule pause,
        @Nullable ExtensionRule extension,
        String article,
        String startEvent,
        String consequence,
        List<String> warned) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final int LONGEST = 200;
    private static final int MOST_WARNED = 10;

    /** What stands against it as a limit of that kind and colour. */
    Optional<Problem> problem(ClockKind kind, @Nullable Colour colour, Vocabulary words) {
        return ClockRule.fault(kind, colour, limit, toL2, toL1, pause, extension)
                .map(fault -> Problems.field(ProblemType.FIELD_INVALID, fault.field(), fault.zh(), fault.en()))
                .or(() -> reasons(words))
                .or(() -> text("article", article))
                .or(() -> text("startEvent", startEvent))
                .or(() -> text("consequence", consequence))
                .or(this::warnedProblem);
    }

    ClockRule rule(ClockKind kind, @Nullable Colour colour, LocalDate effectiveFrom) {
        return new ClockRule(
                kind,
                colour,
                effectiveFrom,
                limit,
                toL2,
                toL1,
                pause,
                extension,
                article.strip(),
                startEvent.strip(),
                consequence.strip(),
                warned);
    }

    private Optional<Problem> reasons(Vocabulary words) {
        List<String> reasons = pause == null ? List.of() : pause.reasons();
        for (int i = 0; i < reasons.size(); i++) {
            if (!words.knows(CodeSystem.PAUSE_REASON, reasons.get(i))) {
                return invalid("pause.reasons[" + i + "]", "代码不在字典中", "not a code of the dictionary");
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> text(String field, String value) {
        return value.isBlank() || value.length() > LONGEST
                ? invalid(field, "应为 1–" + LONGEST + " 个字符", "1 to " + LONGEST + " characters")
                : Optional.empty();
    }

    private Optional<Problem> warnedProblem() {
        return warned.isEmpty()
                        || warned.size() > MOST_WARNED
                        || !warned.stream().allMatch(code -> CODE.matcher(code).matches())
                ? invalid("warned", "应为 1–" + MOST_WARNED + " 个代码", "1 to " + MOST_WARNED + " codes in capital letters")
                : Optional.empty();
    }

    private static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
