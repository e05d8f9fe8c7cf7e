package cn.fengqiao.cases.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    =1+1            | '=1+1
                    +86 138         | '+86 138
                    -5              | '-5
                    @SUM(A1)        | '@SUM(A1)
                    =HYPERLINK("x") | "'=HYPERLINK(""x"")"
                    a,b             | "a,b"
                    日期时间无效    | 日期时间无效
                    1=1             | 1=1
                    """)
    void a_cell_never_begins_a_formula(String text, String cell) {
        assertThat(ResultFile.escaped(text)).isEqualTo(cell);
    }
}
