package cn.fengqiao.kit.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Spares the signature check of a token that was verified a moment ago; it costs more than everything else on the way
 * to a handler. Time, issuer and audience are checked again at every use. Only successes are remembered, so a refused
 * token costs its sender, and the memory is bounded.
 */
final class RememberedTokens implements JwtDecoder {

    private record Verified(Jwt token, long at) {}

    private final JwtDecoder verifying;
    private final OAuth2TokenValidator<Jwt> validator;
    private final int capacity;
    private final long rememberedForNanos;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    RememberedTokens(JwtDecoder verifying, OAuth2TokenValidator<Jwt> validator, int capacity, Duration rememberedFor) {
        this.verifying = verifying;
        this.validator = validator;
        this.capacity = capacity;
        this.rememberedForNanos = rememberedFor.toNanos();
    }

    @Override
    public Jwt decode(String token) {
        Verified known = verified.get(token);
        if (known == null || System.nanoTime() - known.at() > rememberedForNanos) {
            Jwt decoded = verifying.decode(token);
            remember(token, decoded);
            return decoded;
        }
        OAuth2TokenValidatorResult result = validator.validate(known.token());
        if (result.hasErrors()) {
            verified.remove(token);
            throw new JwtValidationException("the token is no longer valid", result.getErrors());
        }
        return known.token();
    }

    private void remember(String token, Jwt decoded) {
        if (capacity == 0) {
            return;
        }
        if (verified.size() >= capacity) {
            // forgetting everything is rare, cheap and cannot be steered by whoever fills the memory
            verified.clear();
        }
        verified.put(token, new Verified(decoded, System.nanoTime()));
    }
}
