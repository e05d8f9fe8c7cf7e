package cn.fengqiao.risk.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.risk.rules.ShippedRules;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is has no place in the rating of a dispute: not in the table, not in what can be said to it. */
class NeverAFactorTest {

    @Test
    void no_row_and_no_question_speaks_of_what_a_person_is() {
        Stream<String> rows = ShippedRules.IN_FORCE.rules().stream()
                .flatMap(rule -> Stream.of(rule.factor(), rule.name(), rule.group(), rule.lowersWhen()));
        Stream<String> questions = ShippedRules.IN_FORCE.questions().stream()
                .flatMap(question -> Stream.of(question.code(), question.name()));

        assertThat(Stream.concat(rows, questions)).noneMatch(NeverAFactor::isNamedIn);
    }

    @Test
    void a_rule_can_look_at_answers_parties_and_history_and_at_nothing_else() {
        assertThat(Condition.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        Condition.Answered.class, Condition.PartiesAtLeast.class, Condition.EarlierReports.class);
        assertThat(components(Report.class)).containsExactly("caseId", "foundAt", "partyCount", "answers");
        assertThat(components(Report.Incident.class)).containsExactly("caseId", "foundAt");
        assertThat(components(Dispute.class)).containsExactly("caseId", "reports", "atPlace", "learned");
        assertThat(components(Learned.class))
                .containsExactly(
                        "caseId", "version", "partyCount", "answers", "observedAt", "corrected", "correctedIn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "刑满释放不满三年",
                "社区矫正对象",
                "有精神病史",
                "曾多次上访",
                "少数民族",
                "宗教信仰",
                "外地户籍",
                "低保贫困家庭",
                "已婚",
                "无业人员",
                "政治面貌",
                "残疾人",
                "年龄六十岁以上",
                "情绪激动",
                "手机定位轨迹",
                "RELEASED_FROM_PRISON",
                "petition_count",
                "MARITAL_STATUS",
                "age",
                "phone_location",
                "disability"
            })
    void each_forbidden_factor_would_be_noticed(String planted) {
        assertThat(NeverAFactor.isNamedIn(planted)).isTrue();
    }

    private static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
