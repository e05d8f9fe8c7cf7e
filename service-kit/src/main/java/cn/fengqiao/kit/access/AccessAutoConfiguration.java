package cn.fengqiao.kit.access;

import cn.fengqiao.kit.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Access for every MVC service, without a line in the service. Only health and metrics are open, and the gateway does
 * not route to them; everything else needs a valid token and a row in the policy.
 */
@AutoConfiguration(
        before = {
            OAuth2ResourceServerAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        },
        after = JdbcClientAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(TokenSettings.class)
class AccessAutoConfiguration {

    private static final String[] OPEN = {
        "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"
    };

    @Bean
    JwtDecoder tokens(TokenSettings settings) {
        return TokenVerification.decoder(settings);
    }

    @Bean
    SecurityFilterChain onlyBearers(HttpSecurity http, JwtDecoder tokens, ProblemWriter writer) {
        var refusals = new Refusals(writer);
        var bearer = new BearerTokenAuthenticationFilter(new ProviderManager(new JwtAuthenticationProvider(tokens)));
        bearer.setAuthenticationFailureHandler(refusals::commence);
        bearer.setAuthenticationEntryPoint(refusals);
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // a bearer token is sent on purpose, never by the browser itself, so there is nothing to forge
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(bearer, AuthorizationFilter.class)
                .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .build();
    }

    /** A span and a timer around every filter of the chain cost more than the filters. */
    @Bean
    SecurityObservationSettings quietSecurity() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer operationGuard(ProblemWriter writer) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new OperationGuard(writer)).order(0);
            }
        };
    }

    @Bean
    OperationCatalogueCheck operationCatalogueCheck(List<RequestMappingHandlerMapping> mappings) {
        return new OperationCatalogueCheck(mappings);
    }

    @Bean
    @ConditionalOnBean(JdbcClient.class)
    CallerScope callerScope(JdbcClient jdbc) {
        return new CallerScope(jdbc);
    }
}
