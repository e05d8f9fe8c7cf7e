package cn.fengqiao.notify.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * How long it took from the moment a department was asked to the moment the case had reached one of its screens: the
 * promise of the whole platform as a histogram. Measured with the clocks of case-service and gateway.
 */
@Component
class DeliveryTimes {

    private final Timer timer;

    DeliveryTimes(MeterRegistry meters) {
        timer = Timer.builder("fengqiao.case.end-to-end")
                .description("from a case event to the first screen of a department it concerns")
                .register(meters);
    }

    void record(Instant requestedAt, Instant deliveredAt) {
        timer.record(Duration.between(requestedAt, deliveredAt));
    }
}
