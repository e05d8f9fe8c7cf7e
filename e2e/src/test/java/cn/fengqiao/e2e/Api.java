package cn.fengqiao.e2e;

import cn.fengqiao.launcher.door.Person;
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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the gateway, a program or a person. Keeps every byte it was given, for looking for leaks afterwards. */
final class Api {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final int port;
    private final Voice voice;
    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();

    /** How a request becomes somebody's own. */
    @FunctionalInterface
    private interface Voice {
        HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException;
    }

    /** A program that shows a token. */
    Api(int port, Supplier<String> token) {
        this.port = port;
        this.voice = request -> HTTP.send(
                request.header("Authorization", "Bearer " + token.get()).build(), BodyHandlers.ofByteArray());
    }

    /** A person who has signed in. */
    Api(int port, Person person) {
        this.port = port;
        this.voice = request -> person.send(request, BodyHandlers.ofByteArray());
    }

    /** An answer with its body as JSON, if it has one. */
    record Answer(int status, HttpResponse<byte[]> response) {
        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** What stands at a place of the body; empty where nothing does. */
        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        /** The short name of the problem that is told; empty where none is. */
        String problem() {
            return status < 400 ? "" : at("/type").replace("urn:fengqiao:problem:", "");
        }

        byte[] bytes() {
            return response.body();
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
        return open("/api/cases", body);
    }

    /** Opens something under a fresh key. */
    Answer open(String path, Map<String, ?> body) {
        return post(path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** Sends a command about the case as it now is. */
    Answer command(String caseId, String command, Map<String, ?> body) {
        return act("/api/cases/" + caseId, command, body);
    }

    /** Sends a command about something as it now is. */
    Answer act(String path, String command, Map<String, ?> body) {
        return post(path + "/" + command, body, Map.of("If-Match", get(path).etag()));
    }

    /** Uploads a file as a form does. */
    Answer upload(String path, String name, byte[] file, String mapping) {
        return form(path, Map.of("mapping", mapping), name, "text/csv", file, Map.of());
    }

    /** Puts a document into the file of a case. */
    Answer file(String caseId, String kind, String title, byte[] pdf) {
        return form(
                "/api/cases/" + caseId + "/documents",
                Map.of("kind", kind, "title", title),
                title + ".pdf",
                "application/pdf",
                pdf,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Answer form(
            String path,
            Map<String, String> fields,
            String name,
            String type,
            byte[] file,
            Map<String, String> headers) {
        String boundary = "----fengqiao" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: " + type + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "multipart/form-data; boundary=" + boundary);
        return send("POST", path, body.toByteArray(), all);
    }

    Answer send(String method, String path, byte @Nullable [] body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<byte[]> response = voice.send(request);
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
