package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.UploadPaths;
import cn.fengqiao.gateway.problem.BodyTooLarge;
import cn.fengqiao.gateway.problem.Problems;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies above the limit, at once when their length is announced, at the limit when it is not; and bodies that
 * do not arrive in time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class BodyLimit implements WebFilter {

    private final GatewaySettings.Limits limits;

    BodyLimit(GatewaySettings settings) {
        this.limits = settings.limits();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        boolean upload =
                UploadPaths.contain(request.getPath().pathWithinApplication().value());
        long limit = upload ? limits.upload() : limits.body();
        long announced = request.getHeaders().getContentLength();
        if (announced > limit) {
            return Problems.tooLarge(exchange, limit);
        }
        if (announced <= 0 && request.getHeaders().getFirst("Transfer-Encoding") == null) {
            return chain.filter(exchange);
        }
        Duration time = upload ? limits.uploadTimeout() : limits.bodyTimeout();
        return chain.filter(
                exchange.mutate().request(new Limited(request, limit, time)).build());
    }

    /** A body that is cut off at its limit in bytes and at its limit in time, which runs from the first look for it. */
    private static final class Limited extends ServerHttpRequestDecorator {

        private final long limit;
        private final Duration time;

        Limited(ServerHttpRequest request, long limit, Duration time) {
            super(request);
            this.limit = limit;
            this.time = time;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> {
                long[] seen = {0};
                Flux<DataBuffer> inTime = super.getBody()
                        .takeUntilOther(Mono.delay(time)
                                .then(Mono.error(() -> new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT))));
                return inTime.doOnNext(buffer -> {
                    seen[0] += buffer.readableByteCount();
                    if (seen[0] > limit) {
                        DataBufferUtils.release(buffer);
                        throw new BodyTooLarge(limit);
                    }
                });
            });
        }
    }
}
