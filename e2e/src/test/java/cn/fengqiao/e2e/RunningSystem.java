package cn.fengqiao.e2e;

import cn.fengqiao.launcher.door.Door;
import cn.fengqiao.launcher.door.Person;
import cn.fengqiao.launcher.system.EmbeddedSystem;
import cn.fengqiao.launcher.system.Layout;
import cn.fengqiao.launcher.system.Part;
import cn.fengqiao.launcher.system.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The whole system on this machine, as its users meet it: started once for all tests, ended with the JVM. */
final class RunningSystem {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration TOKEN_AGE = Duration.ofMinutes(5);
    private static final int PORTS_NEEDED = 13;
    private static final Path DATA = Path.of("target", "system").toAbsolutePath();

    // The tests of a load raise more a second than a department's system may.
    // What a screening did not need is erased after seconds and not after weeks, so that a test sees it go.
    // Canaries come four times as often as in earnest, so that nobody has to wait a minute for a red board.
    private static final Map<String, String> SETTINGS = Map.of(
            "FENGQIAO_RATE_SYSTEM", "100000",
            "FENGQIAO_BURST_SYSTEM", "100000",
            "FENGQIAO_CASE_CANARY_EVERY", "5s",
            "FENGQIAO_CASE_CANARY_LOOKEVERY", "1s",
            "FENGQIAO_LIVE_REACHABLE", "15s",
            "FENGQIAO_CASE_CAMPAIGNS_ERASEAFTER", "5s");

    private static @Nullable RunningSystem shared;

    private final EmbeddedSystem system;
    private final int port;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private final Map<String, Person> people = new ConcurrentHashMap<>();

    private record Token(String value, Instant since) {}

    private RunningSystem() {
        port = freeBase();
        var layout = new Layout(home(), DATA);
        layout.wipe();
        system = new EmbeddedSystem(layout, new Ports(port), SETTINGS, new Told());
        Runtime.getRuntime().addShutdownHook(new Thread(system::stop));
        system.start();
    }

    static synchronized RunningSystem shared() {
        if (shared == null) {
            shared = new RunningSystem();
            shared.enterMissingYears();
        }
        return shared;
    }

    /**
     * Clocks of today run into next year, which somebody has to enter when it is announced. The tests do as an administrator
     * does, or they would fail from each December until then.
     */
    private void enterMissingYears() {
        Api administrator = person("admin");
        administrator.get("/api/calendar").json().path("missing").forEach(year -> {
            byte[] notice = Api.JSON.writeValueAsBytes(Map.of(
                    "source", "测试用，非真实安排",
                    "holidays", List.of(year + "-01-01"),
                    "makeUpDays", List.of()));
            Steps.done(administrator.send("PUT", "/api/calendar/" + year.asInt(), notice, Map.of()));
        });
    }

    /** The checkout with the built modules. */
    static Path home() {
        return Path.of(System.getProperty("fengqiao.home", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** Where the gateway listens. */
    int port() {
        return port;
    }

    /** The password of the demo accounts. */
    String demoPassword() {
        return system.secrets().demoPassword();
    }

    /** A department's system client. */
    Api department(String department) {
        return new Api(port, () -> token(department));
    }

    /** Somebody of the demo subdistrict, signed in as they sign in with a browser. */
    Api person(String account) {
        Person person = people.compute(
                account,
                (name, held) ->
                        held != null && held.isSignedIn() ? held : Person.signIn(gateway(), name, demoPassword()));
        return new Api(port, person);
    }

    /** The door as the launcher goes through it. */
    Door door() {
        return new Door(gateway(), system.secrets());
    }

    private URI gateway() {
        return URI.create("http://localhost:" + port);
    }

    /** A department's live feed. */
    LiveFeedClient feed(String department) {
        return new LiveFeedClient(port, () -> token(department));
    }

    /** Ends a part as a power cut would: SIGKILL. */
    void killWithoutWarning(String part) {
        system.kill(part(part));
    }

    /** Starts a part again on its old data and waits until it is ready. */
    void startAgain(String part) {
        system.startAgain(part(part));
    }

    /** A department's client whose token says something else, and is signed as the issuer signs. */
    Api departmentWith(String department, Map<String, ?> otherClaims) {
        String[] parts = token(department).split("\\.", -1);
        ObjectNode claims =
                (ObjectNode) Api.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        otherClaims.forEach((claim, value) -> claims.set(claim, Api.JSON.valueToTree(value)));
        String content = parts[0] + "." + base64(Api.JSON.writeValueAsBytes(claims));
        String token = content + "." + base64(signature(content));
        return new Api(port, () -> token);
    }

    private static byte[] signature(String content) {
        try {
            JsonNode key = Api.JSON
                    .readTree(Files.readAllBytes(DATA.resolve("identity").resolve("keys.json")))
                    .path("keys")
                    .path(0);
            Signature signing = Signature.getInstance("SHA256withRSA");
            signing.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new RSAPrivateKeySpec(number(key, "n"), number(key, "d"))));
            signing.update(content.getBytes(StandardCharsets.US_ASCII));
            return signing.sign();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the issuer's key does not sign", e);
        }
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Part part(String name) {
        return Part.named(name).orElseThrow();
    }

    private String token(String department) {
        Token token = tokens.get(department);
        if (token == null || token.since().plus(TOKEN_AGE).isBefore(Instant.now())) {
            token = new Token(fetchToken(department), Instant.now());
            tokens.put(department, token);
        }
        return token.value();
    }

    private String fetchToken(String department) {
        String client = department.toLowerCase(Locale.ROOT).replace('_', '-') + "-system";
        String form = "grant_type=client_credentials&client_id=" + client + "&client_secret="
                + system.secrets().client(client);
        var request = HttpRequest.newBuilder(gateway().resolve("/oauth2/token"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("no token for " + client + ": " + response.statusCode() + " " + response.body());
            }
            return Api.JSON.readTree(response.body()).path("access_token").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a token", e);
        }
    }

    private static int freeBase() {
        return IntStream.iterate(31_080, base -> base < 60_000, base -> base + 100)
                .filter(base -> IntStream.range(base, base + PORTS_NEEDED).allMatch(RunningSystem::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var unused = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static final class Told implements EmbeddedSystem.Observer {
        @Override
        public void starting(Part part) {}

        @Override
        public void ready(Part part, Duration after, int port) {
            System.out.printf(Locale.ROOT, "%s ready after %d ms on %d%n", part.key(), after.toMillis(), port);
        }

        @Override
        public void died(Part part, String why) {
            System.out.println(why);
        }

        @Override
        public void stopping(Part part) {}
    }
}
