package cn.fengqiao.testkit.api;

import cn.fengqiao.testkit.api.OpenApiDocument.OpenApiOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests to a service as a client that knows only the document. */
final class Probe {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final String BOUNDARY = "fengqiao-matrix";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @param body the text of it, unpacked */
    record Answer(int status, String body, String headers) {}

    private final URI service;
    private final InnerText inner;

    private Probe(URI service, InnerText inner) {
        this.service = service;
        this.inner = inner;
    }

    static Probe at(URI service) {
        return at(service, Map.of());
    }

    /** @param readers for formats that this kit cannot read, by their first characters */
    static Probe at(URI service, Map<String, ContentReader> readers) {
        return new Probe(service, new InnerText(readers));
    }

    Answer get(String path, @Nullable String token) {
        return send("GET", path, null, "", token);
    }

    /**
     * Sends an operation of a document; a form comes without any part.
     *
     * @param headers names and values in turn
     */
    Answer send(OpenApiOperation operation, String path, String body, @Nullable String token, String... headers) {
        return operation.mediaType().orElse("").startsWith("multipart/")
                ? send(
                        operation.method(),
                        path,
                        "multipart/form-data; boundary=" + BOUNDARY,
                        "--" + BOUNDARY + "--\r\n",
                        token,
                        headers)
                : send(operation.method(), path, operation.mediaType().orElse(null), body, token, headers);
    }

    private Answer send(
            String method,
            String path,
            @Nullable String mediaType,
            String body,
            @Nullable String token,
            String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(PATIENCE)
                .method(
                        method,
                        mediaType == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    inner.of(response.body()),
                    response.headers().map().toString());
        } catch (IOException lost) {
            throw new UncheckedIOException(method + " " + path + ": " + lost.getMessage(), lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
