package cn.fengqiao.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Wires accounts, clients, keys and claims. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Secrets secrets(IdentitySettings settings, Environment environment) {
        return Secrets.of(settings, environment);
    }

    @Bean
    BCryptPasswordEncoder passwords() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    UserDetailsService accounts(Secrets secrets, BCryptPasswordEncoder passwords) {
        // The demo accounts share one password; hashing it once keeps a second off the start.
        String hash = passwords.encode(secrets.password());
        return username -> DemoSubdistrict.account(username)
                .map(account -> User.withUsername(account.username())
                        .password(hash)
                        .authorities(List.of(new SimpleGrantedAuthority("PERSON")))
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    RegisteredClientRepository clients(IdentitySettings settings, Secrets secrets) {
        return new Clients(settings, secrets).all();
    }

    @Bean
    OAuth2AuthorizationService grants(RegisteredClientRepository clients, IdentitySettings settings, Clock clock) {
        return new Grants(clients, new GrantJournal(settings.keys().resolveSibling("grants.jsonl")), clock);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentitySettings settings) {
        return new ImmutableJWKSet<>(SigningKeys.in(settings.keys()));
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return new FengqiaoClaims();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentitySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer().toString())
                .build();
    }

    @Bean
    SignInThrottle signInThrottle(Clock clock) {
        return new SignInThrottle(clock);
    }
}
