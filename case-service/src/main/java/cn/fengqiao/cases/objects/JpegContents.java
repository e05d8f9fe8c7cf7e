package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.objects.Inspection.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JPEG without what its camera wrote about the place, the time, the owner and the device: Exif, XMP, IPTC, comments, and
 * everything behind the end of the picture. The picture itself is copied as it is, bit by bit. Kept are the colour profile,
 * what a decoder needs, and how the camera was held, in an Exif of our own with that single entry.
 */
final class JpegContents implements Contents {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int UPRIGHT = 1;

    private final FileLimits limits;

    JpegContents(FileLimits limits) {
        this.limits = limits;
    }

    @Override
    public void check(Path file, Path cleaned) throws IOException, RefusedFile {
        int orientation = orientation(file);
        try (DataInputStream in = open(file);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(cleaned)))) {
            copy(in, out, orientation);
        } catch (EOFException endsEarly) {
            throw new RefusedFile(Reason.BROKEN);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    private void copy(DataInputStream in, DataOutputStream out, int orientation) throws IOException, RefusedFile {
        out.writeShort(in.readUnsignedShort());
        if (orientation != UPRIGHT) {
            ExifOrientation.write(out, orientation);
        }
        boolean framed = false;
        boolean scanned = false;
        int marker = marker(in);
        while (marker != END) {
            byte[] segment = segment(in);
            if (isFrame(marker)) {
                framed = true;
                checkSize(segment);
            }
            if (kept(marker, segment)) {
                out.write(0xff);
                out.write(marker);
                out.writeShort(segment.length + 2);
                out.write(segment);
            }
            if (marker == SCAN) {
                scanned = true;
                marker = copyScan(in, out);
            } else {
                marker = marker(in);
            }
        }
        if (!framed || !scanned) {
            throw new RefusedFile(Reason.BROKEN);
        }
        out.write(0xff);
        out.write(END);
    }

    private static int orientation(Path file) throws IOException, RefusedFile {
        try (DataInputStream in = open(file)) {
            in.readUnsignedShort();
            for (int marker = marker(in); marker != SCAN && marker != END; marker = marker(in)) {
                byte[] segment = segment(in);
                if (marker == APP1 && Sniffed.starts(segment, 0, "Exif\0\0")) {
                    return ExifOrientation.in(segment);
                }
            }
            return UPRIGHT;
        } catch (EOFException endsEarly) {
            throw new RefusedFile(Reason.BROKEN);
        }
    }

    /** The next marker; any number of fill bytes may stand before it. */
    private static int marker(DataInputStream in) throws IOException, RefusedFile {
        if (in.readUnsignedByte() != 0xff) {
            throw new RefusedFile(Reason.BROKEN);
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        if (marker == 0 || marker == START) {
            throw new RefusedFile(Reason.BROKEN);
        }
        return marker;
    }

    private static byte[] segment(DataInputStream in) throws IOException, RefusedFile {
        int length = in.readUnsignedShort() - 2;
        if (length < 0) {
            throw new RefusedFile(Reason.BROKEN);
        }
        byte[] segment = new byte[length];
        in.readFully(segment);
        return segment;
    }

    /** Entropy-coded data up to the next marker that is none of its own (stuffed zero, restart). */
    private static int copyScan(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int b = in.readUnsignedByte();
            if (b != 0xff) {
                out.write(b);
                continue;
            }
            int marker = in.readUnsignedByte();
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            if (marker != 0 && (marker < 0xd0 || marker > 0xd7)) {
                return marker;
            }
            out.write(0xff);
            out.write(marker);
        }
    }

    private static boolean kept(int marker, byte[] segment) {
        return switch (marker) {
            case COMMENT -> false;
            case APP0 -> Sniffed.starts(segment, 0, "JFIF\0");
            case APP2 -> Sniffed.starts(segment, 0, "ICC_PROFILE\0");
            case APP14 -> Sniffed.starts(segment, 0, "Adobe");
            default -> marker < APP0 || marker > APP15;
        };
    }

    /** Start of a frame of any coding; three numbers of that row mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private void checkSize(byte[] frame) throws RefusedFile {
        if (frame.length < 6) {
            throw new RefusedFile(Reason.BROKEN);
        }
        long height = (frame[1] & 0xff) << 8 | frame[2] & 0xff;
        long width = (frame[3] & 0xff) << 8 | frame[4] & 0xff;
        if (height * width > limits.pixels()) {
            throw new RefusedFile(Reason.TOO_LARGE);
        }
    }
}
