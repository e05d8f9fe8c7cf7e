package cn.fengqiao.gateway.live;

import cn.fengqiao.access.LiveFeed;
import cn.fengqiao.access.Operations;
import cn.fengqiao.gateway.identity.SessionEnded;
import cn.fengqiao.gateway.identity.Visitor;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** {@code GET /api/live}: opens a console's feed. */
@Configuration(proxyBeanMethods = false)
class LiveEndpoint {

    private static final String WAKE = "fengqiao.live";
    private static final byte[] GREETING = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private static final Duration WHEN_FULL = Duration.ofSeconds(5);

    private final Hub hub;
    private final DeliveryLog deliveries;

    LiveEndpoint(Hub hub, DeliveryLog deliveries, MeterRegistry meters) {
        this.hub = hub;
        this.deliveries = deliveries;
        Gauge.builder("fengqiao.gateway.sse.clients", hub, Hub::consoles).register(meters);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> liveRoute() {
        return RouterFunctions.route()
                .GET("/api/live", request -> open(request.exchange()).then(Mono.empty()))
                .build();
    }

    /** What a session opened ends with it. */
    @EventListener
    void ended(SessionEnded ended) {
        hub.endConsolesOf(ended.session());
    }

    private Mono<Void> open(ServerWebExchange exchange) {
        Visitor visitor = Visitor.of(exchange).orElse(null);
        if (visitor == null) {
            return Problems.write(exchange, GatewayProblem.NOT_AUTHENTICATED);
        }
        if (!Operations.allows(visitor.caller(), "live.subscribe")) {
            return Problems.write(exchange, GatewayProblem.OPERATION_REFUSED, Map.of("operation", "live.subscribe"));
        }
        HttpServerResponse netty = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        if (!(netty instanceof HttpServerRequest request) || !HttpVersion.HTTP_1_1.equals(request.version())) {
            return Problems.write(exchange, GatewayProblem.REQUEST_REFUSED, Map.of("reason", "needs HTTP/1.1"));
        }
        Feed feed = hub.feeds().of(LiveFeed.of(visitor.caller()));
        String caller = visitor.caller().subject();
        return switch (hub.enter(caller, feed)) {
            case ENTERED -> stream(exchange, visitor, feed, netty).doFinally(signal -> hub.exit(caller, feed));
            case TOO_MANY_OF_CALLER ->
                Problems.writeRetryable(
                        exchange,
                        GatewayProblem.TOO_MANY_CONSOLES,
                        WHEN_FULL,
                        Map.of("limit", hub.consolesPerCaller()));
            case FULL -> Problems.writeRetryable(exchange, GatewayProblem.OVERLOADED, WHEN_FULL, Map.of());
        };
    }

    private Mono<Void> stream(ServerWebExchange exchange, Visitor visitor, Feed feed, HttpServerResponse netty) {
        FrameId last = FrameId.parse(lastSeen(exchange)).orElse(null);
        ServerHttpResponse response = exchange.getResponse();
        response.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
        response.getHeaders().setCacheControl("no-cache, no-store");
        response.getHeaders().set("X-Accel-Buffering", "no");
        // Not a Mono: the answer would be taken for a whole one, and end.
        Flux<DataBuffer> greeting =
                Flux.defer(() -> Flux.just(response.bufferFactory().wrap(GREETING)));
        // Once the head of the answer and a first chunk are out by the ordinary way, frames go straight to the socket.
        Flux<DataBuffer> frames = Flux.create(
                end -> netty.withConnection(connection -> attach(connection, new Opening(visitor, feed, last), end)));
        return response.writeAndFlushWith(Flux.just(greeting, frames));
    }

    private record Opening(
            Visitor visitor, Feed feed, @Nullable FrameId last) {}

    private void attach(Connection connection, Opening opening, FluxSink<DataBuffer> end) {
        Channel channel = connection.channel();
        ChannelHandlerContext codec =
                Objects.requireNonNull(channel.pipeline().context(NettyPipeline.HttpCodec), "an HTTP codec");
        if (channel instanceof EpollSocketChannel socket) {
            // After a cut without a word the kernel would take frames for a quarter of an hour, and they would count as
            // delivered. It counts a closed window too, so less than the patience would cut off who only reads slowly.
            socket.config().setTcpUserTimeout(Math.toIntExact(hub.patience().toMillis()));
        }
        Loop loop = hub.loopOf(channel.eventLoop());
        var console = new Console(
                opening.feed(),
                opening.last(),
                channel,
                codec,
                opening.visitor(),
                hub.heartbeat().toSeconds(),
                hub.patience(),
                end::complete,
                deliveries::written);
        channel.pipeline().addAfter(NettyPipeline.HttpCodec, WAKE, new Console.Wake(() -> loop.pump(console)));
        end.onDispose(() -> {
            loop.leave(console);
            if (channel.pipeline().get(WAKE) != null) {
                channel.pipeline().remove(WAKE);
            }
        });
        loop.join(console);
    }

    // A browser's EventSource sends the header by itself; after a reload a page can only say it in the address.
    private static @Nullable String lastSeen(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst("Last-Event-ID");
        return header == null ? exchange.getRequest().getQueryParams().getFirst("lastEventId") : header;
    }
}
