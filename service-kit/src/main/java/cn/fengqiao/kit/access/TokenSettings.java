package cn.fengqiao.kit.access;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are believed.
 *
 * @param issuer the {@code iss} a token must carry
 * @param jwks where the issuer publishes its keys
 * @param token the finer settings
 */
@ConfigurationProperties("fengqiao")
record TokenSettings(
        @Nullable String issuer,
        @Nullable URI jwks,
        @DefaultValue Token token) {

    /**
     * @param audience what a token must be meant for
     * @param clockSkew how far clocks of issuer and service may differ; machines on NTP differ by far less
     * @param keysLifetime how long fetched keys are used before they are fetched again, in the background
     * @param keysOutage how long the last known keys keep working while the issuer cannot be reached
     * @param connectTimeout of a fetch of the keys
     * @param readTimeout of a fetch of the keys
     * @param remembered how many verified tokens are remembered, to spare the signature check of the next request
     * @param rememberedFor how long at most; a withdrawn key is believed that much longer
     */
    record Token(
            @DefaultValue("fengqiao") String audience,
            @DefaultValue("15s") Duration clockSkew,
            @DefaultValue("5m") Duration keysLifetime,
            @DefaultValue("12h") Duration keysOutage,
            @DefaultValue("500ms") Duration connectTimeout,
            @DefaultValue("2s") Duration readTimeout,
            @DefaultValue("10000") int remembered,
            @DefaultValue("30s") Duration rememberedFor) {}

    String requiredIssuer() {
        return required(issuer, "FENGQIAO_ISSUER");
    }

    URI requiredJwks() {
        return required(jwks, "FENGQIAO_JWKS");
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException(name + " is not set: without it no token can be believed");
        }
        return value;
    }
}
