package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * The issuer's public keys. Fetched at start until they come, again every few minutes, and when a token names a key
 * nobody has seen, but then at most every ten seconds, so that forged tokens cannot make the door hammer the issuer.
 * Once known they keep working while the issuer is away.
 */
@Component("keys")
final class IssuerKeys extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final Duration RENEWAL = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(2);

    private final WebClient client;
    private final URI address;
    private final Duration timeout;
    private final AtomicReference<@Nullable JWKSet> known = new AtomicReference<>();
    private final AtomicReference<@Nullable Mono<JWKSet>> underWay = new AtomicReference<>();
    private volatile long lastFetchNanos = System.nanoTime() - PATIENCE.toNanos();
    private @Nullable Disposable renewal;

    IssuerKeys(WebClient.Builder client, GatewaySettings settings) {
        this.client = client.build();
        this.address = settings.jwks();
        this.timeout = settings.oidc().timeout();
    }

    /** Keys that may have signed the token; none when the issuer has no such key. */
    Flux<JWK> of(SignedJWT token) {
        var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        JWKSet keys = known.get();
        List<JWK> found = keys == null ? List.of() : selector.select(keys);
        if (!found.isEmpty()) {
            return Flux.fromIterable(found);
        }
        if (keys != null && System.nanoTime() - lastFetchNanos < PATIENCE.toNanos()) {
            return Flux.empty();
        }
        return fetch().flatMapIterable(selector::select);
    }

    private Mono<JWKSet> fetch() {
        return Mono.defer(() -> {
            Mono<JWKSet> mine = client.get()
                    .uri(address)
                    .retrieve()
                    .bodyToMono(String.class)
                    .timeout(timeout)
                    .flatMap(IssuerKeys::parse)
                    .doOnSubscribe(s -> lastFetchNanos = System.nanoTime())
                    .doOnNext(known::set)
                    .doFinally(signal -> underWay.set(null))
                    .cache();
            Mono<JWKSet> first = underWay.compareAndExchange(null, mine);
            return first == null ? mine : first;
        });
    }

    private static Mono<JWKSet> parse(String body) {
        try {
            return Mono.just(JWKSet.parse(body));
        } catch (ParseException e) {
            return Mono.error(new IllegalStateException("the issuer's keys are not a key set", e));
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (known.get() == null) {
            health.down();
        } else {
            health.up();
        }
    }

    @Override
    public void start() {
        renewal = fetch().retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                        .maxBackoff(SLOWEST_RETRY)
                        .doBeforeRetry(retry -> log.info("waiting for the issuer's keys at {}", address)))
                .thenMany(Flux.interval(RENEWAL)
                        .concatMap(tick -> fetch().onErrorResume(failure -> {
                            log.warn(
                                    "the issuer's keys were not renewed, the known ones stay in use: {}",
                                    failure.toString());
                            return Mono.empty();
                        })))
                .subscribe();
    }

    @Override
    public void stop() {
        if (renewal != null) {
            renewal.dispose();
            renewal = null;
        }
    }

    @Override
    public boolean isRunning() {
        return renewal != null;
    }
}
