package cn.fengqiao.kit.schedule;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;

class RoundsTest {

    @ParameterizedTest
    @MethodSource("failures")
    void a_round_that_fails_does_not_take_the_next_with_it(Supplier<RuntimeException> failure) {
        var done = new AtomicInteger();
        try (var rounds = new Rounds("rounds-test")) {
            rounds.every(Duration.ofMillis(1), "the test's work", () -> {
                if (done.incrementAndGet() < 3) {
                    throw failure.get();
                }
            });

            await().until(() -> done.get() > 3);
        }
    }

    static Supplier<?>[] failures() {
        return new Supplier<?>[] {
            () -> new QueryTimeoutException("thrown by the test"), () -> new IllegalStateException("thrown by the test")
        };
    }
}
