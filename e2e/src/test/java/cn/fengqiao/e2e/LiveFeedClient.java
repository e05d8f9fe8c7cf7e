package cn.fengqiao.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A console without a screen: holds the live feed open, comes back with {@code Last-Event-ID} when it is cut, and keeps
 * every frame in the order of arrival.
 */
final class LiveFeedClient implements AutoCloseable {

    private static final int READ_TIMEOUT_MS = 40_000;
    private static final long RECONNECT_NANOS = 200_000_000L;

    private final int port;
    private final Supplier<String> token;
    private final List<Frame> frames = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable HttpURLConnection connection;
    private volatile @Nullable String lastId;
    private volatile int connects;

    /** One frame: {@code event} is its kind, {@code nanos} when it came. */
    record Frame(String event, String raw, @Nullable JsonNode data, long nanos) {
        boolean isAbout(String caseId) {
            return subject().equals(caseId);
        }

        String id() {
            return text("id");
        }

        String subject() {
            return text("subject");
        }

        String type() {
            return text("type");
        }

        long sequence() {
            return data == null ? 0 : data.path("sequence").asLong(0);
        }

        private String text(String field) {
            return data == null ? "" : data.path(field).asString("");
        }
    }

    LiveFeedClient(int port, Supplier<String> token) {
        this.port = port;
        this.token = token;
        this.thread = Thread.ofPlatform().daemon().name("live-feed").start(this::run);
    }

    List<Frame> frames() {
        return frames;
    }

    int connects() {
        return connects;
    }

    private void run() {
        while (open) {
            try {
                readOnce();
            } catch (IOException cut) {
                // a cut is what this client is here for: it comes back below
            }
            LockSupport.parkNanos(RECONNECT_NANOS);
        }
    }

    private void readOnce() throws IOException {
        var http = (HttpURLConnection)
                URI.create("http://localhost:" + port + "/api/live").toURL().openConnection();
        connection = http;
        http.setRequestProperty("Authorization", "Bearer " + token.get());
        http.setRequestProperty("Accept", "text/event-stream");
        if (lastId != null) {
            http.setRequestProperty("Last-Event-ID", lastId);
        }
        http.setConnectTimeout(2_000);
        http.setReadTimeout(READ_TIMEOUT_MS);
        if (http.getResponseCode() != 200) {
            http.disconnect();
            return;
        }
        connects++;
        try (var in = new BufferedReader(new InputStreamReader(http.getInputStream(), StandardCharsets.UTF_8))) {
            String event = "message";
            String id = null;
            var data = new StringBuilder();
            for (String line; (line = in.readLine()) != null; ) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        frames.add(new Frame(event, data.toString(), parse(data.toString()), System.nanoTime()));
                    }
                    if (id != null) {
                        lastId = id;
                    }
                    event = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    event = line.substring(6).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5).strip());
                }
            }
        }
    }

    private static @Nullable JsonNode parse(String data) {
        try {
            return Api.JSON.readTree(data);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    @Override
    public void close() {
        open = false;
        HttpURLConnection current = connection;
        if (current != null) {
            current.disconnect();
        }
        thread.interrupt();
    }
}
