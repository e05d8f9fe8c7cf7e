package cn.fengqiao.kit.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Builds what verifies tokens: pinned algorithms, issuer, audience, time, and keys that survive an outage of the issuer. */
final class TokenVerification {

    /** Pinned, so that a token cannot choose a weaker one for itself. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private static final int KEY_SET_BYTES = 64 * 1024;

    private TokenVerification() {}

    static JwtDecoder decoder(TokenSettings settings) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new PatientKeys(keys(settings))));
        // the claims are checked by the validators below, in one place
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        OAuth2TokenValidator<Jwt> validator = validator(settings);
        decoder.setJwtValidator(validator);
        return new RememberedTokens(
                decoder,
                validator,
                settings.token().remembered(),
                settings.token().rememberedFor());
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenSettings settings) {
        String audience = settings.token().audience();
        return new DelegatingOAuth2TokenValidator<>(
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtTimestampValidator(settings.token().clockSkew()),
                new JwtIssuerValidator(settings.requiredIssuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)),
                new CallerClaims());
    }

    private static JWKSource<SecurityContext> keys(TokenSettings settings) {
        TokenSettings.Token token = settings.token();
        var retriever = new DefaultResourceRetriever(
                Math.toIntExact(token.connectTimeout().toMillis()),
                Math.toIntExact(token.readTimeout().toMillis()),
                KEY_SET_BYTES);
        try {
            return JWKSourceBuilder.create(settings.requiredJwks().toURL(), retriever)
                    .cache(
                            token.keysLifetime().toMillis(),
                            token.connectTimeout().plus(token.readTimeout()).toMillis())
                    .refreshAheadCache(token.keysLifetime().dividedBy(5).toMillis(), false)
                    // a stream of tokens with invented key ids must not become a stream of fetches
                    .rateLimited(Math.min(1_000, token.keysLifetime().toMillis() / 3))
                    .outageTolerant(token.keysOutage().toMillis())
                    .build();
        } catch (MalformedURLException notAnAddress) {
            throw new IllegalStateException("FENGQIAO_JWKS is not an address", notAnAddress);
        }
    }
}
