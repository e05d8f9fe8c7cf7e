package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.ClientAddress;
import cn.fengqiao.gateway.identity.IdentityPaths;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * How often one address may begin or finish a sign-in. The security chains answer these addresses themselves, asking the
 * issuer on the way, and {@link RateLimit} comes after them; so these are counted before.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 60)
final class SignInLimit implements WebFilter {

    private final TokenBuckets signIns;
    private final Counter refused;

    SignInLimit(GatewaySettings settings, MeterRegistry meters) {
        GatewaySettings.Limits limits = settings.limits();
        this.signIns = new TokenBuckets(limits.stranger(), limits.clients(), System::nanoTime);
        this.refused = meters.counter("fengqiao.gateway.rate.refused");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!IdentityPaths.signIn(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        Duration wait = signIns.take(ClientAddress.textOf(exchange));
        if (wait.isZero()) {
            return chain.filter(exchange);
        }
        refused.increment();
        return Problems.writeRetryable(exchange, GatewayProblem.RATE_LIMITED, wait, Map.of());
    }
}
