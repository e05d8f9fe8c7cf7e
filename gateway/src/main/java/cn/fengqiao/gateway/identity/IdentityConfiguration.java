package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.client.RefreshTokenReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;
import reactor.netty.http.client.HttpClient;

/** Wires the issuer, its tokens, and the sessions of browsers. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    static final String REGISTRATION = "fengqiao";
    private static final Set<JWSAlgorithm> PINNED = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
    private static final String AUDIENCE = "fengqiao";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(15);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** For calls of the door itself: never without a time limit. */
    @Bean
    WebClient.Builder ownCalls(GatewaySettings settings) {
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1_000)
                .responseTimeout(settings.oidc().timeout());
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http));
    }

    @Bean
    RememberedTokens tokens(IssuerKeys keys, GatewaySettings settings) {
        NimbusReactiveJwtDecoder verifying = verifying(keys);
        OAuth2TokenValidator<Jwt> validator = new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtClaimValidator<>(JwtClaimNames.EXP, end -> end != null),
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(AUDIENCE),
                new CallerClaims()));
        verifying.setJwtValidator(validator);
        return new RememberedTokens(verifying, validator);
    }

    private static NimbusReactiveJwtDecoder verifying(IssuerKeys keys) {
        return NimbusReactiveJwtDecoder.withJwkSource(keys::of)
                .jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(PINNED, new JWKSecurityContextJWKSet())))
                .build();
    }

    /** Spring's own would fetch the keys a second time, at every sign-in and without a time limit. */
    @Bean
    ReactiveJwtDecoderFactory<ClientRegistration> idTokens(IssuerKeys keys) {
        return issuer -> {
            NimbusReactiveJwtDecoder verifying = verifying(keys);
            verifying.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    List.of(new JwtTimestampValidator(CLOCK_SKEW), new OidcIdTokenValidator(issuer))));
            verifying.setClaimSetConverter(
                    new ClaimTypeConverter(ReactiveOidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
            return verifying;
        };
    }

    @Bean
    ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes(
            WebClient.Builder ownCalls, CircuitBreakerRegistry breakers, GatewaySettings settings) {
        var endpoint = new WebClientReactiveAuthorizationCodeTokenResponseClient();
        endpoint.setWebClient(ownCalls.build());
        return new TokenEndpoint(endpoint, settings.oidc().timeout(), breakers.circuitBreaker("identity"));
    }

    @Bean
    ReactiveClientRegistrationRepository issuers(ClientRegistration issuer) {
        return new InMemoryReactiveClientRegistrationRepository(issuer);
    }

    @Bean
    ClientRegistration issuer(GatewaySettings settings, OwnSecrets secrets) {
        GatewaySettings.Oidc oidc = settings.oidc();
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(oidc.consoleClient())
                .clientSecret(secrets.console())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                // From configuration and not from the request: a Host header must not decide where a code is sent.
                .redirectUri(settings.publicUrl() + "/login/oauth2/code/" + REGISTRATION)
                .scope("openid", "profile")
                .authorizationUri(oidc.authorization().toString())
                .tokenUri(oidc.token().toString())
                .jwkSetUri(settings.jwks().toString())
                .issuerUri(settings.issuer().toString())
                .userNameAttributeName("sub")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
    }

    @Bean
    ServerOAuth2AuthorizedClientRepository tokensInSession() {
        return new WebSessionServerOAuth2AuthorizedClientRepository();
    }

    @Bean
    SessionTokens sessionTokens(
            ServerOAuth2AuthorizedClientRepository clients,
            ReactiveJwtDecoder tokens,
            WebClient.Builder ownCalls,
            BrowserSessions sessions,
            Clock clock,
            GatewaySettings settings) {
        var endpoint = new WebClientReactiveRefreshTokenTokenResponseClient();
        endpoint.setWebClient(ownCalls.build());
        var renewing = new RefreshTokenReactiveOAuth2AuthorizedClientProvider();
        renewing.setAccessTokenResponseClient(endpoint);
        renewing.setClockSkew(settings.sessions().refreshBefore());
        return new SessionTokens(clients, renewing, tokens, sessions, clock, settings);
    }

    @Bean
    WebSessionManager webSessionManager(GatewaySettings settings) {
        var cookie = new CookieWebSessionIdResolver();
        cookie.setCookieName("FQ_SESSION");
        cookie.addCookieInitializer(
                builder -> builder.path("/").httpOnly(true).sameSite("Lax").secure(settings.https()));
        var store = new InMemoryWebSessionStore();
        store.setMaxSessions(settings.sessions().most());
        store.setDefaultMaxIdleTime(settings.sessions().idle());
        var manager = new DefaultWebSessionManager();
        manager.setSessionIdResolver(cookie);
        manager.setSessionStore(store);
        return manager;
    }
}
