package cn.fengqiao.gateway.identity;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import reactor.core.publisher.Mono;

/**
 * Exchanges the code of a sign-in for tokens, within a time limit and behind a breaker, as anybody can make the door ask.
 * That the issuer refuses a code is an answer and no failure of it: else whoever sends bad codes could shut everybody
 * out.
 */
final class TokenEndpoint implements ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    /** What the client makes of an answer that is no token and no refusal either, such as a proxy's error page. */
    private static final String UNREADABLE = "invalid_token_response";

    private final ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> issuer;
    private final Duration limit;
    private final CircuitBreaker breaker;

    TokenEndpoint(
            ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> issuer,
            Duration limit,
            CircuitBreaker breaker) {
        this.issuer = issuer;
        this.limit = limit;
        this.breaker = breaker;
    }

    @Override
    public Mono<OAuth2AccessTokenResponse> getTokenResponse(OAuth2AuthorizationCodeGrantRequest request) {
        return Mono.defer(() -> ask(request)).onErrorMap(failure -> !isRefusal(failure), TokenEndpoint::away);
    }

    private Mono<OAuth2AccessTokenResponse> ask(OAuth2AuthorizationCodeGrantRequest request) {
        if (!breaker.tryAcquirePermission()) {
            return Mono.error(CallNotPermittedException.createCallNotPermittedException(breaker));
        }
        long start = breaker.getCurrentTimestamp();
        return issuer.getTokenResponse(request)
                .timeout(limit)
                .doOnSuccess(tokens -> answered(start))
                .doOnError(failure -> failed(start, failure))
                .doOnCancel(breaker::releasePermission);
    }

    private void answered(long start) {
        breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
    }

    private void failed(long start, Throwable failure) {
        if (isRefusal(failure)) {
            answered(start);
        } else {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failure);
        }
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof OAuth2AuthorizationException answer
                && switch (answer.getError().getErrorCode()) {
                    case UNREADABLE, OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> false;
                    default -> true;
                };
    }

    private static OAuth2AuthorizationException away(Throwable failure) {
        var error = new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, failure.toString(), null);
        return new OAuth2AuthorizationException(error, failure);
    }
}
