package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills a process without warning during a load of 200 cases a second, starts it again, and then asks the outside
 * history whether anything that was answered with 201 is lost, doubled or out of order at any department.
 */
class KilledPartsTest {

    private static final int PER_SECOND = 200;
    private static final Duration BEFORE_THE_KILL = Duration.ofSeconds(3);
    private static final Duration AFTER_THE_KILL = Duration.ofSeconds(7);
    private static final int WRITERS = 16;
    private static final Set<String> DEPARTMENTS = Set.of("POLICE", "URBAN_MANAGEMENT", "EMERGENCY", "COMMUNITY");

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @ParameterizedTest
    @ValueSource(strings = {"case-service", "risk-service", "notification-service", "identity", "kafka", "postgres"})
    void loses_doubles_and_reorders_nothing_when_killed(String part) throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("killing " + part + ", seed " + seed);
        var random = new Random(seed);
        var feeds = new HashMap<String, LiveFeedClient>();
        DEPARTMENTS.forEach(department -> feeds.put(department, system.feed(department)));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> feeds.values().stream().allMatch(feed -> feed.connects() > 0));

            var acknowledged = new ConcurrentLinkedQueue<String>();
            var load = new Load(acknowledged, random.nextLong());
            LockSupport.parkNanos(BEFORE_THE_KILL.toNanos() + random.nextInt(1_000_000_000));
            system.killWithoutWarning(part);
            system.startAgain(part);
            LockSupport.parkNanos(AFTER_THE_KILL.toNanos());
            load.stop();

            assertThat(acknowledged).as("the load got through").hasSizeGreaterThan(WRITERS);
            Set<String> wanted = Set.copyOf(acknowledged);
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> feeds.forEach((department, feed) -> assertThat(missing(feed, wanted))
                            .as("missing at " + department)
                            .isEmpty()));
            assertThat(history(feeds, wanted).check(DEPARTMENTS)).isEmpty();
        } finally {
            feeds.values().forEach(LiveFeedClient::close);
        }
    }

    private static List<String> missing(LiveFeedClient feed, Set<String> wanted) {
        var there = new java.util.HashSet<String>();
        feed.frames().stream()
                .filter(frame -> frame.type().equals("cn.fengqiao.case.registered.v1"))
                .forEach(frame -> there.add(frame.subject()));
        return wanted.stream().filter(id -> !there.contains(id)).limit(5).toList();
    }

    private static History history(Map<String, LiveFeedClient> feeds, Set<String> acknowledged) {
        var history = new History();
        acknowledged.forEach(history::acknowledged);
        feeds.forEach((department, feed) -> feed.frames().stream()
                .filter(frame -> acknowledged.contains(frame.subject()))
                .forEach(frame -> history.saw(
                        department, new History.Seen(frame.id(), frame.subject(), frame.event(), frame.sequence()))));
        return history;
    }

    /** Raises cases at a fixed pace; an answer that never came is asked for again under the same key until it is known. */
    private static final class Load {
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final AtomicLong next = new AtomicLong();
        private final AtomicInteger unknown = new AtomicInteger();
        private final List<Thread> writers = new ArrayList<>();
        private final long start = System.nanoTime();

        Load(ConcurrentLinkedQueue<String> acknowledged, long seed) {
            Api police = system.department("POLICE");
            for (int i = 0; i < WRITERS; i++) {
                var random = new Random(seed + i);
                writers.add(Thread.ofVirtual().start(() -> {
                    while (on.get()) {
                        long due = start + next.getAndIncrement() * 1_000_000_000L / PER_SECOND;
                        for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                            LockSupport.parkNanos(wait);
                        }
                        raiseUntilKnown(police, acknowledged, random);
                    }
                }));
            }
        }

        private void raiseUntilKnown(Api police, ConcurrentLinkedQueue<String> acknowledged, Random random) {
            var key = Map.of("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
            var body = Map.of(
                    "type",
                    "NEIGHBOUR",
                    "source",
                    "GRID_PATROL",
                    "area",
                    "HC.FQ.C0" + (1 + random.nextInt(9)) + ".G01",
                    "title",
                    "演练工单 " + random.nextInt(1_000_000));
            while (true) {
                try {
                    Api.Answer answer = police.post("/api/cases", body, key);
                    if (answer.status() == 201) {
                        acknowledged.add(answer.json().path("id").asString());
                        return;
                    }
                    if (answer.status() < 429) {
                        throw new AssertionError("refused: " + answer);
                    }
                } catch (UncheckedIOException cut) {
                    unknown.incrementAndGet();
                }
                if (!on.get()) {
                    return; // never acknowledged, so nothing is promised
                }
                LockSupport.parkNanos(100_000_000L);
            }
        }

        void stop() throws InterruptedException {
            on.set(false);
            for (Thread writer : writers) {
                writer.join();
            }
        }
    }
}
