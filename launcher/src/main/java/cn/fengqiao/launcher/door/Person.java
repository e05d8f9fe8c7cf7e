package cn.fengqiao.launcher.door;

import cn.fengqiao.launcher.system.CannotStart;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Somebody at the gateway as their browser is: signed in on the issuer's page, known by a cookie from then on, and
 * trusted to change something only with the token of the page. What a program may do for a department is less than what
 * its people may, so that whoever fills or tests the system needs both.
 */
public final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern TOKEN_OF_THE_FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PAGE = "text/html,application/xhtml+xml";

    private static final int OK = 200;

    private final HttpClient http;
    private final URI me;
    private final String tokenOfThePage;

    private Person(HttpClient http, URI me, String tokenOfThePage) {
        this.http = http;
        this.me = me;
        this.tokenOfThePage = tokenOfThePage;
    }

    /** @throws CannotStart when the account or its password is not known there */
    public static Person signIn(URI gateway, String account, String password) {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        try {
            HttpResponse<String> form = text(http, page(gateway, "/oauth2/authorization/fengqiao"));
            Matcher token = TOKEN_OF_THE_FORM.matcher(form.body());
            if (!token.find()) {
                throw new CannotStart("No page to sign in at " + gateway + ": " + form.statusCode());
            }
            text(
                    http,
                    page(gateway, "/login")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("username=" + encoded(account) + "&password="
                                    + encoded(password) + "&_csrf=" + encoded(token.group(1)))));
            URI me = gateway.resolve("/api/me");
            HttpResponse<String> known = text(http, HttpRequest.newBuilder(me));
            String own = Door.JSON.readTree(known.body()).path("csrf").asString("");
            if (known.statusCode() != OK || own.isEmpty()) {
                throw new CannotStart(account + " could not sign in at " + gateway + ": " + known.statusCode());
            }
            return new Person(http, me, own);
        } catch (IOException | JacksonException e) {
            throw new CannotStart(account + " could not sign in at " + gateway + " (" + e + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted");
        }
    }

    /** Whether the gateway still knows who this is; one that was started again does not. */
    public boolean isSignedIn() {
        try {
            return text(http, HttpRequest.newBuilder(me)).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Sends a request in this person's name. */
    public <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return http.send(request.header("X-XSRF-TOKEN", tokenOfThePage).build(), handler);
    }

    private static HttpRequest.Builder page(URI gateway, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Accept", PAGE);
    }

    private static HttpResponse<String> text(HttpClient http, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
