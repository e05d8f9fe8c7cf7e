package cn.fengqiao.gateway.live;

import cn.fengqiao.gateway.GatewaySettings;
import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Takes events from the topics into the ring and calls the loops, whose listeners take them out. */
@Component
final class Hub {

    private final GatewaySettings.Live settings;
    private final Clock clock;
    private final Ring ring;
    private final Feeds feeds = new Feeds();
    private final Map<EventLoop, Loop> loops = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> consoles = new ConcurrentHashMap<>();
    private final Map<String, Integer> consolesByCaller = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final List<Incoming> history = new ArrayList<>();
    private volatile boolean loaded;
    private volatile boolean live;
    private volatile boolean closed;

    Hub(GatewaySettings settings, Clock clock) {
        this.settings = settings.live();
        this.clock = clock;
        this.ring = new Ring(
                newInstance(),
                this.settings.ring(),
                clock.instant().minus(this.settings.replay()).toEpochMilli());
    }

    private static String newInstance() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41), 36);
    }

    /** Events from before this start. They are put in order once every topic has given its own. */
    synchronized void addHistory(List<Incoming> events) {
        if (loaded) {
            publish(events);
            return;
        }
        history.addAll(events);
        if (history.size() > 4 * settings.ring()) {
            keepNewest();
        }
    }

    /** All topics have given their history. */
    synchronized void load() {
        keepNewest();
        ring.append(history, true);
        history.clear();
        loaded = true;
        call();
    }

    private void keepNewest() {
        history.sort(Comparator.comparingLong(Incoming::timestamp));
        int tooMany = history.size() - settings.ring();
        if (tooMany > 0) {
            ring.completeFrom(history.get(tooMany - 1).timestamp() + 1);
            history.subList(0, tooMany).clear();
        }
    }

    /** Events as they happen. */
    void publish(List<Incoming> events) {
        ring.append(events, false);
        call();
    }

    /** Whether the topics are being followed; every console is told when that changes. */
    void live(boolean nowLive) {
        if (live == nowLive) {
            return;
        }
        live = nowLive;
        loops.values()
                .forEach(loop -> loop.each(listener -> {
                    if (loaded) {
                        listener.hello(null, nowLive);
                        listener.flush();
                    }
                }));
    }

    private void call() {
        loops.values().forEach(Loop::call);
    }

    Loop loopOf(EventLoop thread) {
        return loops.computeIfAbsent(thread, fresh -> new Loop(fresh, this));
    }

    /** Whether a console may be opened. */
    enum Entry {
        ENTERED,
        TOO_MANY_OF_CALLER,
        FULL
    }

    /** Counts a console in, unless there are too many, of the caller or at all. */
    Entry enter(String caller, Feed feed) {
        if (open.incrementAndGet() > settings.consoles() || closed) {
            open.decrementAndGet();
            return Entry.FULL;
        }
        if (consolesByCaller.merge(caller, 1, Integer::sum) > settings.consolesPerCaller()) {
            open.decrementAndGet();
            forgetOneOf(caller);
            return Entry.TOO_MANY_OF_CALLER;
        }
        count(feed).incrementAndGet();
        return Entry.ENTERED;
    }

    void exit(String caller, Feed feed) {
        open.decrementAndGet();
        forgetOneOf(caller);
        count(feed).decrementAndGet();
    }

    private void forgetOneOf(String caller) {
        consolesByCaller.computeIfPresent(caller, (same, count) -> count == 1 ? null : count - 1);
    }

    int consolesPerCaller() {
        return settings.consolesPerCaller();
    }

    void open() {
        closed = false;
    }

    /** From here on nobody follows the topics: consoles are better off at another gateway than here in silence. */
    void close() {
        closed = true;
        loops.values().forEach(Loop::closeConsoles);
    }

    /** A browser's session is over, and with it what was opened in it. */
    void endConsolesOf(String session) {
        loops.values().forEach(loop -> loop.endConsolesOf(session));
    }

    private AtomicInteger count(Feed feed) {
        return consoles.computeIfAbsent(feed.department().code(), fresh -> new AtomicInteger());
    }

    int consoles() {
        return open.get();
    }

    int consolesOf(String department) {
        AtomicInteger count = consoles.get(department);
        return count == null ? 0 : count.get();
    }

    Feeds feeds() {
        return feeds;
    }

    Ring ring() {
        return ring;
    }

    boolean isLoaded() {
        return loaded;
    }

    boolean isLive() {
        return live;
    }

    Overlap overlap() {
        return new Overlap(settings.overlap(), settings.leastOverlap());
    }

    Duration heartbeat() {
        return settings.heartbeat();
    }

    Duration patience() {
        return settings.patience();
    }

    Instant now() {
        return clock.instant();
    }
}
