package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.objects.FileType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Hands a content on while it is read. Nothing is shown by a browser in the place of our own pages: it is saved, it is not
 * guessed at, and should it be opened all the same it may do nothing.
 */
final class Download {

    private static final int PIECE = 64 * 1024;
    private static final String NOT_IN_NAMES = "<>:\"/\\|?*";
    private static final int LONGEST_NAME = 80;

    private Download() {}

    static void head(HttpServletResponse response, String mediaType, String name) {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** A name that is safe to save under, whatever people called the document. */
    static String name(String title, FileType type) {
        var name = new StringBuilder();
        title.codePoints()
                .limit(LONGEST_NAME)
                .map(c -> NOT_IN_NAMES.indexOf(c) >= 0 || Character.isISOControl(c) ? '_' : c)
                .forEach(name::appendCodePoint);
        String bare = name.toString().strip().replaceAll("^[.]+", "").replaceAll("[. ]+$", "");
        return (bare.isEmpty() ? "document" : bare) + "." + type.extension();
    }

    /**
     * Copies a content that is genuine only once its end was read: the last piece is held back until then, so that what
     * is not genuine never arrives whole.
     */
    static void copy(InputStream content, OutputStream out) throws IOException {
        byte[] held = new byte[PIECE];
        byte[] next = new byte[PIECE];
        int length = content.readNBytes(held, 0, PIECE);
        boolean ended = length < PIECE;
        while (!ended) {
            int more = content.readNBytes(next, 0, PIECE);
            ended = more < PIECE;
            out.write(held, 0, length);
            byte[] free = held;
            held = next;
            next = free;
            length = more;
        }
        out.write(held, 0, length);
    }
}
