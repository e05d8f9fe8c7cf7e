package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.COMMUNITY;
import static cn.fengqiao.contract.Department.POLICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.Event;
import cn.fengqiao.contract.EventEnvelope;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** With the switch on, one trace goes from the request that was let in to the frame that was written. */
class TracingTest extends RunningGateway {

    private static final Peer COLLECTOR = Peer.start();

    @DynamicPropertySource
    static void traced(DynamicPropertyRegistry registry) {
        registry.add("fengqiao.tracing", () -> "on");
        registry.add("fengqiao.otlp", () -> COLLECTOR.url().resolve("/v1/traces"));
    }

    /** Whether the collector was sent a span of that name in that trace: OTLP's protobuf has both as they are. */
    private static boolean collected(String traceId, String span) {
        String id = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        return COLLECTOR.requests().stream()
                .map(request -> new String(request.body(), StandardCharsets.ISO_8859_1))
                .anyMatch(body -> body.contains(id) && body.contains(span));
    }

    @Test
    void a_request_and_the_frame_it_leads_to_are_in_one_trace() {
        try (OpenFeed police = OpenFeed.open(port, TOKENS.dispatcher(POLICE))) {
            send(request("/api/cases?q=a-name-that-is-sought", TOKENS.dispatcher(COMMUNITY))
                    .POST(BodyPublishers.ofString("{}")));
            String traceparent = Objects.requireNonNull(CASE.last().header("traceparent"));
            String traceId = traceparent.split("-", -1)[1];

            EventEnvelope<Event> raised =
                    Topic.write(Topic.registered(false, COMMUNITY, POLICE), UUID.randomUUID(), 1, traceparent);
            police.awaitAbout(raised.subject());

            await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
                assertThat(collected(traceId, "http post")).isTrue();
                assertThat(collected(traceId, "live case-events")).isTrue();
                assertThat(collected(traceId, "HTTP POST")).isTrue();
            });
            assertThat(COLLECTOR.requests())
                    .noneMatch(request ->
                            new String(request.body(), StandardCharsets.ISO_8859_1).contains("a-name-that-is-sought"));
        }
    }
}
