package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for pages through the gateway as people do who turn one every few seconds, and says how long they wait. */
final class Pages {

    /** Requests a second, each meant to start at its time. */
    private static final int PER_SECOND = 20;

    private static final Duration LENGTH = Duration.ofSeconds(10);

    private final Bed bed;

    Pages(Bed bed) {
        this.bed = bed;
    }

    /**
     * The 95th percentile of each page in milliseconds, after as much again of a quarter to warm up.
     *
     * @param pages addresses that take turns, by name of the page
     */
    Map<String, Double> p95(String token, Map<String, List<String>> pages) throws InterruptedException {
        var p95 = new LinkedHashMap<String, Double>();
        var loop = new OpenLoop(bed.port(Part.GATEWAY), 4);
        for (var page : pages.entrySet()) {
            List<byte[]> requests =
                    page.getValue().stream().map(path -> get(path, token)).toList();
            loop.run(PER_SECOND, LENGTH.dividedBy(4), 200, index -> requests.get((int) (index % requests.size())));
            OpenLoop.Result result =
                    loop.run(PER_SECOND, LENGTH, 200, index -> requests.get((int) (index % requests.size())));
            if (result.errors() > 0) {
                throw new IllegalStateException(page.getKey() + ": " + result.errors() + " errors");
            }
            p95.put(page.getKey(), result.millis(95));
        }
        System.out.println("     " + p95);
        return p95;
    }

    static byte[] get(String path, String token) {
        return HttpConnection.request("GET", path, "Authorization: Bearer " + token + "\r\n", new byte[0]);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
