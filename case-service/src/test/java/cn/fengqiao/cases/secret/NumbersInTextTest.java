package cn.fengqiao.cases.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersInTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13700001234",
                "137 0000 1234",
                "137-0000-1234",
                "１３７００００１２３４",
                "+8613700001234",
                "0086 13700001234",
                "0571-87654321",
                "(0571)87654321",
                "057187654321",
                "11010519491231002X",
                "110105 19491231 0021",
                "130503670401001",
            })
    void a_number_is_not_shown_wherever_it_stands(String number) {
        assertThat(NumbersInText.hidden(number)).isEqualTo(NumbersInText.HIDDEN);
        assertThat(NumbersInText.hidden("投诉人" + number + "，请回复")).isEqualTo("投诉人" + NumbersInText.HIDDEN + "，请回复");
        assertThat(NumbersInText.hidden("甲" + number + "、乙" + number + "。")).doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"座机87654321", "联系电话：8765-4321", "手机号码是 7654321"})
    void a_short_one_is_known_by_the_word_before_it(String said) {
        assertThat(NumbersInText.hidden(said)).endsWith(NumbersInText.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27 09:30 在 3号楼2单元1203室",
                "欠款 1234567 元，共 32 人",
                "工单 20261127123456789012 已转",
                "合同 HT-2026-0001",
                "12345 转来，110 已到场",
                "87654321",
            })
    void what_is_none_stays(String said) {
        assertThat(NumbersInText.hidden(said)).isEqualTo(said);
    }
}
