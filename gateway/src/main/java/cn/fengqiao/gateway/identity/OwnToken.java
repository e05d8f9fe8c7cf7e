package cn.fengqiao.gateway.identity;

import cn.fengqiao.gateway.GatewaySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** The door's own access token, by client credentials, for what it does in its own name. */
@Component
public final class OwnToken {

    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(60);

    private record Token(String value, Instant until) {}

    /** What the token endpoint answers, as far as it matters here. */
    private record Answer(String access_token, long expires_in) {}

    private final WebClient client;
    private final GatewaySettings.Oidc oidc;
    private final OwnSecrets secrets;
    private final Clock clock;
    private final AtomicReference<@Nullable Token> held = new AtomicReference<>();

    OwnToken(WebClient.Builder client, GatewaySettings settings, OwnSecrets secrets, Clock clock) {
        this.client = client.build();
        this.oidc = settings.oidc();
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A token that is valid for a while; fetched when the one at hand is about to end. */
    public Mono<String> current() {
        return Mono.defer(() -> {
            Token token = held.get();
            return token != null && clock.instant().isBefore(token.until()) ? Mono.just(token.value()) : fetch();
        });
    }

    private Mono<String> fetch() {
        return client.post()
                .uri(oidc.token())
                .headers(headers -> headers.setBasicAuth(oidc.ownClient(), secrets.own()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(BodyInserters.fromFormData("grant_type", "client_credentials"))
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(oidc.timeout())
                .map(answer -> new Token(
                        answer.access_token(),
                        clock.instant().plusSeconds(answer.expires_in()).minus(BEFORE_ITS_END)))
                .doOnNext(held::set)
                .map(Token::value);
    }
}
