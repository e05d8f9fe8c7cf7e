package cn.fengqiao.cases.upload;

import cn.fengqiao.cases.store.ImportRun;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of each record, as CSV for a spreadsheet. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front: the file carries words of strangers back to a desk.
 */
public final class ResultFile {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    private ResultFile() {}

    /** @param number what the column of the numbers is called */
    public static void header(Writer out, String number) throws IOException {
        // with a byte order mark, or Excel reads Chinese as something else
        out.write("\uFEFF行号,结果," + number + ",列,原因,原值\r\n");
    }

    /** Writes lines; {@code values} are those that were refused, by record. */
    public static void lines(Writer out, List<ImportRun.Line> lines, Map<Integer, String> values) throws IOException {
        for (ImportRun.Line line : lines) {
            out.write(Integer.toString(line.line()));
            cell(out, outcome(line.outcome()));
            cell(out, line.number());
            cell(out, line.column());
            cell(out, line.reason());
            cell(out, values.get(line.record()));
            out.write("\r\n");
        }
    }

    private static void cell(Writer out, @Nullable String text) throws IOException {
        out.write(',');
        out.write(text == null ? "" : escaped(text));
    }

    /** A text as a spreadsheet shows it and never calculates it. */
    public static String unformulated(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Whether {@link #escaped} would leave this text in UTF-8 as it is. */
    public static boolean plain(byte[] text, int from, int length) {
        if (length > 0 && FORMULA_STARTS.indexOf(text[from]) >= 0) {
            return false;
        }
        for (int i = from; i < from + length; i++) {
            byte b = text[i];
            if (b == ',' || b == '"' || b == '\n' || b == '\r') {
                return false;
            }
        }
        return true;
    }

    /** {@link #escaped}, in UTF-8. */
    public static byte[] cell(String text) {
        return escaped(text).getBytes(StandardCharsets.UTF_8);
    }

    /** A cell of RFC 4180 that is no formula. */
    public static String escaped(String text) {
        String safe = unformulated(text);
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String outcome(ImportRun.Outcome outcome) {
        return switch (outcome) {
            case CREATED -> "新建";
            case DUPLICATE -> "重复";
            case ERROR -> "错误";
        };
    }
}
