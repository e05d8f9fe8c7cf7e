package cn.fengqiao.gateway.routes;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.PrematureCloseException;

/**
 * Stands between the door and one service: a bulkhead bounds how many calls are under way, a time limit how long the
 * service may take from the end of the request until its answer begins, and a breaker refuses at once while the service
 * fails. An answer of 5xx is a failure as much as a broken connection. A read that failed before its answer began is
 * tried once more; a command never is here, for nobody but its sender knows whether it was done.
 */
final class TargetGuard implements GatewayFilter {

    private static final Duration WHEN_FULL = Duration.ofSeconds(1);

    private final String target;
    private final Duration timeout;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    TargetGuard(
            String target,
            Duration timeout,
            GatewaySettings.Target settings,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads) {
        this.target = target;
        this.timeout = timeout;
        this.breaker = breakers.circuitBreaker(target);
        this.bulkhead = bulkheads.bulkhead(
                target,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Mono<Void> call = Mono.defer(() -> attempt(exchange, chain));
        Mono<Void> calls = mayRepeat(exchange)
                ? call.onErrorResume(failure -> brokeOff(exchange, failure), failure -> again(exchange, call))
                : call;
        return calls.onErrorResume(failure -> refuse(exchange, failure));
    }

    private Mono<Void> attempt(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (!breaker.tryAcquirePermission()) {
            return Mono.error(CallNotPermittedException.createCallNotPermittedException(breaker));
        }
        long start = breaker.getCurrentTimestamp();
        var request = new Watched(exchange.getRequest());
        return chain.filter(exchange.mutate().request(request).build())
                .timeout(request.sent().then(Mono.delay(timeout)))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .doOnSuccess(answered -> recordAnswer(exchange, breaker.getCurrentTimestamp() - start))
                .doOnError(failure -> recordFailure(breaker.getCurrentTimestamp() - start, failure))
                .doOnCancel(breaker::releasePermission);
    }

    private void recordAnswer(ServerWebExchange exchange, long duration) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        if (status != null && status.is5xxServerError()) {
            breaker.onError(duration, breaker.getTimestampUnit(), new ServerFault(status));
        } else {
            breaker.onSuccess(duration, breaker.getTimestampUnit());
        }
    }

    private void recordFailure(long duration, Throwable failure) {
        if (failure instanceof BulkheadFullException || ownFault(failure)) {
            breaker.releasePermission();
        } else {
            breaker.onError(duration, breaker.getTimestampUnit(), failure);
        }
    }

    // The client's body was too large or its connection broke: nothing the service did.
    private static boolean ownFault(Throwable failure) {
        return failure instanceof ResponseStatusException status
                && status.getStatusCode().is4xxClientError();
    }

    private static boolean mayRepeat(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static boolean brokeOff(ServerWebExchange exchange, Throwable failure) {
        return !exchange.getResponse().isCommitted()
                && (failure instanceof PrematureCloseException || failure instanceof ConnectException);
    }

    private static Mono<Void> again(ServerWebExchange exchange, Mono<Void> call) {
        return Mono.defer(() -> {
            // Else the router takes the second attempt for one that was answered already.
            ServerWebExchangeUtils.removeAlreadyRouted(exchange);
            ServerWebExchangeUtils.reset(exchange);
            return call;
        });
    }

    private Mono<Void> refuse(ServerWebExchange exchange, Throwable failure) {
        Map<String, ?> which = Map.of("target", target);
        return switch (failure) {
            case CallNotPermittedException open ->
                Problems.writeRetryable(exchange, GatewayProblem.UPSTREAM_UNAVAILABLE, untilHalfOpen(), which);
            case BulkheadFullException full ->
                Problems.writeRetryable(exchange, GatewayProblem.OVERLOADED, WHEN_FULL, which);
            case ConnectException unreachable ->
                Problems.writeRetryable(exchange, GatewayProblem.UPSTREAM_UNAVAILABLE, WHEN_FULL, which);
            // A connection that broke, or an answer that is no HTTP.
            case IOException broken -> Problems.write(exchange, GatewayProblem.UPSTREAM_BROKEN, which);
            case IllegalArgumentException broken -> Problems.write(exchange, GatewayProblem.UPSTREAM_BROKEN, which);
            case DecoderException broken -> Problems.write(exchange, GatewayProblem.UPSTREAM_BROKEN, which);
            case TimeoutException late -> Problems.write(exchange, GatewayProblem.UPSTREAM_TIMEOUT, which);
            default -> Mono.error(failure);
        };
    }

    private Duration untilHalfOpen() {
        long wait = breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1);
        return Duration.ofMillis(wait);
    }

    /** Tells when the body has been passed on: how long that takes is up to the client, and limited before it comes here. */
    private static final class Watched extends ServerHttpRequestDecorator {

        private final Sinks.Empty<Void> sent = Sinks.empty();

        Watched(ServerHttpRequest request) {
            super(request);
        }

        Mono<Void> sent() {
            return sent.asMono();
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody().doOnComplete(sent::tryEmitEmpty);
        }
    }

    /** A service answered that it failed. */
    private static final class ServerFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServerFault(HttpStatusCode status) {
            super("answered " + status.value(), null, false, false);
        }
    }
}
