package cn.fengqiao.cases.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class XlsxRowsTest {

    private static final XlsxLimits LIMITS = new XlsxLimits(
            DataSize.ofMegabytes(16),
            DataSize.ofMegabytes(96),
            DataSize.ofMegabytes(32),
            2_000_000,
            DataSize.ofMegabytes(2));
    private static final String BREAKS_OFF = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"
            + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>1";
    private static final String SHEET = "xl/worksheets/sheet1.xml";

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

    /** As programs write it that only put out data. */
    @Test
    void a_workbook_without_styles_is_read() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
                    </Types>
                    """);
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
                    </Relationships>
                    """);
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="工单" sheetId="1" r:id="r1"/></sheets></workbook>
                    """);
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                    </Relationships>
                    """);
            part(zip, SHEET, """
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                    <row r="1"><c r="A1" t="inlineStr"><is><t>no</t></is></c><c r="B1" t="inlineStr"><is><t>title</t></is></c></row>
                    <row r="2"><c r="A2"><v>7</v></c><c r="B2" t="inlineStr"><is><t>楼上漏水</t></is></c></row>
                    </sheetData></worksheet>
                    """);
        }

        assertThat(rows(out.toByteArray())).containsExactly(new RawRow.Fields(2, List.of("7", "楼上漏水")));
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>none</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v>",
                "<worksheet><sheetData><row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row></sheetData></worksheet>",
                "not xml",
                ""
            })
    void a_sheet_with_a_broken_first_row_is_unreadable(String sheet) throws IOException {
        byte[] file = withEntry(workbook(rows -> {}), SHEET, sheet.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> rows(file)).isInstanceOf(Rows.Unreadable.class);
    }

    @Test
    void a_sheet_that_breaks_off_is_unreadable_from_there_on() throws Exception {
        byte[] file = withEntry(workbook(rows -> {}), SHEET, BREAKS_OFF.getBytes(StandardCharsets.UTF_8));

        try (Rows rows = XlsxRows.open(new ByteArrayInputStream(file), LIMITS)) {
            assertThat(rows.next()).contains(new RawRow.Fields(2, List.of("1")));
            assertThatThrownBy(rows::next).isInstanceOf(Rows.Unreadable.class).hasMessage("第 2 行之后无法读取，文件已损坏");
        }
    }

    @Test
    void a_workbook_without_sheets_is_unreadable() throws IOException {
        byte[] file = withEntry(
                workbook(rows -> {}),
                "xl/workbook.xml",
                "<workbook><sheets/></workbook>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> rows(file)).isInstanceOf(Rows.Unreadable.class);
    }

    @Test
    void what_would_fill_the_memory_is_refused_and_the_way_out_is_named() throws IOException {
        byte[] tags = withEntry(
                workbook(rows -> {}),
                "xl/sharedStrings.xml",
                "<si/>".repeat(2_000_001).getBytes(StandardCharsets.UTF_8));
        byte[] row =
                withEntry(workbook(rows -> {}), SHEET, "<c/>".repeat(600_000).getBytes(StandardCharsets.UTF_8));

        for (byte[] file : List.of(tags, row, new byte[16 * 1024 * 1024 + 1])) {
            assertThatThrownBy(() -> rows(file))
                    .isInstanceOf(Rows.Unreadable.class)
                    .hasMessageMatching(".*(CSV|压缩比).*");
        }
    }

    /** Reads a workbook near the limits in a machine of its own with half the heap of the smallest service. */
    @Test
    void a_workbook_near_the_limits_needs_little_memory(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.xlsx");
        var random = new Random(1);
        try (var out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("工单");
            for (int row = 0; row < 31_000; row++) {
                sheet.value(row, 0, row);
                sheet.value(
                        row,
                        1,
                        random.ints(1_000, 'a', 'i')
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString());
            }
        }
        assertThat(Files.size(file)).isBetween(8L << 20, LIMITS.packed().toBytes());

        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        XlsxRowsTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).as(said).isZero();
        assertThat(said).contains("rows 30999");
    }

    /** Counts the rows of a file; for the test above. */
    public static void main(String[] files) throws Exception {
        int count = 0;
        try (var in = Files.newInputStream(Path.of(files[0]));
                Rows rows = XlsxRows.open(in, LIMITS)) {
            while (rows.next().isPresent()) {
                count++;
            }
        }
        System.out.println("rows " + count);
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
        try (Rows rows = XlsxRows.open(new ByteArrayInputStream(file), LIMITS)) {
            for (Optional<RawRow> row = rows.next(); row.isPresent(); row = rows.next()) {
                read.add(row.get());
            }
        }
        return read;
    }
}
