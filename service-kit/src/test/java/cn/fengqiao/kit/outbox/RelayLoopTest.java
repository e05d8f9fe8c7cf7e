package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RelayLoopTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void a_relay_that_an_error_ended_does_not_say_that_it_leads() {
        var loop = new RelayLoop(
                "ends-by-an-error",
                new RelaySettings("jdbc:postgresql://nowhere/none", "", 1, Duration.ofMillis(1), Duration.ofMillis(1)),
                new RelayMetrics(meters, "test"));

        loop.start(() -> {
            loop.enter(new RelayState.Leading(null));
            throw new StackOverflowError("thrown by the test");
        });

        await().dontCatchUncaughtExceptions().until(() -> loop.state() instanceof RelayState.Stopped);
        assertThat(meters.get("fengqiao.outbox.relay.leading").gauge().value()).isZero();
    }
}
