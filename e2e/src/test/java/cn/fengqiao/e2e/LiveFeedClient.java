package cn.fengqiao.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A console without a screen: holds the live feed open, comes back with {@code Last-Event-ID} when it is cut, keeps every
 * frame in the order of arrival, and when the feed says that it has lost some, reads the cases anew.
 */
final class LiveFeedClient implements AutoCloseable {

    private static final int READ_TIMEOUT_MS = 40_000;
    private static final long RECONNECT_NANOS = 200_000_000L;

    private static final int CASES_A_PAGE = 100;
    private static final Set<String> RUNGS =
            Set.of("requestedAt", "deliveredAt", "seenAt", "acceptedAt", "rejectedAt", "doneAt");

    private final int port;
    private final Supplier<String> token;
    private final Api api;
    private final Instant opened = Instant.now();
    private final Queue<Frame> frames = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable HttpURLConnection connection;
    private volatile @Nullable String lastId;
    private volatile int connects;
    private volatile boolean gap;
    private volatile boolean everLoaded;

    /** One frame: {@code event} is its kind, {@code nanos} when it came. */
    record Frame(String event, String raw, @Nullable JsonNode data, long nanos) {
        boolean isAbout(String caseId) {
            return subject().equals(caseId);
        }

        JsonNode json() {
            return data == null ? Api.JSON.missingNode() : data;
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
        this.api = new Api(port, token);
        this.thread = Thread.ofPlatform().daemon().name("live-feed").start(this::run);
    }

    Collection<Frame> frames() {
        return frames;
    }

    /** Whether the feed ever lost frames, so that the cases were read instead. */
    boolean everLoaded() {
        return everLoaded;
    }

    int connects() {
        return connects;
    }

    private void run() {
        while (open) {
            try {
                readOnce();
            } catch (IOException | UncheckedIOException cut) {
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
        if (gap) {
            loadAnew();
        }
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
                    if (event.equals("resync")) {
                        gap = true;
                        loadAnew();
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

    /**
     * Reads every case that was raised since this client was opened, page by page, with its receipts, and keeps each as
     * a frame named {@code loaded}: its version, its colour and how sure that is, and how many rungs its departments have climbed.
     * As a console does with what is on its screen, it says of each page that it was shown.
     */
    void loadAnew() {
        String next = "";
        boolean older = false;
        do {
            JsonNode page = read("/api/cases?limit=" + CASES_A_PAGE + (next.isEmpty() ? "" : "&after=" + next));
            List<JsonNode> cases = new ArrayList<>();
            page.path("items").forEach(cases::add);
            older = cases.removeIf(
                    item -> Instant.parse(item.path("raisedAt").asString()).isBefore(opened));
            if (!cases.isEmpty()) {
                List<String> ids =
                        cases.stream().map(item -> item.path("id").asString()).toList();
                keep(cases, ids);
                tellShown(ids);
            }
            next = page.path("next").asString("");
        } while (!older && !next.isEmpty());
        gap = false;
        everLoaded = true;
    }

    private void keep(List<JsonNode> cases, List<String> ids) {
        Map<String, ArrayNode> receipts = new HashMap<>();
        read("/api/receipts?cases=" + String.join(",", ids))
                .path("items")
                .forEach(receipt -> receipts.computeIfAbsent(
                                receipt.path("caseId").asString(), none -> Api.JSON.createArrayNode())
                        .add(receipt));
        for (JsonNode item : cases) {
            String id = item.path("id").asString();
            ArrayNode ofCase = receipts.getOrDefault(id, Api.JSON.createArrayNode());
            ObjectNode data = Api.JSON
                    .createObjectNode()
                    .put("subject", id)
                    .put("version", item.path("version").asLong())
                    .put("colour", item.path("colour").asString())
                    .put("certainty", item.path("certainty").asString())
                    .put("rungs", rungs(ofCase));
            data.set("receipts", ofCase);
            frames.add(new Frame("loaded", data.toString(), data, System.nanoTime()));
        }
    }

    private void tellShown(List<String> ids) {
        Api.Answer answer = api.post("/api/receipts/shown", Map.of("cases", ids), Map.of());
        if (answer.status() != 204) {
            throw new UncheckedIOException(new IOException("what was shown is answered " + answer));
        }
    }

    private static long rungs(ArrayNode receipts) {
        return receipts.valueStream()
                .mapToLong(receipt -> RUNGS.stream().filter(receipt::hasNonNull).count())
                .sum();
    }

    private JsonNode read(String path) {
        Api.Answer answer = api.get(path);
        if (answer.status() != 200) {
            throw new UncheckedIOException(new IOException(path + " answered " + answer));
        }
        return answer.json();
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
