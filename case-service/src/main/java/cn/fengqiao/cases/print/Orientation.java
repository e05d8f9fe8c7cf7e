package cn.fengqiao.cases.print;

import java.awt.geom.AffineTransform;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a camera was held, by tag 0x0112 of the Exif of a JPEG. What was accepted has this tag and no other. */
record Orientation(int value) {

    private static final int APP1 = 0xffe1;
    private static final int START_OF_SCAN = 0xffda;
    private static final int JPEG = 0xffd8;
    private static final int TIFF = 6;
    private static final int ENTRY = 12;
    private static final int TAG = 0x0112;
    private static final Orientation UPRIGHT = new Orientation(1);

    static Orientation of(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUnsignedShort() != JPEG) {
                return UPRIGHT;
            }
            for (int marker = in.readUnsignedShort(); marker != START_OF_SCAN; marker = in.readUnsignedShort()) {
                byte[] segment = in.readNBytes(in.readUnsignedShort() - 2);
                if (marker == APP1) {
                    return in(segment);
                }
            }
            return UPRIGHT;
        } catch (EOFException none) {
            return UPRIGHT;
        }
    }

    private static Orientation in(byte[] exif) {
        if (exif.length < TIFF + 10 || exif[0] != 'E') {
            return UPRIGHT;
        }
        boolean little = exif[TIFF] == 'I';
        int directory = TIFF + number(exif, TIFF + 4, 4, little);
        if (directory < TIFF || directory + 2 > exif.length) {
            return UPRIGHT;
        }
        int entries = number(exif, directory, 2, little);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY;
            if (entry + ENTRY > exif.length) {
                return UPRIGHT;
            }
            if (number(exif, entry, 2, little) == TAG) {
                int value = number(exif, entry + 8, 2, little);
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int number(byte[] bytes, int at, int length, boolean little) {
        int number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | bytes[little ? at + length - 1 - i : at + i] & 0xff;
        }
        return number;
    }

    /** Whether width and height change places. */
    boolean turned() {
        return value >= 5;
    }

    /** From the picture as stored, {@code w} by {@code h}, to the picture as seen. */
    AffineTransform upright(int w, int h) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
