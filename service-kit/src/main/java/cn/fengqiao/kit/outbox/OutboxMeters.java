package cn.fengqiao.kit.outbox;

/** Names of the outbox's meters. */
final class OutboxMeters {

    static final String DELAY = "fengqiao.outbox.relay.delay";
    static final String FAILURES = "fengqiao.outbox.relay.failures";
    static final String HELD_BACK = "fengqiao.outbox.relay.held.back";
    static final String LEADING = "fengqiao.outbox.relay.leading";
    static final String OLDEST_AGE = "fengqiao.outbox.oldest.unsent.age";
    static final String BACKLOG = "fengqiao.outbox.backlog";
    static final String RETAINED_WAL = "fengqiao.outbox.retained.wal";
    static final String SLOT_LOST = "fengqiao.outbox.slot.lost";

    private OutboxMeters() {}
}
