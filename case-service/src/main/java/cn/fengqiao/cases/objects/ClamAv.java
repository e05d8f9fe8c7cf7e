package cn.fengqiao.cases.objects;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Asks a ClamAV daemon over TCP: {@code zINSTREAM}, chunks with their length before them, a chunk of no length, an answer. */
final class ClamAv implements VirusScan {

    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 32 * 1024;
    private static final int ANSWER_MOST = 1024;

    private final String host;
    private final int port;
    private final Duration connect;
    private final Duration answer;
    private final CircuitBreaker breaker;

    /** @param answer how long the daemon may be silent */
    ClamAv(String host, int port, Duration connect, Duration answer, CircuitBreaker breaker) {
        this.host = host;
        this.port = port;
        this.connect = connect;
        this.answer = answer;
        this.breaker = breaker;
    }

    @Override
    public Verdict scan(Path file) {
        try {
            return breaker.executeCallable(() -> ask(file));
        } catch (CallNotPermittedException | IOException away) {
            return Verdict.AWAY;
        } catch (Exception surprise) { // the breaker takes a Callable, whose signature allows everything
            throw new IllegalStateException("asking the scanner fails in no other way", surprise);
        }
    }

    private Verdict ask(Path file) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout((int) answer.toMillis());
            socket.connect(new InetSocketAddress(host, port), (int) connect.toMillis());
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.write(COMMAND);
            try (InputStream content = Files.newInputStream(file)) {
                byte[] chunk = new byte[CHUNK];
                for (int read = content.read(chunk); read > 0; read = content.read(chunk)) {
                    out.writeInt(read);
                    out.write(chunk, 0, read);
                }
            }
            out.writeInt(0);
            out.flush();
            return verdict(answered(socket.getInputStream()));
        }
    }

    /** Up to the zero byte that ends it. A daemon that sends byte after byte for ever is bounded by what it may say. */
    private static String answered(InputStream in) throws IOException {
        byte[] answer = new byte[ANSWER_MOST];
        int length = 0;
        for (int b = in.read(); b > 0; b = in.read()) {
            if (length == ANSWER_MOST) {
                throw new SocketTimeoutException("the scanner does not come to an end");
            }
            answer[length] = (byte) b;
            length++;
        }
        return new String(answer, 0, length, StandardCharsets.UTF_8);
    }

    /** {@code stream: OK} or {@code stream: Some.Name FOUND}; everything else, such as a size limit, is no verdict. */
    private static Verdict verdict(String answer) throws IOException {
        if (answer.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        if (answer.endsWith(" FOUND")) {
            return Verdict.INFECTED;
        }
        throw new IOException("the scanner gave no verdict");
    }
}
