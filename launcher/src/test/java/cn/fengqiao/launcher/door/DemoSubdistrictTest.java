package cn.fengqiao.launcher.door;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.launcher.system.Secrets;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoSubdistrictTest {

    private static final Instant SINCE = Instant.parse("2026-11-25T08:00:00Z");

    private final List<JsonNode> raised = new CopyOnWriteArrayList<>();
    private HttpServer gateway;
    private volatile int raising = 201;
    private volatile String raisedAs = "{\"id\":\"0197\"}";

    @BeforeEach
    void aGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> answer(exchange, 200, "{}"));
        gateway.createContext("/oauth2/token", exchange -> answer(exchange, 200, "{\"access_token\":\"t\"}"));
        gateway.createContext("/api/cases", exchange -> {
            if (exchange.getRequestURI().getPath().equals("/api/cases")) {
                raised.add(Door.JSON.readTree(exchange.getRequestBody().readAllBytes()));
                answer(exchange, raising, raisedAs);
            } else {
                answer(exchange, 200, "{}");
            }
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("ETag", "\"1\"");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private DemoSubdistrict.Filled fill() {
        var address = URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
        Map<String, String> secrets = Secrets.CLIENTS.stream()
                .collect(Collectors.toMap(
                        client -> "FENGQIAO_SECRET_" + client.replace('-', '_').toUpperCase(Locale.ROOT),
                        client -> "secret"));
        return new DemoSubdistrict(new Door(address, Secrets.of(secrets)), SINCE).fill();
    }

    @Test
    void cases_were_found_over_the_days_before_the_system_was_set_up_and_most_on_the_last_two() {
        DemoSubdistrict.Filled filled = fill();

        assertThat(filled.raised()).isEqualTo(raised.size()).isGreaterThanOrEqualTo(60);
        List<Duration> ages = raised.stream()
                .map(body -> Duration.between(Instant.parse(body.path("foundAt").asString()), SINCE))
                .toList();
        assertThat(ages).allMatch(age -> age.isPositive() && age.toDays() < 5);
        assertThat(ages.stream().filter(age -> age.toDays() < 2)).hasSizeGreaterThan(raised.size() / 2);
    }

    @Test
    void a_case_that_is_there_from_a_filling_on_another_day_is_left_alone() {
        raising = 409;
        raisedAs = "{\"field\":\"foundAt\"}";

        assertThat(fill()).isEqualTo(new DemoSubdistrict.Filled(0, raised.size()));
    }
}
