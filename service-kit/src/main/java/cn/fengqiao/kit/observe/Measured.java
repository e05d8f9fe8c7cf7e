package cn.fengqiao.kit.observe;

/**
 * Names of everything the platform measures of itself, the gateway included. What the framework measures (HTTP, JVM,
 * connection pool, Kafka clients, breakers) has the framework's names. A test finds a name that is used and not written
 * here, and one that is written here and not used. Ids of cases or persons are never tags.
 */
public enum Measured {
    CASE_END_TO_END("fengqiao.case.end-to-end", "from a case event to the first screen of a department it concerns"),
    CALENDAR_MISSING_YEAR(
            "fengqiao.calendar.missing.year",
            "whether a year whose working days are needed now or within 60 days has not been entered"),
    STATISTICS_WAITING("fengqiao.statistics.waiting", "changes of cases that the statistics could not read yet"),
    DATABASE_BREAKER("fengqiao.database.breaker.open", "whether requests are refused because the database is away"),
    ROUNDS_PASSED_BY("fengqiao.rounds.passed.by", "what a round could not work on and passed by until later"),
    OUTBOX_OLDEST_UNSENT(
            "fengqiao.outbox.oldest.unsent.age", "age of the oldest event that Kafka has not acknowledged"),
    OUTBOX_BACKLOG("fengqiao.outbox.backlog", "events that Kafka has not acknowledged"),
    OUTBOX_RELAY_DELAY("fengqiao.outbox.relay.delay", "from the commit to the acknowledgement of Kafka"),
    OUTBOX_RELAY_FAILURES("fengqiao.outbox.relay.failures", "how often the relay had to start anew"),
    OUTBOX_RELAY_HELD_BACK(
            "fengqiao.outbox.relay.held.back", "how often the relay waited because Kafka did not acknowledge"),
    OUTBOX_RELAY_LEADING("fengqiao.outbox.relay.leading", "whether this instance is the one that relays"),
    OUTBOX_AHEAD_OF_STANDBY(
            "fengqiao.outbox.ahead.of.standby",
            "whether events may reach Kafka that a synchronous standby does not have"),
    OUTBOX_RETAINED_WAL("fengqiao.outbox.retained.wal", "how much log the database keeps for the relay"),
    OUTBOX_SLOT_LOST("fengqiao.outbox.slot.lost", "how often the replication slot was lost and the ledger swept"),
    INBOX_EVENTS(
            "fengqiao.inbox.events",
            "events by what became of them: applied, duplicate, unknown_type, parked, conflict"),
    INBOX_DELAY("fengqiao.inbox.delay", "from Kafka's timestamp to the commit of the effect"),
    INBOX_DEAD_LETTERS("fengqiao.inbox.dead.letters", "events that are parked and wait for a decision"),
    INBOX_RUNNING("fengqiao.inbox.running", "whether the consumer of a topic runs"),
    INBOX_RESTARTS("fengqiao.inbox.restarts", "how often the consumer of a topic had ended and was started again"),
    GATEWAY_LIVE_LATENCY(
            "fengqiao.gateway.live.latency", "from the fact to the first write to a console of a department"),
    GATEWAY_SSE_CLIENTS("fengqiao.gateway.sse.clients", "open consoles"),
    GATEWAY_FEED_LAG("fengqiao.gateway.feed.lag", "events the live feed has not read yet"),
    GATEWAY_FEED_LIVE("fengqiao.gateway.feed.live", "whether the live feed has caught up"),
    GATEWAY_FEED_UNREADABLE("fengqiao.gateway.feed.unreadable", "events the live feed could not decode"),
    GATEWAY_CANARY_AGE("fengqiao.gateway.canary.age.seconds", "age of the last canary per department and station"),
    GATEWAY_DELIVERIES_WAITING("fengqiao.gateway.deliveries.waiting", "deliveries not reported yet"),
    GATEWAY_DELIVERIES_REPORTED("fengqiao.gateway.deliveries.reported", "deliveries reported"),
    GATEWAY_DELIVERIES_DROPPED(
            "fengqiao.gateway.deliveries.dropped", "deliveries given up: the queue was full, or they were refused"),
    GATEWAY_RATE_REFUSED("fengqiao.gateway.rate.refused", "requests refused for their rate");

    private final String metric;
    private final String meaning;

    Measured(String metric, String meaning) {
        this.metric = metric;
        this.meaning = meaning;
    }

    /** As Micrometer writes it; Prometheus writes underscores for dots and hyphens and adds the unit. */
    public String metric() {
        return metric;
    }

    public String meaning() {
        return meaning;
    }
}
