package cn.fengqiao.gateway.identity;

import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The token a request carries in its head, whether it is good or not. */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    public static Optional<String> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION))
                .filter(head -> head.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(head -> head.substring(SCHEME.length()).strip());
    }
}
