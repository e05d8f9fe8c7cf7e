package cn.fengqiao.gateway.live;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The listeners of one event loop. Everything about them happens on that loop's thread. While the loop is busy, events
 * gather in the ring and the next round writes them together; a round stops to breathe, so that other requests of the
 * loop do not wait for thousands of consoles.
 */
final class Loop {

    private static final int IN_ONE_BREATH = 256;

    private final EventLoop thread;
    private final Hub hub;
    private final List<Listener> listeners = new ArrayList<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private int position;
    private boolean again;
    private boolean inRound;

    Loop(EventLoop thread, Hub hub) {
        this.thread = thread;
        this.hub = hub;
        long beat = hub.heartbeat().toMillis();
        thread.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
    }

    void join(Listener listener) {
        run(() -> {
            listeners.add(listener);
            pump(listener);
        });
    }

    void leave(Listener listener) {
        run(() -> remove(listener));
    }

    private void remove(Listener listener) {
        int index = listeners.indexOf(listener);
        if (index < 0) {
            return;
        }
        listeners.remove(index);
        if (index < position) {
            // The others moved up by one; without this the round would skip one of them.
            position--;
        }
    }

    void pump(Listener listener) {
        if (hub.isLoaded()) {
            listener.pump(hub.ring(), hub.isLive(), hub.overlapMillis());
        } else {
            listener.waitForHistory();
        }
    }

    /** There is something new in the ring. */
    void call() {
        if (called.compareAndSet(false, true)) {
            thread.execute(this::startRound);
        }
    }

    /** Does something with every listener, on the loop's thread. */
    void each(Consumer<Listener> action) {
        run(() -> List.copyOf(listeners).forEach(action));
    }

    private void startRound() {
        called.set(false);
        if (inRound) {
            again = true;
            return;
        }
        inRound = true;
        position = 0;
        goOn();
    }

    private void goOn() {
        int end = Math.min(position + IN_ONE_BREATH, listeners.size());
        for (; position < end; position++) {
            pump(listeners.get(position));
        }
        if (position < listeners.size()) {
            thread.execute(this::goOn);
            return;
        }
        inRound = false;
        if (again) {
            again = false;
            startRound();
        }
    }

    private void beat() {
        Instant now = hub.now();
        for (Listener listener : List.copyOf(listeners)) {
            if (listener instanceof Console console) {
                console.beat(now);
            }
        }
    }

    private void run(Runnable action) {
        if (thread.inEventLoop()) {
            action.run();
        } else {
            thread.execute(action);
        }
    }
}
