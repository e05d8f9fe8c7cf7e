package cn.fengqiao.kit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.access.Role;
import cn.fengqiao.contract.Department;
import cn.fengqiao.testkit.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class KeyOutageTest {

    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Tokens issuer = Tokens.start();

    @AfterEach
    void stop() {
        issuer.close();
    }

    /** Keys that must be fetched again after a moment, and no memory of tokens that would spare it. */
    private JwtDecoder forgetful() {
        return TokenVerification.decoder(settings(SHORT, Duration.ofSeconds(15), 0));
    }

    private String token() {
        return issuer.of(Tokens.caller(Department.POLICE, Role.DISPATCHER));
    }

    @Test
    void tokens_that_could_be_verified_stay_verifiable_while_the_issuer_is_away() {
        JwtDecoder decoder = forgetful();
        decoder.decode(token());
        int before = issuer.fetches();

        issuer.away(true);

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(decoder.decode(token()).getSubject()).isEqualTo("police.dispatcher");
            return issuer.fetches() > before;
        });
        assertThat(decoder.decode(token()).getSubject()).isEqualTo("police.dispatcher");
    }

    @Test
    void without_any_key_yet_the_token_is_not_called_bad_but_the_check_unavailable() {
        issuer.away(true);

        assertThatThrownBy(() -> forgetful().decode(token()))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void a_stream_of_invented_keys_does_not_become_a_stream_of_fetches_and_is_bad_each_time() {
        JwtDecoder decoder = TokenVerification.decoder(settings(Duration.ofMinutes(5), Duration.ofSeconds(15), 0));
        decoder.decode(token());
        List<String> invented = IntStream.range(0, 50)
                .mapToObj(i -> issuer.draft(Tokens.caller(Department.POLICE, Role.DISPATCHER))
                        .header("kid", "invented-" + i)
                        .sign())
                .toList();
        int before = issuer.fetches();
        long start = System.nanoTime();

        for (String token : invented) {
            assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(BadJwtException.class);
        }

        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
        assertThat(issuer.fetches() - before).as("in %d s", seconds).isBetween(1, (int) (2 + 2 * seconds));
    }

    @Test
    void a_remembered_token_is_still_checked_against_the_clock() {
        JwtDecoder decoder = TokenVerification.decoder(settings(Duration.ofMinutes(5), Duration.ZERO, 100));
        String shortLived = issuer.draft(Tokens.caller(Department.POLICE, Role.DISPATCHER))
                .with("exp", System.currentTimeMillis() / 1000 + 5)
                .sign();
        assertThat(decoder.decode(shortLived).getSubject()).isEqualTo("police.dispatcher");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> decoder.decode(shortLived)).isInstanceOf(BadJwtException.class));
    }

    @Test
    void a_service_without_an_issuer_does_not_start() {
        assertThatThrownBy(() -> TokenVerification.decoder(new TokenSettings(
                        null, null, settings(SHORT, Duration.ZERO, 0).token())))
                .hasMessageContaining("FENGQIAO_");
    }

    private TokenSettings settings(Duration keysLifetime, Duration clockSkew, int remembered) {
        return new TokenSettings(
                issuer.issuer(),
                issuer.jwks(),
                new TokenSettings.Token(
                        "fengqiao",
                        clockSkew,
                        keysLifetime,
                        Duration.ofHours(12),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        remembered,
                        remembered == 0 ? Duration.ZERO : Duration.ofMinutes(5)));
    }
}
