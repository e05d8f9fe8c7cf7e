package cn.fengqiao.contract;

import java.util.Optional;

/** Finds who may learn of an event. A canary has no audience: it belongs to everybody. */
public final class AudienceOf {

    private AudienceOf() {}

    public static Optional<Audience> event(Event event) {
        return switch (event) {
            case CaseEvent fact -> Optional.of(fact.audience());
            case NeighbourhoodEvent fact -> Optional.of(fact.audience());
            case RiskEvent fact -> Optional.of(fact.audience());
            case NotificationEvent fact -> Optional.of(fact.audience());
            case Canary canary -> Optional.empty();
        };
    }
}
