package cn.fengqiao.gateway.identity;

import static org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * Three ways in. Identity's own pages decide for themselves who may see them. A request with a bearer token is judged
 * by the token alone. Everything else is a browser, known by its session and trusted to change something only with the
 * token of its own page.
 */
@Configuration(proxyBeanMethods = false)
class DoorSecurity {

    private static final Logger log = LoggerFactory.getLogger(DoorSecurity.class);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String LOGIN = "/oauth2/authorization/" + IdentityConfiguration.REGISTRATION;

    @Bean
    @Order(1)
    SecurityWebFilterChain identityPages(ServerHttpSecurity http) {
        return bare(http)
                .securityMatcher(IdentityPaths.matcher())
                .authorizeExchange(all -> all.anyExchange().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityWebFilterChain programs(ServerHttpSecurity http, ReactiveJwtDecoder tokens, SessionTokens sessions) {
        return bare(http)
                .securityMatcher(DoorSecurity::carriesBearerToken)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtDecoder(tokens))
                        .authenticationEntryPoint(DoorSecurity::notAuthenticated)
                        .accessDeniedHandler(refused()))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(DoorSecurity::notAuthenticated)
                        .accessDeniedHandler(refused()))
                .authorizeExchange(all -> all.pathMatchers("/api/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .addFilterAfter(new VisitorFilter(sessions), SecurityWebFiltersOrder.AUTHORIZATION)
                .build();
    }

    @Bean
    @Order(3)
    SecurityWebFilterChain browsers(
            ServerHttpSecurity http,
            SessionTokens sessions,
            BrowserSessions browsers,
            ServerOAuth2AuthorizedClientRepository clients,
            ClientRegistration issuer,
            GatewaySettings settings) {
        var pages = new WantedPage(settings);
        var onward = new RedirectServerAuthenticationSuccessHandler("/");
        onward.setRequestCache(pages);
        return http.httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .headers(HeaderSpec::disable)
                .requestCache(cache -> cache.requestCache(pages))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(settings))
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .accessDeniedHandler(refused()))
                .oauth2Login(login -> login.authorizedClientRepository(clients)
                        .authorizationRequestRepository(new LoginCookie(issuer, settings))
                        .authenticationSuccessHandler(onward)
                        .authenticationFailureHandler(DoorSecurity::signInFailed))
                .logout(logout -> logout.requiresLogout(
                                ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
                        .logoutSuccessHandler(new SignOut(settings, browsers)))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint((exchange, why) -> signInOrRefuse(exchange, pages))
                        .accessDeniedHandler(refused()))
                .authorizeExchange(all -> all.pathMatchers("/api/**")
                        .authenticated()
                        .matchers(DoorSecurity::isPage)
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .addFilterAfter(new VisitorFilter(sessions), SecurityWebFiltersOrder.AUTHORIZATION)
                .addFilterAfter(showPageToken(), SecurityWebFiltersOrder.CSRF)
                .build();
    }

    private static ServerHttpSecurity bare(ServerHttpSecurity http) {
        return http.csrf(CsrfSpec::disable)
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .logout(LogoutSpec::disable)
                .requestCache(RequestCacheSpec::disable)
                .headers(HeaderSpec::disable);
    }

    private static Mono<MatchResult> carriesBearerToken(ServerWebExchange exchange) {
        return Bearer.of(exchange).isPresent() ? MatchResult.match() : MatchResult.notMatch();
    }

    private static CookieServerCsrfTokenRepository csrfTokens(GatewaySettings settings) {
        CookieServerCsrfTokenRepository tokens = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(settings.https()).sameSite("Lax").path("/"));
        return tokens;
    }

    // The token is made lazily; asking for it here puts its cookie on the answer, where the page's scripts read it.
    private static WebFilter showPageToken() {
        return (exchange, chain) -> {
            Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
            return token == null ? chain.filter(exchange) : token.then(chain.filter(exchange));
        };
    }

    private static Mono<Void> signInOrRefuse(ServerWebExchange exchange, WantedPage pages) {
        if (!Navigation.by(exchange.getRequest())) {
            return Problems.write(exchange, GatewayProblem.NOT_AUTHENTICATED);
        }
        return pages.saveRequest(exchange).then(Mono.fromRunnable(() -> {
            exchange.getResponse().setStatusCode(HttpStatus.FOUND);
            exchange.getResponse().getHeaders().setLocation(URI.create(LOGIN));
        }));
    }

    // Not back to a page, which would send the browser straight to the issuer again, round and round.
    private static Mono<Void> signInFailed(WebFilterExchange exchange, AuthenticationException why) {
        log.warn("a sign-in failed: {}", why.getMessage());
        if (why instanceof OAuth2AuthenticationException failure
                && failure.getError().getErrorCode().equals(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE)) {
            return Problems.writeRetryable(
                    exchange.getExchange(), GatewayProblem.UPSTREAM_UNAVAILABLE, SOON, Map.of("target", "identity"));
        }
        return Problems.write(
                exchange.getExchange(), GatewayProblem.NOT_AUTHENTICATED, Map.of("reason", "the sign-in failed"));
    }

    private static Mono<Void> notAuthenticated(ServerWebExchange exchange, AuthenticationException why) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        return Problems.write(exchange, GatewayProblem.NOT_AUTHENTICATED);
    }

    // A change without the page's token is a forgery only if there is a session to ride on.
    private static ServerAccessDeniedHandler refused() {
        return (exchange, why) -> why instanceof CsrfException
                ? signedIn(exchange)
                        .flatMap(signedIn -> Problems.write(
                                exchange, signedIn ? GatewayProblem.CSRF_REFUSED : GatewayProblem.NOT_AUTHENTICATED))
                : Problems.write(exchange, GatewayProblem.OPERATION_REFUSED);
    }

    private static Mono<Boolean> signedIn(ServerWebExchange exchange) {
        return exchange.getSession()
                .map(session -> session.getAttribute(DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME) != null)
                .defaultIfEmpty(false);
    }

    private static Mono<MatchResult> isPage(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        boolean file = path.indexOf('.') >= 0 && !path.equals("/index.html");
        return !file && Navigation.by(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch();
    }
}
