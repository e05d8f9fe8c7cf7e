package cn.fengqiao.gateway.problem;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Map;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

/** Requests that the server or the firewall refuses before any filter of ours sees them are answered with a problem too. */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {

    private static final int BAD_REQUEST = GatewayProblem.REQUEST_REFUSED.status();
    private static final Map<String, String> WHY =
            Map.of("detail", "地址中的中文等字符须按 UTF-8 作百分号编码 | the address needs percent-encoding of its UTF-8 bytes");

    /** A method nobody uses, a header with characters that belong in none. */
    @Bean
    ServerExchangeRejectedHandler refusedByTheFirewall() {
        return (exchange, why) -> Problems.write(exchange, GatewayProblem.REQUEST_REFUSED);
    }

    /** An address that is none, for instance with Chinese characters that were not percent-encoded: no exchange is made of it. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> addressesThatAreNone() {
        return factory -> factory.addServerCustomizers(
                server -> server.mapHandle((answered, connection) -> answered.then(explain(connection))));
    }

    private static Mono<Void> explain(Connection connection) {
        return Mono.defer(() -> connection instanceof HttpServerResponse response
                        && !response.hasSentHeaders()
                        && response.status().code() == BAD_REQUEST
                ? write(response)
                : Mono.empty());
    }

    private static Mono<Void> write(HttpServerResponse response) {
        byte[] body = Problems.body(GatewayProblem.REQUEST_REFUSED, false, null, WHY);
        return response.keepAlive(false)
                .header(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length))
                .sendByteArray(Mono.just(body))
                .then();
    }
}
