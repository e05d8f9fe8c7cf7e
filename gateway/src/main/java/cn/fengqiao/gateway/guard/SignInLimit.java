package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.ClientAddress;
import cn.fengqiao.gateway.identity.IdentityPaths;
import java.time.Duration;
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
    private final TooManyRequests tooMany;

    SignInLimit(GatewaySettings settings, TooManyRequests tooMany) {
        GatewaySettings.Limits limits = settings.limits();
        this.signIns = new TokenBuckets(limits.stranger(), limits.clients(), System::nanoTime);
        this.tooMany = tooMany;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!IdentityPaths.signIn(exchange.getRequest())) {
            return chain.filter(exchange);
        }
        Duration wait = signIns.take(ClientAddress.countedAs(exchange));
        if (wait.isZero()) {
            return chain.filter(exchange);
        }
        return tooMany.refuse(exchange, wait);
    }
}
