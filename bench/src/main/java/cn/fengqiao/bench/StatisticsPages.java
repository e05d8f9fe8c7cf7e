package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a leader waits for who asks for the figures of a year, and how long they take to be counted anew. */
final class StatisticsPages {

    private static final double P95_MS = 50;

    private final Bed bed;
    private final Report report;

    StatisticsPages(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    void run() throws Exception {
        String token = bed.token("police-system");
        double seconds = rebuild(token);
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
                "≤ 50 ms",
                worst <= P95_MS,
                numbers);
    }

    /** The cases were written past the service, so its figures do not know them. */
    private double rebuild(String token) throws IOException {
        long start = System.nanoTime();
        try (var connection = new HttpConnection(bed.port(Part.CASE))) {
            HttpConnection.Answer answer = connection.exchange(HttpConnection.request(
                    "POST", "/api/statistics/rebuild", "Authorization: Bearer " + token + "\r\n", new byte[0]));
            if (answer.status() >= 300) {
                throw new IOException("the rebuild was answered with " + answer.status() + " " + answer.text());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static Map<String, List<String>> pages() {
        var pages = new LinkedHashMap<String, List<String>>();
        for (String by : List.of("department", "community", "type", "month")) {
            pages.put(by, List.of("/api/statistics?from=2026-01&to=2026-11&by=" + by));
        }
        return pages;
    }
}
