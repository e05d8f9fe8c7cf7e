package cn.fengqiao.gateway.live;

import cn.fengqiao.contract.Department;
import cn.fengqiao.gateway.GatewaySettings;
import cn.fengqiao.gateway.identity.OwnToken;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells notification-service which case reached which department, gathered over a tenth of a second, until it has
 * understood. Each pair is told once; what was told is remembered, bounded, and forgotten with a restart, after which
 * frames that are replayed are told again: the receiver counts a repetition as the first time. When the receiver is away
 * for long the oldest are dropped and counted; the rung of the ladder then stays open until somebody looks at the case.
 * A report that is refused is halved down to the one delivery that is at fault, which is dropped and counted too: the
 * others must not wait behind it.
 */
@Component
final class Deliveries implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
    private static final int MOST_WAITING = 50_000;
    private static final int MOST_REMEMBERED = 100_000;
    private static final int IN_ONE_REPORT = 500;
    /** Refusals that speak of us, of the address or of the moment; sending less would change nothing. */
    private static final Set<HttpStatus> NOT_FOR_THE_CONTENT = Set.of(
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.REQUEST_TIMEOUT,
            HttpStatus.TOO_MANY_REQUESTS);

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration SLOWEST = Duration.ofSeconds(2);

    private record Pair(UUID caseId, String department) {}

    private record Delivery(UUID caseId, String department, Instant at) {}

    private record Report(List<Delivery> items) {}

    private final WebClient client;
    private final URI address;
    private final OwnToken token;
    private final Duration every;
    private final CircuitBreaker breaker;
    private final Counter dropped;
    private final Counter reported;
    private final Map<Pair, Instant> waiting = new LinkedHashMap<>();
    private final Map<Pair, Boolean> told = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };
    private int inNextReport = IN_ONE_REPORT;
    private @Nullable Disposable reporting;

    Deliveries(
            WebClient.Builder client,
            GatewaySettings settings,
            OwnToken token,
            CircuitBreakerRegistry breakers,
            MeterRegistry meters) {
        this.client = client.build();
        URI notification = Objects.requireNonNull(settings.targets().get("notification"), "notification")
                .url();
        this.address = notification.resolve("/api/receipts/deliveries");
        this.token = token;
        this.every = settings.live().deliveriesEvery();
        // Its own breaker: reports that fail must not close the door to the receipts people ask for.
        this.breaker = breakers.circuitBreaker("deliveries");
        this.dropped = meters.counter("fengqiao.gateway.deliveries.dropped");
        this.reported = meters.counter("fengqiao.gateway.deliveries.reported");
        Gauge.builder("fengqiao.gateway.deliveries.waiting", this, Deliveries::waiting)
                .register(meters);
    }

    synchronized void add(UUID caseId, Department department, Instant at) {
        var pair = new Pair(caseId, department.code());
        if (told.containsKey(pair) || waiting.containsKey(pair)) {
            return;
        }
        if (waiting.size() >= MOST_WAITING) {
            waiting.remove(waiting.keySet().iterator().next());
            dropped.increment();
        }
        waiting.put(pair, at);
    }

    private synchronized int waiting() {
        return waiting.size();
    }

    private synchronized List<Delivery> next() {
        var batch = new ArrayList<Delivery>();
        for (Map.Entry<Pair, Instant> entry : waiting.entrySet()) {
            batch.add(new Delivery(entry.getKey().caseId(), entry.getKey().department(), entry.getValue()));
            if (batch.size() == inNextReport) {
                break;
            }
        }
        return batch;
    }

    private synchronized void done(List<Delivery> batch) {
        for (Delivery delivery : batch) {
            var pair = new Pair(delivery.caseId(), delivery.department());
            waiting.remove(pair);
            told.put(pair, true);
        }
        inNextReport = Math.min(2 * inNextReport, IN_ONE_REPORT);
        reported.increment(batch.size());
    }

    private synchronized void refused(List<Delivery> batch, HttpStatusCode status) {
        if (batch.size() > 1) {
            inNextReport = batch.size() / 2;
            return;
        }
        Delivery culprit = batch.getFirst();
        log.warn("the delivery of case {} is dropped, it was refused with {}", culprit.caseId(), status.value());
        waiting.remove(new Pair(culprit.caseId(), culprit.department()));
        dropped.increment();
    }

    private static boolean isForTheContent(HttpStatusCode status) {
        return status.is4xxClientError() && !NOT_FOR_THE_CONTENT.contains(HttpStatus.resolve(status.value()));
    }

    private Mono<Void> report() {
        List<Delivery> batch = next();
        if (batch.isEmpty()) {
            return Mono.empty();
        }
        return token.current()
                .flatMap(bearer -> client.post()
                        .uri(address)
                        .headers(headers -> headers.setBearerAuth(bearer))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(new Report(batch))
                        .exchangeToMono(answer -> settle(batch, answer)))
                .timeout(LIMIT)
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    private Mono<Void> settle(List<Delivery> batch, ClientResponse answer) {
        HttpStatusCode status = answer.statusCode();
        if (status.is2xxSuccessful()) {
            return answer.releaseBody().doOnSuccess(understood -> done(batch));
        }
        return isForTheContent(status)
                ? answer.releaseBody().doOnSuccess(refused -> refused(batch, status))
                : answer.createError();
    }

    @Override
    public void start() {
        reporting = Flux.defer(() ->
                        report().onErrorResume(failure -> Mono.delay(SLOWEST).then()))
                .thenMany(Mono.delay(every))
                .repeat()
                .subscribe();
    }

    @Override
    public void stop() {
        if (reporting != null) {
            reporting.dispose();
            reporting = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reporting != null;
    }
}
