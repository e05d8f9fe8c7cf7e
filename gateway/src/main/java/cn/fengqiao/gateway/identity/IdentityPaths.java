package cn.fengqiao.gateway.identity;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;

/** What belongs to the authorization server behind the door, and where the door sends browsers there and back. */
public final class IdentityPaths {

    private IdentityPaths() {}

    /** Whether this is one of the authorization server's own addresses. */
    public static boolean contain(ServerHttpRequest request) {
        return switch (request.getPath().pathWithinApplication().value()) {
            case "/oauth2/authorize",
                    "/oauth2/token",
                    "/oauth2/jwks",
                    "/oauth2/revoke",
                    "/oauth2/introspect",
                    "/.well-known/openid-configuration",
                    "/.well-known/oauth-authorization-server",
                    "/userinfo",
                    "/connect/logout",
                    "/login",
                    "/login/assets/login.css" -> true;
            default -> false;
        };
    }

    /** Whether the door itself begins or finishes a browser's sign-in here. */
    public static boolean signIn(ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        return path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/");
    }

    static ServerWebExchangeMatcher matcher() {
        return exchange -> contain(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();
    }
}
