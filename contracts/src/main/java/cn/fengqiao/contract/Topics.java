package cn.fengqiao.contract;

/** Names of the Kafka topics. Each topic has exactly one writer: the service that owns its facts. */
public final class Topics {

    public static final String CASE_EVENTS = "case-events";
    public static final String RISK_EVENTS = "risk-events";
    public static final String NOTIFICATION_EVENTS = "notification-events";

    /** Partitions of every topic, over-provisioned once: changing the count later breaks the order per case. */
    public static final int PARTITIONS = 24;

    private Topics() {}

    /** Where a consumer group parks what it cannot process: {@code <topic>.<group>.dlt}. */
    public static String deadLetter(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
