package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Remembers in the browser which page a visitor wanted before having to sign in, so that strangers cost the door no
 * session. Only a path of this door is ever followed, whatever the cookie says.
 */
final class WantedPage implements ServerRequestCache {

    private static final String NAME = "FQ_PAGE";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int LONGEST = 512;

    private final boolean secure;

    WantedPage(GatewaySettings settings) {
        this.secure = settings.https();
    }

    @Override
    public Mono<Void> saveRequest(ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            URI wanted = exchange.getRequest().getURI();
            String page = wanted.getRawPath() + (wanted.getRawQuery() == null ? "" : "?" + wanted.getRawQuery());
            if (Navigation.by(exchange.getRequest()) && page.length() > 1 && page.length() <= LONGEST) {
                exchange.getResponse().addCookie(cookie(encode(page), LIFE));
            }
        });
    }

    @Override
    public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> {
            HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
            if (cookie == null) {
                return URI.create("/");
            }
            exchange.getResponse().addCookie(cookie("", Duration.ZERO));
            return ownPage(cookie.getValue());
        });
    }

    @Override
    public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
        return Mono.empty();
    }

    private static String encode(String page) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(page.getBytes(StandardCharsets.UTF_8));
    }

    private static URI ownPage(String value) {
        try {
            String page = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            URI target = URI.create(page);
            boolean own = page.startsWith("/") && !page.startsWith("//") && !target.isAbsolute();
            return own && target.getRawAuthority() == null ? target : URI.create("/");
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }
}
