package cn.fengqiao.gateway.guard;

import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Refuses paths that the door and a service behind it could read differently. None of our addresses needs an empty
 * segment, a dot segment, a path parameter, a backslash, an encoded form of one of these, or an encoded letter; whoever
 * sends one is trying to get past a rule written for the plain form.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class PathGuard implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String path = exchange.getRequest().getURI().getRawPath();
        return isPlain(path) ? chain.filter(exchange) : Problems.write(exchange, GatewayProblem.REQUEST_REFUSED);
    }

    static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c == 0x7f || c == ';' || c == '\\' || c > 0x7f) {
                return false;
            }
            if (c == '%' && !isHarmlessEscape(path, i)) {
                return false;
            }
        }
        return path.startsWith("/")
                && !path.contains("//")
                && !path.contains("/./")
                && !path.contains("/../")
                && !path.endsWith("/.")
                && !path.endsWith("/..");
    }

    // Escapes of letters beyond ASCII stay: they read in one way only, and it is for the service to say what has such a
    // name.
    private static boolean isHarmlessEscape(String path, int at) {
        if (at + 2 >= path.length()) {
            return false;
        }
        String digits = path.substring(at + 1, at + 3).toLowerCase(Locale.ROOT);
        int high = Character.digit(digits.charAt(0), 16);
        int low = Character.digit(digits.charAt(1), 16);
        if (high < 0 || low < 0) {
            return false;
        }
        int decoded = high * 16 + low;
        boolean control = decoded < ' ' || decoded == 0x7f;
        boolean structural = decoded == '/' || decoded == '\\' || decoded == ';' || decoded == '%';
        return !control && !structural && !isUnreserved(decoded);
    }

    // RFC 3986 §2.3: what never needs an escape, and means the same with one.
    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
