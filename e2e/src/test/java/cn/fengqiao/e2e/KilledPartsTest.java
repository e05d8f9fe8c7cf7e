package cn.fengqiao.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Kills each process without warning during a load of 200 cases a second, or of as many as the machine takes from sixteen
 * writers, starts it again, and then asks the outside history whether anything that was answered with 201 is lost, doubled
 * or out of order at any department.
 */
@Tag("invariant")
class KilledPartsTest {

    private static final int PER_SECOND = 200;
    private static final int ONE_IN_THIS_MANY_IS_RED = 5;
    private static final int SECONDS_OF_LOAD = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration UNTIL_CAUGHT_UP = Duration.ofSeconds(240);

    private static final int WRITERS = 16;
    private static final Set<String> DEPARTMENTS = Set.of("POLICE", "URBAN_MANAGEMENT", "EMERGENCY", "COMMUNITY");

    private static RunningSystem system;

    @BeforeAll
    static void start() {
        system = RunningSystem.shared();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case-service",
                "risk-service",
                "notification-service",
                "gateway",
                "identity",
                "kafka",
                "postgres"
            })
    void loses_doubles_and_reorders_nothing_when_killed(String part) throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("killing " + part + ", seed " + seed);
        var random = new Random(seed);
        var feeds = new HashMap<String, LiveFeedClient>();
        DEPARTMENTS.forEach(department -> feeds.put(department, system.feed(department)));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> feeds.values().stream().allMatch(feed -> feed.connects() > 0));

            var load = new Load(random.nextLong());
            load.awaitAccepted();
            LockSupport.parkNanos(random.nextInt(1_000_000_000));
            System.out.printf("%.0f cases a second are being accepted%n", load.perSecond());
            long killed = System.nanoTime();
            system.killWithoutWarning(part);
            system.startAgain(part);
            Duration outage = Duration.ofNanos(System.nanoTime() - killed);
            load.awaitAccepted();
            load.stop();
            Map<String, Boolean> acknowledged = load.acknowledged();
            System.out.printf(
                    "%s was away for %d ms and the load back after %d ms, %d cases were accepted%n",
                    part, outage.toMillis(), (System.nanoTime() - killed) / 1_000_000, acknowledged.size());
            long stopped = System.nanoTime();
            // Looking takes its time from those who have yet to catch up, so it is not done all the time.
            await().atMost(UNTIL_CAUGHT_UP)
                    .pollInterval(Duration.ofSeconds(5))
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .untilAsserted(
                            () -> assertThat(inShort(lost(feeds, acknowledged))).isEmpty());
            System.out.printf("all had seen all %d ms later%n", (System.nanoTime() - stopped) / 1_000_000);
            assertThat(violations(feeds, acknowledged)).isEmpty();
        } finally {
            feeds.values().forEach(LiveFeedClient::close);
        }
    }

    /** What is not there yet. A console that has read the cases before, reads them again for what it still misses. */
    private static List<History.Violation> lost(Map<String, LiveFeedClient> feeds, Map<String, Boolean> acknowledged) {
        List<History.Violation> seen = onlyLost(violations(feeds, acknowledged));
        Set<String> missing = seen.stream().map(History.Violation::department).collect(Collectors.toSet());
        Set<LiveFeedClient> readers = missing.stream()
                .map(feeds::get)
                .filter(LiveFeedClient::everLoaded)
                .collect(Collectors.toSet());
        if (readers.isEmpty()) {
            return seen;
        }
        readers.forEach(LiveFeedClient::loadAnew);
        return onlyLost(violations(feeds, acknowledged));
    }

    private static List<History.Violation> onlyLost(List<History.Violation> violations) {
        return violations.stream()
                .filter(violation -> violation.kind().equals("lost"))
                .toList();
    }

    /** How many of what are missing at whom: thousands of lines would hide it. */
    private static Map<String, Long> inShort(List<History.Violation> violations) {
        return violations.stream()
                .collect(Collectors.groupingBy(
                        violation -> violation.department() + " misses "
                                + violation.detail().replaceFirst("^[^:]*: ", ""),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static List<History.Violation> violations(
            Map<String, LiveFeedClient> feeds, Map<String, Boolean> acknowledged) {
        var history = new History();
        acknowledged.forEach(history::acknowledged);
        feeds.forEach((department, feed) -> feed.frames().stream()
                .filter(frame -> acknowledged.containsKey(frame.subject()))
                .forEach(frame -> observe(history, department, frame)));
        return history.check(DEPARTMENTS);
    }

    private static void observe(History history, String department, LiveFeedClient.Frame frame) {
        JsonNode data = frame.json();
        String id = frame.subject();
        if (!frame.event().equals("loaded")) {
            history.saw(department, new History.Seen(frame.id(), id, frame.event(), frame.sequence(), effect(frame)));
            return;
        }
        history.loaded(
                department, new History.Loaded(id, "case", data.path("version").asLong(), Set.of(History.REGISTERED)));
        boolean red = data.path("colour").asString().equals("RED");
        // each case of the load is judged once, and told of unless it stays what every case is raised as
        boolean judged = !data.path("colour").asString().equals("NONE")
                || !data.path("certainty").asString().equals("PROVISIONAL");
        history.loaded(
                department, new History.Loaded(id, "risk", judged ? 1 : 0, red ? Set.of(History.COLOURED) : Set.of()));
        var reached = new HashSet<String>();
        for (JsonNode receipt : data.path("receipts")) {
            if (receipt.hasNonNull("deliveredAt")) {
                reached.add(History.delivered(receipt.path("department").asString()));
            }
        }
        history.loaded(
                department, new History.Loaded(id, "receipt", data.path("rungs").asLong(), reached));
    }

    private static String effect(LiveFeedClient.Frame frame) {
        JsonNode fact = frame.json().path("data");
        return switch (frame.type()) {
            case "cn.fengqiao.case.registered.v1" -> History.REGISTERED;
            case "cn.fengqiao.risk.changed.v1" -> History.COLOURED;
            // a case may become surer, and less sure again: each is an effect of its own
            case "cn.fengqiao.risk.certainty-changed.v1" ->
                "CERTAINTY " + fact.path("certainty").asString() + " #" + frame.sequence();
            case "cn.fengqiao.notification.receipt-advanced.v1" ->
                fact.path("rung").asString() + " " + fact.path("department").asString();
            default -> frame.type();
        };
    }

    /** Raises cases at a fixed pace; an answer that never came is asked for again under the same key until it is known. */
    private static final class Load {
        private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final AtomicLong next = new AtomicLong();
        private final List<Thread> writers = new ArrayList<>();
        private final long start = System.nanoTime();

        Load(long seed) {
            Api police = system.department("POLICE");
            for (int i = 0; i < WRITERS; i++) {
                var random = new Random(seed + i);
                writers.add(Thread.ofVirtual()
                        .uncaughtExceptionHandler((thread, failure) -> failures.add(failure))
                        .start(() -> write(police, random)));
            }
        }

        private void write(Api police, Random random) {
            while (on.get()) {
                long due = start + next.getAndIncrement() * 1_000_000_000L / PER_SECOND;
                for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                    LockSupport.parkNanos(wait);
                }
                raiseUntilKnown(police, random);
            }
        }

        private void raiseUntilKnown(Api police, Random random) {
            boolean red = random.nextInt(ONE_IN_THIS_MANY_IS_RED) == 0;
            var key = Map.of("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
            var body = Map.of(
                    "type",
                    "NEIGHBOUR",
                    "source",
                    "GRID_PATROL",
                    "area",
                    "HC.FQ.C0" + (1 + random.nextInt(9)) + ".G01",
                    "title",
                    "演练工单 " + random.nextInt(1_000_000),
                    "answers",
                    Map.of("WEAPON_PREPARED", red ? "YES" : "NO"));
            while (true) {
                try {
                    Api.Answer answer = police.post("/api/cases", body, key);
                    if (answer.status() == 201) {
                        acknowledged.put(answer.json().path("id").asString(), red);
                        return;
                    }
                    if (answer.status() < 429) {
                        throw new AssertionError("refused: " + answer);
                    }
                } catch (UncheckedIOException unknown) {
                    // Whether it was written is unknown: the same key finds out.
                }
                if (!on.get()) {
                    return; // never acknowledged, so nothing is promised
                }
                LockSupport.parkNanos(100_000_000L);
            }
        }

        /**
         * Waits until the work of {@link #SECONDS_OF_LOAD} is accepted: what is killed, is killed while it works, and
         * what came back works again. A process that has just begun may need longer for it than the load is offered.
         */
        void awaitAccepted() {
            int wanted = acknowledged.size() + SECONDS_OF_LOAD * PER_SECOND;
            await().atMost(PATIENCE).until(() -> acknowledged.size() >= wanted);
        }

        double perSecond() {
            return acknowledged.size() * 1e9 / (System.nanoTime() - start);
        }

        /** Ends the load; a writer that failed fails the test. */
        void stop() throws InterruptedException {
            on.set(false);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(failures).isEmpty();
        }

        /** What was answered with 201, and whether it is red. */
        Map<String, Boolean> acknowledged() {
            return acknowledged;
        }
    }
}
