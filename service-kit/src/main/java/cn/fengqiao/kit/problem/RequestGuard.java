package cn.fengqiao.kit.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a body that is too large, by what it announces or while it is read. */
final class RequestGuard extends OncePerRequestFilter {

    private static final Pattern UTF_8 = Pattern.compile("charset=\"?utf-8\"?\\s*(;|$)", Pattern.CASE_INSENSITIVE);

    private final long maxBody;
    private final ProblemWriter writer;

    RequestGuard(long maxBody, ProblemWriter writer) {
        this.maxBody = maxBody;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (multipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (request.getContentLengthLong() > maxBody) {
            writer.write(request, response, tooLarge(maxBody));
            return;
        }
        if (foreignCharset(request)) {
            writer.write(
                    request,
                    response,
                    Problems.of(ProblemType.MEDIA_TYPE_UNSUPPORTED, "请求内容须为 UTF-8", "a body must be encoded in UTF-8")
                            .with("supported", List.of("application/json")));
            return;
        }
        chain.doFilter(new Bounded(request, maxBody), response);
    }

    static Problem tooLarge(long limit) {
        return Problems.of(
                        ProblemType.BODY_TOO_LARGE,
                        "请求内容不得超过 " + limit + " 字节",
                        "a body may have " + limit + " bytes at most")
                .with("limit", limit);
    }

    /** What claims another charset would be decoded leniently, and broken characters would slip through. */
    private static boolean foreignCharset(HttpServletRequest request) {
        // asked of the header itself: the container answers with the encoding that Spring forces on it
        String type = request.getContentType();
        int parameter = type == null ? -1 : type.toLowerCase(Locale.ROOT).indexOf("charset=");
        return type != null
                && parameter >= 0
                && !UTF_8.matcher(type.substring(parameter)).lookingAt();
    }

    private static boolean multipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        private final long limit;

        Bounded(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counting(super.getInputStream(), limit);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class Counting extends ServletInputStream {
        private final ServletInputStream body;
        private final long limit;
        private long read;

        Counting(ServletInputStream body, long limit) {
            this.body = body;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = body.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int got) throws BodyTooLarge {
            read += got;
            if (read > limit) {
                throw new BodyTooLarge(limit);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
