package cn.fengqiao.cases.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {

    @ParameterizedTest
    @CsvSource({"张三,zs", "单雪芹,sxq", "单雪芹,dxq", "曾国,zg", "欧阳锋,oyf", "阿依古丽·买买提,aygl", "Anna李,annal"})
    void a_name_is_found_by_each_way_to_spell_its_beginning(String name, String letters) {
        assertThat(Initials.of(name)).anyMatch(initials -> initials.startsWith(letters));
    }

    @Test
    void a_name_of_many_readings_is_not_found_by_hundreds_of_numbers() {
        assertThat(Initials.of("行乐重长单曾朝参")).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void what_is_not_spelt_has_no_initials() {
        assertThat(Initials.of("·１２３")).isEmpty();
        assertThat(Initials.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zs,true", "ZS,true", "z,false", "张s,false", "abcdefghi,false", "3号,false"})
    void letters_alone_ask_for_initials(String text, boolean asked) {
        assertThat(Initials.asked(text)).isEqualTo(asked);
    }

    @Test
    void a_card_is_shown_only_if_it_says_what_was_asked() {
        var card = new CardContents(
                "枫桥路 3 号楼 101", Arrays.asList(new Member("张三", Relation.HEAD, null, null, null, null, null)), null);

        assertThat(CardSearch.of("枫桥 张三").orElseThrow().matches(card)).isTrue();
        assertThat(CardSearch.of("枫桥 李四").orElseThrow().matches(card)).isFalse();
        assertThat(CardSearch.of("zs").orElseThrow().matches(card)).isTrue();
        assertThat(CardSearch.of("zz").orElseThrow().matches(card)).isFalse();
        assertThat(CardSearch.of("fq-h-0001").orElseThrow().number()).isEqualTo("FQ-H-0001");
        assertThat(CardSearch.of("张").orElseThrow().tooShort()).isTrue();
        assertThat(CardSearch.of(" ")).isEmpty();
    }
}
