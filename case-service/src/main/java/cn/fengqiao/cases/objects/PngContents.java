package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A PNG without texts, times, Exif and chunks nobody knows, and without anything behind its end. */
final class PngContents implements Contents {

    /** ISO/IEC 15948: what the picture is made of, and what says how its colours are meant. */
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs");

    private final FileLimits limits;

    PngContents(FileLimits limits) {
        this.limits = limits;
    }

    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(cleaned)))) {
            out.writeLong(in.readLong());
            boolean first = true;
            boolean painted = false;
            String name;
            do {
                int length = in.readInt();
                if (length < 0 || length > limits.most()) {
                    throw new RefusedFile(Reason.BROKEN);
                }
                byte[] named = in.readNBytes(4);
                name = new String(named, StandardCharsets.ISO_8859_1);
                if (first) {
                    checkHeader(name, length);
                }
                copy(in, KEPT.contains(name) ? out : null, named, length, first);
                painted |= name.equals("IDAT");
                first = false;
            } while (!name.equals("IEND"));
            if (!painted) {
                throw new RefusedFile(Reason.BROKEN);
            }
        } catch (EOFException endsEarly) {
            throw new RefusedFile(Reason.BROKEN);
        }
    }

    private static void checkHeader(String name, int length) throws RefusedFile {
        if (!name.equals("IHDR") || length != 13) {
            throw new RefusedFile(Reason.BROKEN);
        }
    }

    private void copy(DataInputStream in, @Nullable DataOutputStream out, byte[] named, int length, boolean header)
            throws IOException, RefusedFile {
        CRC32 crc = new CRC32();
        crc.update(named);
        if (out != null) {
            out.writeInt(length);
            out.write(named);
        }
        byte[] buffer = new byte[Math.clamp(length, 1, 64 * 1024)];
        for (int left = length; left > 0; ) {
            int now = Math.min(left, buffer.length);
            in.readFully(buffer, 0, now);
            if (header) {
                checkSize(buffer);
            }
            crc.update(buffer, 0, now);
            if (out != null) {
                out.write(buffer, 0, now);
            }
            left -= now;
        }
        int sum = in.readInt();
        if (sum != (int) crc.getValue()) {
            throw new RefusedFile(Reason.BROKEN);
        }
        if (out != null) {
            out.writeInt(sum);
        }
    }

    private void checkSize(byte[] header) throws RefusedFile {
        ByteBuffer size = ByteBuffer.wrap(header);
        long width = size.getInt() & 0xffffffffL;
        long height = size.getInt() & 0xffffffffL;
        if (width == 0 || height == 0) {
            throw new RefusedFile(Reason.BROKEN);
        }
        if (width > limits.pixels() / height) {
            throw new RefusedFile(Reason.TOO_LARGE);
        }
    }
}
