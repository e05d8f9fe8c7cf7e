package cn.fengqiao.gateway.routes;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * What of a request goes on to a service: the headers our services understand and no others, so that nothing a client
 * invents about who it is or where it comes from reaches a service that might believe it.
 */
final class ForwardedRequest {

    private static final Set<String> UNDERSTOOD = Set.of(
            "accept",
            "accept-language",
            "content-type",
            "content-length",
            "transfer-encoding",
            "expect",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "range",
            "prefer",
            "traceparent",
            "tracestate",
            "user-agent");
    private static final Set<String> UNDERSTOOD_BY_IDENTITY = Set.of("authorization", "origin", "referer");
    private static final String IDENTITY_COOKIES = "FQ_IDENTITY";
    private static final String IDENTITY_SAVED_REQUEST = "REDIRECT_URI";

    private ForwardedRequest() {}

    /** For a service: with the visitor's token, without any cookie. */
    static ServerHttpRequest toService(ServerWebExchange exchange) {
        return exchange.getRequest()
                .mutate()
                .headers(headers -> {
                    keep(headers, UNDERSTOOD, Set.of());
                    Visitor.of(exchange).ifPresent(visitor -> headers.setBearerAuth(visitor.token()));
                })
                .build();
    }

    /** For identity: with its own cookies, under the public origin. */
    static ServerHttpRequest toIdentity(ServerWebExchange exchange, GatewaySettings settings) {
        ServerHttpRequest request = exchange.getRequest();
        List<String> cookies = request.getCookies().values().stream()
                .flatMap(List::stream)
                .filter(ForwardedRequest::belongsToIdentity)
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .toList();
        return request.mutate()
                .headers(headers -> {
                    keep(headers, UNDERSTOOD, UNDERSTOOD_BY_IDENTITY);
                    if (!cookies.isEmpty()) {
                        headers.set(HttpHeaders.COOKIE, String.join("; ", cookies));
                    }
                    headers.set(HttpHeaders.HOST, settings.publicUrl().getAuthority());
                })
                .build();
    }

    private static boolean belongsToIdentity(HttpCookie cookie) {
        return cookie.getName().startsWith(IDENTITY_COOKIES) || cookie.getName().equals(IDENTITY_SAVED_REQUEST);
    }

    private static void keep(HttpHeaders headers, Set<String> some, Set<String> others) {
        headers.headerNames().stream()
                .filter(name -> !isIn(name, some) && !isIn(name, others))
                .toList()
                .forEach(headers::remove);
    }

    private static boolean isIn(String name, Set<String> names) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }
}
