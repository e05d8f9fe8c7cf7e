package cn.fengqiao.gateway;

import static cn.fengqiao.contract.Department.EMERGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.testkit.Tokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollSocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;

/** A gateway of its own with little patience, which consoles that are only slow must not meet. */
@TestPropertySource(
        properties = {
            "fengqiao.live.patience=2s",
            "fengqiao.live.consoles-per-caller=1",
            "fengqiao.live.ring=65536",
        })
class StuckConsoleTest extends RunningGateway {

    /** Keeps the server's side of every connection. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Connections {

        static final Queue<Channel> SEEN = new ConcurrentLinkedQueue<>();

        @Bean
        WebServerFactoryCustomizer<NettyReactiveWebServerFactory> keepChannels() {
            return factory -> factory.addServerCustomizers(
                    server -> server.doOnConnection(connection -> SEEN.add(connection.channel())));
        }
    }

    @Autowired
    MeterRegistry meters;

    /** A network that breaks without a word cannot be made here; that the kernel was told what to do then can be seen. */
    @Test
    void the_kernel_gives_up_a_console_that_acknowledges_nothing_as_soon_as_its_patience_ends() {
        assumeThat(Epoll.isAvailable()).isTrue();
        Connections.SEEN.clear();

        try (OpenFeed feed = OpenFeed.open(port, TOKENS.dispatcher(EMERGENCY))) {
            assertThat(Connections.SEEN)
                    .filteredOn(Channel::isOpen)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            EpollSocketChannel.class,
                            socket -> assertThat(socket.config().getTcpUserTimeout())
                                    .isEqualTo(2_000));
        }
        awaitPlace(TOKENS.dispatcher(EMERGENCY), Duration.ofSeconds(15));
    }

    @Test
    void a_console_that_never_reads_is_cut_off_and_its_place_is_free_again() {
        String token = TOKENS.dispatcher(EMERGENCY);
        try (OpenFeed stuck = OpenFeed.connect(port, token, null)) {
            awaitConsole();

            fillSockets();

            awaitPlace(token, Duration.ofSeconds(15));
            assertThat(stuck.ended()).isFalse();
        }
    }

    @Test
    void a_console_that_does_not_read_ends_with_its_token_all_the_same() {
        String brief = TOKENS.draft(Tokens.caller(EMERGENCY, Role.DISPATCHER))
                .with("sub", "brief")
                .with("exp", Instant.now().plusSeconds(4).getEpochSecond())
                .sign();
        String later = TOKENS.draft(Tokens.caller(EMERGENCY, Role.DISPATCHER))
                .with("sub", "brief")
                .sign();
        try (OpenFeed stuck = OpenFeed.connect(port, brief, null)) {
            awaitConsole();

            fillSockets();

            awaitPlace(later, Duration.ofSeconds(15));
            assertThat(stuck.ended()).isFalse();
        }
    }

    private void awaitConsole() {
        await().until(() -> meters.get("fengqiao.gateway.sse.clients").gauge().value() == 1);
    }

    private static void fillSockets() {
        List<UUID> some =
                IntStream.range(0, 15_000).mapToObj(i -> UUID.randomUUID()).toList();
        Topic.writeAll(some, Topic.registered(false, EMERGENCY));
    }

    private void awaitPlace(String token, Duration limit) {
        await().atMost(limit)
                .until(() -> RawHttp.firstLine(
                                port,
                                "GET /api/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .contains("200"));
    }
}
