package cn.fengqiao.testkit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class InnerTextTest {

    private static final String HIDDEN = "13800001234";

    private final InnerText inner = new InnerText(Map.of());

    @Test
    void what_is_packed_twice_is_unpacked_twice() throws IOException {
        byte[] packed = zip("outer.zip", zip("inner.txt", utf8("phone " + HIDDEN)));

        assertThat(new String(packed, StandardCharsets.ISO_8859_1)).doesNotContain(HIDDEN);
        assertThat(inner.of(packed)).contains(HIDDEN, "inner.txt");
        assertThat(inner.of(gzip(utf8(HIDDEN)))).contains(HIDDEN);
    }

    @Test
    void a_text_whose_parts_are_marked_differently_or_broken_over_lines_is_found() throws IOException {
        byte[] word = zip("word/document.xml", utf8("<w:p><w:t>138000</w:t></w:r>\n  <w:r><w:t>01234</w:t></w:p>"));

        assertThat(inner.of(word)).contains(HIDDEN);
    }

    @Test
    void a_format_is_read_by_who_was_handed_over_for_it() throws IOException {
        var reading = new InnerText(Map.of("%PDF-", content -> "138 0000 1234"));

        assertThat(reading.of(utf8("%PDF-1.7 \u0001"))).contains(HIDDEN);
        assertThat(reading.of(zip("a.pdf", utf8("%PDF-1.7")))).contains(HIDDEN);
    }

    @Test
    void what_nobody_reads_is_no_clean_answer() {
        assertThatThrownBy(() -> inner.of(utf8("%PDF-1.7"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> inner.of(zip("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})))
                .isInstanceOf(IOException.class);
    }

    @Test
    void plain_text_stays_as_it_is() throws IOException {
        assertThat(inner.of(utf8("{\"a\": \"甲 乙\"}"))).isEqualTo("{\"a\": \"甲 乙\"}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(content);
        }
        return out.toByteArray();
    }
}
