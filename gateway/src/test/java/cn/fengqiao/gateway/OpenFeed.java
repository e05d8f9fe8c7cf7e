package cn.fengqiao.gateway;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open console as a program: reads the feed from a socket of its own and keeps every byte and every event. */
final class OpenFeed implements AutoCloseable {

    record Received(String name, @Nullable String id, String data) {
        boolean about(UUID subject) {
            return data.contains("\"subject\":\"" + subject + "\"");
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Socket socket;
    private final List<Received> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean ended;

    private OpenFeed(Socket socket) {
        this.socket = socket;
    }

    static OpenFeed open(int port, String token) {
        return open(port, token, null);
    }

    static OpenFeed open(int port, String token, @Nullable String lastEventId) {
        return connect(port, token, lastEventId).startReading().awaitHello();
    }

    /** As a browser opens it, which has no token. */
    static OpenFeed openInSession(int port, String session) {
        return connect(port, "Cookie: FQ_SESSION=" + session + "\r\n")
                .startReading()
                .awaitHello();
    }

    private OpenFeed awaitHello() {
        awaitEvent("hello");
        return this;
    }

    /** Asks for the feed and reads nothing. */
    static OpenFeed connect(int port, String token, @Nullable String lastEventId) {
        String resume = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        return connect(port, "Authorization: Bearer " + token + "\r\n" + resume);
    }

    private static OpenFeed connect(int port, String headers) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write(("GET /api/live HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new OpenFeed(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    OpenFeed startReading() {
        Thread.ofVirtual().start(this::read);
        return this;
    }

    private void read() {
        String name = "";
        String id = null;
        try {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                    id = null;
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    events.add(new Received(name, id, line.substring(6)));
                } else if (line.equals("0")) {
                    break;
                }
            }
        } catch (IOException closed) {
            // As good an end as any.
        }
        ended = true;
    }

    List<Received> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /** Everything that came, the head of the answer and the framing included. */
    String bytes() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    boolean ended() {
        return ended;
    }

    Received awaitAbout(UUID subject) {
        return await().atMost(LIMIT)
                .until(
                        () -> events().stream()
                                .filter(event -> event.about(subject))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    Received awaitEvent(String name) {
        return await().atMost(LIMIT)
                .until(
                        () -> events().stream()
                                .filter(event -> event.name().equals(name))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    long countAbout(UUID subject) {
        return events().stream().filter(event -> event.about(subject)).count();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
