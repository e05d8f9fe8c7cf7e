package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.identity.ClientAddress;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Metrics are for operators: at the port that is published only on this machine, and at a management port of its own,
 * which is not published, whoever reaches it. Behind a proxy on this machine everybody comes from this machine, so what
 * was forwarded is from elsewhere. Anybody may ask whether the door is alive, and learns only that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class OperatorsOnly implements WebFilter {

    private static final List<String> FORWARDING = List.of("Forwarded", ClientAddress.FORWARDED_FOR);

    private final int managementPort;

    OperatorsOnly(@Value("${management.server.port:0}") int managementPort) {
        this.managementPort = managementPort;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!path.startsWith("/actuator") || path.startsWith("/actuator/health")) {
            return chain.filter(exchange);
        }
        return fromThisMachine(exchange) || cameToManagementPort(exchange)
                ? chain.filter(exchange)
                : Problems.write(exchange, GatewayProblem.NO_SUCH_ROUTE);
    }

    private static boolean fromThisMachine(ServerWebExchange exchange) {
        return ClientAddress.of(exchange).filter(InetAddress::isLoopbackAddress).isPresent()
                && FORWARDING.stream().noneMatch(exchange.getRequest().getHeaders()::containsHeader);
    }

    private boolean cameToManagementPort(ServerWebExchange exchange) {
        InetSocketAddress local = exchange.getRequest().getLocalAddress();
        return local != null && local.getPort() == managementPort;
    }
}
