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

/**
 * The gateway as those who work with it meet it. A department's system shows a token for its client secret; a person of
 * the demo subdistrict signs in. Who acts is named by the code of a department, or by the account of a person.
 */
public final class Door {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // Well within its validity, so that a long import does not end with an expired one.
    private static final Duration TOKEN_AGE = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int NOT_AUTHENTICATED = 401;
    private static final int PRECONDITION_FAILED = 412;
    /** Nobody else works on what is filled in, so what changes under our hands for longer is not what we think it is. */
    private static final Duration UNTIL_IT_STANDS_STILL = Duration.ofSeconds(20);

    /** In place of a department: case-service's own client, for what only the operator of the machine does. */
    static final String MACHINE = "case-service";

    private final URI gateway;
    private final Secrets secrets;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();

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

    Answer get(String by, String path) {
        return send(by, request(path).GET());
    }

    Answer post(String by, String path, JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(by, request.POST(BodyPublishers.ofString(body.isObject() ? body.toString() : "{}")));
    }

    Answer post(String by, String path, String contentType, BodyPublisher body) {
        return send(by, request(path).header("Content-Type", contentType).POST(body));
    }

    /** Hands in a form with a file, as a browser does. */
    Answer post(String by, String path, Form form, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", form.contentType());
        headers.forEach(request::header);
        return send(by, request.POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    /** A command on something as it stands when it is looked at. */
    Answer command(String by, String path, String name, JsonNode body) {
        Instant deadline = Instant.now().plus(UNTIL_IT_STANDS_STILL);
        while (true) {
            String etag = get(by, path).header("ETag");
            Answer answer = post(by, path + "/" + name, body, Map.of("If-Match", etag));
            // Between looking and acting somebody may have been faster; then we look again.
            if (answer.status() != PRECONDITION_FAILED || Instant.now().isAfter(deadline)) {
                return answer;
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(PATIENCE);
    }

    private Answer send(String by, HttpRequest.Builder request) {
        if (!by.equals(MACHINE) && !Secrets.CLIENTS.contains(Departments.client(by))) {
            return asPerson(by, request);
        }
        Token token = tokens.compute(
                by.equals(MACHINE) ? MACHINE : Departments.code(by),
                (code, held) -> held == null || held.since().plus(TOKEN_AGE).isBefore(Instant.now())
                        ? new Token(token(code), Instant.now())
                        : held);
        return send(request.header("Authorization", "Bearer " + token.value()));
    }

    private Answer asPerson(String account, HttpRequest.Builder request) {
        Answer answer =
                answer(() -> person(account).send(request.copy(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        if (answer.status() != NOT_AUTHENTICATED) {
            return answer;
        }
        // the gateway was started again since, and knows no session of before
        people.remove(account);
        return answer(() -> person(account).send(request.copy(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private Person person(String account) {
        return people.computeIfAbsent(account, name -> Person.signIn(gateway, name, secrets.demoPassword()));
    }

    @FunctionalInterface
    private interface Sending {
        HttpResponse<String> send() throws IOException, InterruptedException;
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest whole = request.timeout(PATIENCE).build();
        return answer(() -> http.send(whole, BodyHandlers.ofString(StandardCharsets.UTF_8)));
    }

    private Answer answer(Sending sending) {
        try {
            HttpResponse<String> response = sending.send();
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
