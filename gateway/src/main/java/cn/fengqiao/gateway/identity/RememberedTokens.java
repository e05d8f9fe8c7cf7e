package cn.fengqiao.gateway.identity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Spares the signature check of a token that was verified a moment ago. Its time, issuer and audience are checked
 * again at every use, refused tokens are not remembered, and the memory is bounded.
 */
public final class RememberedTokens implements ReactiveJwtDecoder {

    private static final int MOST = 10_000;
    private static final long REMEMBERED_FOR_NANOS = Duration.ofSeconds(30).toNanos();

    private record Verified(Jwt token, long at) {}

    private final ReactiveJwtDecoder verifying;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    RememberedTokens(ReactiveJwtDecoder verifying, OAuth2TokenValidator<Jwt> validator) {
        this.verifying = verifying;
        this.validator = validator;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Verified known = verified.get(token);
        if (known == null || System.nanoTime() - known.at() > REMEMBERED_FOR_NANOS) {
            return verifying
                    .decode(token)
                    .doOnNext(decoded -> remember(token, decoded))
                    .doOnError(BadJwtException.class, refused -> verified.remove(token));
        }
        OAuth2TokenValidatorResult result = validator.validate(known.token());
        if (result.hasErrors()) {
            verified.remove(token);
            return Mono.error(new JwtValidationException("the token is no longer valid", result.getErrors()));
        }
        return Mono.just(known.token());
    }

    /** Whether the token was good the last time it came, however long ago. */
    public boolean knows(String token) {
        return verified.containsKey(token);
    }

    private void remember(String token, Jwt decoded) {
        if (verified.size() >= MOST) {
            // forgetting everything is rare, cheap, and cannot be steered by whoever fills the memory
            verified.clear();
        }
        verified.put(token, new Verified(decoded, System.nanoTime()));
    }
}
