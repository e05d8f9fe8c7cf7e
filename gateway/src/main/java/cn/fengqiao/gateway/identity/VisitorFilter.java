package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** After a chain has let somebody through, says to the rest of the door who it is. */
final class VisitorFilter implements WebFilter {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final SessionTokens sessions;

    VisitorFilter(SessionTokens sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!exchange.getRequest().getPath().pathWithinApplication().value().startsWith("/api/")) {
            return chain.filter(exchange);
        }
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .flatMap(authentication -> switch (authentication) {
                    case JwtAuthenticationToken program -> Mono.just(visitor(program.getToken()));
                    case OAuth2AuthenticationToken person -> sessions.visitor(exchange, person);
                    default -> Mono.<Visitor>empty();
                })
                .doOnNext(visitor -> visitor.enter(exchange))
                .map(visitor -> true)
                .defaultIfEmpty(true)
                .onErrorResume(
                        SessionTokens.SignedOut.class,
                        gone -> Problems.write(exchange, GatewayProblem.NOT_AUTHENTICATED)
                                .thenReturn(false))
                .onErrorResume(
                        SessionTokens.IssuerAway.class,
                        away -> Problems.writeRetryable(
                                        exchange,
                                        GatewayProblem.UPSTREAM_UNAVAILABLE,
                                        SOON,
                                        Map.of("target", "identity"))
                                .thenReturn(false))
                .flatMap(go -> go ? chain.filter(exchange) : Mono.empty());
    }

    private static Visitor visitor(Jwt token) {
        Instant expires = token.getExpiresAt();
        return new Visitor(
                CallerClaims.caller(token), token.getTokenValue(), expires == null ? Instant.EPOCH : expires, null);
    }
}
