package cn.fengqiao.cases;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody at a desk, working with the service over HTTP as any client does. */
final class Desk {

    static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final int port;
    private final String token;

    private Desk(int port, String token) {
        this.port = port;
        this.token = token;
    }

    static Desk of(int port, Department department, Role... roles) {
        return new Desk(port, Tokens.shared().of(department, roles));
    }

    static Desk of(int port, Caller caller) {
        return new Desk(port, Tokens.shared().of(caller));
    }

    static Desk dispatcher(int port, Department department) {
        return of(port, department, Role.DISPATCHER);
    }

    /** Somebody else at the same service. */
    Desk colleague(Department department, Role... roles) {
        return of(port, department, roles);
    }

    /** An answer with its body as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String text(String pointer) {
            return body.at(pointer).asString("");
        }

        UUID id() {
            return UUID.fromString(text("/id"));
        }

        long version() {
            return body.at("/version").asLong();
        }

        String problem() {
            return text("/type").replace("urn:fengqiao:problem:", "");
        }
    }

    /** A case with nothing but what is required, in a grid of its own choice. */
    static ObjectNode aCase() {
        return JSON.createObjectNode()
                .put("type", "NEIGHBOUR")
                .put("source", "GRID_PATROL")
                .put("area", "HC.FQ.C03.G02")
                .put("title", "楼上漏水引发争吵");
    }

    Answer raise(ObjectNode body) {
        return raise(UUID.randomUUID().toString(), body);
    }

    Answer raise(String key, ObjectNode body) {
        return send(request("/api/cases").header("Idempotency-Key", key).POST(json(body.toString())));
    }

    Answer raiseRaw(String key, String body) {
        return send(request("/api/cases").header("Idempotency-Key", key).POST(json(body)));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer read(UUID id) {
        return get("/api/cases/" + id);
    }

    /** The first lines of the timeline, oldest first. */
    List<JsonNode> timeline(UUID id) {
        return get("/api/cases/" + id + "/timeline")
                .body()
                .at("/items")
                .valueStream()
                .toList();
    }

    Answer list(String... parameters) {
        var query = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            query.append(query.isEmpty() ? "?" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return get("/api/cases" + query);
    }

    Answer command(UUID id, long version, String path, String body) {
        return send(request("/api/cases/" + id + "/" + path)
                .header("If-Match", "\"" + version + "\"")
                .POST(json(body)));
    }

    /** A command on the case as it stands in {@code before}. */
    Answer command(Answer before, String path, String body) {
        return command(before.id(), before.version(), path, body);
    }

    Answer post(String path, String body) {
        return send(request(path).POST(json(body)));
    }

    /** Opens something under a key. */
    Answer post(String path, String key, ObjectNode body) {
        return send(request(path).header("Idempotency-Key", key).POST(json(body.toString())));
    }

    /** Changes something that stands at a version. */
    Answer post(String path, long version, ObjectNode body) {
        return send(request(path).header("If-Match", "\"" + version + "\"").POST(json(body.toString())));
    }

    /** Writes something anew that stands at a version. */
    Answer put(String path, long version, ObjectNode body) {
        return send(request(path).header("If-Match", "\"" + version + "\"").PUT(json(body.toString())));
    }

    Answer put(String path, String body) {
        return send(request(path).PUT(json(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode(), response);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.BodyPublisher json(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }
}
