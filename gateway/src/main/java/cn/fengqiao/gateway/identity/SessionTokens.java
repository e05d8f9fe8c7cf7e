package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The access token behind a browser's session. It is renewed shortly before its end, by one request for all that wait;
 * a session whose sign-in the issuer no longer honours ends.
 */
final class SessionTokens {

    /** The session has no valid sign-in any more. */
    static final class SignedOut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SignedOut() {
            super("the session has no valid sign-in", null, false, false);
        }
    }

    /** The issuer must be asked and cannot be. */
    static final class IssuerAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        IssuerAway(Throwable cause) {
            super("the issuer cannot be asked", cause);
        }
    }

    private final ServerOAuth2AuthorizedClientRepository clients;
    private final ReactiveOAuth2AuthorizedClientProvider renewing;
    private final ReactiveJwtDecoder tokens;
    private final BrowserSessions sessions;
    private final Clock clock;
    private final Duration refreshBefore;
    private final ConcurrentMap<String, Mono<OAuth2AuthorizedClient>> renewals = new ConcurrentHashMap<>();

    SessionTokens(
            ServerOAuth2AuthorizedClientRepository clients,
            ReactiveOAuth2AuthorizedClientProvider renewing,
            ReactiveJwtDecoder tokens,
            BrowserSessions sessions,
            Clock clock,
            GatewaySettings settings) {
        this.clients = clients;
        this.renewing = renewing;
        this.tokens = tokens;
        this.sessions = sessions;
        this.clock = clock;
        this.refreshBefore = settings.sessions().refreshBefore();
    }

    /** The visitor behind the session, or {@link SignedOut}. */
    Mono<Visitor> visitor(ServerWebExchange exchange, OAuth2AuthenticationToken person) {
        return exchange.getSession()
                .flatMap(session -> clients.<OAuth2AuthorizedClient>loadAuthorizedClient(
                                person.getAuthorizedClientRegistrationId(), person, exchange)
                        .switchIfEmpty(Mono.error(SignedOut::new))
                        .flatMap(client ->
                                nearItsEnd(client) ? renewed(session, client, person, exchange) : Mono.just(client))
                        .flatMap(client -> visitor(session, client))
                        .onErrorResume(
                                SignedOut.class, gone -> sessions.end(session).then(Mono.error(gone))));
    }

    private Mono<Visitor> visitor(WebSession session, OAuth2AuthorizedClient client) {
        String value = client.getAccessToken().getTokenValue();
        return tokens.decode(value)
                .map(token ->
                        new Visitor(CallerClaims.caller(token), value, end(client), BrowserSessions.nameOf(session)))
                .onErrorMap(BadJwtException.class, bad -> new SignedOut());
    }

    private Mono<OAuth2AuthorizedClient> renewed(
            WebSession session,
            OAuth2AuthorizedClient client,
            OAuth2AuthenticationToken person,
            ServerWebExchange exchange) {
        return renewals.computeIfAbsent(
                        session.getId(),
                        id -> renewing.authorize(OAuth2AuthorizationContext.withAuthorizedClient(client)
                                        .principal(person)
                                        .build())
                                .flatMap(fresh -> clients.saveAuthorizedClient(fresh, person, exchange)
                                        .thenReturn(fresh))
                                .doFinally(signal -> renewals.remove(id))
                                .cache())
                .switchIfEmpty(Mono.just(client))
                .onErrorResume(failure -> afterFailedRenewal(client, failure));
    }

    // While the issuer is away the token at hand is used to its end; after that the failure is the issuer's, and it is
    // not the person who is signed out.
    private Mono<OAuth2AuthorizedClient> afterFailedRenewal(OAuth2AuthorizedClient client, Throwable failure) {
        if (failure instanceof ClientAuthorizationException refused
                && refused.getError().getErrorCode().equals("invalid_grant")) {
            return Mono.error(new SignedOut());
        }
        return end(client).isAfter(clock.instant()) ? Mono.just(client) : Mono.error(new IssuerAway(failure));
    }

    private boolean nearItsEnd(OAuth2AuthorizedClient client) {
        return end(client).minus(refreshBefore).isBefore(clock.instant());
    }

    private static Instant end(OAuth2AuthorizedClient client) {
        Instant end = client.getAccessToken().getExpiresAt();
        return end == null ? Instant.EPOCH : end;
    }
}
