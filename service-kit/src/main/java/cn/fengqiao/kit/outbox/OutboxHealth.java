package cn.fengqiao.kit.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How the relay is. For people and dashboards: it belongs neither to liveness nor to readiness, because a service whose
 * events wait still accepts cases.
 */
final class OutboxHealth implements HealthIndicator {

    private final OutboxRelay relay;

    OutboxHealth(OutboxRelay relay) {
        this.relay = relay;
    }

    @Override
    public Health health() {
        return switch (relay.state()) {
            case RelayState.Leading(String danger) -> {
                var up = Health.up().withDetail("relay", "leading");
                yield (danger == null ? up : up.withDetail("danger", danger)).build();
            }
            case RelayState.StandingBy standby ->
                Health.up().withDetail("relay", "standing by").build();
            case RelayState.Recovering(String why) ->
                Health.down()
                        .withDetail("relay", "recovering")
                        .withDetail("why", why)
                        .build();
            case RelayState.Stopped stopped ->
                Health.outOfService().withDetail("relay", "stopped").build();
        };
    }
}
