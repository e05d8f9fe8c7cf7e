package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps what a sign-in under way must remember — state, nonce, proof key — in the browser, encrypted under a key of
 * this process, so that visitors who never finish signing in cost the door no memory.
 */
final class LoginCookie implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String NAME = "FQ_LOGIN";
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String BETWEEN = "\n";

    private record Remembered(String state, String nonce, String verifier) {}

    private final SecretKey key = newKey();
    private final SecureRandom random = new SecureRandom();
    private final ClientRegistration issuer;
    private final String authorizationUri;
    private final boolean secure;

    LoginCookie(ClientRegistration issuer, GatewaySettings settings) {
        this.issuer = issuer;
        this.authorizationUri = settings.oidc().authorization().toString();
        this.secure = settings.https();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(stored(exchange));
    }

    private @Nullable OAuth2AuthorizationRequest stored(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        String state = exchange.getRequest().getQueryParams().getFirst("state");
        Remembered remembered = cookie == null ? null : open(cookie.getValue());
        return remembered != null && remembered.state().equals(state) ? request(remembered) : null;
    }

    private OAuth2AuthorizationRequest request(Remembered remembered) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(authorizationUri)
                .clientId(issuer.getClientId())
                .redirectUri(issuer.getRedirectUri())
                .scopes(issuer.getScopes())
                .state(remembered.state())
                .attributes(attributes -> {
                    attributes.put(OAuth2ParameterNames.REGISTRATION_ID, issuer.getRegistrationId());
                    attributes.put(OidcParameterNames.NONCE, remembered.nonce());
                    attributes.put(PkceParameterNames.CODE_VERIFIER, remembered.verifier());
                })
                .build();
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> exchange.getResponse().addCookie(cookie(seal(request), LIFE)));
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.fromSupplier(() -> stored(exchange))
                .doOnNext(request -> exchange.getResponse().addCookie(cookie("", Duration.ZERO)));
    }

    private ResponseCookie cookie(String value, Duration life) {
        return ResponseCookie.from(NAME, value)
                .path("/login/oauth2/code")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(life)
                .build();
    }

    private String seal(OAuth2AuthorizationRequest request) {
        byte[] plain = String.join(
                        BETWEEN,
                        Objects.requireNonNull(request.getState()),
                        request.<String>getAttribute(OidcParameterNames.NONCE),
                        request.<String>getAttribute(PkceParameterNames.CODE_VERIFIER))
                .getBytes(StandardCharsets.UTF_8);
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
            byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private @Nullable Remembered open(String value) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(value);
            if (all.length <= IV_BYTES) {
                return null;
            }
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, IV_BYTES))
                    .doFinal(all, IV_BYTES, all.length - IV_BYTES);
            String[] parts = new String(plain, StandardCharsets.UTF_8).split(BETWEEN, -1);
            return parts.length == 3 ? new Remembered(parts[0], parts[1], parts[2]) : null;
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Tampered with, or of an earlier start: the sign-in begins anew.
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }

    private static SecretKey newKey() {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(256);
            return generator.generateKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }
}
