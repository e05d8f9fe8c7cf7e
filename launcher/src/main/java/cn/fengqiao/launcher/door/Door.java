package cn.fengqiao.launcher.door;

import cn.fengqiao.launcher.system.CannotStart;
import cn.fengqiao.launcher.system.Secrets;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway as a department's system meets it: a token for its client secret, then the API like anybody else. */
public final class Door {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // Well within its validity, so that a long import does not end with an expired one.
    private static final Duration TOKEN_AGE = Duration.ofMinutes(2);
    private static final int OK = 200;

    /** In place of a department: case-service's own client, for what only the operator of the machine does. */
    static final String MACHINE = "case-service";

    private final URI gateway;
    private final Secrets secrets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    public Door(URI gateway, Secrets secrets) {
        this.gateway = gateway;
        this.secrets = secrets;
    }

    private record Token(String value, Instant since) {}

    /** What the gateway answered. */
    record Answer(int status, JsonNode body, HttpResponse<String> response) {
        boolean done() {
            return status / 100 == 2;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A new bearer token of a department's system client, valid for some minutes. */
    public String token(String department) {
        String client = department.equals(MACHINE) ? MACHINE : Departments.client(department);
        if (!Secrets.CLIENTS.contains(client)) {
            throw new IllegalArgumentException(
                    "No department " + department + "; there are police, urban-management, emergency and community.");
        }
        String basic = Base64.getEncoder()
                .encodeToString((form(client) + ":" + form(secrets.client(client))).getBytes(StandardCharsets.UTF_8));
        Answer answer = send(HttpRequest.newBuilder(gateway.resolve("/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        if (answer.status() != OK || !answer.body().path("access_token").isString()) {
            throw new CannotStart("No token for " + department + ": " + answer.status() + " " + answer.body());
        }
        return answer.body().path("access_token").asString();
    }

    Answer get(String department, String path) {
        return send(as(department, path).GET());
    }

    Answer post(String department, String path, JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request = as(department, path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(BodyPublishers.ofString(body.isObject() ? body.toString() : "{}")));
    }

    Answer post(String department, String path, String contentType, BodyPublisher body) {
        return send(as(department, path).header("Content-Type", contentType).POST(body));
    }

    private HttpRequest.Builder as(String department, String path) {
        Token token = tokens.compute(
                department.equals(MACHINE) ? MACHINE : Departments.code(department),
                (code, held) -> held == null || held.since().plus(TOKEN_AGE).isBefore(Instant.now())
                        ? new Token(token(code), Instant.now())
                        : held);
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token.value());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), json(response.body()), response);
        } catch (IOException e) {
            String why = e instanceof ConnectException ? "nothing listens there" : e.toString();
            throw new CannotStart(
                    "The gateway at " + gateway + " does not answer (" + why + ").\nIs it running? ./fengqiao status");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        }
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? JSON.missingNode() : JSON.readTree(body);
        } catch (JacksonException notJson) {
            return JSON.valueToTree(body);
        }
    }

    private static String form(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
