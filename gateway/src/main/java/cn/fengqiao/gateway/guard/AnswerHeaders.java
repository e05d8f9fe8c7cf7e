package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.GatewaySettings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every answer carries, whoever wrote it. The policy for content lets the console load only its own files and runs
 * no script that is written into a page; identity's stricter one stays where identity set it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class AnswerHeaders implements WebFilter {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                    + " connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String YEAR_OF_HTTPS = "max-age=31536000; includeSubDomains";

    private final boolean https;

    AnswerHeaders(GatewaySettings settings) {
        this.https = settings.https();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> {
            complete(exchange.getResponse().getHeaders());
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private void complete(HttpHeaders headers) {
        headers.remove(HttpHeaders.SERVER);
        headers.remove("X-Powered-By");
        unlessSet(headers, "Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        unlessSet(headers, "Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        // What one person was shown must not be found again by the next one at the same machine.
        unlessSet(headers, HttpHeaders.CACHE_CONTROL, "no-store");
        if (https) {
            headers.set("Strict-Transport-Security", YEAR_OF_HTTPS);
        }
    }

    private static void unlessSet(HttpHeaders headers, String name, String value) {
        if (!headers.containsHeader(name)) {
            headers.set(name, value);
        }
    }
}
