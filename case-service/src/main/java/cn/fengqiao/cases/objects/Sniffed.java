package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a content is, by its first bytes. Only the types that are taken are known; all others, programs, web pages and
 * scripts among them, are simply none of these. A type has to begin at the first byte: readers that search for it further
 * in are how one file is made to be two.
 */
final class Sniffed {

    private static final int HEAD = 16;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> SOUND = Set.of("M4A ", "M4B ");
    private static final Set<String> FILM =
            Set.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "3gp4", "3gp5", "dash");
    private static final int END_RECORD = 22;
    private static final int COMMENT_MOST = 0xffff;

    private Sniffed() {}

    static Optional<FileType> type(Path file, FileLimits limits) throws IOException, RefusedFile {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (starts(head, 0, "PK\3\4")) {
            return OfficeContents.type(file, limits);
        }
        Optional<FileType> type = ofHead(head);
        if (type.isPresent() && isArchiveToo(file)) {
            throw new RefusedFile(Reason.TYPE_MISMATCH);
        }
        return type;
    }

    private static Optional<FileType> ofHead(byte[] head) {
        if (starts(head, 0, "%PDF-")) {
            return Optional.of(FileType.PDF);
        }
        if (head.length > 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8 && (head[2] & 0xff) == 0xff) {
            return Optional.of(FileType.JPEG);
        }
        if (starts(head, 0, new String(PNG, StandardCharsets.ISO_8859_1))) {
            return Optional.of(FileType.PNG);
        }
        if (starts(head, 4, "ftyp") && head.length >= 12) {
            String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
            return SOUND.contains(brand)
                    ? Optional.of(FileType.M4A)
                    : FILM.contains(brand) ? Optional.of(FileType.MP4) : Optional.empty();
        }
        return starts(head, 0, "ID3") || Mp3Contents.frame(head, 0) ? Optional.of(FileType.MP3) : Optional.empty();
    }

    static boolean starts(byte[] bytes, int from, String wanted) {
        if (bytes.length < from + wanted.length()) {
            return false;
        }
        return new String(bytes, from, wanted.length(), StandardCharsets.ISO_8859_1).equals(wanted);
    }

    /** An archive is found from its end, so anything may stand before it: a picture that is also a program in Java. */
    private static boolean isArchiveToo(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), END_RECORD + COMMENT_MOST);
            byte[] tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            for (int i = length - END_RECORD; i >= 0; i--) {
                if (starts(tail, i, "PK\5\6") && little(tail, i + 20) == length - i - END_RECORD) {
                    return true;
                }
            }
            return false;
        }
    }

    private static int little(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
}
