package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Sound and film in the container of ISO/IEC 14496-12. Boxes that say where and with what it was recorded are emptied in
 * place and renamed {@code free}: lengths and offsets stay, so the recording plays as before.
 */
final class Mp4Contents implements Contents {

    private static final Set<String> EMPTIED = Set.of("udta", "meta", "uuid");
    private static final Set<String> ENTERED = Set.of("moov", "trak", "mdia", "moof", "traf");
    /** What is played, and what says how: where the first is missing the recording broke off before it. */
    private static final Set<String> PLAYED = Set.of("mdat", "moov");

    private static final int HEAD = 8;
    private static final int LONG_HEAD = 16;
    private static final int DEEPEST = 6;
    private static final byte[] NOTHING = new byte[8192];

    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        Files.copy(file, cleaned, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile content = new RandomAccessFile(cleaned.toFile(), "rw")) {
            if (!boxes(content, 0, content.length(), 0).containsAll(PLAYED)) {
                throw new RefusedFile(Reason.BROKEN);
            }
        }
    }

    /** Their names. */
    private static Set<String> boxes(RandomAccessFile content, long from, long end, int depth)
            throws IOException, RefusedFile {
        Set<String> names = new HashSet<>();
        long at = from;
        while (at < end) {
            if (end - at < HEAD) {
                throw new RefusedFile(Reason.BROKEN);
            }
            content.seek(at);
            long length = content.readInt() & 0xffffffffL;
            byte[] named = new byte[4];
            content.readFully(named);
            String name = new String(named, StandardCharsets.ISO_8859_1);
            int head = HEAD;
            if (length == 1 && end - at >= LONG_HEAD) {
                length = content.readLong();
                head = LONG_HEAD;
            } else if (length == 0 && depth == 0) {
                length = end - at;
            }
            if (length < head || length > end - at) {
                throw new RefusedFile(Reason.BROKEN);
            }
            if (EMPTIED.contains(name)) {
                empty(content, at, head, length);
            } else if (ENTERED.contains(name) && depth < DEEPEST) {
                boxes(content, at + head, at + length, depth + 1);
            }
            names.add(name);
            at += length;
        }
        return names;
    }

    private static void empty(RandomAccessFile content, long at, int head, long length) throws IOException {
        content.seek(at + 4);
        content.write("free".getBytes(StandardCharsets.ISO_8859_1));
        content.seek(at + head);
        for (long left = length - head; left > 0; left -= NOTHING.length) {
            content.write(NOTHING, 0, (int) Math.min(left, NOTHING.length));
        }
    }
}
