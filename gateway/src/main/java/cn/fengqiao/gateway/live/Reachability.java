package cn.fengqiao.gateway.live;

import cn.fengqiao.access.LiveFeed;
import cn.fengqiao.access.Operations;
import cn.fengqiao.contract.AreaPath;
import cn.fengqiao.contract.Department;
import cn.fengqiao.gateway.DepartmentNames;
import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.Visitor;
import cn.fengqiao.gateway.problem.GatewayProblem;
import cn.fengqiao.gateway.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * {@code GET /api/reachability}: whether what one department says still reaches the others, and when that was last
 * proven. A department counts as reachable when its feed has seen a young canary of every station.
 */
@Configuration(proxyBeanMethods = false)
class Reachability implements DisposableBean {

    /** Every service a canary passes, in the order it passes them. */
    static final List<String> STATIONS = List.of("case-service", "risk-service", "notification-service");

    private final Hub hub;
    private final Clock clock;
    private final Duration limit;
    private final EventLoopGroup thread = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, Probe> probes = new LinkedHashMap<>();
    private volatile @Nullable Instant watchingSince;

    Reachability(GatewaySettings settings, Hub hub, Clock clock, MeterRegistry meters) {
        this.hub = hub;
        this.clock = clock;
        this.limit = settings.live().reachable();
        AreaPath area = AreaPath.of(settings.live().area());
        for (String department : settings.live().departments()) {
            Feed feed = hub.feeds().of(new LiveFeed(Department.of(department), area, true, true, true, true));
            var probe = new Probe(feed);
            probes.put(department, probe);
            hub.loopOf(thread.next()).join(probe);
            STATIONS.forEach(station -> Gauge.builder(
                            "fengqiao.gateway.canary.age.seconds", probe, p -> secondsSince(p.last(station)))
                    .description("Since the last canary of a station; while none has come, since the gateway is ready")
                    .tags("department", department, "station", station)
                    .register(meters));
        }
    }

    /** From here on a station is late that has not been heard of. */
    @EventListener(ApplicationReadyEvent.class)
    void watch() {
        watchingSince = clock.instant();
    }

    private double secondsSince(@Nullable Instant last) {
        Instant from = last == null ? watchingSince : last;
        return from == null
                ? Double.NaN
                : Duration.between(from, clock.instant()).toMillis() / 1000.0;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    RouterFunction<ServerResponse> reachabilityRoute() {
        return RouterFunctions.route().GET("/api/reachability", this::answer).build();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        Visitor visitor = Visitor.of(request.exchange()).orElse(null);
        if (visitor == null) {
            return Problems.write(request.exchange(), GatewayProblem.NOT_AUTHENTICATED)
                    .then(Mono.empty());
        }
        if (!Operations.allows(visitor.caller(), "reachability.get")) {
            return Problems.write(
                            request.exchange(),
                            GatewayProblem.OPERATION_REFUSED,
                            Map.of("operation", "reachability.get"))
                    .then(Mono.empty());
        }
        return ServerResponse.ok().cacheControl(CacheControl.noStore()).bodyValue(board());
    }

    /** What the board shows. */
    record Board(List<DepartmentState> departments, List<StationState> stations) {}

    record DepartmentState(
            String department,
            String name,
            @Nullable Instant lastCanaryAt,
            @Nullable Long ageSeconds,
            boolean reachable,
            int consoles) {}

    record StationState(
            String station,
            @Nullable Instant lastCanaryAt,
            @Nullable Long ageSeconds) {}

    Board board() {
        Instant now = clock.instant();
        List<DepartmentState> departments = probes.entrySet().stream()
                .map(entry -> department(entry.getKey(), entry.getValue(), now))
                .toList();
        List<StationState> stations =
                STATIONS.stream().map(station -> station(station, now)).toList();
        return new Board(departments, stations);
    }

    private DepartmentState department(String code, Probe probe, Instant now) {
        Instant oldest = oldest(STATIONS.stream()
                        .map(station -> Optional.ofNullable(probe.last(station)))
                        .toList())
                .orElse(null);
        Long age = age(oldest, now);
        return new DepartmentState(
                code,
                DepartmentNames.of(code),
                oldest,
                age,
                oldest != null && Duration.between(oldest, now).compareTo(limit) < 0,
                hub.consolesOf(code));
    }

    // A chain is as whole as the station that was heard of least recently.
    private static Optional<Instant> oldest(List<Optional<Instant>> lasts) {
        return lasts.stream().allMatch(Optional::isPresent)
                ? lasts.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private StationState station(String station, Instant now) {
        Instant last = probes.values().stream()
                .map(probe -> probe.last(station))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new StationState(station, last, age(last, now));
    }

    private static @Nullable Long age(@Nullable Instant last, Instant now) {
        return last == null ? null : Math.max(0, Duration.between(last, now).toSeconds());
    }

    @Override
    public void destroy() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
