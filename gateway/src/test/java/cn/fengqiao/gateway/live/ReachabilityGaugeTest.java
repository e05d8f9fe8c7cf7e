package cn.fengqiao.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.gateway.GatewaySettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ReachabilityGaugeTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GatewaySettings settings = new Binder(new MapConfigurationPropertySource(
                    Map.of("fengqiao.live.departments", "POLICE", "fengqiao.live.area", "HC.FQ")))
            .bind("fengqiao", GatewaySettings.class)
            .get();
    private final Reachability reachability = new Reachability(settings, new Hub(settings, clock), clock, meters);

    @AfterEach
    void close() {
        reachability.destroy();
    }

    private double age() {
        return meters.get("fengqiao.gateway.canary.age.seconds")
                .tags("department", "POLICE", "station", "risk-service")
                .gauge()
                .value();
    }

    @Test
    void a_station_never_heard_of_is_late_from_the_time_the_gateway_is_ready() {
        now.updateAndGet(start -> start.plusSeconds(40));
        assertThat(age()).isNaN();

        reachability.watch();
        now.updateAndGet(ready -> ready.plusSeconds(61));

        assertThat(age()).isEqualTo(61);
    }
}
