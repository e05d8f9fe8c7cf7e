package cn.fengqiao.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An authorization server on a port of its own, and a browser that keeps cookies. */
final class RunningIdentity implements AutoCloseable {

    static final String ISSUER = "http://localhost:8080";
    static final String VERIFIER = "a-proof-key-that-is-long-enough-for-the-standard-0123456789";
    private static final String REDIRECT = ISSUER + "/login/oauth2/code/fengqiao";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private RunningIdentity(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static RunningIdentity start(Path keys, String... more) {
        var application = new SpringApplication(IdentityApplication.class);
        application.setAdditionalProfiles("embedded");
        String[] arguments = Arrays.copyOf(
                new String[] {"--server.port=0", "--fengqiao.keys=" + keys, "--fengqiao.issuer=" + ISSUER},
                3 + more.length);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return new RunningIdentity(application.run(arguments));
    }

    private URI at(String path) {
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("http://127.0.0.1:" + port + path);
    }

    void forgetCookies() {
        cookies.clear();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html,*/*;q=0.8"));
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            cookies.values().removeIf(String::isEmpty);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fills the form in as a person does. */
    HttpResponse<String> signIn(String username, String password, String... headers) {
        Matcher token = CSRF.matcher(get("/login").body());
        if (!token.find()) {
            throw new AssertionError("the page has no form token");
        }
        return post("/login", Map.of("username", username, "password", password, "_csrf", token.group(1)), headers);
    }

    /** Where the gateway sends a browser. */
    static String authorize(String challenge) {
        return "/oauth2/authorize?"
                + encoded(Map.of(
                        "response_type", "code",
                        "client_id", "fengqiao-console",
                        "scope", "openid profile",
                        "state", "s",
                        "nonce", "n",
                        "redirect_uri", REDIRECT,
                        "code_challenge", challenge,
                        "code_challenge_method", "S256"));
    }

    /** The whole way of a browser and its gateway, up to the tokens. */
    JsonNode tokensFor(String username, String password) {
        get(authorize(challenge()));
        signIn(username, password);
        String back = location(get(authorize(challenge())));
        return json(redeem(back.replaceAll(".*code=([^&]+).*", "$1"), VERIFIER));
    }

    HttpResponse<String> redeem(String code, String verifier) {
        return post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", REDIRECT,
                        "code_verifier", verifier),
                basic("fengqiao-console"));
    }

    HttpResponse<String> renew(String refreshToken) {
        return post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken),
                basic("fengqiao-console"));
    }

    static String[] basic(String client) {
        return basic(client, "fengqiao-demo-" + client);
    }

    static String[] basic(String client, String secret) {
        String pair = client + ":" + secret;
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        };
    }

    static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** What a token says, without checking it. */
    static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        context.close();
    }
}
