package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a PDF has its end: where its cross-reference begins and the mark behind it (ISO 32000-1 §7.5.5). Mailers and
 * scanners may have left bytes behind the mark; objects there are the beginning of a change whose rest is missing. A file
 * that is laid out for slow lines says in its first object how long it is (annex F), and is no shorter.
 */
final class PdfEnd {

    /** Readers search for the mark this far from the end. */
    private static final int TAIL = 2 * 1024;

    /** The first object of a file laid out for slow lines lies within. */
    private static final int HEAD = 1024;

    private static final Pattern END = Pattern.compile("startxref\\s+(\\d{1,18})\\s+%%EOF");
    private static final Pattern OBJECT = Pattern.compile("\\d\\s+\\d+\\s+obj\\b");
    private static final Pattern LENGTH = Pattern.compile("/Linearized\\b.*?/L\\s+(\\d{1,18})\\b", Pattern.DOTALL);

    private PdfEnd() {}

    static void check(Path path) throws IOException, RefusedFile {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long size = file.length();
            Matcher announced = LENGTH.matcher(text(file, 0, HEAD));
            if (announced.find() && Long.parseLong(announced.group(1)) > size) {
                throw new RefusedFile(Reason.BROKEN);
            }
            String tail = text(file, Math.max(0, size - TAIL), TAIL);
            Matcher end = END.matcher(tail);
            long begins = 0;
            int behind = 0;
            while (end.find()) {
                begins = Long.parseLong(end.group(1));
                behind = end.end();
            }
            if (begins <= 0 || begins >= size || OBJECT.matcher(tail).find(behind)) {
                throw new RefusedFile(Reason.BROKEN);
            }
        }
    }

    private static String text(RandomAccessFile file, long from, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.min(most, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
