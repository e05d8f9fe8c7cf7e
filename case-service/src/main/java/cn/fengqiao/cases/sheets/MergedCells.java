package cn.fengqiao.cases.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Lines of the first sheet of a workbook in which cells are merged. A merged cell keeps its value in its first corner
 * alone: whoever reads the other lines reads nothing where a person sees something, and must be told.
 */
final class MergedCells {

    private static final Pattern FIRST_SHEET =
            Pattern.compile("<(?:\\w{1,20}:)?sheet\\s[^<>]{0,400}?\\w{1,20}:id\\s*=\\s*[\"']([^\"']{1,100})");
    private static final Pattern RELATION = Pattern.compile("<(?:\\w{1,20}:)?Relationship\\s[^<>]{0,600}>");
    private static final Pattern ID = Pattern.compile("\\bId\\s*=\\s*[\"']([^\"']{1,100})");
    private static final Pattern TARGET = Pattern.compile("\\bTarget\\s*=\\s*[\"']([^\"']{1,200})");
    private static final Pattern MERGED = Pattern.compile(
            "<(?:\\w{1,20}:)?mergeCell\\s[^<>]{0,60}?ref\\s*=\\s*[\"'][A-Z]{1,3}(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})");

    private static final int LAST_LINE = 1_048_576;
    private static final int PIECE = 64 * 1024;
    private static final int OVERLAP = 256;

    /** What these say of the sheets is short. */
    private static final int DIRECTORY = 1024 * 1024;

    private final BitSet lines;

    private MergedCells(BitSet lines) {
        this.lines = lines;
    }

    boolean touch(int line) {
        return lines.get(line);
    }

    /** @param file a workbook that was looked at for bombs before */
    static MergedCells of(Path file) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            ZipArchiveEntry sheet = zip.getEntry(firstSheet(zip));
            if (sheet == null) {
                return new MergedCells(new BitSet());
            }
            try (InputStream content = zip.getInputStream(sheet)) {
                return new MergedCells(lines(content));
            }
        }
    }

    private static BitSet lines(InputStream content) throws IOException {
        var lines = new BitSet();
        byte[] buffer = new byte[PIECE];
        String end = "";
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            String text = end + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
            Matcher merged = MERGED.matcher(text);
            while (merged.find()) {
                int first = Math.min(Integer.parseInt(merged.group(1)), LAST_LINE);
                int last = Math.min(Integer.parseInt(merged.group(2)), LAST_LINE);
                lines.set(Math.min(first, last), Math.max(first, last) + 1);
            }
            end = text.substring(Math.max(0, text.length() - OVERLAP));
        }
        return lines;
    }

    /** Where the sheet lies that stands first in the workbook, which need not be the part that is called so. */
    private static String firstSheet(ZipFile zip) throws IOException {
        Matcher sheet = FIRST_SHEET.matcher(text(zip, "xl/workbook.xml"));
        if (sheet.find()) {
            Matcher relation = RELATION.matcher(text(zip, "xl/_rels/workbook.xml.rels"));
            while (relation.find()) {
                Matcher id = ID.matcher(relation.group());
                Matcher target = TARGET.matcher(relation.group());
                if (id.find() && id.group(1).equals(sheet.group(1)) && target.find()) {
                    String path = target.group(1);
                    return path.startsWith("/") ? path.substring(1) : "xl/" + path;
                }
            }
        }
        return "xl/worksheets/sheet1.xml";
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(DIRECTORY), StandardCharsets.UTF_8);
        }
    }
}
