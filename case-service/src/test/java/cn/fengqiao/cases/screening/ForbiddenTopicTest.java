package cn.fengqiao.cases.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenTopicTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "家中是否有刑满释放人员, PRISON_RELEASE",
        "是否在社区矫正期间, COMMUNITY_CORRECTION",
        "有无精神病史, PSYCHIATRIC_DIAGNOSIS",
        "近三年是否信访, PETITION_HISTORY",
        "您是什么民族, ETHNICITY",
        "有无宗教信仰, RELIGION",
        "户籍在哪里, HOUSEHOLD_REGISTRATION",
        "是否贫困家庭, POVERTY",
        "婚姻状况, MARITAL_STATUS",
        "您的职业, OCCUPATION",
        "政治面貌, POLITICS",
        "家中有无残疾人, DISABILITY",
        "您的年龄, AGE",
        "住户情绪如何, INFERRED_EMOTION",
        "是否愿意提供行踪, TRACKING",
        "Any religious belief?, RELIGION"
    })
    void what_is_never_a_factor_is_not_asked(String text, ForbiddenTopic topic) {
        assertThat(ForbiddenTopic.in(question("X", text)))
                .hasValueSatisfying(found -> assertThat(found.topic()).isEqualTo(topic));
    }

    @ParameterizedTest
    @ValueSource(strings = {"您是什么民 族", "您是什么民·族", "您是什么“民，族”", "ＲＥＬＩＧＩＯＮ？"})
    void spacing_and_widening_do_not_hide_a_word(String text) {
        assertThat(ForbiddenTopic.in(question("X", text))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void every_topic_is_refused_by_its_code(ForbiddenTopic topic) {
        assertThat(ForbiddenTopic.in(question(topic.name(), "一个问题")))
                .hasValueSatisfying(found -> assertThat(found.field()).isEqualTo("code"));
        assertThat(ForbiddenTopic.in(question("HOUSE_" + topic.name(), "一个问题"))).isPresent();
    }

    @Test
    void an_option_is_read_too() {
        var question = new Question("WHO", "家中有谁", QuestionKind.CHOICE, List.of("老人", "刑满释放人员"), List.of(), null);

        assertThat(ForbiddenTopic.in(question))
                .hasValue(new ForbiddenTopic.Found(ForbiddenTopic.PRISON_RELEASE, "options", "释放"));
    }

    @ParameterizedTest
    @CsvSource({"GAS_HOSE, 燃气软管是否老化", "PAGE, 是否看过第二页宣传单", "QUARREL, 近一个月是否与邻居争吵", "LEAK, 是否有漏水"})
    void facts_and_dangers_may_be_asked(String code, String text) {
        assertThat(ForbiddenTopic.in(question(code, text))).isEmpty();
    }

    private static Question question(String code, String text) {
        return new Question(code, text, QuestionKind.YES_NO, List.of(), List.of("YES"), null);
    }
}
