package cn.fengqiao.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    @Test
    void a_quoted_field_may_have_commas_quotes_and_lines() throws Exception {
        List<RawRow> rows = rows("no,text\n1,\"a, \"\"b\"\"\nc\"\n2,d\n");

        assertThat(rows)
                .containsExactly(
                        new RawRow.Fields(2, List.of("1", "a, \"b\"\nc")), new RawRow.Fields(4, List.of("2", "d")));
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_own_line_only() throws Exception {
        StringBuilder file = new StringBuilder("no,text\n1,good\n2,\"lost\n");
        for (int i = 3; i <= 1_000; i++) {
            file.append(i).append(",good\n");
        }

        List<RawRow> rows = rows(file.toString());

        assertThat(rows).hasSize(1_000);
        assertThat(rows.get(1)).isEqualTo(new RawRow.Broken(3, "引号没有闭合"));
        assertThat(rows.get(999)).isEqualTo(new RawRow.Fields(1_001, List.of("1000", "good")));
    }

    @Test
    void a_lost_quote_before_a_quoted_field_costs_its_own_line_only() throws Exception {
        List<RawRow> rows = rows("no,text\n1,\"lost\n2,good\n3,\"quoted, too\"\n4,good\n");

        assertThat(rows)
                .containsExactly(
                        new RawRow.Broken(2, "引号位置有误"),
                        new RawRow.Fields(3, List.of("2", "good")),
                        new RawRow.Fields(4, List.of("3", "quoted, too")),
                        new RawRow.Fields(5, List.of("4", "good")));
    }

    @Test
    void a_lost_quote_in_the_last_line_is_told() throws Exception {
        assertThat(rows("no,text\n1,good\n2,\"lost"))
                .containsExactly(new RawRow.Fields(2, List.of("1", "good")), new RawRow.Broken(3, "引号没有闭合"));
    }

    @Test
    void a_quote_inside_a_field_is_only_a_character() throws Exception {
        assertThat(rows("no,text\n1,6\" pipe\n2,good\n"))
                .containsExactly(
                        new RawRow.Fields(2, List.of("1", "6\" pipe")), new RawRow.Fields(3, List.of("2", "good")));
    }

    @Test
    void too_many_columns_are_told_and_too_few_are_empty() throws Exception {
        assertThat(rows("no,text\n1,a,b\n2\n"))
                .containsExactly(new RawRow.Broken(2, "有 3 列，表头只有 2 列"), new RawRow.Fields(3, List.of("2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_read_off_the_header(String separator) throws Exception {
        assertThat(rows("no" + separator + "text\r\n1" + separator + "a\r\n"))
                .containsExactly(new RawRow.Fields(2, List.of("1", "a")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void the_encoding_is_found_out(String name) throws IOException {
        byte[] file = "编号,标题\n1,楼上漏水，两户争吵㐂\n".repeat(200).getBytes(Charset.forName(name));

        assertThat(Charsets.detect(new ByteArrayInputStream(file))).isEqualTo(Charset.forName(name));
    }

    @Test
    void one_broken_character_does_not_make_a_file_another_encoding() throws IOException {
        byte[] file = "编号,标题\n1,楼上漏水，两户争吵\n".repeat(200).getBytes(StandardCharsets.UTF_8);
        file[300] = (byte) 0xff;

        assertThat(Charsets.detect(new ByteArrayInputStream(file))).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void an_empty_file_is_unreadable() {
        assertThatThrownBy(() -> rows("\n \n")).isInstanceOf(Rows.Unreadable.class);
    }

    private static List<RawRow> rows(String file) throws IOException, Rows.Unreadable {
        var in = new ByteArrayInputStream(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8));
        List<RawRow> read = new ArrayList<>();
        try (Rows rows = CsvRows.open(in, StandardCharsets.UTF_8)) {
            assertThat(rows.header()).containsExactly("no", "text");
            rows.records().forEachRemaining(read::add);
        }
        return read;
    }
}
