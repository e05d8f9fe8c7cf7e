package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.identity.ClientAddress;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Metrics are for the operator's own network; anybody may ask whether the door is alive, and learns only that. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class OperatorsOnly implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        if (!path.startsWith("/actuator") || path.startsWith("/actuator/health")) {
            return chain.filter(exchange);
        }
        boolean operator = ClientAddress.of(exchange)
                .filter(address -> address.isLoopbackAddress() || address.isSiteLocalAddress())
                .isPresent();
        return operator ? chain.filter(exchange) : Problems.write(exchange, GatewayProblem.NO_SUCH_ROUTE);
    }
}
