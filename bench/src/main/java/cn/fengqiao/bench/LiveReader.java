package cn.fengqiao.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One department's console: notes when each raised case came in over the live feed. */
final class LiveReader implements AutoCloseable {

    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\"([0-9a-f-]{36})\"");
    private static final String REGISTERED = "cn.fengqiao.case.registered.v1";

    private final Socket socket = new Socket();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile String place = "";

    LiveReader(int port, String token) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        socket.getOutputStream()
                .write(
                        ("GET /api/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                                        + token + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("live").start(this::read);
    }

    private void read() {
        try (var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null; ) {
                long now = System.nanoTime();
                if (line.contains("hello")) {
                    ready.countDown();
                }
                if (line.startsWith("id: ")) {
                    place = line.substring(4);
                }
                if (line.startsWith("data:") && line.contains(REGISTERED)) {
                    Matcher subject = SUBJECT.matcher(line);
                    if (subject.find()) {
                        arrivals.putIfAbsent(subject.group(1), now);
                    }
                }
            }
        } catch (SocketException closed) {
            // the end of the measurement
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void awaitReady() throws InterruptedException {
        if (!ready.await(20, java.util.concurrent.TimeUnit.SECONDS)) {
            throw new IllegalStateException("the live feed did not say hello");
        }
    }

    /** The id of the last frame: where a console that comes back goes on. */
    String place() {
        return place;
    }

    Map<String, Long> arrivals() {
        return arrivals;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
