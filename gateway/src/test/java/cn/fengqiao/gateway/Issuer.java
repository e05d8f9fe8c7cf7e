package cn.fengqiao.gateway;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.testkit.Tokens;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The token endpoint of an issuer: gives out codes to tests, and tokens for codes to the gateway. */
final class Issuer {

    private record Code(Caller caller, String nonce, String challenge) {}

    private final Tokens tokens;
    private final Peer endpoint = Peer.start();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Caller> refreshTokens = new ConcurrentHashMap<>();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger serial = new AtomicInteger();
    private volatile Duration life = Duration.ofMinutes(10);
    private volatile boolean refusing;
    private volatile boolean away;
    private volatile boolean silent;

    Issuer(Tokens tokens) {
        this.tokens = tokens;
        endpoint.will((request, out) -> {
            if (silent) {
                Thread.sleep(Duration.ofMinutes(1));
            }
            if (away) {
                return false;
            }
            return answer(request).answer(request, out);
        });
    }

    URI tokenUri() {
        return endpoint.url().resolve("/oauth2/token");
    }

    /** A code for somebody who has signed in at the issuer after the gateway sent them there. */
    String codeFor(Caller caller, String nonce, String challenge) {
        String code = "code-" + serial.incrementAndGet();
        codes.put(code, new Code(caller, nonce, challenge));
        return code;
    }

    void accessTokensLive(Duration next) {
        life = next;
    }

    void refusesToRenew(boolean refuses) {
        refusing = refuses;
    }

    void isAway(boolean isAway) {
        away = isAway;
    }

    /** Accepts questions and answers none. */
    void isSilent(boolean isSilent) {
        silent = isSilent;
    }

    int renewals() {
        return renewals.get();
    }

    void reset() {
        life = Duration.ofMinutes(10);
        refusing = false;
        away = false;
        silent = false;
        renewals.set(0);
    }

    private Peer.Behaviour answer(Peer.Request request) {
        Map<String, String> form = form(new String(request.body(), StandardCharsets.UTF_8));
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> {
                Code code = codes.remove(form.getOrDefault("code", ""));
                yield code == null
                                || !hash(form.getOrDefault("code_verifier", "")).equals(code.challenge())
                        ? invalidGrant()
                        : granted(code.caller(), code.nonce());
            }
            case "refresh_token" -> {
                renewals.incrementAndGet();
                Caller caller = refreshTokens.get(form.getOrDefault("refresh_token", ""));
                yield caller == null || refusing ? invalidGrant() : granted(caller, null);
            }
            case "client_credentials" ->
                Peer.ok("{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
                        .formatted(tokens.of(Tokens.caller(Caller.PLATFORM, Caller.NOWHERE, Role.FEED))));
            default -> Peer.answer(400, "{\"error\":\"unsupported_grant_type\"}");
        };
    }

    private static Peer.Behaviour invalidGrant() {
        return Peer.answer(400, "{\"error\":\"invalid_grant\"}");
    }

    private Peer.Behaviour granted(Caller caller, @Nullable String nonce) {
        Instant end = Instant.now().plus(life);
        String access = tokens.draft(caller).with("exp", end.getEpochSecond()).sign();
        String refresh = "refresh-" + serial.incrementAndGet();
        refreshTokens.put(refresh, caller);
        String idToken = nonce == null
                ? ""
                : ",\"id_token\":\"%s\""
                        .formatted(tokens.draft(caller)
                                .with("aud", "fengqiao-console")
                                .with("nonce", nonce)
                                .sign());
        return Peer.ok(
                "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d,\"scope\":\"openid profile\"%s}"
                        .formatted(access, refresh, life.toSeconds(), idToken));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> a));
    }

    static String hash(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
