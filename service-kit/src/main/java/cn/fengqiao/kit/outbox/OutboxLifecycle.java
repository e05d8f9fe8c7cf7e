package cn.fengqiao.kit.outbox;

import org.springframework.context.SmartLifecycle;

/**
 * Starts the relay when the database is migrated and before the first request is taken; stops it after the last one was
 * answered.
 */
final class OutboxLifecycle implements SmartLifecycle {

    private final OutboxRelay relay;
    private final LedgerCare care;
    private final Runnable topics;
    private volatile boolean running;

    OutboxLifecycle(OutboxRelay relay, LedgerCare care, Runnable topics) {
        this.relay = relay;
        this.care = care;
        this.topics = topics;
    }

    @Override
    public void start() {
        running = true;
        topics.run();
        care.start();
        relay.start();
    }

    @Override
    public void stop() {
        running = false;
        relay.close();
        care.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
