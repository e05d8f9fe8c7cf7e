package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** What a leader waits for who asks for the figures of a year, and how long they take to be counted anew. */
final class StatisticsPages {

    private static final double P95_MS = 300;

    private final Bed bed;
    private final Report report;

    StatisticsPages(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    void run() throws Exception {
        String token = bed.token("police-system");
        double seconds = rebuild();
        Map<String, Double> p95 = new Pages(bed).p95(token, pages());
        double worst = p95.values().stream().mapToDouble(v -> v).max().orElseThrow();
        var numbers = new LinkedHashMap<String, Object>();
        numbers.put("rebuildSeconds", seconds);
        numbers.put("p95Ms", p95);
        numbers.put("load", Processes.load());
        try (Connection connection = bed.superuserOf("fengqiao_case")) {
            numbers.put("rows", Rows.of(connection));
        }
        report.add(
                "statistics",
                "figures of eleven months, p95; counted anew",
                "worst %.1f ms; %.1f s".formatted(worst, seconds),
                "≤ 300 ms",
                worst <= P95_MS,
                numbers);
    }

    /** The cases were written past the service, so its figures do not know them; answered when they do. */
    private double rebuild() throws IOException, InterruptedException {
        String token = bed.token("case-service");
        long start = System.nanoTime();
        try (var connection = new HttpConnection(bed.port(Part.CASE))) {
            HttpConnection.Answer asked = connection.exchange(HttpConnection.request(
                    "POST",
                    "/api/statistics/rebuild",
                    "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + UUID.randomUUID() + "\r\n",
                    new byte[0]));
            if (asked.status() >= 300) {
                throw new IOException("the rebuild was answered with " + asked.status() + " " + asked.text());
            }
            String run = "/api/statistics/runs/"
                    + Bed.JSON.readTree(asked.body()).path("id").asString();
            while (true) {
                String state = Bed.JSON
                        .readTree(connection.exchange(Pages.get(run, token)).body())
                        .path("state")
                        .asString();
                if (state.equals("DONE")) {
                    return (System.nanoTime() - start) / 1e9;
                }
                if (state.equals("FAILED")) {
                    throw new IOException("the rebuild failed");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    private static Map<String, List<String>> pages() {
        String year = "from=2026-01&to=2026-11";
        var pages = new LinkedHashMap<String, List<String>>();
        for (String by : List.of("department", "area", "type", "month")) {
            pages.put(by, List.of("/api/statistics?" + year + "&by=" + by));
        }
        pages.put("threeYears", List.of("/api/statistics?from=2024-01&to=2026-11&by=area"));
        pages.put("registered", List.of("/api/statistics/cases?measure=registered&" + year));
        pages.put("openAtEnd", List.of("/api/statistics/cases?measure=openAtEnd&area=HC.FQ.C03&" + year));
        pages.put("ofAType", List.of("/api/statistics/cases?measure=writtenOff&type=LABOUR&area=HC.FQ.C05&" + year));
        return pages;
    }
}
