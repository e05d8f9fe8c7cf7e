package cn.fengqiao.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Hand clock = new Hand();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    private void fail(int times, String account, String address) {
        IntStream.range(0, times).forEach(i -> throttle.failed(account, address));
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Test
    void a_few_failures_are_human() {
        fail(4, "leader", "10.0.0.1");

        assertThat(throttle.wait("leader", "10.0.0.1")).isZero();
    }

    @Test
    void each_failure_after_that_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        fail(5, "leader", "10.0.0.1");
        assertThat(throttle.wait("leader", "10.0.0.1")).isEqualTo(Duration.ofSeconds(15));

        fail(1, "leader", "10.0.0.1");
        assertThat(throttle.wait("leader", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));

        fail(50, "leader", "10.0.0.1");
        assertThat(throttle.wait("leader", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void after_the_wait_one_may_try_again() {
        fail(5, "leader", "10.0.0.1");

        pass(Duration.ofSeconds(16));

        assertThat(throttle.wait("leader", "10.0.0.1")).isZero();
    }

    @Test
    void nobody_locks_a_colleague_out_from_elsewhere() {
        fail(20, "leader", "10.6.6.6");

        assertThat(throttle.wait("leader", "10.0.0.1")).isZero();
    }

    @Test
    void trying_one_password_on_every_account_does_not_help() {
        IntStream.range(0, 30).forEach(i -> throttle.failed("account" + i, "10.6.6.6"));

        assertThat(throttle.wait("account99", "10.6.6.6")).isPositive();
        assertThat(throttle.wait("account99", "10.0.0.1")).isZero();
    }

    @Test
    void an_account_of_ones_own_does_not_buy_guesses_at_others() {
        IntStream.range(0, 30).forEach(i -> throttle.failed("account" + i, "10.6.6.6"));
        throttle.succeeded("mine", "10.6.6.6");

        assertThat(throttle.wait("account99", "10.6.6.6")).isPositive();
    }

    @Test
    void signing_in_clears_the_accounts_own_failures() {
        fail(4, "leader", "10.0.0.1");
        throttle.succeeded("leader", "10.0.0.1");
        fail(4, "leader", "10.0.0.1");

        assertThat(throttle.wait("leader", "10.0.0.1")).isZero();
    }

    @Test
    void failures_of_long_ago_are_forgotten() {
        fail(4, "leader", "10.0.0.1");
        pass(Duration.ofMinutes(31));
        fail(4, "leader", "10.0.0.1");

        assertThat(throttle.wait("leader", "10.0.0.1")).isZero();
    }
}
