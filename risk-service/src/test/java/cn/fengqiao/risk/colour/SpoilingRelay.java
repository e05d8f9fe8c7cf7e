package cn.fengqiao.risk.colour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Stands between a test and a service and changes what the service says: a leak, planted. */
final class SpoilingRelay implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private SpoilingRelay(HttpServer server) {
        this.server = server;
    }

    static SpoilingRelay to(URI service, UnaryOperator<String> spoilt) {
        try {
            var relay =
                    new SpoilingRelay(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            relay.server.createContext("/", exchange -> relay.pass(exchange, service, spoilt));
            relay.server.setExecutor(relay.threads);
            relay.server.start();
            return relay;
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    private void pass(HttpExchange exchange, URI service, UnaryOperator<String> spoilt) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            for (String name : new String[] {"Authorization", "Content-Type"}) {
                if (exchange.getRequestHeaders().containsKey(name)) {
                    request.header(name, exchange.getRequestHeaders().getFirst(name));
                }
            }
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            byte[] body = spoilt.apply(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }
}
