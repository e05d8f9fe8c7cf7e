package cn.fengqiao.cases.screening;

import cn.fengqiao.contract.AreaPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign wants to do. A draft may lack most of it; an open one may not.
 *
 * @param approvalNumber 批准文号
 * @param legalBasis the article it rests on
 * @param beginsOn first day on which somebody is visited
 * @param endsOn last day
 */
public record Plan(
        String name,
        @Nullable String approvalNumber,
        @Nullable String legalBasis,
        @Nullable LocalDate beginsOn,
        @Nullable LocalDate endsOn,
        List<Place> scope,
        List<Question> questions) {

    private static final int MOST_NAME = 60;
    private static final int MOST_REFERENCE = 80;
    private static final int MOST_BASIS = 300;
    private static final int MOST_PLACES = 500;
    private static final int MOST_QUESTIONS = 40;
    private static final int MOST_HOUSEHOLDS = 1_000_000;

    /** A campaign that runs for longer is a register of people. */
    private static final int MOST_DAYS = 180;

    public Plan {
        scope = List.copyOf(scope);
        questions = List.copyOf(questions);
    }

    /** Something without which no campaign opens; each has a name of its own. */
    public enum Missing {
        APPROVAL_NUMBER("approval-number-missing", "approvalNumber", "缺少批准文号", "no approval number"),
        LEGAL_BASIS("legal-basis-missing", "legalBasis", "缺少法律依据", "no legal basis"),
        SCOPE("scope-missing", "scope", "缺少排查范围", "no scope"),
        PERIOD("period-missing", "beginsOn", "缺少起止日期", "no period"),
        QUESTIONS("questions-missing", "questions", "缺少问题清单", "no questions");

        private final String slug;
        private final String field;
        private final String zh;
        private final String en;

        Missing(String slug, String field, String zh, String en) {
            this.slug = slug;
            this.field = field;
            this.zh = zh;
            this.en = en;
        }

        public String slug() {
            return slug;
        }

        public String field() {
            return field;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** Everything that is missing to open it, in the order of the fields. */
    public List<Missing> missing() {
        return Arrays.stream(Missing.values()).filter(this::lacks).toList();
    }

    private boolean lacks(Missing what) {
        return switch (what) {
            case APPROVAL_NUMBER -> approvalNumber == null;
            case LEGAL_BASIS -> legalBasis == null;
            case SCOPE -> scope.isEmpty();
            case PERIOD -> beginsOn == null || endsOn == null;
            case QUESTIONS -> questions.isEmpty();
        };
    }

    /** What is wrong with what is there. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        text(faults, "name", name, MOST_NAME);
        text(faults, "approvalNumber", approvalNumber, MOST_REFERENCE);
        text(faults, "legalBasis", legalBasis, MOST_BASIS);
        period(faults);
        scope(faults);
        questions(faults);
        return faults;
    }

    private static void text(List<Fault> faults, String field, @Nullable String value, int most) {
        if (value != null && (value.isBlank() || value.codePointCount(0, value.length()) > most)) {
            faults.add(new Fault(field, "应为 1–" + most + " 个字符", "1 to " + most + " characters"));
        }
    }

    private void period(List<Fault> faults) {
        if (beginsOn != null
                && endsOn != null
                && (endsOn.isBefore(beginsOn) || endsOn.isAfter(beginsOn.plusDays(MOST_DAYS)))) {
            faults.add(new Fault(
                    "endsOn",
                    "应在开始日期当天或之后，且不超过 " + MOST_DAYS + " 天",
                    "on or after the first day, at most " + MOST_DAYS + " days later"));
        }
    }

    private void scope(List<Fault> faults) {
        if (scope.size() > MOST_PLACES) {
            faults.add(new Fault("scope", "不得超过 " + MOST_PLACES + " 处", "at most " + MOST_PLACES + " places"));
        }
        for (int i = 0; i < scope.size(); i++) {
            Place place = scope.get(i);
            String field = "scope[" + i + "].";
            Integer households = place.households();
            if (households != null && (households < 0 || households > MOST_HOUSEHOLDS)) {
                faults.add(new Fault(field + "households", "户数不合理", "not a number of households"));
            }
            // an area that lies in another one of the scope would be counted twice
            int here = i;
            boolean doubled = IntStream.range(0, scope.size())
                    .anyMatch(other -> other != here && scope.get(other).area().covers(place.area()));
            if (doubled) {
                faults.add(new Fault(field + "area", "与范围内另一处重叠", "overlaps another place of the scope"));
            }
        }
    }

    private void questions(List<Fault> faults) {
        if (questions.size() > MOST_QUESTIONS) {
            faults.add(new Fault(
                    "questions", "不得超过 " + MOST_QUESTIONS + " 个问题", "at most " + MOST_QUESTIONS + " questions"));
        }
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < questions.size(); i++) {
            String prefix = "questions[" + i + "].";
            Question question = questions.get(i);
            question.faults().forEach(fault -> faults.add(fault.under(prefix)));
            if (!codes.add(question.code())) {
                faults.add(new Fault(prefix + "code", "代码重复", "the code is given twice"));
            }
        }
    }

    /** Whether a place lies in the scope. */
    public boolean covers(AreaPath area) {
        return scope.stream().anyMatch(place -> place.area().covers(area));
    }
}
