package cn.fengqiao.testkit;

import cn.fengqiao.access.Caller;
import cn.fengqiao.access.Role;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * An issuer for tests: mints tokens with a key of its own and publishes that key over HTTP like a real one. It can mint
 * bad ones too, and be away.
 */
public final class Tokens implements AutoCloseable {

    /** Where the founding subdistrict lies. */
    public static final AreaPath FENGQIAO = AreaPath.of("HC.FQ");

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Tokens SHARED = start();

    private final KeyPair key;
    private final String keyId;
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean away;

    private Tokens(KeyPair key, String keyId, HttpServer server) {
        this.key = key;
        this.keyId = keyId;
        this.server = server;
    }

    /** The issuer all tests of this JVM share; a test that takes an issuer down starts its own. */
    public static Tokens shared() {
        return SHARED;
    }

    public static Tokens start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var tokens = new Tokens(newKey(), "test-" + server.getAddress().getPort(), server);
            server.createContext("/oauth2/jwks", exchange -> {
                tokens.fetches.incrementAndGet();
                byte[] body = tokens.keySet().getBytes(StandardCharsets.UTF_8);
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(tokens.away ? 503 : 200, tokens.away ? -1 : body.length);
                    if (!tokens.away) {
                        exchange.getResponseBody().write(body);
                    }
                }
            });
            server.start();
            return tokens;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public URI jwks() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/jwks");
    }

    /** The settings by which a service believes this issuer. */
    public Map<String, String> settings() {
        return Map.of("fengqiao.issuer", issuer(), "fengqiao.jwks", jwks().toString());
    }

    /** Makes the service under test believe this issuer. */
    public void trustedBy(DynamicPropertyRegistry registry) {
        settings().forEach((key, value) -> registry.add(key, () -> value));
    }

    /** A caller of Fengqiao subdistrict. */
    public static Caller caller(Department department, Role... roles) {
        return caller(department, FENGQIAO, roles);
    }

    public static Caller caller(Department department, AreaPath area, Role... roles) {
        Set<Role> held = roles.length == 0 ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(Arrays.asList(roles));
        String subject = department.code().toLowerCase(Locale.ROOT) + "."
                + held.stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("-"));
        boolean system = held.contains(Role.SYSTEM) || held.contains(Role.FEED) || held.contains(Role.SERVICE);
        return new Caller(subject, subject, department, area, held, system);
    }

    /** A good token of a dispatcher of Fengqiao. */
    public String dispatcher(Department department) {
        return of(caller(department, Role.DISPATCHER));
    }

    /** A good token of a caller of Fengqiao. */
    public String of(Department department, Role... roles) {
        return of(caller(department, roles));
    }

    /** A good token. */
    public String of(Caller caller) {
        return draft(caller).sign();
    }

    /** A token to be spoilt before it is signed. */
    public Draft draft(Caller caller) {
        return new Draft(caller);
    }

    /** How often the keys were fetched. */
    public int fetches() {
        return fetches.get();
    }

    /** Takes the issuer down or up; tokens can still be minted. */
    public void away(boolean isAway) {
        this.away = isAway;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Claims of a token that is good unless changed. */
    public final class Draft {
        private final Map<String, Object> header = new LinkedHashMap<>();
        private final Map<String, Object> claims = new LinkedHashMap<>();

        private Draft(Caller caller) {
            header.put("alg", "RS256");
            header.put("typ", "JWT");
            header.put("kid", keyId);
            Instant now = Instant.now();
            claims.put("iss", issuer());
            claims.put("aud", List.of("fengqiao"));
            claims.put("sub", caller.subject());
            claims.put("name", caller.name());
            claims.put("department", caller.department().code());
            claims.put("area", caller.area().value());
            claims.put("roles", caller.roles().stream().map(Enum::name).toList());
            claims.put("iat", now.getEpochSecond());
            claims.put("nbf", now.getEpochSecond());
            claims.put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
        }

        public Draft with(String claim, Object value) {
            claims.put(claim, value);
            return this;
        }

        public Draft without(String claim) {
            claims.remove(claim);
            return this;
        }

        public Draft header(String name, Object value) {
            header.put(name, value);
            return this;
        }

        /** Signed with the published key. */
        public String sign() {
            return signed(key);
        }

        /** Signed with a key nobody published. */
        public String signWithForeignKey() {
            return signed(newKey());
        }

        /** Not signed at all, as {@code alg: none}. */
        public String unsigned() {
            header("alg", "none");
            return content() + ".";
        }

        private String signed(KeyPair with) {
            try {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(with.getPrivate());
                signature.update(content().getBytes(StandardCharsets.US_ASCII));
                return content() + "." + BASE64.encodeToString(signature.sign());
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private String content() {
            return BASE64.encodeToString(json(header).getBytes(StandardCharsets.UTF_8)) + "."
                    + BASE64.encodeToString(json(claims).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String keySet() {
        var published = (RSAPublicKey) key.getPublic();
        return json(Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "kid",
                        keyId,
                        "n",
                        number(published.getModulus()),
                        "e",
                        number(published.getPublicExponent())))));
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** JSON of maps, lists, numbers and texts: a token needs no more, and the test kit stays free of a JSON library. */
    private static String json(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> json(entry.getKey().toString()) + ":" + json(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Tokens::json).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case Object text -> '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        };
    }
}
