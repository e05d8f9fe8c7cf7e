package cn.fengqiao.kit.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a query string that is not clean text. The servlet container would replace broken UTF-8 by question marks and search for
 * those.
 */
final class QueryText implements HandlerInterceptor {

    private final ProblemWriter writer;

    QueryText(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Problem> refused = check(request.getQueryString());
        if (refused.isPresent()) {
            writer.write(request, response, refused.get());
        }
        return refused.isEmpty();
    }

    static Optional<Problem> check(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Optional.empty();
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            boolean clean = name.filter(QueryText::plain).isPresent()
                    && value.filter(QueryText::plain).isPresent();
            if (!clean) {
                return Optional.of(Problems.of(
                                ProblemType.PARAMETER_INVALID,
                                "参数不是有效的 UTF-8 文本，或含有控制字符",
                                "the parameter is not UTF-8 text, or contains control characters")
                        .with("field", name.map(PlainText::printable).orElse("?")));
            }
        }
        return Optional.empty();
    }

    private static boolean plain(String text) {
        return PlainText.firstForbidden(text, false).isEmpty();
    }

    /** The text, or nothing when it is not well encoded. */
    static Optional<String> decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '+') {
                bytes.write(' ');
            } else if (c == '%') {
                if (i + 2 >= encoded.length()) {
                    return Optional.empty();
                }
                int high = Character.digit(encoded.charAt(i + 1), 16);
                int low = Character.digit(encoded.charAt(i + 2), 16);
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c);
            } else {
                // a raw byte above ASCII, which the container hands over as Latin-1
                bytes.write(c & 0xff);
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
