package cn.fengqiao.cases.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * The first sheet of an Excel file. A workbook is a zip of XML: before anything reads it, it is unpacked once against
 * limits, and a document type, which is where entity bombs live, is refused. Formulas are taken as the text they are and
 * never computed.
 */
final class XlsxRows implements Rows {

    /** A sheet of 100,000 work orders unpacks to a tenth of this. */
    private static final long MOST_UNPACKED = 512L * 1024 * 1024;

    private static final int MOST_ENTRIES = 2_000;

    /** Real sheets pack 1:10 to 1:40; a bomb packs 1:1000. */
    private static final int MOST_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 1024 * 1024;
    private static final String NOT_A_WORKBOOK = "不是可读的 Excel 文件";
    private static final String FORBIDDEN = "<!DOCTYPE";

    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final List<String> header;

    private XlsxRows(ReadableWorkbook workbook, Stream<Row> rows, Iterator<Row> iterator, List<String> header) {
        this.workbook = workbook;
        this.rows = rows;
        this.iterator = iterator;
        this.header = header;
    }

    static XlsxRows open(byte[] file) throws Unreadable {
        inspect(file);
        try {
            var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
            Sheet sheet = workbook.getFirstSheet();
            Stream<Row> rows = sheet.openStream();
            Iterator<Row> iterator = rows.iterator();
            while (iterator.hasNext()) {
                List<String> values = values(iterator.next());
                if (values.stream().anyMatch(value -> !value.isBlank())) {
                    return new XlsxRows(
                            workbook,
                            rows,
                            iterator,
                            values.stream().map(String::strip).toList());
                }
            }
            workbook.close();
            throw new Unreadable("文件没有内容");
        } catch (ExcelReaderException | IllegalArgumentException | IOException broken) {
            throw new Unreadable(NOT_A_WORKBOOK);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Iterator<RawRow> records() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public RawRow next() {
                Row row = iterator.next();
                List<String> values = values(row);
                return values.size() > header.size()
                                && values.subList(header.size(), values.size()).stream()
                                        .anyMatch(value -> !value.isBlank())
                        ? new RawRow.Broken(row.getRowNum(), "有 " + values.size() + " 列，表头只有 " + header.size() + " 列")
                        : new RawRow.Fields(row.getRowNum(), values);
            }
        };
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }

    private static List<String> values(Row row) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            values.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
        }
        return values;
    }

    private static String text(Cell cell) {
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            return "=" + cell.getFormula();
        }
        if (cell.getType() == CellType.NUMBER && isDate(cell)) {
            LocalDateTime date = cell.asDate();
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date);
        }
        String text = cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
        return text == null ? "" : text;
    }

    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        String plain = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return plain.indexOf('y') >= 0 || plain.indexOf('d') >= 0 || plain.contains("h:m");
    }

    /** By the directory at the end of the file, as the reader will find the parts. */
    private static void inspect(byte[] file) throws Unreadable {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            long unpacked = 0;
            int entries = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MOST_ENTRIES) {
                    throw new Unreadable("压缩包内文件过多");
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    unpacked += inspect(content, entry.getName(), MOST_UNPACKED - unpacked, file.length);
                }
            }
            if (entries == 0) {
                throw new Unreadable(NOT_A_WORKBOOK);
            }
        } catch (IOException broken) {
            // the bytes are in memory, so what cannot be read is wrong with the file
            throw new Unreadable(NOT_A_WORKBOOK);
        }
    }

    private static long inspect(InputStream entry, String name, long room, long packed) throws IOException, Unreadable {
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        byte[] buffer = new byte[64 * 1024];
        String end = "";
        long size = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            if (xml) {
                String text = end + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                refuseDocumentType(text, size == 0);
                end = text.substring(Math.max(0, text.length() - FORBIDDEN.length()));
            }
            size += read;
            if (size > room || (size > RATIO_MATTERS_FROM && size / MOST_RATIO > packed)) {
                throw new Unreadable("压缩比异常，拒绝解压");
            }
        }
        return size;
    }

    /** No text of a sheet can contain these characters unescaped; UTF-16 would hide them from this look. */
    private static void refuseDocumentType(String text, boolean first) throws Unreadable {
        boolean utf16 =
                first && text.length() > 1 && (text.charAt(0) >= 0xfe || text.charAt(0) == 0 || text.charAt(1) == 0);
        if (utf16 || text.contains(FORBIDDEN)) {
            throw new Unreadable("文件含有不允许的 XML 声明");
        }
    }
}
