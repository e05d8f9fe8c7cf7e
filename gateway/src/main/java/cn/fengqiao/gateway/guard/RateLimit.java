package cn.fengqiao.gateway.guard;

import cn.fengqiao.access.Caller;
import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.ClientAddress;
import cn.fengqiao.gateway.identity.IdentityPaths;
import cn.fengqiao.gateway.identity.Visitor;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * How much one client may ask: a person or system by the subject of its token, so that colleagues behind one address do
 * not share; a stranger by address. Comes after the security chains, which say who it is.
 */
@Component
@Order(0)
final class RateLimit implements WebFilter {

    private static final int LONGEST_KEY = 200;

    private final TokenBuckets persons;
    private final TokenBuckets systems;
    private final TokenBuckets strangers;
    private final TooManyRequests tooMany;

    RateLimit(GatewaySettings settings, TooManyRequests tooMany) {
        GatewaySettings.Limits limits = settings.limits();
        this.persons = new TokenBuckets(limits.person(), limits.clients(), System::nanoTime);
        this.systems = new TokenBuckets(limits.system(), limits.clients(), System::nanoTime);
        this.strangers = new TokenBuckets(limits.stranger(), limits.clients(), System::nanoTime);
        this.tooMany = tooMany;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Duration wait = Visitor.of(exchange)
                .map(visitor -> known(visitor.caller()))
                .orElseGet(() -> IdentityPaths.contain(exchange.getRequest()) ? stranger(exchange) : Duration.ZERO);
        if (wait.isZero()) {
            return chain.filter(exchange);
        }
        return tooMany.refuse(exchange, wait);
    }

    private Duration known(Caller caller) {
        String subject = caller.subject();
        String key = subject.length() > LONGEST_KEY ? subject.substring(0, LONGEST_KEY) : subject;
        return (caller.system() ? systems : persons).take(key);
    }

    private Duration stranger(ServerWebExchange exchange) {
        return strangers.take(ClientAddress.countedAs(exchange));
    }
}
