package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/** From the 201 in one department's hands to the frame at another's console, at 100 cases a second. */
final class Liveness {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PER_SECOND = 100;
    private static final int PER_SECOND_AT_EASE = 20;
    private static final int WRITERS = 8;
    private static final double P50_MS = 5;
    private static final double P99_MS = 25;
    private static final double TIMES_THE_FLOOR = 3;

    private final Bed bed;
    private final Report report;
    private final Duration length;

    Liveness(Bed bed, Report report, Duration length) {
        this.bed = bed;
        this.report = report;
        this.length = length;
    }

    void run() throws Exception {
        Histogram kafka = KafkaRoundTrip.measure(bed.kafka(), PER_SECOND, Duration.ofSeconds(10));
        // A commit that is flushed and writes next to nothing, in a database where nobody may create a table.
        double commitMs = bed.onACopyOfTheCaseDatabase(
                pgbench -> pgbench.run("select pg_logical_emit_message(true, 'bench', 'x');", 1, 5)
                        .averageMillis());
        double kafkaMs = kafka.getValueAtPercentile(50) / 1e6;
        warmUp();
        measure(PER_SECOND, commitMs, kafkaMs);
        measure(PER_SECOND_AT_EASE, commitMs, kafkaMs);
    }

    private void warmUp() throws Exception {
        String token = bed.token("police-system");
        new OpenLoop(bed.port(Part.GATEWAY), WRITERS)
                .run(2 * PER_SECOND, length.dividedBy(2), 201, index -> Raise.request(token));
    }

    private void measure(int perSecond, double commitMs, double kafkaMs) throws Exception {
        double floorMs = commitMs + kafkaMs;
        String police = bed.token("police-system");
        Map<String, Long> answered = new ConcurrentHashMap<>();
        try (var reader = new LiveReader(bed.port(Part.GATEWAY), bed.token("urban-management-system"))) {
            reader.awaitReady();
            int total = (int) (perSecond * length.toSeconds());
            int warmUp = total / 4;
            var next = new AtomicInteger();
            var counted = ConcurrentHashMap.<String>newKeySet();
            long start = System.nanoTime();
            var writers = new ArrayList<Thread>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Thread.ofPlatform().daemon().start(() -> {
                    try (var connection = new HttpConnection(bed.port(Part.GATEWAY))) {
                        for (int index; (index = next.getAndIncrement()) < total; ) {
                            long due = start + index * 1_000_000_000L / perSecond;
                            for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                                LockSupport.parkNanos(wait);
                            }
                            HttpConnection.Answer answer = connection.exchange(Raise.request(police));
                            long now = System.nanoTime();
                            if (answer.status() != 201) {
                                throw new IllegalStateException(answer.status() + " " + answer.text());
                            }
                            String id = JSON.readTree(answer.body()).path("id").asString();
                            answered.put(id, now);
                            if (index >= warmUp) {
                                counted.add(id);
                            }
                        }
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
            }
            for (Thread writer : writers) {
                writer.join();
            }
            awaitArrivals(reader, counted);
            var latency = new Histogram(60_000_000_000L, 3);
            int lost = 0;
            for (String id : counted) {
                Long arrival = reader.arrivals().get(id);
                if (arrival == null) {
                    lost++;
                } else {
                    // The frame may even come before the answer has been read.
                    latency.recordValue(Math.max(0, arrival - answered.getOrDefault(id, arrival)));
                }
            }
            double p50 = latency.getValueAtPercentile(50) / 1e6;
            double p99 = latency.getValueAtPercentile(99) / 1e6;
            var numbers = new HashMap<String, Object>(Map.of(
                    "p50Ms",
                    p50,
                    "p99Ms",
                    p99,
                    "floorMs",
                    floorMs,
                    "commitMs",
                    commitMs,
                    "kafkaMs",
                    kafkaMs,
                    "lost",
                    lost,
                    "counted",
                    counted.size()));
            report.add(
                    "P4",
                    "201 → frame at another department's console, %d/s".formatted(perSecond),
                    "p50 %.1f ms, p99 %.1f ms, lost %d".formatted(p50, p99, lost),
                    "≤ 5 / 25 ms; p50 ≤ 3 × floor %.2f ms (%.1f ×)".formatted(floorMs, p50 / floorMs),
                    lost == 0 && p50 <= P50_MS && p99 <= P99_MS && p50 <= TIMES_THE_FLOOR * floorMs,
                    numbers);
        }
    }

    /** What has not come by then is lost. */
    private static void awaitArrivals(LiveReader reader, Set<String> ids) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!reader.arrivals().keySet().containsAll(ids) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
