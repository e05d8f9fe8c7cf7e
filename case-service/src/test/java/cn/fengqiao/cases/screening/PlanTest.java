package cn.fengqiao.cases.screening;

import static cn.fengqiao.cases.screening.Plan.Missing.APPROVAL_NUMBER;
import static cn.fengqiao.cases.screening.Plan.Missing.LEGAL_BASIS;
import static cn.fengqiao.cases.screening.Plan.Missing.PERIOD;
import static cn.fengqiao.cases.screening.Plan.Missing.QUESTIONS;
import static cn.fengqiao.cases.screening.Plan.Missing.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.AreaPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Place GRID = new Place(AreaPath.of("HC.FQ.C03.G02"), 80);
    private static final Question LEAK =
            new Question("LEAK", "是否有漏水", QuestionKind.YES_NO, List.of(), List.of("YES"), null);

    @Test
    void an_empty_draft_lacks_everything_at_once() {
        var plan = new Plan("排查", null, null, null, null, List.of(), List.of());

        assertThat(plan.missing()).containsExactly(APPROVAL_NUMBER, LEGAL_BASIS, SCOPE, PERIOD, QUESTIONS);
        assertThat(plan.faults()).isEmpty();
    }

    @Test
    void a_period_needs_both_ends() {
        assertThat(plan(DAY, null, List.of(GRID), List.of(LEAK)).missing()).containsExactly(PERIOD);
        assertThat(plan(DAY, DAY, List.of(GRID), List.of(LEAK)).missing()).isEmpty();
    }

    @Test
    void a_period_that_runs_backwards_or_for_ever_is_refused() {
        assertThat(fields(plan(DAY, DAY.minusDays(1), List.of(GRID), List.of(LEAK))))
                .containsExactly("endsOn");
        assertThat(fields(plan(DAY, DAY.plusDays(181), List.of(GRID), List.of(LEAK))))
                .containsExactly("endsOn");
        assertThat(fields(plan(DAY, DAY.plusDays(180), List.of(GRID), List.of(LEAK))))
                .isEmpty();
    }

    @Test
    void a_place_inside_another_would_be_counted_twice() {
        var community = new Place(AreaPath.of("HC.FQ.C03"), null);

        assertThat(fields(plan(DAY, DAY, List.of(community, GRID), List.of(LEAK))))
                .containsExactly("scope[1].area");
        assertThat(fields(plan(DAY, DAY, List.of(GRID, GRID), List.of(LEAK))))
                .containsExactly("scope[0].area", "scope[1].area");
    }

    @Test
    void two_questions_have_two_codes() {
        assertThat(fields(plan(DAY, DAY, List.of(GRID), List.of(LEAK, LEAK)))).containsExactly("questions[1].code");
    }

    @Test
    void a_question_fits_its_kind() {
        assertThat(faults(new Question("A", "甲", QuestionKind.CHOICE, List.of("一"), List.of(), null)))
                .containsExactly("options");
        assertThat(faults(new Question("A", "甲", QuestionKind.YES_NO, List.of("一", "二"), List.of(), null)))
                .containsExactly("options");
        assertThat(faults(new Question("A", "甲", QuestionKind.CHOICE, List.of("一", "二"), List.of("三"), null)))
                .containsExactly("findings");
        assertThat(faults(new Question("A", "甲", QuestionKind.TEXT, List.of(), List.of("YES"), null)))
                .containsExactly("findings");
        assertThat(faults(new Question("A", "甲", QuestionKind.YES_NO, List.of(), List.of(), 3)))
                .containsExactly("findingFrom");
        assertThat(faults(new Question("a b", " ", QuestionKind.NUMBER, List.of(), List.of(), 3)))
                .containsExactly("code", "text");
    }

    @Test
    void missing_is_not_no() {
        assertThat(Answers.faults(List.of(LEAK), Map.of()))
                .extracting(Fault::field)
                .containsExactly("answers.LEAK");
        assertThat(Answers.faults(List.of(LEAK), Map.of("LEAK", "NO"))).isEmpty();
        assertThat(Answers.faults(List.of(LEAK), Map.of("LEAK", "MAYBE"))).hasSize(1);
        assertThat(Answers.faults(List.of(LEAK), Map.of("LEAK", "NO", "OTHER", "NO")))
                .extracting(Fault::field)
                .containsExactly("answers");
    }

    @Test
    void what_counts_as_a_finding_is_said_by_the_question() {
        var people = new Question("CYLINDERS", "气瓶数", QuestionKind.NUMBER, List.of(), List.of(), 2);
        var wiring = new Question("WIRING", "线路", QuestionKind.CHOICE, List.of("完好", "老化"), List.of("老化"), null);
        var note = new Question("NOTE", "备注", QuestionKind.TEXT, List.of(), List.of(), null);
        List<Question> all = List.of(LEAK, people, wiring, note);

        assertThat(Answers.findings(all, Map.of("LEAK", "NO", "CYLINDERS", "1", "WIRING", "完好", "NOTE", "x")))
                .isEmpty();
        assertThat(Answers.findings(all, Map.of("LEAK", "YES", "CYLINDERS", "2", "WIRING", "老化")))
                .containsExactly("LEAK", "CYLINDERS", "WIRING");
        assertThat(Answers.kept(all, Map.of("LEAK", "NO", "CYLINDERS", "3", "WIRING", "完好", "NOTE", "门口")))
                .isEqualTo(Map.of("CYLINDERS", "3", "NOTE", "门口"));
        assertThat(Answers.faults(all, Map.of("LEAK", "NO", "CYLINDERS", "-1", "WIRING", "完好")))
                .extracting(Fault::field)
                .containsExactly("answers.CYLINDERS");
    }

    private static Plan plan(LocalDate from, @Nullable LocalDate to, List<Place> scope, List<Question> questions) {
        return new Plan("排查", "枫街发〔2026〕9号", "消防法第52条", from, to, scope, questions);
    }

    private static List<String> faults(Question question) {
        return question.faults().stream().map(Fault::field).toList();
    }

    private static List<String> fields(Plan plan) {
        return plan.faults().stream().map(Fault::field).toList();
    }
}
