package cn.fengqiao.cases.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds out how a CSV file is encoded: UTF-8 as the world writes it, or GB18030 as Excel in China does. Almost any bytes
 * are valid GB18030, while Chinese text in GB18030 is almost never valid UTF-8: a byte order mark settles it, and without
 * one most of what is not ASCII decides, so that a broken character costs its own record and not the file.
 */
public final class Charsets {

    public static final Charset GB18030 = Charset.forName("GB18030");

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int PIECE = 64 * 1024;

    private Charsets() {}

    /** Reads {@code in} to its end. */
    public static Charset detect(InputStream in) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer characters = CharBuffer.allocate(PIECE);
        long broken = 0;
        long whole = 0;
        boolean end = false;
        boolean start = true;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            if (start && bytes.remaining() >= MARK.length) {
                if (marked(bytes)) {
                    return StandardCharsets.UTF_8;
                }
                start = false;
            }
            CoderResult result;
            do {
                result = decoder.decode(bytes, characters, end);
                characters.flip();
                whole += characters.chars().filter(c -> c > 0x7f).count();
                characters.clear();
                if (result.isError()) {
                    broken++;
                    bytes.position(bytes.position() + result.length());
                }
            } while (result.isError() || result.isOverflow());
            bytes.compact();
        }
        return broken > whole ? GB18030 : StandardCharsets.UTF_8;
    }

    private static boolean marked(ByteBuffer bytes) {
        return Arrays.equals(bytes.array(), 0, MARK.length, MARK, 0, MARK.length);
    }
}
