package cn.fengqiao.gateway.routes;

import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.UploadPaths;
import cn.fengqiao.gateway.identity.IdentityPaths;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationFilter;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Which service answers what. An address without a row here is not reachable from outside. */
@Configuration(proxyBeanMethods = false)
class Routes {

    static final String IDENTITY = "identity";
    /** What case-service answers, with all that lies below. */
    private static final List<String> CASES = List.of(
            "/api/calendar",
            "/api/campaigns",
            "/api/cases",
            "/api/clues",
            "/api/groups",
            "/api/households",
            "/api/import-keywords",
            "/api/import-mappings",
            "/api/imports",
            "/api/limits",
            "/api/meetings",
            "/api/patrols",
            "/api/people",
            "/api/promises",
            "/api/read-log",
            "/api/run-cards",
            "/api/statistics",
            "/api/studios",
            "/api/teams");

    /** A whole case file is printed, or compared with its seal, before the first byte of the answer is there. */
    private static final Pattern WHOLE_FILE =
            Pattern.compile("/api/cases/[0-9a-fA-F-]{36}/file([.](pdf|zip)|/seals/[0-9]+/verify)");

    private static final int PIECE = 64 * 1024;
    private static final String PAUSE = "fengqiao.pause";
    private static final String ADDRESS_OF_A_CALL = "http.uri";

    private final GatewaySettings settings;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    Routes(GatewaySettings settings, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        this.settings = settings;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    /** Repeating is decided here and nowhere below, or a command could be sent twice behind our back. */
    @Bean
    HttpClientCustomizer noHiddenRepetition() {
        return client -> client.disableRetry(true);
    }

    /** A long answer is passed on in pieces as large as a read: each costs its way through the whole chain. */
    @Bean
    HttpClientCustomizer largePieces() {
        return client -> client.httpResponseDecoder(decoder -> decoder.maxChunkSize(PIECE));
    }

    /**
     * {@link TargetGuard} sees an answer begin. From there on a service that stands still, or a client that takes nothing
     * of it, is given up after a while: nobody would ever come back for the connections of both.
     */
    @Bean
    HttpClientCustomizer noEndlessAnswers() {
        long pause = settings.limits().answerPause().toMillis();
        return client -> client.doOnResponse((answer, connection) ->
                        connection.addHandlerFirst(PAUSE, new ReadTimeoutHandler(pause, TimeUnit.MILLISECONDS)))
                .doAfterResponseSuccess((answer, connection) -> connection.removeHandler(PAUSE));
    }

    /** What somebody searches for may be a person's name, so a span keeps the address that was called without its query. */
    @Bean
    ObservationFilter noQueriesInSpans() {
        return call -> {
            KeyValue address = call.getHighCardinalityKeyValue(ADDRESS_OF_A_CALL);
            return address == null
                    ? call
                    : call.addHighCardinalityKeyValue(
                            KeyValue.of(ADDRESS_OF_A_CALL, address.getValue().replaceFirst("\\?.*", "")));
        };
    }

    @Bean
    RouteLocator table(RouteLocatorBuilder routes) {
        return routes.routes()
                .route(
                        "uploads",
                        route -> route.predicate(path(UploadPaths::contain))
                                .filters(filters -> service(
                                        filters, "case", settings.limits().uploadTimeout()))
                                .uri(url("case")))
                .route(
                        "case-files",
                        route -> route.predicate(path(WHOLE_FILE.asMatchPredicate()))
                                .filters(filters -> service(
                                        filters, "case", settings.limits().uploadTimeout()))
                                .uri(url("case")))
                .route(
                        "case",
                        route -> route.predicate(path(path -> CASES.stream().anyMatch(root -> isAt(path, root))
                                        || path.equals("/api/dictionaries")
                                        || path.equals("/api/areas")))
                                .filters(filters -> service(filters, "case"))
                                .uri(url("case")))
                .route(
                        "risk",
                        route -> route.predicate(path(path -> isAt(path, "/api/risk")))
                                .filters(filters -> service(filters, "risk"))
                                .uri(url("risk")))
                .route(
                        "notification",
                        route -> route.predicate(path(path -> isAt(path, "/api/receipts")))
                                .filters(filters -> service(filters, "notification"))
                                .uri(url("notification")))
                .route("case-dead-letters", route -> deadLetters(route, "case"))
                .route("risk-dead-letters", route -> deadLetters(route, "risk"))
                .route("notification-dead-letters", route -> deadLetters(route, "notification"))
                .route(
                        "identity",
                        route -> route.predicate(exchange -> IdentityPaths.contain(exchange.getRequest()))
                                .filters(this::identity)
                                .uri(url("identity")))
                .build();
    }

    private Buildable<Route> deadLetters(PredicateSpec route, String target) {
        String prefix = "/api/ops/" + target;
        return route.predicate(path(path -> isAt(path, prefix + "/dead-letters")))
                .filters(filters -> service(filters.rewritePath(prefix + "/(?<rest>.*)", "/api/${rest}"), target))
                .uri(url(target));
    }

    private GatewayFilterSpec service(GatewayFilterSpec filters, String target) {
        return service(filters, target, target(target).timeout());
    }

    private GatewayFilterSpec service(GatewayFilterSpec filters, String target, Duration timeout) {
        return filters.filter((exchange, chain) -> {
                    ServerWebExchange forwarded = exchange.mutate()
                            .request(ForwardedRequest.toService(exchange))
                            .build();
                    return chain.filter(forwarded).then(Mono.fromRunnable(() -> dropCookies(exchange)));
                })
                .filter(guard(target, timeout));
    }

    // Only identity and the door itself may set cookies on this origin.
    private static void dropCookies(ServerWebExchange exchange) {
        if (!exchange.getResponse().isCommitted()) {
            exchange.getResponse().getHeaders().remove(HttpHeaders.SET_COOKIE);
        }
    }

    private GatewayFilterSpec identity(GatewayFilterSpec filters) {
        return filters.preserveHostHeader()
                .filter((exchange, chain) -> chain.filter(exchange.mutate()
                        .request(ForwardedRequest.toIdentity(exchange, settings))
                        .build()))
                .filter(guard("identity", target("identity").timeout()));
    }

    private GatewayFilter guard(String target, Duration timeout) {
        return new TargetGuard(target, timeout, target(target), breakers, bulkheads);
    }

    private GatewaySettings.Target target(String name) {
        return Objects.requireNonNull(settings.targets().get(name), name);
    }

    private URI url(String name) {
        return target(name).url();
    }

    private static Predicate<ServerWebExchange> path(Predicate<String> test) {
        return exchange -> test.test(
                exchange.getRequest().getPath().pathWithinApplication().value());
    }

    private static boolean isAt(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
