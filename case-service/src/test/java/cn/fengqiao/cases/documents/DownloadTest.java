package cn.fengqiao.cases.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.cases.objects.FileType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.ResponseEntity;

class DownloadTest {

    private static final int PIECE = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7})
    void a_genuine_content_arrives_whole(int size) throws IOException {
        byte[] content = content(size);
        var out = new ByteArrayOutputStream();

        Download.copy(new ByteArrayInputStream(content), out);

        assertThat(out.toByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PIECE, 2 * PIECE, 3 * PIECE + 7})
    void a_content_that_turns_out_not_to_be_genuine_at_its_end_never_arrives_whole(int size) {
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> Download.copy(failingAtItsEnd(content(size)), out))
                .isInstanceOf(IOException.class);

        assertThat(out.size()).isLessThan(size);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            收条               | 收条.pdf
            ../../etc/passwd   | _.._etc_passwd.pdf
            a"b:c<d>           | a_b_c_d_.pdf
            ...                | document.pdf
            """)
    void whatever_people_call_a_document_its_name_is_safe_to_save_under(String title, String name) {
        assertThat(Download.name(title, FileType.PDF)).isEqualTo(name);
    }

    @Test
    void more_files_at_once_than_there_are_places_are_told_when_to_come_back() {
        var renderings = new Renderings(1);

        ResponseEntity<?> outer = renderings.alone(() -> renderings.alone(() -> ResponseEntity.ok("inner")));
        ResponseEntity<?> after = renderings.alone(() -> ResponseEntity.ok("after"));

        assertThat(outer).isNotNull();
        assertThat(outer.getStatusCode().value()).isEqualTo(503);
        assertThat(outer.getHeaders().getFirst("Retry-After")).isNotBlank();
        assertThat(after).isNotNull();
        assertThat(after.getStatusCode().value()).isEqualTo(200);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(7).nextBytes(content);
        return content;
    }

    private static InputStream failingAtItsEnd(byte[] content) {
        return new FilterInputStream(new ByteArrayInputStream(content)) {
            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                int read = super.read(bytes, from, count);
                if (read < 0) {
                    throw new IOException("not genuine");
                }
                return read;
            }
        };
    }
}
