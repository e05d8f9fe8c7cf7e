package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.Bearer;
import cn.fengqiao.gateway.identity.ClientAddress;
import cn.fengqiao.gateway.identity.RememberedTokens;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * How many bad tokens one address may send before nobody looks at its tokens for a moment: each costs the check of a
 * signature, and {@link RateLimit} counts only those who passed it. Tokens that were good before are let through, as
 * colleagues of whoever tries may come from the same address.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 50)
final class RefusedTokens implements WebFilter {

    private final TokenBuckets refusals;
    private final RememberedTokens good;
    private final TooManyRequests tooMany;

    RefusedTokens(GatewaySettings settings, RememberedTokens good, TooManyRequests tooMany) {
        GatewaySettings.Limits limits = settings.limits();
        this.refusals = new TokenBuckets(limits.stranger(), limits.clients(), System::nanoTime);
        this.good = good;
        this.tooMany = tooMany;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String token = Bearer.of(exchange).orElse(null);
        if (token == null || good.knows(token)) {
            return chain.filter(exchange);
        }
        String address = ClientAddress.countedAs(exchange);
        Duration wait = refusals.untilNext(address);
        if (!wait.isZero()) {
            return tooMany.refuse(exchange, wait);
        }
        exchange.getResponse()
                .beforeCommit(() -> Mono.fromRunnable(() -> {
                    if (exchange.getResponse().getStatusCode() == HttpStatus.UNAUTHORIZED) {
                        refusals.take(address);
                    }
                }));
        return chain.filter(exchange);
    }
}
