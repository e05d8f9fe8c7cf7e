package cn.fengqiao.cases.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The first sheet of an Excel file. A workbook is a zip of XML: before anything reads it, it is unpacked once against
 * limits, and a document type, which is where entity bombs live, is refused. Formulas are taken as the text they are and
 * never computed.
 */
public final class XlsxRows implements Rows {

    private static final int MOST_ENTRIES = 2_000;

    /** Real sheets pack 1:10 to 1:40; a bomb packs 1:1000. */
    private static final int MOST_RATIO = 200;

    private static final long RATIO_MATTERS_FROM = 1024 * 1024;
    public static final String NOT_A_WORKBOOK = "不是可读的 Excel 文件";
    private static final String FORBIDDEN = "<!DOCTYPE";
    private static final String SHARED_TEXTS = "sharedstrings.xml";
    private static final String STYLES = "styles";
    private static final Pattern ROW = Pattern.compile("<(?:\\w{1,20}:)?row\\b");

    /** Excel ends at column XFD. The reader would make room for every column before the one that is named. */
    private static final Pattern COLUMN_BEYOND =
            Pattern.compile("<(?:\\w{1,20}:)?c\\s[^<>]{0,200}?\\br\\s*=\\s*[\"'][A-Za-z]{4}");

    private static final int PIECE = 64 * 1024;

    /** What a pattern looks for may lie across two pieces. */
    private static final int OVERLAP = 256;

    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> iterator;
    private final List<String> header;
    private final MergedCells merged;
    private int line;

    private XlsxRows(ReadableWorkbook workbook, MergedCells merged) throws IOException, Unreadable {
        this.workbook = workbook;
        this.merged = merged;
        this.rows = workbook.getFirstSheet().openStream();
        this.iterator = rows.iterator();
        this.header = firstRow().stream().map(String::strip).toList();
    }

    /** Opens a workbook from a file that has no name any more once it is open, so that nothing stays lying about. */
    public static XlsxRows open(InputStream in, XlsxLimits limits) throws IOException, Unreadable {
        Path file = Files.createTempFile("fengqiao-import", ".xlsx");
        try {
            if (copy(in, file, limits.packed().toBytes()) > limits.packed().toBytes()) {
                throw tooLarge(limits.packed());
            }
            return open(file, inspect(file, limits));
        } finally {
            Files.delete(file);
        }
    }

    /**
     * @param styled whether the workbook says how its cells look; it need not, and then no number in it is a date
     */
    private static XlsxRows open(Path file, boolean styled) throws Unreadable {
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(styled, true));
            var opened = new XlsxRows(workbook, MergedCells.of(file));
            workbook = null;
            return opened;
        } catch (IOException | RuntimeException broken) {
            throw notAWorkbook();
        } finally {
            close(workbook);
        }
    }

    private static void close(@Nullable ReadableWorkbook refused) {
        if (refused != null) {
            try {
                refused.close();
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }
    }

    private static long copy(InputStream in, Path file, long most) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[PIECE];
            long copied = 0;
            for (int read = in.read(buffer); read >= 0 && copied <= most; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                copied += read;
            }
            return copied;
        }
    }

    private List<String> firstRow() throws Unreadable {
        while (iterator.hasNext()) {
            List<String> values = values(iterator.next());
            if (values.stream().anyMatch(value -> !value.isBlank())) {
                return values;
            }
        }
        throw new Unreadable("文件没有内容");
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Optional<RawRow> next() throws Unreadable {
        try {
            while (iterator.hasNext()) {
                Row row = iterator.next();
                // rows that were only coloured or cleared are still in the file
                if (values(row).stream().anyMatch(value -> !value.isBlank())) {
                    return Optional.of(record(row));
                }
            }
            return Optional.empty();
        } catch (RuntimeException broken) {
            // the reader has no exception of its own for all that can be wrong with a sheet
            throw new Unreadable("第 " + line + " 行之后无法读取，文件已损坏");
        }
    }

    @Override
    public boolean merged(int number) {
        return merged.touch(number);
    }

    private RawRow record(Row row) {
        line = row.getRowNum();
        List<String> values = values(row);
        boolean more = values.size() > header.size()
                && values.subList(header.size(), values.size()).stream().anyMatch(value -> !value.isBlank());
        return more
                ? new RawRow.Broken(line, null, "有 " + values.size() + " 列，表头只有 " + header.size() + " 列")
                : new RawRow.Fields(line, values);
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

    /** By the directory at the end of the file, as the reader will find the parts. Tells whether there are styles. */
    private static boolean inspect(Path file, XlsxLimits limits) throws Unreadable {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            long packed = Files.size(file);
            long unpacked = 0;
            int entries = 0;
            boolean styled = false;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (++entries > MOST_ENTRIES) {
                    throw new Unreadable("压缩包内文件过多");
                }
                styled |= entry.getName().toLowerCase(Locale.ROOT).contains(STYLES);
                try (InputStream content = zip.getInputStream(entry)) {
                    unpacked += inspect(content, entry.getName(), unpacked, packed, limits);
                }
            }
            if (entries == 0) {
                throw notAWorkbook();
            }
            return styled;
        } catch (IOException | RuntimeException broken) {
            throw notAWorkbook();
        }
    }

    private static long inspect(InputStream entry, String name, long before, long packed, XlsxLimits limits)
            throws IOException, Unreadable {
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        boolean shared = name.toLowerCase(Locale.ROOT).endsWith(SHARED_TEXTS);
        byte[] buffer = new byte[PIECE];
        String end = "";
        long size = 0;
        long row = 0;
        int tags = 0;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            if (xml) {
                String piece = new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                String text = end + piece;
                refuseDocumentType(text, size == 0);
                row = Math.max(row, lastRow(text, size - end.length()));
                tags += shared ? (int) piece.chars().filter(c -> c == '<').count() : 0;
                if (COLUMN_BEYOND.matcher(text).find()) {
                    throw notAWorkbook();
                }
                end = text.substring(Math.max(0, text.length() - OVERLAP));
            }
            size += read;
            if (size > RATIO_MATTERS_FROM && size / MOST_RATIO > packed) {
                throw new Unreadable("压缩比异常，拒绝解压");
            }
            if (before + size > limits.unpacked().toBytes()) {
                throw tooLarge(limits.unpacked());
            }
            if (shared && (size > limits.sharedTexts().toBytes() || tags > limits.sharedTags())) {
                throw new Unreadable("Excel 文件中的文字过多，请另存为 CSV 后导入");
            }
            if (xml && !shared && size - row > limits.row().toBytes()) {
                throw new Unreadable("Excel 文件中有过长的行，请另存为 CSV 后导入");
            }
        }
        return size;
    }

    /** Where the last row of a piece begins, or 0 when none does. */
    private static long lastRow(String text, long offset) {
        long last = 0;
        Matcher matcher = ROW.matcher(text);
        while (matcher.find()) {
            last = offset + matcher.start();
        }
        return last;
    }

    private static Unreadable tooLarge(DataSize most) {
        return new Unreadable("Excel 文件超过 " + most.toMegabytes() + " MB，请另存为 CSV 后导入");
    }

    private static Unreadable notAWorkbook() {
        return new Unreadable(NOT_A_WORKBOOK);
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
