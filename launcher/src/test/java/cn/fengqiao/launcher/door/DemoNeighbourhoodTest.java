package cn.fengqiao.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengqiao.launcher.system.CannotStart;
import cn.fengqiao.launcher.system.Secrets;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the script is read; that the services accept what it says is seen end to end. */
class DemoNeighbourhoodTest {

    private static final Instant SINCE = Instant.parse("2026-11-27T08:00:00Z");
    private static final String OPENED =
            "{\"id\": \"0197\", \"agenda\": [{\"item\": \"i-1\", \"actions\": [{}," + " {\"action\": \"a-1\"}]}]}";

    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger away = new AtomicInteger();
    private final AtomicInteger signedIn = new AtomicInteger();
    private HttpServer gateway;
    private volatile int opening = 201;
    private volatile int stepping = 200;
    private volatile boolean again;

    @BeforeEach
    void aGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        gateway.createContext("/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
        gateway.createContext(
                "/oauth2/authorization", exchange -> answer(exchange, 200, "<input name=\"_csrf\" value=\"f\">"));
        gateway.createContext("/login", exchange -> {
            signedIn.incrementAndGet();
            answer(exchange, 200, "");
        });
        gateway.createContext("/api/", this::api);
        gateway.start();
    }

    private void api(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            boolean me = exchange.getRequestURI().getPath().equals("/api/me");
            answer(exchange, 200, me ? "{\"csrf\":\"p\"}" : OPENED);
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (away.getAndDecrement() > 0) {
            answer(exchange, 503, "{}");
            return;
        }
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        boolean opens = exchange.getRequestURI().getPath().matches("/api/[a-z]+");
        if (opens) {
            keys.add(key);
            if (again) {
                exchange.getResponseHeaders().set("Idempotent-Replay", "true");
            }
        }
        answer(exchange, opens ? opening : stepping, OPENED);
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private DemoNeighbourhood.Filled fill(DemoNeighbourhood.Progress progress) {
        var address = URI.create("http://localhost:" + gateway.getAddress().getPort());
        Map<String, String> secrets = Secrets.CLIENTS.stream()
                .collect(Collectors.toMap(
                        client -> "FENGQIAO_SECRET_" + client.replace('-', '_').toUpperCase(Locale.ROOT),
                        client -> "secret"));
        secrets.put("FENGQIAO_DEMO_PASSWORD", "told");
        return new DemoNeighbourhood(new Door(address, Secrets.of(secrets)), SINCE, time -> {}).fill(progress);
    }

    @Test
    void every_thing_is_opened_under_a_key_of_its_own_and_no_placeholder_is_left() {
        List<String> heard = new CopyOnWriteArrayList<>();

        DemoNeighbourhood.Filled filled = fill((things, of) -> heard.add(things + "/" + of));

        assertThat(filled.alreadyThere()).isZero();
        assertThat(keys).hasSize(filled.opened()).doesNotHaveDuplicates().allMatch(key -> key.startsWith("demo-"));
        assertThat(heard).hasSize(filled.opened()).endsWith(filled.opened() + "/" + filled.opened());
        assertThat(bodies)
                .noneMatch(body -> body.matches("(?s).*\\{(day|workday|ago |now|id |self ).*"))
                .anyMatch(body -> body.contains("\"dueOn\":\"2026-11-30\""))
                .anyMatch(body -> body.contains("\"action\":\"a-1\""));
    }

    @Test
    void a_person_signs_in_once_however_much_they_do() {
        fill((things, of) -> {});

        // the mediator, the leader and the grid worker
        assertThat(signedIn).hasValue(3);
    }

    @Test
    void a_filling_that_was_cut_short_is_taken_up_again_and_what_was_done_refuses_in_vain() {
        again = true;
        stepping = 409;

        DemoNeighbourhood.Filled filled = fill((things, of) -> {});

        assertThat(filled.opened()).isZero();
        assertThat(filled.alreadyThere()).isEqualTo(keys.size());
    }

    @Test
    void a_service_that_is_away_for_a_moment_is_waited_for() {
        away.set(3);

        assertThat(fill((things, of) -> {}).opened()).isEqualTo(keys.size());
    }

    @Test
    void a_thing_that_is_refused_is_named() {
        opening = 400;

        assertThatThrownBy(() -> fill((things, of) -> {}))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("case-instalments")
                .hasMessageContaining("400");
    }
}
