package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a dispatcher waits for with a million cases behind it: the queue, a filter, a search, the counters. */
final class QueuePages {

    /** Requests a second, each meant to start at its time: as many dispatchers as that turn a page every few seconds. */
    private static final int PER_SECOND = 20;

    private static final Duration RAISING = Duration.ofSeconds(40);
    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final double P95_MS = 50;
    private static final double GROWTH_PER_DECADE = 1.3;

    private static final Map<String, String> PAGES = pages();

    private final Bed bed;
    private final Report report;

    QueuePages(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    /** Measures at a tenth of {@code cases} and at {@code cases}. */
    void run(long cases) throws Exception {
        raise();
        try (Connection connection = bed.superuserOf("fengqiao_case")) {
            var past = new PastCases(connection, new PastTexts(connection, bed.dataKey()));
            past.write(0, cases / 10);
            Map<String, Double> tenth = measure();
            past.write(cases / 10, cases);
            Map<String, Double> whole = measure();
            tell(cases, tenth, whole);
        }
    }

    private void tell(long cases, Map<String, Double> tenth, Map<String, Double> whole) {
        double worst = whole.values().stream().mapToDouble(v -> v).max().orElseThrow();
        double growth = whole.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / Math.max(0.5, tenth.getOrDefault(entry.getKey(), 0.5)))
                .max()
                .orElseThrow();
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("cases", cases);
        numbers.put("p95MsAtTenth", tenth);
        numbers.put("p95Ms", whole);
        report.add(
                "P12",
                "queue page, search, counters at %,d cases, p95".formatted(cases),
                "worst %.1f ms, growth %.2f ×".formatted(worst, growth),
                "≤ 50 ms; ≤ 1.3 × per decade",
                worst <= P95_MS && growth <= GROWTH_PER_DECADE,
                numbers);
    }

    private Map<String, Double> measure() throws Exception {
        var p95 = new LinkedHashMap<String, Double>();
        String token = bed.token("police-system");
        var loop = new OpenLoop(bed.port(Part.GATEWAY), 4);
        for (var page : PAGES.entrySet()) {
            byte[] request = HttpConnection.request(
                    "GET", page.getValue(), "Authorization: Bearer " + token + "\r\n", new byte[0]);
            loop.run(PER_SECOND, LENGTH.dividedBy(4), 200, index -> request);
            OpenLoop.Result result = loop.run(PER_SECOND, LENGTH, 200, index -> request);
            if (result.errors() > 0) {
                throw new IllegalStateException(page.getKey() + ": " + result.errors() + " errors");
            }
            p95.put(page.getKey(), result.millis(95));
        }
        System.out.println("     " + p95);
        return p95;
    }

    /** Of every kind enough through the door, so that what a page shows was raised there. */
    private void raise() throws IOException, InterruptedException {
        String token = bed.token("police-system");
        new OpenLoop(bed.port(Part.CASE), 24).closedLoop(RAISING, 201, index -> Raise.request(token));
        // Colours are on them by then.
        TimeUnit.SECONDS.sleep(20);
    }

    private static Map<String, String> pages() {
        var pages = new LinkedHashMap<String, String>();
        pages.put("queue", "/api/cases?limit=50");
        pages.put("filtered", "/api/cases?limit=50&status=REGISTERED&type=LABOUR&area=HC.FQ.C03");
        pages.put("byColour", "/api/cases?limit=50&sort=-colour");
        pages.put("search", "/api/cases?limit=50&q=" + URLEncoder.encode("彩礼", StandardCharsets.UTF_8));
        pages.put("everySearch", "/api/cases?limit=50&q=" + URLEncoder.encode("劝解", StandardCharsets.UTF_8));
        pages.put("rareSearch", "/api/cases?limit=50&q=" + URLEncoder.encode("绝无此词", StandardCharsets.UTF_8));
        pages.put("counters", "/api/cases/counters");
        return pages;
    }
}
