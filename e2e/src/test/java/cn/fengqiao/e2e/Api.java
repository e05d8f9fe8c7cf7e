package cn.fengqiao.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A department's system client at the gateway. Keeps every byte it was given, for looking for leaks afterwards. */
final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final int port;
    private final Supplier<String> token;
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();

    Api(int port, Supplier<String> token) {
        this.port = port;
        this.token = token;
    }

    /** An answer with its body as JSON, if it has one. */
    record Answer(int status, HttpResponse<byte[]> response) {
        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String etag() {
            return response.headers().firstValue("ETag").orElseThrow();
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, JSON.writeValueAsBytes(body), headers);
    }

    /** Raises a case under a fresh key. */
    Answer raise(Map<String, ?> body) {
        return post(
                "/api/cases", body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Sends a command about the case as it now is. */
    Answer command(String caseId, String command, Map<String, ?> body) {
        String etag = get("/api/cases/" + caseId).etag();
        return post("/api/cases/" + caseId + "/" + command, body, Map.of("If-Match", etag));
    }

    /** Uploads a file as a form does. */
    Answer upload(String path, String name, byte[] file, String mapping) {
        String boundary = "----fengqiao" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n" + mapping
                        + "\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                "POST", path, body.toByteArray(), Map.of("Content-Type", "multipart/form-data; boundary=" + boundary));
    }

    Answer send(String method, String path, byte @Nullable [] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token.get())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            var answer = new Answer(response.statusCode(), response);
            received.add(answer.text());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    /** Every body this client ever received. */
    Iterable<String> everythingReceived() {
        return received;
    }
}
