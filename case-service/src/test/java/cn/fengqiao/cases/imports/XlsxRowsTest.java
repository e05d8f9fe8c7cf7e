package cn.fengqiao.cases.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxRowsTest {

    @Test
    void texts_numbers_and_dates_become_text() throws Exception {
        List<RawRow> rows = rows(workbook(sheet -> {
            sheet.value(1, 0, 51251);
            sheet.value(1, 1, "楼上漏水");
            sheet.value(1, 2, LocalDateTime.of(2026, 11, 24, 9, 30));
            sheet.style(1, 2).format("yyyy/m/d h:mm").set();
        }));

        assertThat(rows).containsExactly(new RawRow.Fields(2, List.of("51251", "楼上漏水", "2026-11-24T09:30:00")));
    }

    @Test
    void a_formula_is_taken_as_the_text_it_is() throws Exception {
        List<RawRow> rows = rows(workbook(sheet -> {
            sheet.value(1, 0, "1");
            sheet.formula(1, 1, "HYPERLINK(\"http://evil.example\",\"click\")");
        }));

        assertThat(rows)
                .containsExactly(new RawRow.Fields(2, List.of("1", "=HYPERLINK(\"http://evil.example\",\"click\")")));
    }

    @Test
    void a_zip_bomb_is_not_unpacked() throws IOException {
        byte[] bomb = withEntry(workbook(sheet -> {}), "xl/media/bomb.bin", new byte[300 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThatThrownBy(() -> rows(bomb)).isInstanceOf(Rows.Unreadable.class).hasMessageContaining("压缩比");
    }

    @Test
    void an_entity_bomb_is_not_read() throws IOException {
        String bomb = """
                <?xml version="1.0"?>%s<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
                <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>
                """.formatted("<!-- " + " ".repeat(70_000) + " -->");
        byte[] file = withEntry(workbook(sheet -> {}), "xl/sharedStrings.xml", bomb.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> rows(file)).isInstanceOf(Rows.Unreadable.class).hasMessageContaining("XML");
    }

    @Test
    void what_only_begins_like_a_workbook_is_unreadable() {
        assertThatThrownBy(() -> rows("PK nothing".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Rows.Unreadable.class);
    }

    private interface Fill {
        void into(Worksheet sheet);
    }

    private static byte[] workbook(Fill fill) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("工单");
            sheet.value(0, 0, "no");
            sheet.value(0, 1, "title");
            sheet.value(0, 2, "at");
            fill.into(sheet);
        }
        return out.toByteArray();
    }

    /** The same workbook with one part replaced or added. */
    private static byte[] withEntry(byte[] workbook, String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out);
                var in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get()) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                if (!entry.getName().equals(name)) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(zip);
                }
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static List<RawRow> rows(byte[] file) throws IOException, Rows.Unreadable {
        List<RawRow> read = new ArrayList<>();
        try (Rows rows = XlsxRows.open(file)) {
            rows.records().forEachRemaining(read::add);
        }
        return read;
    }
}
