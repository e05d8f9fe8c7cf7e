package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a dispatcher waits for with a million cases behind it: the queue, a filter, a search, the counters, one case. */
final class QueuePages {

    private static final Duration RAISING = Duration.ofSeconds(40);
    private static final double P95_MS = 50;
    private static final double GROWTH_PER_DECADE = 1.3;

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
            watched(connection);
            past.write(0, cases / 10);
            Map<String, Double> tenth = measure(connection);
            past.write(cases / 10, cases);
            Map<String, Double> whole = measure(connection);
            tell(cases, tenth, whole);
        }
    }

    /** What was raised was compared with the past before there was one: the rounds are not what is measured. */
    private static void watched(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update relapse_watch set upto = uuidv7()");
        }
    }

    private void tell(long cases, Map<String, Double> tenth, Map<String, Double> whole) throws Exception {
        double worst = whole.values().stream().mapToDouble(v -> v).max().orElseThrow();
        double growth = whole.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() / Math.max(0.5, tenth.getOrDefault(entry.getKey(), 0.5)))
                .max()
                .orElseThrow();
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("cases", cases);
        numbers.put("p95MsAtTenth", tenth);
        numbers.put("p95Ms", whole);
        numbers.put("load", Processes.load());
        try (Connection connection = bed.superuserOf("fengqiao_case")) {
            numbers.put("rows", Rows.of(connection));
            numbers.put("plans", new Plans(bed, connection).of(pages(connection)));
        }
        report.add(
                "P12",
                "queue, search, counters, case page at %,d cases, p95".formatted(cases),
                "worst %.1f ms, growth %.2f ×".formatted(worst, growth),
                "≤ 50 ms; ≤ 1.3 × per decade",
                worst <= P95_MS && growth <= GROWTH_PER_DECADE,
                numbers);
    }

    private Map<String, Double> measure(Connection connection) throws Exception {
        return new Pages(bed).p95(bed.token("police-system"), pages(connection));
    }

    /** Of every kind enough through the door, so that what a page shows was raised there. */
    private void raise() throws IOException, InterruptedException {
        String token = bed.token("police-system");
        new OpenLoop(bed.port(Part.CASE), 24).closedLoop(RAISING, 201, index -> Raise.request(token));
        // Colours are on them by then.
        TimeUnit.SECONDS.sleep(20);
    }

    private static Map<String, List<String>> pages(Connection connection) throws SQLException {
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put("queue", List.of("/api/cases?limit=50"));
        pages.put("filtered", List.of("/api/cases?limit=50&status=REGISTERED&type=LABOUR&area=HC.FQ.C03"));
        pages.put("closed", List.of("/api/cases?limit=50&status=WRITTEN_OFF,ARCHIVED"));
        pages.put("byColour", List.of("/api/cases?limit=50&sort=-colour"));
        pages.put("byDue", List.of("/api/cases?limit=50&sort=due"));
        pages.put("search", List.of("/api/cases?limit=50&q=" + Pages.encoded("彩礼")));
        pages.put("everySearch", List.of("/api/cases?limit=50&q=" + Pages.encoded("劝解")));
        pages.put("rareSearch", List.of("/api/cases?limit=50&q=" + Pages.encoded("绝无此词")));
        pages.put("counters", List.of("/api/cases/counters"));
        List<String> cases = Rows.texts(connection, """
                select case_id
                from case_timeline
                where sequence = 106
                order by random()
                limit 300
                """);
        pages.put("case", cases.stream().map(id -> "/api/cases/" + id).toList());
        pages.put(
                "timeline",
                cases.stream()
                        .map(id -> "/api/cases/" + id + "/timeline?limit=50")
                        .toList());
        return pages;
    }
}
