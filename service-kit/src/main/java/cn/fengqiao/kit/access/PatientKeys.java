package cn.fengqiao.kit.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;

/**
 * Tells a token with an invented key from an issuer that is away. Somebody who invents keys runs into the limit of
 * fetches; as long as the real keys are known, that makes the token bad and not the service unavailable.
 */
final class PatientKeys implements JWKSource<SecurityContext> {

    private final JWKSource<SecurityContext> fetched;
    private volatile boolean known;

    PatientKeys(JWKSource<SecurityContext> fetched) {
        this.fetched = fetched;
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            List<JWK> keys = fetched.get(selector, context);
            known = true;
            return keys;
        } catch (RateLimitReachedException tooOften) {
            if (known) {
                return List.of();
            }
            throw tooOften;
        }
    }
}
