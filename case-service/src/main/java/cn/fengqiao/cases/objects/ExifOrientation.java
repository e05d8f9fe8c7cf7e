package cn.fengqiao.cases.objects;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Tag 0x0112 of Exif (CIPA DC-008): which way up a picture is, 1 to 8. */
final class ExifOrientation {

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int TIFF = 6;
    private static final int ENTRY = 12;
    private static final int UPRIGHT = 1;

    private ExifOrientation() {}

    /** Of a segment that begins with {@code Exif}; 1 where it says none or cannot be read. */
    static int in(byte[] segment) {
        try {
            ByteBuffer tiff =
                    ByteBuffer.wrap(segment, TIFF, segment.length - TIFF).slice();
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if ((tiff.getShort(entry) & 0xffff) == TAG) {
                    int value = tiff.getShort(entry + 8);
                    return value >= UPRIGHT && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException | BufferUnderflowException garbled) {
            return UPRIGHT;
        }
    }

    /** A whole APP1 segment that says this and nothing else. */
    static void write(DataOutputStream out, int orientation) throws IOException {
        out.writeShort(0xffe1);
        out.writeShort(2 + TIFF + 8 + 2 + ENTRY + 4);
        out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(TAG);
        out.writeShort(SHORT);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
    }
}
