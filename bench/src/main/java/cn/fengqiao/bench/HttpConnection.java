package cn.fengqiao.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One keep-alive HTTP/1.1 connection, blocking and as lean as it gets, because the load generator shares two cores with
 * what it measures. Not a general client: no redirects, no TLS, one request at a time.
 */
final class HttpConnection implements AutoCloseable {

    private static final int TIMEOUT_MS = 20_000;

    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[16_384];
    private boolean ended;

    HttpConnection(int port) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /** What came back. */
    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Bytes of a request; {@code headers} are complete lines, each ended by CRLF. */
    static byte[] request(String method, String path, String headers, byte[] body) {
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + (body.length > 0 ? "Content-Type: application/json\r\n" : "") + "Content-Length: " + body.length
                + "\r\n\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = readLine();
        int code = Integer.parseInt(status.substring(9, 12));
        int length = -1;
        boolean chunked = false;
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = header.toLowerCase(java.util.Locale.ROOT).contains("chunked");
            } else if (header.regionMatches(true, 0, "connection:", 0, 11)) {
                ended = header.toLowerCase(java.util.Locale.ROOT).contains("close");
            }
        }
        if (chunked) {
            return new Answer(code, readChunks());
        }
        return new Answer(code, length > 0 ? in.readNBytes(length) : new byte[0]);
    }

    /** Whether the last answer said that it is the last one on this connection. */
    boolean ended() {
        return ended;
    }

    private byte[] readChunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readLine().strip(), 16);
            if (size == 0) {
                readLine();
                return body.toByteArray();
            }
            body.writeBytes(in.readNBytes(size));
            readLine();
        }
    }

    private String readLine() throws IOException {
        int n = 0;
        while (true) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("connection closed by the peer");
            }
            if (c == '\n') {
                return new String(line, 0, n > 0 && line[n - 1] == '\r' ? n - 1 : n, StandardCharsets.ISO_8859_1);
            }
            line[n++] = (byte) c;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
