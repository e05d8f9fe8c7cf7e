package cn.fengqiao.gateway;

import cn.fengqiao.access.Caller;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies and follows a sign-in as a browser would, one step at a time. */
final class Browser {

    private final RunningGateway gateway;
    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();

    Browser(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /** Signs somebody in; the last answer of the way. */
    HttpResponse<String> signIn(Caller caller) {
        return comeBack(caller, open("/oauth2/authorization/fengqiao"));
    }

    /** From the redirect to the issuer back to the gateway with a code. */
    HttpResponse<String> comeBack(Caller caller, HttpResponse<String> toIssuer) {
        Map<String, String> asked = query(location(toIssuer));
        String code = RunningGateway.ISSUER.codeFor(caller, value(asked, "nonce"), value(asked, "code_challenge"));
        return open("/login/oauth2/code/fengqiao?code=" + code + "&state=" + encoded(value(asked, "state")));
    }

    HttpResponse<String> open(String path) {
        return send(gateway.request(path).header("Accept", "text/html,application/xhtml+xml"));
    }

    HttpResponse<String> fetch(String path) {
        return send(gateway.request(path).header("Accept", "application/json"));
    }

    /** A change as the console's scripts make it, with the token of the page. */
    HttpResponse<String> post(String path, String body) {
        return send(gateway.request(path)
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a request with this browser's cookies. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.values().stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = RunningGateway.send(request);
        answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .forEach(this::keep);
        return answer;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie);
        }
    }

    boolean has(String cookie) {
        return cookies.containsKey(cookie);
    }

    String cookie(String name) {
        HttpCookie cookie = cookies.get(name);
        return cookie == null ? "" : cookie.getValue();
    }

    void setCookie(String name, String value) {
        cookies.put(name, new HttpCookie(name, value));
    }

    static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String value(Map<String, String> query, String name) {
        return query.getOrDefault(name, "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
