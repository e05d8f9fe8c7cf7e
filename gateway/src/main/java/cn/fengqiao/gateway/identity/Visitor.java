package cn.fengqiao.gateway.identity;

import cn.fengqiao.access.Caller;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * Who stands at the door, and the token that says so to the services behind it.
 *
 * @param token the access token, never shown to a browser
 * @param expires when the token ends, and with it everything that was decided by it
 * @param session of a browser, by a name that lasts as long as it does; absent for a program
 */
public record Visitor(
        Caller caller,
        String token,
        Instant expires,
        @Nullable String session) {

    private static final String ATTRIBUTE = Visitor.class.getName();

    /** The visitor of this exchange, once the security chain has let it through. */
    public static Optional<Visitor> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    void enter(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    @Override
    public String toString() {
        return "Visitor[" + caller.subject() + "]";
    }
}
