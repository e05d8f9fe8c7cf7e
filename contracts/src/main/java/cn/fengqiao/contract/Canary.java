package cn.fengqiao.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * A small living thing sent through the whole chain to prove that it is whole. case-service commits one like any other
 * fact, risk-service and notification-service pass it on, the gateway shows it to every department's feed.
 *
 * @param canaryId the same at every station
 * @param station the service that writes this event: {@code case-service}, {@code risk-service},
 *     {@code notification-service}
 * @param releasedAt when case-service committed it
 */
public record Canary(UUID canaryId, String station, Instant releasedAt) implements Event {}
