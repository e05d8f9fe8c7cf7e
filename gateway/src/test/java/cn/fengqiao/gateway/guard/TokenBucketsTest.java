package cn.fengqiao.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.gateway.GatewaySettings.Rate;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final TokenBuckets buckets = new TokenBuckets(new Rate(10, 5), 3, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private boolean takes(String client) {
        return buckets.take(client).isZero();
    }

    @Test
    void a_rested_client_may_take_its_burst_and_then_its_rate() {
        assertThat(IntStream.range(0, 5)).allMatch(i -> takes("a"));
        assertThat(buckets.take("a")).isEqualTo(Duration.ofMillis(100));

        pass(Duration.ofMillis(100));

        assertThat(takes("a")).isTrue();
        assertThat(takes("a")).isFalse();
    }

    @Test
    void resting_longer_than_the_burst_takes_saves_nothing_more() {
        IntStream.range(0, 5).forEach(i -> buckets.take("a"));
        pass(Duration.ofHours(1));

        assertThat(IntStream.range(0, 20).filter(i -> takes("a"))).hasSize(5);
    }

    @Test
    void what_one_client_takes_another_does_not_miss() {
        IntStream.range(0, 9).forEach(i -> buckets.take("a"));

        assertThat(takes("b")).isTrue();
    }

    @Test
    void a_refused_question_costs_nothing() {
        IntStream.range(0, 500).forEach(i -> buckets.take("a"));
        pass(Duration.ofMillis(100));

        assertThat(takes("a")).isTrue();
    }

    @Test
    void clients_that_rest_are_forgotten_and_newcomers_beyond_the_bound_share() {
        IntStream.range(0, 3).forEach(i -> IntStream.range(0, 5).forEach(j -> buckets.take("client" + i)));

        IntStream.range(0, 100).forEach(i -> buckets.take("stranger" + i));
        assertThat(buckets.size()).isLessThanOrEqualTo(4);
        assertThat(takes("one more stranger")).isFalse();

        pass(Duration.ofSeconds(10));
        assertThat(takes("one more stranger")).isTrue();
        assertThat(buckets.size()).isOne();
    }

    @Test
    void a_crowd_of_newcomers_has_the_buckets_swept_once_a_second_and_not_each() {
        IntStream.range(0, 4).forEach(i -> buckets.take("client" + i));
        assertThat(buckets.size()).isEqualTo(4);
        pass(Duration.ofMillis(900));

        buckets.take("too early for a sweep");
        assertThat(buckets.size()).isEqualTo(4);

        pass(Duration.ofMillis(100));
        buckets.take("in time");
        assertThat(buckets.size()).isOne();
    }
}
