package cn.fengqiao.cases.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question of a campaign.
 *
 * @param code stable name of the question in the answers: {@code GAS_HOSE}
 * @param options of a {@link QuestionKind#CHOICE}
 * @param findings the answers that are a finding, of a choice or of yes and no
 * @param findingFrom the number from which an answer is a finding
 */
public record Question(
        String code,
        String text,
        QuestionKind kind,
        List<String> options,
        List<String> findings,
        @Nullable Integer findingFrom) {

    public static final String YES = "YES";
    public static final String NO = "NO";
    static final int MOST_ANSWER = 60;
    private static final int MOST_TEXT = 100;
    private static final int MOST_OPTIONS = 20;
    private static final int LONGEST_OPTION = 30;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,5}");

    public Question {
        options = List.copyOf(options);
        findings = List.copyOf(findings);
    }

    /** What is wrong with the question, in the order of its fields. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (!CODE.matcher(code).matches()) {
            faults.add(new Fault("code", "应为大写字母开头的代码，最多 40 个字符", "an upper case code of at most 40 characters"));
        }
        if (text.isBlank() || text.codePointCount(0, text.length()) > MOST_TEXT) {
            faults.add(new Fault("text", "应为 1–" + MOST_TEXT + " 个字符", "1 to " + MOST_TEXT + " characters"));
        }
        options(faults);
        findings(faults);
        return faults;
    }

    private void options(List<Fault> faults) {
        boolean choice = kind == QuestionKind.CHOICE;
        boolean fits = choice
                ? options.size() >= 2
                        && options.size() <= MOST_OPTIONS
                        && options.stream().distinct().count() == options.size()
                        && options.stream().allMatch(option -> !option.isBlank() && option.length() <= LONGEST_OPTION)
                : options.isEmpty();
        if (!fits) {
            faults.add(new Fault(
                    "options",
                    "选择题应有 2–" + MOST_OPTIONS + " 个不同选项，其他题型没有选项",
                    "a choice has 2 to " + MOST_OPTIONS + " different options, no other kind has any"));
        }
    }

    private void findings(List<Fault> faults) {
        List<String> possible = switch (kind) {
            case YES_NO -> List.of(YES, NO);
            case CHOICE -> options;
            case NUMBER, TEXT -> List.of();
        };
        if (!possible.containsAll(findings)) {
            faults.add(new Fault("findings", "不是本题可能的答复", "not an answer to this question"));
        }
        if (findingFrom != null && (kind != QuestionKind.NUMBER || findingFrom < 0)) {
            faults.add(new Fault("findingFrom", "仅适用于数字题，且不得为负", "for numbers only, and not negative"));
        }
    }

    /** What is wrong with an answer. */
    Optional<Fault> fault(@Nullable String answer) {
        if (answer == null) {
            return kind == QuestionKind.TEXT
                    ? Optional.empty()
                    : Optional.of(new Fault(code, "未作答：没有回答不等于“否”", "not answered: missing is not no"));
        }
        boolean fits = switch (kind) {
            case YES_NO -> answer.equals(YES) || answer.equals(NO);
            case CHOICE -> options.contains(answer);
            case NUMBER -> NUMBER.matcher(answer).matches();
            case TEXT -> answer.codePointCount(0, answer.length()) <= MOST_ANSWER;
        };
        return fits ? Optional.empty() : Optional.of(new Fault(code, "答复与题型不符", "does not fit the question"));
    }

    /** Whether an answer without fault is a finding. */
    boolean isFinding(@Nullable String answer) {
        if (answer == null) {
            return false;
        }
        return switch (kind) {
            case YES_NO, CHOICE -> findings.contains(answer);
            case NUMBER -> findingFrom != null && Integer.parseInt(answer) >= findingFrom;
            case TEXT -> false;
        };
    }
}
