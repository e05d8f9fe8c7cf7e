package cn.fengqiao.cases.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseFormsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "0.05, 伍分",
        "0.50, 伍角整",
        "0.56, 伍角陆分",
        "1, 壹元整",
        "1.05, 壹元零伍分",
        "10, 壹拾元整",
        "15, 壹拾伍元整",
        "101, 壹佰零壹元整",
        "110.10, 壹佰壹拾元壹角整",
        "1001, 壹仟零壹元整",
        "1010.01, 壹仟零壹拾元零壹分",
        "1409.50, 壹仟肆佰零玖元伍角整",
        "6007.14, 陆仟零柒元壹角肆分",
        "10000, 壹万元整",
        "10001, 壹万零壹元整",
        "10500, 壹万零伍佰元整",
        "16409.02, 壹万陆仟肆佰零玖元零贰分",
        "100000, 壹拾万元整",
        "107000.53, 壹拾万零柒仟元伍角叁分",
        "100010, 壹拾万零壹拾元整",
        "1000000, 壹佰万元整",
        "10203040, 壹仟零贰拾万零叁仟零肆拾元整",
        "100000000, 壹亿元整",
        "100000001, 壹亿零壹元整",
        "100010000, 壹亿零壹万元整",
        "1000100010, 壹拾亿零壹拾万零壹拾元整",
        "999999999999.99, 玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"
    })
    void an_amount_in_capitals(BigDecimal yuan, String capital) {
        assertThat(ChineseMoney.capital(yuan)).isEqualTo(capital);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.001", "1000000000000"})
    void what_is_no_amount_is_refused(BigDecimal yuan) {
        assertThatIllegalArgumentException().isThrownBy(() -> ChineseMoney.capital(yuan));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026年1月1日, 二〇二六年一月一日",
        "2026-10-10, 2026年10月10日, 二〇二六年十月十日",
        "2026-11-15, 2026年11月15日, 二〇二六年十一月十五日",
        "2030-12-20, 2030年12月20日, 二〇三〇年十二月二十日",
        "2000-02-29, 2000年2月29日, 二〇〇〇年二月二十九日",
        "2026-08-31, 2026年8月31日, 二〇二六年八月三十一日"
    })
    void a_date_in_figures_and_in_capitals(LocalDate day, String figures, String capital) {
        assertThat(ChineseDate.figures(day)).isEqualTo(figures);
        assertThat(ChineseDate.capital(day)).isEqualTo(capital);
    }
}
