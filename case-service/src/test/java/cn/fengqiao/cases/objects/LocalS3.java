package cn.fengqiao.cases.objects;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * As much of S3 as the store uses, on this machine: it computes the signature of each request anew (AWS Signature Version
 * 4) and refuses one that differs.
 */
final class LocalS3 implements AutoCloseable {

    static final String ACCESS_KEY = "AKTEST";
    static final String SECRET_KEY = "secret-of-the-test";

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final AtomicInteger requests = new AtomicInteger();
    volatile boolean failing;

    private final HttpServer server;

    LocalS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (failing) {
                answer(exchange, 503, "");
            } else if (!signed(exchange, body)) {
                answer(exchange, 403, "<Error><Code>SignatureDoesNotMatch</Code></Error>");
            } else {
                serve(exchange, body);
            }
        }
    }

    private void serve(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String key = path.replaceFirst("^/files/?", "");
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(key, body);
                answer(exchange, 200, "");
            }
            case "DELETE" -> {
                objects.remove(key);
                exchange.sendResponseHeaders(204, -1);
            }
            case "HEAD" -> exchange.sendResponseHeaders(objects.containsKey(key) ? 200 : 404, -1);
            case "GET" -> get(exchange, key);
            default -> answer(exchange, 405, "");
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        byte[] object = objects.get(key);
        if (key.isEmpty()) {
            answer(exchange, 200, listing(query(exchange.getRequestURI())));
        } else if (object == null) {
            answer(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
        } else {
            exchange.sendResponseHeaders(200, object.length);
            exchange.getResponseBody().write(object);
        }
    }

    private String listing(Map<String, String> query) {
        int most = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        String after = query.getOrDefault("start-after", "");
        var behind = objects.keySet().stream()
                .filter(key -> key.compareTo(after) > 0)
                .toList();
        String contents = behind.stream()
                .limit(most)
                .map(key -> "<Contents><Key>" + key
                        + "</Key><LastModified>2026-11-05T06:00:00.000Z</LastModified><Size>1</Size></Contents>")
                .collect(Collectors.joining());
        return "<ListBucketResult><IsTruncated>" + (behind.size() > most) + "</IsTruncated>" + contents
                + "</ListBucketResult>";
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return query;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static boolean signed(HttpExchange exchange, byte[] body) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
            return false;
        }
        String payload = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (!payload.equals("UNSIGNED-PAYLOAD") && !payload.equals(Seen.sha256(body))) {
            return false;
        }
        String scope = between(authorization, "Credential=" + ACCESS_KEY + "/", ",");
        String[] names = between(authorization, "SignedHeaders=", ",").split(";");
        String headers = Arrays.stream(names)
                .map(name ->
                        name + ":" + exchange.getRequestHeaders().getFirst(name).strip() + "\n")
                .collect(Collectors.joining());
        String query = query(exchange.getRequestURI()).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        String canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                query,
                headers,
                String.join(";", names),
                payload);
        String toSign = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                exchange.getRequestHeaders().getFirst("x-amz-date"),
                scope,
                Seen.sha256(canonical));
        byte[] key = ("AWS4" + SECRET_KEY).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return authorization.endsWith("Signature=" + HexFormat.of().formatHex(hmac(key, toSign)));
    }

    private static String between(String text, String from, String to) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(to, begin));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new UncheckedIOException(new IOException(absent));
        }
    }
}
