package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * Measures what the packed streams of a PDF unpack to, before a library that unpacks them into memory reads it. Found are
 * all that stand in the file, whatever the document says of them. Pictures are left alone: nothing here unpacks one.
 */
final class PdfStreams {

    private static final Pattern ESCAPED = Pattern.compile("#([0-9a-fA-F]{2})");
    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image\\b");
    private static final Pattern STRUCTURE = Pattern.compile("/(First|W|Index|ObjStm|XRef|N)\\b");
    private static final Pattern FILTER = Pattern.compile("/(\\w+Decode|Fl|LZW|RL|AHx|A85)\\b");
    private static final int WINDOW = 1 << 20;
    private static final int DICTIONARY = 4 * 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);

    private final RandomAccessFile file;
    private long room;

    private PdfStreams(RandomAccessFile file, long room) {
        this.file = file;
        this.room = room;
    }

    /** Refuses a file whose streams together unpack to more than {@code most} bytes, or in ways that hide it. */
    static void check(Path path, long most) throws IOException, RefusedFile {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            new PdfStreams(file, most).checkAll();
        }
    }

    private void checkAll() throws IOException, RefusedFile {
        byte[] window = new byte[WINDOW];
        long from = 0;
        while (true) {
            file.seek(from);
            int length = readFully(window);
            for (int i = 0; i + STREAM.length < length; i++) {
                if (begins(window, i)) {
                    checkOne(from + i);
                }
            }
            if (length < window.length) {
                return;
            }
            from += length - STREAM.length - 1;
        }
    }

    private int readFully(byte[] window) throws IOException {
        int length = 0;
        for (int read = file.read(window); read > 0; read = file.read(window, length, window.length - length)) {
            length += read;
        }
        return length;
    }

    /** The word, a line end behind it, and no {@code end} before it. */
    private static boolean begins(byte[] window, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (window[at + i] != STREAM[i]) {
                return false;
            }
        }
        byte next = window[at + STREAM.length];
        return (next == '\r' || next == '\n' || next == ' ') && (at == 0 || window[at - 1] != 'd');
    }

    private void checkOne(long at) throws IOException, RefusedFile {
        String dictionary = dictionary(at);
        if (PICTURE.matcher(dictionary).find() && !STRUCTURE.matcher(dictionary).find()) {
            return;
        }
        Matcher filters = FILTER.matcher(dictionary);
        String first = filters.find() ? filters.group(1) : "";
        String second = filters.find() ? filters.group(1) : "";
        boolean third = filters.find();
        boolean flate = isFlate(first);
        boolean wrapped = isAscii85(first) && isFlate(second);
        boolean packs =
                !first.isEmpty() && !isAscii85(first) && !first.equals("ASCIIHexDecode") && !first.equals("AHx");
        if (third || (packs && !flate) || (flate && !second.isEmpty()) || (!wrapped && isFlate(second))) {
            throw new RefusedFile(Reason.BROKEN);
        }
        if (flate || wrapped) {
            measure(at + STREAM.length, wrapped);
        }
    }

    private static boolean isFlate(String filter) {
        return filter.equals("FlateDecode") || filter.equals("Fl");
    }

    private static boolean isAscii85(String filter) {
        return filter.equals("ASCII85Decode") || filter.equals("A85");
    }

    /** What stands before the word, back to the end of the object before, with names as they are meant. */
    private String dictionary(long at) throws IOException {
        byte[] before = new byte[(int) Math.min(at, DICTIONARY)];
        long position = file.getFilePointer();
        file.seek(at - before.length);
        file.readFully(before);
        file.seek(position);
        String text = new String(before, StandardCharsets.ISO_8859_1);
        int begin = Math.max(text.lastIndexOf("endobj"), text.lastIndexOf("endstream"));
        return ESCAPED.matcher(begin < 0 ? text : text.substring(begin))
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }

    private void measure(long at, boolean wrapped) throws IOException, RefusedFile {
        long begin = at;
        file.seek(begin);
        int next = file.read();
        while (next == ' ' || next == '\r' || next == '\n') {
            begin++;
            next = file.read();
        }
        file.seek(begin);
        InputStream raw = new BufferedInputStream(Channels.newInputStream(file.getChannel()));
        InflaterInputStream unpacked = new InflaterInputStream(wrapped ? new Ascii85(raw) : raw);
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                room -= read;
                if (room < 0) {
                    throw new RefusedFile(Reason.TOO_LARGE);
                }
            }
        } catch (IOException damaged) {
            // The reader judges damage; what unpacked before it was counted.
            return;
        }
    }

    /** Five printable characters for four bytes (PDF 32000-1 §7.4.3); ends at the tilde. */
    private static final class Ascii85 extends FilterInputStream {

        private final byte[] group = new byte[4];
        private int filled;
        private int taken;
        private boolean ended;

        Ascii85(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            if (taken == filled && !fill()) {
                return -1;
            }
            return group[taken++] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int count) throws IOException {
            int read = 0;
            while (read < count) {
                int b = read();
                if (b < 0) {
                    return read == 0 ? -1 : read;
                }
                bytes[from + read] = (byte) b;
                read++;
            }
            return read;
        }

        private boolean fill() throws IOException {
            long value = 0;
            int digits = 0;
            while (digits < 5 && !ended) {
                int c = in.read();
                if (c < 0 || c == '~') {
                    ended = true;
                } else if (c == 'z' && digits == 0) {
                    digits = 5;
                } else if (c >= '!' && c <= 'u') {
                    value = value * 85 + c - '!';
                    digits++;
                }
            }
            if (digits < 2) {
                return false;
            }
            for (int i = digits; i < 5; i++) {
                value = value * 85 + 84;
            }
            for (int i = 0; i < 4; i++) {
                group[i] = (byte) (value >> 24 - 8 * i);
            }
            filled = digits - 1;
            taken = 0;
            return true;
        }
    }
}
