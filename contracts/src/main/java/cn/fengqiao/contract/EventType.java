package cn.fengqiao.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue: every event type on the wire, its topic, and the record that carries its data. */
public enum EventType {
    CASE_REGISTERED("cn.fengqiao.case.registered.v1", Topics.CASE_EVENTS, CaseEvent.Registered.class),
    CASE_ACCEPTED("cn.fengqiao.case.accepted.v1", Topics.CASE_EVENTS, CaseEvent.Accepted.class),
    CASE_ASSIGNED("cn.fengqiao.case.assigned.v1", Topics.CASE_EVENTS, CaseEvent.Assigned.class),
    CASE_SIGNED("cn.fengqiao.case.signed.v1", Topics.CASE_EVENTS, CaseEvent.Signed.class),
    CASE_RETURNED("cn.fengqiao.case.returned.v1", Topics.CASE_EVENTS, CaseEvent.Returned.class),
    CASE_HANDED_OVER("cn.fengqiao.case.handed-over.v1", Topics.CASE_EVENTS, CaseEvent.HandedOver.class),
    CASE_SHARE_ACCEPTED("cn.fengqiao.case.share-accepted.v1", Topics.CASE_EVENTS, CaseEvent.ShareAccepted.class),
    CASE_SHARE_REJECTED("cn.fengqiao.case.share-rejected.v1", Topics.CASE_EVENTS, CaseEvent.ShareRejected.class),
    CASE_SHARE_DONE("cn.fengqiao.case.share-done.v1", Topics.CASE_EVENTS, CaseEvent.ShareDone.class),
    CASE_MERGED("cn.fengqiao.case.merged.v1", Topics.CASE_EVENTS, CaseEvent.Merged.class),
    CASE_ABSORBED("cn.fengqiao.case.absorbed.v1", Topics.CASE_EVENTS, CaseEvent.Absorbed.class),
    CASE_RELOCATED("cn.fengqiao.case.relocated.v1", Topics.CASE_EVENTS, CaseEvent.Relocated.class),
    HOUSEHOLD_OPENED("cn.fengqiao.household.opened.v1", Topics.CASE_EVENTS, HouseholdEvent.Opened.class),
    HOUSEHOLD_CHANGED("cn.fengqiao.household.changed.v1", Topics.CASE_EVENTS, HouseholdEvent.Changed.class),
    HOUSEHOLD_MOVED("cn.fengqiao.household.moved.v1", Topics.CASE_EVENTS, HouseholdEvent.Moved.class),
    HOUSEHOLD_CLOSED("cn.fengqiao.household.closed.v1", Topics.CASE_EVENTS, HouseholdEvent.Closed.class),
    HOUSEHOLD_LINKED_TO_CASE(
            "cn.fengqiao.household.linked-to-case.v1", Topics.CASE_EVENTS, HouseholdEvent.LinkedToCase.class),
    HOUSEHOLD_UNLINKED("cn.fengqiao.household.unlinked.v1", Topics.CASE_EVENTS, HouseholdEvent.Unlinked.class),
    HOUSEHOLD_FOLLOWED_UP("cn.fengqiao.household.followed-up.v1", Topics.CASE_EVENTS, HouseholdEvent.FollowedUp.class),
    CASE_CANARY("cn.fengqiao.case.canary.v1", Topics.CASE_EVENTS, Canary.class),
    RISK_CHANGED("cn.fengqiao.risk.changed.v1", Topics.RISK_EVENTS, RiskEvent.Changed.class),
    RISK_CERTAINTY_CHANGED(
            "cn.fengqiao.risk.certainty-changed.v1", Topics.RISK_EVENTS, RiskEvent.CertaintyChanged.class),
    RISK_CANARY("cn.fengqiao.risk.canary.v1", Topics.RISK_EVENTS, Canary.class),
    RECEIPT_ADVANCED(
            "cn.fengqiao.notification.receipt-advanced.v1",
            Topics.NOTIFICATION_EVENTS,
            NotificationEvent.ReceiptAdvanced.class),
    NOTIFICATION_CANARY("cn.fengqiao.notification.canary.v1", Topics.NOTIFICATION_EVENTS, Canary.class);

    private static final Map<String, EventType> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private static final Map<Class<? extends Event>, EventType> BY_DATA = Arrays.stream(values())
            .filter(type -> type.data != Canary.class)
            .collect(Collectors.toUnmodifiableMap(EventType::data, Function.identity()));

    private final String wireName;
    private final String topic;
    private final Class<? extends Event> data;

    EventType(String wireName, String topic, Class<? extends Event> data) {
        this.wireName = wireName;
        this.topic = topic;
        this.data = data;
    }

    /** The CloudEvents {@code type}. */
    public String wireName() {
        return wireName;
    }

    public String topic() {
        return topic;
    }

    public Class<? extends Event> data() {
        return data;
    }

    /** The CloudEvents {@code dataschema}: a stable name; the schema itself is in git under {@code contracts}. */
    public String dataSchema() {
        return "urn:fengqiao:schema:" + wireName;
    }

    /** The type of that name, or empty for one that a newer writer invented. */
    public static Optional<EventType> named(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    /** Type of a fact. A canary's depends on its station. */
    public static EventType of(Event event) {
        if (event instanceof Canary canary) {
            return switch (canary.station()) {
                case "case-service" -> CASE_CANARY;
                case "risk-service" -> RISK_CANARY;
                case "notification-service" -> NOTIFICATION_CANARY;
                default -> throw new IllegalArgumentException("no such station: " + canary.station());
            };
        }
        EventType type = BY_DATA.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("the catalogue has no type for " + event.getClass());
        }
        return type;
    }
}
