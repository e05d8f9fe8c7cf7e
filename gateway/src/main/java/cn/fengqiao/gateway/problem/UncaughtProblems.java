package cn.fengqiao.gateway.problem;

import io.netty.handler.timeout.ReadTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.PrematureCloseException;

/** The last one to catch what nobody expected: it becomes a problem too, and says nothing of the inside. */
@Component
@Order(-2)
final class UncaughtProblems implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(UncaughtProblems.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (exchange.getResponse().isCommitted() || failure instanceof AbortedException) {
            return Mono.error(failure);
        }
        return switch (failure) {
            case MethodNotAllowedException refused ->
                Problems.methodNotAllowed(
                        exchange,
                        refused.getSupportedMethods().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList());
            case BodyTooLarge large -> Problems.tooLarge(exchange, large.limit());
            case ResponseStatusException status -> byStatus(exchange, status);
            case ConnectException e -> unavailable(exchange);
            case UnknownHostException e -> unavailable(exchange);
            case WebClientRequestException e -> unavailable(exchange);
            case PrematureCloseException e -> Problems.write(exchange, GatewayProblem.UPSTREAM_BROKEN);
            case ReadTimeoutException e -> Problems.write(exchange, GatewayProblem.UPSTREAM_TIMEOUT);
            case TimeoutException e -> Problems.write(exchange, GatewayProblem.UPSTREAM_TIMEOUT);
            case DataBufferLimitException e -> Problems.write(exchange, GatewayProblem.BODY_TOO_LARGE);
            default -> internal(exchange, failure);
        };
    }

    private static Mono<Void> byStatus(ServerWebExchange exchange, ResponseStatusException failure) {
        HttpStatus status = HttpStatus.resolve(failure.getStatusCode().value());
        return switch (status) {
            case NOT_FOUND -> Problems.write(exchange, GatewayProblem.NO_SUCH_ROUTE);
            case CONTENT_TOO_LARGE -> Problems.write(exchange, GatewayProblem.BODY_TOO_LARGE);
            case REQUEST_TIMEOUT -> tooSlow(exchange);
            case GATEWAY_TIMEOUT -> Problems.write(exchange, GatewayProblem.UPSTREAM_TIMEOUT);
            case SERVICE_UNAVAILABLE -> unavailable(exchange);
            case UNAUTHORIZED -> Problems.write(exchange, GatewayProblem.NOT_AUTHENTICATED);
            case null, default ->
                failure.getStatusCode().is4xxClientError()
                        ? Problems.write(exchange, GatewayProblem.REQUEST_REFUSED)
                        : internal(exchange, failure);
        };
    }

    // The rest of the body may still come, and must not be taken for the next request.
    private static Mono<Void> tooSlow(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
        return Problems.write(exchange, GatewayProblem.BODY_TOO_SLOW);
    }

    private static Mono<Void> unavailable(ServerWebExchange exchange) {
        return Problems.writeRetryable(exchange, GatewayProblem.UPSTREAM_UNAVAILABLE, SOON, Map.of());
    }

    private static Mono<Void> internal(ServerWebExchange exchange, Throwable failure) {
        String incident = UUID.randomUUID().toString();
        log.error("incident {}", incident, failure);
        return Problems.write(exchange, GatewayProblem.INTERNAL_ERROR, Map.of("incident", incident));
    }
}
