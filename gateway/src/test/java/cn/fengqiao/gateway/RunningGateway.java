package cn.fengqiao.gateway;

import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.TestCluster;
import cn.fengqiao.testkit.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole gateway on a real port, with a real Kafka, a real issuer's keys and peers that do as they are told. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningGateway {

    static final Tokens TOKENS = Tokens.shared();
    static final Issuer ISSUER = new Issuer(TOKENS);
    static final Peer CASE = Peer.start();
    static final Peer RISK = Peer.start();
    static final Peer NOTIFICATION = Peer.start();
    static final Peer IDENTITY = Peer.start();
    static final String PUBLIC_ORIGIN = "http://fengqiao.test";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        createTopics();
        TOKENS.trustedBy(registry);
        // As in a cluster, where Spring believes more of what is sent than elsewhere.
        registry.add("spring.main.cloud-platform", () -> "kubernetes");
        registry.add("fengqiao.public-url", () -> PUBLIC_ORIGIN);
        registry.add("fengqiao.kafka", () -> TestCluster.kafka().bootstrapServers());
        registry.add("fengqiao.console-secret", () -> "a-secret-of-the-test-alone-0123456789");
        registry.add("fengqiao.client-secret", () -> "a-secret-of-the-test-alone-9876543210");
        registry.add("fengqiao.oidc.token", ISSUER::tokenUri);
        registry.add("fengqiao.targets.case.url", CASE::url);
        registry.add("fengqiao.targets.risk.url", RISK::url);
        registry.add("fengqiao.targets.notification.url", NOTIFICATION::url);
        registry.add("fengqiao.targets.identity.url", IDENTITY::url);
        registry.add("fengqiao.targets.risk.timeout", () -> "400ms");
        registry.add("fengqiao.targets.risk.concurrent", () -> "4");
        registry.add("fengqiao.limits.body-timeout", () -> "2s");
        registry.add("fengqiao.limits.answer-pause", () -> "2s");
        registry.add("fengqiao.live.heartbeat", () -> "1s");
        registry.add("resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state", () -> "1s");
    }

    private static void createTopics() {
        List<NewTopic> topics = List.of(Topics.CASE_EVENTS, Topics.RISK_EVENTS, Topics.NOTIFICATION_EVENTS).stream()
                .map(name ->
                        new NewTopic(name, 4, (short) 1).configs(Map.of("message.timestamp.type", "LogAppendTime")))
                .toList();
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers()))) {
            List<String> there = List.copyOf(admin.listTopics().names().get());
            admin.createTopics(topics.stream()
                            .filter(topic -> !there.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void peersAsNew() {
        List.of(CASE, RISK, NOTIFICATION, IDENTITY).forEach(Peer::reset);
        ISSUER.reset();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder request(String path, String token) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** The slug of a problem, and a failure if it is not one. */
    static String problem(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.startsWith("application/problem+json")) {
            throw new AssertionError("not a problem but " + response.statusCode() + " " + type + " " + response.body());
        }
        JsonNode body = json(response);
        if (body.get("status").asInt() != response.statusCode()) {
            throw new AssertionError("the problem says another status than the answer: " + response.body());
        }
        return body.get("type").asString().replace("urn:fengqiao:problem:", "");
    }
}
