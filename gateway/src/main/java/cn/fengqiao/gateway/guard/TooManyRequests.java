package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The answer to whoever asks more than a limit allows, and how often it was given. */
@Component
final class TooManyRequests {

    private final Counter refused;

    TooManyRequests(MeterRegistry meters) {
        this.refused = meters.counter("fengqiao.gateway.rate.refused");
    }

    Mono<Void> refuse(ServerWebExchange exchange, Duration wait) {
        refused.increment();
        return Problems.writeRetryable(exchange, GatewayProblem.RATE_LIMITED, wait, Map.of());
    }
}
