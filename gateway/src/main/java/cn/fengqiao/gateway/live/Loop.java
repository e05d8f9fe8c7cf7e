package cn.fengqiao.gateway.live;

import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listeners of one event loop. Everything about them happens on that loop's thread. While the loop is busy, events
 * gather in the ring and the next round writes them together; a round stops to breathe, so that other requests of the
 * loop do not wait for thousands of consoles.
 */
final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final int IN_ONE_BREATH = 256;

    private final EventLoop thread;
    private final Hub hub;
    private final Set<Listener> listeners = new LinkedHashSet<>();
    /** How often there was something new since the last round began; not zero while a round is due or under way. */
    private final AtomicInteger calls = new AtomicInteger();

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
        run(() -> listeners.remove(listener));
    }

    void pump(Listener listener) {
        alone(listener, one -> {
            if (hub.isLoaded()) {
                one.pump(hub.ring(), hub.isLive(), hub.overlap());
            } else {
                one.waitForHistory();
            }
        });
    }

    /** There is something new in the ring. */
    void call() {
        if (calls.getAndIncrement() == 0) {
            thread.execute(this::round);
        }
    }

    /** Does something with every listener, on the loop's thread. */
    void each(Consumer<Listener> action) {
        run(() -> List.copyOf(listeners).forEach(listener -> alone(listener, action)));
    }

    /** Closes every console; its reader comes back, here or elsewhere. */
    void closeConsoles() {
        each(listener -> {
            if (listener instanceof Console console) {
                close(console);
            }
        });
    }

    /** Ends the consoles that were opened in a browser's session. */
    void endConsolesOf(String session) {
        each(listener -> {
            if (listener instanceof Console console && session.equals(console.session())) {
                end(console);
            }
        });
    }

    private void round() {
        goOn(List.copyOf(listeners), 0, calls.get());
    }

    private void goOn(List<Listener> everybody, int from, int answered) {
        int end = Math.min(from + IN_ONE_BREATH, everybody.size());
        everybody.subList(from, end).forEach(this::pump);
        if (end < everybody.size()) {
            thread.execute(() -> goOn(everybody, end, answered));
        } else if (calls.addAndGet(-answered) > 0) {
            thread.execute(this::round);
        }
    }

    private void beat() {
        Instant now = hub.now();
        each(listener -> {
            if (listener instanceof Console console && !console.beat(now)) {
                end(console);
            }
        });
    }

    /** What fails for one listener is its own; the others go on. Netty reports exhausted memory as an Error. */
    private void alone(Listener listener, Consumer<Listener> action) {
        if (!listeners.contains(listener)) {
            // It left while others had their turn, and its socket may serve another request by now.
            return;
        }
        try {
            action.accept(listener);
        } catch (Throwable failure) { // an Error too: exhausted memory is one
            log.error("a listener of {} failed", listener.feed().department(), failure);
            if (listener instanceof Console console) {
                close(console);
            }
        }
    }

    // Through a socket that nobody reads no end gets, and until it got through the console would keep its place.
    private void end(Console console) {
        if (console.isStuck()) {
            close(console);
        } else {
            console.end();
        }
    }

    // Not ended but closed: what was written last may be half a frame, and a socket that stays would come back to us.
    private void close(Console console) {
        listeners.remove(console);
        console.channel().close();
    }

    private void run(Runnable action) {
        if (thread.inEventLoop()) {
            action.run();
        } else {
            thread.execute(action);
        }
    }
}
