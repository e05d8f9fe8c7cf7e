package cn.fengqiao.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class ClientAddressTest {

    private final ClientAddress behindProxies = new ClientAddress(List.of("10.0.0.0/8", "127.0.0.1", "fd00::/8"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "203.0.113.7, -, 203.0.113.7",
                "203.0.113.7, 198.51.100.1, 203.0.113.7",
                "10.1.2.3, 198.51.100.1, 198.51.100.1",
                "127.0.0.1, 198.51.100.1, 198.51.100.1",
                "fd00::1, 2001:db8::5, 2001:db8:0:0:0:0:0:5",
                "10.1.2.3, -, 10.1.2.3",
                "10.1.2.3, '1.1.1.1, 198.51.100.1', 198.51.100.1",
                "10.1.2.3, '1.1.1.1, 198.51.100.1, 10.9.9.9', 198.51.100.1",
                "10.1.2.3, '198.51.100.1, unknown', 10.1.2.3",
                "10.1.2.3, 'example.org, 10.9.9.9', 10.9.9.9",
                "10.1.2.3, '10.7.7.7, 10.9.9.9', 10.7.7.7",
                "10.1.2.3, '', 10.1.2.3",
            })
    void a_client_is_who_the_nearest_proxies_of_ours_vouch_for(
            String peer, @Nullable String forwardedFor, String client) {
        assertThat(found(behindProxies, peer, forwardedFor)).isEqualTo(client);
    }

    @Test
    void without_proxies_nobody_is_believed() {
        assertThat(found(new ClientAddress(List.of()), "127.0.0.1", "198.51.100.1"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void a_name_is_no_network() {
        assertThatThrownBy(() -> new ClientAddress(List.of("proxy.example/8")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy.example/8");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1, 198.51.100.1",
        "::ffff:198.51.100.1, 198.51.100.1",
        "2001:db8:1:2::5, 2001:db8:1:2::/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 2001:db8:1:2::/64",
        "2001:db8:1:3::5, 2001:db8:1:3::/64",
    })
    void a_network_of_addresses_that_one_line_has_counts_as_one(String peer, String counted) {
        assertThat(ClientAddress.countedAs(seen(behindProxies, peer, null))).isEqualTo(counted);
    }

    private static String found(ClientAddress addresses, String peer, @Nullable String forwardedFor) {
        return ClientAddress.of(seen(addresses, peer, forwardedFor))
                .map(InetAddress::getHostAddress)
                .orElse("");
    }

    private static MockServerWebExchange seen(ClientAddress addresses, String peer, @Nullable String forwardedFor) {
        var request = MockServerHttpRequest.get("/login")
                .remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 40_000));
        if (forwardedFor != null) {
            request.header("X-Forwarded-For", forwardedFor);
        }
        var exchange = MockServerWebExchange.from(request);
        addresses.filter(exchange, next -> Mono.empty()).block();
        return exchange;
    }
}
