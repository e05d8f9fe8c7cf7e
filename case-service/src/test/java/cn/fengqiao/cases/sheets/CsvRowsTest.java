package cn.fengqiao.cases.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(rows.get(1)).isEqualTo(new RawRow.Broken(3, "text", "引号没有闭合"));
        assertThat(rows.get(999)).isEqualTo(new RawRow.Fields(1_001, List.of("1000", "good")));
    }

    @Test
    void a_lost_quote_before_a_quoted_field_costs_its_own_line_only() throws Exception {
        List<RawRow> rows = rows("no,text\n1,\"lost\n2,good\n3,\"quoted, too\"\n4,good\n");

        assertThat(rows)
                .containsExactly(
                        new RawRow.Broken(2, "text", "引号位置有误"),
                        new RawRow.Fields(3, List.of("2", "good")),
                        new RawRow.Fields(4, List.of("3", "quoted, too")),
                        new RawRow.Fields(5, List.of("4", "good")));
    }

    @Test
    void a_lost_quote_in_the_last_line_is_told() throws Exception {
        assertThat(rows("no,text\n1,good\n2,\"lost"))
                .containsExactly(new RawRow.Fields(2, List.of("1", "good")), new RawRow.Broken(3, "text", "引号没有闭合"));
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
                .containsExactly(new RawRow.Broken(2, null, "有 3 列，表头只有 2 列"), new RawRow.Fields(3, List.of("2")));
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
    void a_broken_character_does_not_make_a_short_file_another_encoding() throws IOException {
        byte[] file = "no,text\n1,楼上漏水\n2,两户争吵\n".getBytes(StandardCharsets.UTF_8);
        file[11] = (byte) 0xff;

        assertThat(Charsets.detect(new ByteArrayInputStream(file))).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void a_byte_order_mark_settles_the_encoding() throws IOException {
        byte[] file = "\uFEFFno,text\n1,漏\n".getBytes(StandardCharsets.UTF_8);
        Arrays.fill(file, file.length - 4, file.length - 1, (byte) 0xff);

        assertThat(Charsets.detect(new ByteArrayInputStream(file))).isEqualTo(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void a_short_file_is_told_apart_too(String name) throws IOException {
        byte[] file = "编号,标题\n1,漏水\n".getBytes(Charset.forName(name));

        assertThat(Charsets.detect(new ByteArrayInputStream(file))).isEqualTo(Charset.forName(name));
    }

    @Test
    void an_empty_file_is_unreadable() {
        assertThatThrownBy(() -> rows("\n \n")).isInstanceOf(Rows.Unreadable.class);
    }

    @Test
    void a_lost_quote_in_the_middle_of_a_hundred_thousand_rows_costs_one_row() throws Exception {
        int all = 100_000;
        int damaged = all / 2;
        // made line by line as it is read, so that only the reader could hold it in memory
        Iterator<InputStream> lines = IntStream.rangeClosed(0, all)
                .mapToObj(i -> i == 0 ? "no,text\n" : i == damaged ? i + ",\"lost\n" : i + ",楼上漏水\n")
                .<InputStream>map(line -> new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        var file = new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return lines.next();
            }
        });

        int good = 0;
        List<RawRow> broken = new ArrayList<>();
        try (Rows rows = CsvRows.open(file, StandardCharsets.UTF_8)) {
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                if (row.get() instanceof RawRow.Fields) {
                    good++;
                } else {
                    broken.add(row.get());
                }
            }
        }

        assertThat(good).isEqualTo(all - 1);
        assertThat(broken).containsExactly(new RawRow.Broken(damaged + 1, "text", "引号没有闭合"));
    }

    /** Each line leaves a quote open, however it is entered, so that every record is read as far as one may grow. */
    @Test
    @Timeout(60)
    void a_file_of_nothing_but_lost_quotes_is_read_in_seconds() throws Exception {
        String line = "a\"b,\"" + "x".repeat(990) + "\n";

        List<RawRow> rows = rows("no,text\n" + line.repeat(5_000));

        assertThat(rows).hasSize(5_000).allSatisfy(row -> assertThat(row).isInstanceOf(RawRow.Broken.class));
        assertThat(rows.getFirst()).isEqualTo(new RawRow.Broken(2, "text", "引号没有闭合"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    1,"a""                    | Broken text 引号没有闭合
                    1,"a\"""                   | 1,a"
                    1,""                      | 1,
                    1,"a"b                    | Broken text 引号位置有误
                    "1"x,"a"                  | Broken no 引号位置有误
                    1,"a/b""c/"               | 1,a/b"c/
                    1,"a/"",b"                | 1,a/",b
                    1,"a/",b                  | Broken null 有 3 列，表头只有 2 列
                    1,"a/"b/"                 | Broken text 引号位置有误
                    1,a"/2,b                  | 1,a"
                    """)
    void quotes_count_as_they_did_over_the_ends_of_lines(String lines, String first) throws Exception {
        RawRow read = rows("no,text\n" + lines.replace('/', '\n')).getFirst();

        assertThat(
                        switch (read) {
                            case RawRow.Fields fields ->
                                String.join(",", fields.values()).replace('\n', '/');
                            case RawRow.Broken broken -> "Broken " + broken.column() + " " + broken.reason();
                        })
                .isEqualTo(first);
    }

    private static List<RawRow> rows(String file) throws IOException, Rows.Unreadable {
        var in = new ByteArrayInputStream(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8));
        List<RawRow> read = new ArrayList<>();
        try (Rows rows = CsvRows.open(in, StandardCharsets.UTF_8)) {
            assertThat(rows.header()).containsExactly("no", "text");
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                read.add(row.get());
            }
        }
        return read;
    }
}
