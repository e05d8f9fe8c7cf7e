package cn.fengqiao.gateway.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code application/problem+json}, Chinese unless the client asks for English. */
public final class Problems {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /** Answers with a problem. */
    public static Mono<Void> write(ServerWebExchange exchange, GatewayProblem problem) {
        return write(exchange, problem, Map.of());
    }

    /** Answers with a problem and says when to come back. */
    public static Mono<Void> writeRetryable(
            ServerWebExchange exchange, GatewayProblem problem, Duration after, Map<String, ?> members) {
        long seconds = Math.max(1, after.plusMillis(999).toSeconds());
        exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return write(exchange, problem, members);
    }

    /** Answers with a problem and its own members. */
    public static Mono<Void> write(ServerWebExchange exchange, GatewayProblem problem, Map<String, ?> members) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.empty();
        }
        response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        headers.setCacheControl("no-store");
        headers.remove(HttpHeaders.CONTENT_ENCODING);
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        if (problem == GatewayProblem.NOT_AUTHENTICATED && !headers.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body =
                body(problem, english(exchange), exchange.getRequest().getURI().getRawPath(), members);
        headers.setContentLength(body.length);
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        DataBuffer buffer = response.bufferFactory().wrap(body);
        return response.writeWith(Mono.just(buffer));
    }

    /** Refuses a body by its limit in bytes. */
    public static Mono<Void> tooLarge(ServerWebExchange exchange, long limit) {
        String detail = english(exchange) ? "a body may have " + limit + " bytes at most" : "请求内容不得超过 " + limit + " 字节";
        return write(exchange, GatewayProblem.BODY_TOO_LARGE, Map.of("limit", limit, "detail", detail));
    }

    /** Refuses a method by those that there are. */
    static Mono<Void> methodNotAllowed(ServerWebExchange exchange, List<String> allowed) {
        String methods = String.join(", ", allowed);
        String detail = english(exchange) ? "only " + methods + " here" : "此地址只接受 " + methods;
        return write(exchange, GatewayProblem.METHOD_NOT_ALLOWED, Map.of("allowed", allowed, "detail", detail));
    }

    /** @param path that was asked for; null if none could be read */
    static byte[] body(GatewayProblem problem, boolean english, @Nullable String path, Map<String, ?> members) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", problem.uri().toString());
        body.put("title", problem.title(english));
        body.put("status", problem.status());
        if (path != null) {
            body.put("instance", path);
        }
        body.putAll(members);
        return JSON.writeValueAsBytes(body);
    }

    private static boolean english(ServerWebExchange exchange) {
        String wanted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("en");
    }
}
