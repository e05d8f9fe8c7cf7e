package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
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
    private static final ObjectInputFilter ONLY_THE_REQUEST = ObjectInputFilter.Config.createFilter(
            "org.springframework.security.oauth2.core.**;java.lang.*;java.util.*;" + "maxdepth=12;maxbytes=16384;!*");

    private final SecretKey key = newKey();
    private final SecureRandom random = new SecureRandom();
    private final boolean secure;

    LoginCookie(GatewaySettings settings) {
        this.secure = settings.https();
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(stored(exchange));
    }

    private @Nullable OAuth2AuthorizationRequest stored(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        String state = exchange.getRequest().getQueryParams().getFirst("state");
        OAuth2AuthorizationRequest request = cookie == null ? null : open(cookie.getValue());
        return request != null && state != null && state.equals(request.getState()) ? request : null;
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
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(request);
        } catch (IOException e) {
            throw new IllegalStateException("a sign-in could not be written down", e);
        }
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(bytes.toByteArray());
            byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private @Nullable OAuth2AuthorizationRequest open(String value) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(value);
            if (all.length <= IV_BYTES) {
                return null;
            }
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, IV_BYTES))
                    .doFinal(all, IV_BYTES, all.length - IV_BYTES);
            try (var in = new ObjectInputStream(new ByteArrayInputStream(plain))) {
                in.setObjectInputFilter(ONLY_THE_REQUEST);
                return (OAuth2AuthorizationRequest) in.readObject();
            }
        } catch (IllegalArgumentException | GeneralSecurityException | IOException | ClassNotFoundException e) {
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
