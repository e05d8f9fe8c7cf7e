package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Sound in MPEG layer III: tags in front, which say how long they are, then a frame. */
final class Mp3Contents implements Contents {

    private static final int TAG_HEAD = 10;

    /** Frame sync, a version that is, layer III, a bit rate and a sampling rate that are. */
    static boolean frame(byte[] bytes, int at) {
        return bytes.length >= at + 3
                && (bytes[at] & 0xff) == 0xff
                && (bytes[at + 1] & 0xe0) == 0xe0
                && (bytes[at + 1] & 0x18) != 0x08
                && (bytes[at + 1] & 0x06) == 0x02
                && (bytes[at + 2] & 0xf0) != 0xf0
                && (bytes[at + 2] & 0x0c) != 0x0c;
    }

    /** The tags in front go: they carry names, pictures and whole files. */
    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(TAG_HEAD);
            long tag = Sniffed.starts(head, 0, "ID3") && head.length == TAG_HEAD ? TAG_HEAD + synchsafe(head, 6) : 0;
            if (tag >= Files.size(file)) {
                throw new RefusedFile(Reason.BROKEN);
            }
            copy(file, tag, cleaned);
        }
    }

    private static void copy(Path file, long from, Path cleaned) throws IOException, RefusedFile {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            byte[] first = in.readNBytes(4);
            if (!frame(first, 0)) {
                throw new RefusedFile(Reason.BROKEN);
            }
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            Files.copy(in, cleaned, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Seven bits a byte. */
    private static long synchsafe(byte[] bytes, int at) {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value = value << 7 | bytes[at + i] & 0x7f;
        }
        return value;
    }
}
