package cn.fengqiao.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the environment decides.
 *
 * @param issuer the public origin, {@code iss} of every token: {@code http://localhost:8080}
 * @param keys file of the signing keys and of the grants they vouch for; written on first start, readable by the owner only
 * @param demo whether the demo accounts exist outside the embedded profile; every secret must then be given
 * @param demoPassword of every demo account; empty means not given
 * @param secrets of the clients by client id; an empty one means not given
 * @param accessToken life of an access token: short, because a right taken away lives on for so long
 * @param refreshToken life of a browser's sign-in: one shift
 */
@ConfigurationProperties("fengqiao")
record IdentitySettings(
        URI issuer,
        Path keys,
        @DefaultValue("false") boolean demo,
        @DefaultValue("") String demoPassword,
        @DefaultValue Map<String, String> secrets,
        @DefaultValue("10m") Duration accessToken,
        @DefaultValue("12h") Duration refreshToken) {

    boolean https() {
        return "https".equals(issuer.getScheme());
    }
}
