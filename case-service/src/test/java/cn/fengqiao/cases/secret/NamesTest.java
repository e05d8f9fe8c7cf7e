package cn.fengqiao.cases.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({"张 三, 张三", "阿依古丽•买买提, 阿依古丽·买买提", "ＡＬＩＣＥ Lee, alice lee", "ej 1234567, EJ1234567"})
    void one_name_written_in_two_ways_is_one(String one, String other) {
        assertThat(Names.normalised(one)).isEqualTo(Names.normalised(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三", "欧阳清远", "欧阳先生", "阿依古丽买买提", "alicelee", "枫桥镇第一建筑公司"})
    void somebody_is_told_by_a_name(String normalised) {
        assertThat(Names.tells(normalised)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "王", "王某", "王某某", "王先生", "李女士", "先生", "业主", "物业公司", "不详"})
    void nobody_is_told_by_what_many_are_called(String normalised) {
        assertThat(Names.tells(normalised)).isFalse();
    }
}
