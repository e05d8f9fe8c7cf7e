package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Where a request comes from: the other end of the connection, or, when that is a proxy of ours, whom the proxy saw.
 * {@code X-Forwarded-For} is read from its end, where the nearest proxy wrote, and only as far as proxies of ours vouch
 * for it; what a client wrote in front of that counts for nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ClientAddress implements WebFilter {

    private static final String ATTRIBUTE = ClientAddress.class.getName();
    /** Whom a proxy names as its caller. */
    public static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<IpSubnetFilterRule> proxies;

    @Autowired
    ClientAddress(GatewaySettings settings) {
        this(settings.proxies());
    }

    /** @throws IllegalArgumentException if one is neither an address nor a network */
    ClientAddress(List<String> proxies) {
        this.proxies = proxies.stream().map(ClientAddress::network).toList();
    }

    /** The address of the client; empty when the connection has none. */
    public static Optional<InetAddress> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    /**
     * What a stranger's requests are counted under: the address, and with IPv6 the network of 64 bits it lies in, as
     * whoever has one address of it has all of them.
     */
    public static String countedAs(ServerWebExchange exchange) {
        return of(exchange).map(ClientAddress::counted).orElse("");
    }

    private static String counted(InetAddress address) {
        return address instanceof Inet6Address
                ? NetUtil.bytesToIpAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16)) + "/64"
                : address.getHostAddress();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        InetAddress client = client(exchange.getRequest());
        if (client != null) {
            exchange.getAttributes().put(ATTRIBUTE, client);
        }
        return chain.filter(exchange);
    }

    private @Nullable InetAddress client(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress client = peer == null ? null : peer.getAddress();
        if (client == null || !isProxy(client)) {
            return client;
        }
        List<String> seen = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(String::strip)
                .toList();
        for (String address : seen.reversed()) {
            InetAddress before = NetUtil.createInetAddressFromIpAddressString(address);
            if (before == null) {
                return client;
            }
            client = before;
            if (!isProxy(client)) {
                return client;
            }
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        var end = new InetSocketAddress(address, 0);
        return proxies.stream().anyMatch(network -> network.matches(end));
    }

    private static IpSubnetFilterRule network(String written) {
        String[] parts = written.split("/", 2);
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(parts[0]);
        if (address == null) {
            throw new IllegalArgumentException(
                    "fengqiao.proxies: " + written + " is neither an address nor a network such as 10.0.0.0/8");
        }
        int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : address.getAddress().length * Byte.SIZE;
        return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
    }
}
