package cn.fengqiao.identity;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** Three chains: the protocol's endpoints, the sign-in page, and what only the machine's operator asks. */
@Configuration(proxyBeanMethods = false)
class IdentitySecurity {

    /** No script at all: the page has none, so none that was smuggled in runs. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, IdentitySettings settings, OAuth2AuthorizationService grants) {
        var server = new OAuth2AuthorizationServerConfigurer();
        http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        s -> s.oidc(oidc -> oidc.logoutEndpoint(logout -> logout.logoutResponseHandler(
                                                new SignOut(grants))
                                        .errorResponseHandler((request, response, why) -> response.sendRedirect("/"))))
                                .clientAuthentication(client -> client.authenticationProviders(
                                        providers -> providers.forEach(IdentitySecurity::compareSecretsFast))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(savedRequests(settings)))
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http, SignInThrottle throttle, LoginPage page, IdentitySettings settings) {
        var guard = new SignInGuard(throttle, page);
        http.securityMatcher("/login", "/login/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(settings)))
                .requestCache(cache -> cache.requestCache(savedRequests(settings)))
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(guard.afterSuccess(savedRequests(settings)))
                        .failureHandler(guard.afterFailure()))
                .addFilterBefore(guard, UsernamePasswordAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain rest(HttpSecurity http) {
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/actuator/health/**", "/actuator/health", "/actuator/prometheus")
                        .permitAll()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    private static void compareSecretsFast(AuthenticationProvider provider) {
        if (provider instanceof ClientSecretAuthenticationProvider bySecret) {
            bySecret.setPasswordEncoder(new ClientSecretEncoder());
        }
    }

    // Cookies carry both, so that a visitor who has not signed in costs this server no memory.
    private static CookieCsrfTokenRepository csrfTokens(IdentitySettings settings) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("FQ_IDENTITY_CSRF");
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(settings.https()).sameSite("Lax").httpOnly(true));
        return tokens;
    }

    private static CookieRequestCache savedRequests(IdentitySettings settings) {
        var cache = new CookieRequestCache();
        cache.setCookieCustomizer(cookie -> {
            cookie.setSecure(settings.https());
            cookie.setAttribute("SameSite", "Lax");
        });
        return cache;
    }
}
