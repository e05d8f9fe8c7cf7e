package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** How long the list of all cases takes to leave through the gateway, and what it costs in memory. */
final class ListExports {

    private static final int ROUNDS = 3;
    private static final double SECONDS = 5;
    private static final long GROWTH_MIB = 64;
    private static final String EVERY_STATE =
            "REGISTERED,ACCEPTED,ASSIGNED,INVESTIGATING,RESOLVING,PERFORMING,GUIDED,OUTCOME_RECORDED,"
                    + "PENDING_WRITE_OFF,WRITTEN_OFF,ARCHIVED,REOPENED,DECLINED,REFERRED_OUT,MERGED";

    private final Bed bed;
    private final Report report;

    ListExports(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    /** What one export took. */
    private record Round(double seconds, long bytes, long lines, long caseMiB, long gatewayMiB) {}

    void run() throws Exception {
        List<Round> rounds = new ArrayList<>();
        // the first warms up, and its growth counts: a heap grows once
        for (int i = 0; i <= ROUNDS; i++) {
            rounds.add(round());
            System.out.println("     " + rounds.getLast());
        }
        double[] seconds =
                rounds.stream().skip(1).mapToDouble(Round::seconds).sorted().toArray();
        double median = seconds[seconds.length / 2];
        Round last = rounds.getLast();
        long caseGrowth = rounds.stream().mapToLong(Round::caseMiB).max().orElseThrow();
        long gatewayGrowth = rounds.stream().mapToLong(Round::gatewayMiB).max().orElseThrow();
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("seconds", Arrays.stream(seconds).boxed().toList());
        numbers.put("lines", last.lines());
        numbers.put("linesPerSecond", Math.round(last.lines() / median));
        numbers.put("mib", last.bytes() >> 20);
        numbers.put("growthMiB", Map.of("case", caseGrowth, "gateway", gatewayGrowth));
        numbers.put("load", Processes.load());
        report.add(
                "P13",
                "export of %,d cases as CSV through the gateway".formatted(last.lines()),
                "%.1f s, %,d/s, memory +%d MiB case, +%d MiB gateway"
                        .formatted(median, Math.round(last.lines() / median), caseGrowth, gatewayGrowth),
                "≤ 5 s; ≤ 64 MiB",
                median <= SECONDS && Math.max(caseGrowth, gatewayGrowth) <= GROWTH_MIB,
                numbers);
    }

    private Round round() throws IOException, InterruptedException {
        var ended = new AtomicBoolean();
        var caseGrowth = new AtomicLong();
        var gatewayGrowth = new AtomicLong();
        Thread watching = Thread.ofPlatform().start(() -> {
            watch(ended, caseGrowth, gatewayGrowth);
        });
        long start = System.nanoTime();
        try {
            Counted counted = export();
            double seconds = (System.nanoTime() - start) / 1e9;
            ended.set(true);
            watching.join();
            return new Round(
                    seconds, counted.bytes(), counted.lines(), caseGrowth.get() >> 10, gatewayGrowth.get() >> 10);
        } finally {
            ended.set(true);
        }
    }

    private void watch(AtomicBoolean ended, AtomicLong caseGrowth, AtomicLong gatewayGrowth) {
        long caseBefore = Processes.residentKiB(List.of(bed.pid(Part.CASE)));
        long gatewayBefore = Processes.residentKiB(List.of(bed.pid(Part.GATEWAY)));
        try {
            while (!ended.get()) {
                TimeUnit.MILLISECONDS.sleep(100);
                caseGrowth.accumulateAndGet(Processes.residentKiB(List.of(bed.pid(Part.CASE))) - caseBefore, Math::max);
                gatewayGrowth.accumulateAndGet(
                        Processes.residentKiB(List.of(bed.pid(Part.GATEWAY))) - gatewayBefore, Math::max);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Counted(long bytes, long lines) {}

    private Counted export() throws IOException {
        var request = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + bed.port(Part.GATEWAY) + "/api/cases/export?status=" + EVERY_STATE)
                        .toURL()
                        .openConnection();
        request.setRequestMethod("POST");
        request.setReadTimeout(60_000);
        request.setDoOutput(true);
        request.setRequestProperty("Authorization", "Bearer " + bed.token("police-system"));
        request.setRequestProperty("Content-Type", "application/json");
        request.getOutputStream().write("{\"reason\":\"measured\"}".getBytes(StandardCharsets.UTF_8));
        if (request.getResponseCode() != 200) {
            throw new IOException("an export was answered with " + request.getResponseCode());
        }
        try (InputStream in = new BufferedInputStream(request.getInputStream(), 1 << 16)) {
            return counted(in);
        }
    }

    /** Lines of cases, without the watermark, the titles and the end; without an end it was not whole. */
    private static Counted counted(InputStream in) throws IOException {
        byte[] piece = new byte[1 << 16];
        byte[] tail = new byte[0];
        long bytes = 0;
        long lines = 0;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            bytes += n;
            for (int i = 0; i < n; i++) {
                if (piece[i] == '\n') {
                    lines++;
                }
            }
            byte[] joined = Arrays.copyOf(tail, tail.length + n);
            System.arraycopy(piece, 0, joined, tail.length, n);
            tail = Arrays.copyOfRange(joined, Math.max(0, joined.length - 200), joined.length);
        }
        if (!new String(tail, StandardCharsets.UTF_8).contains("\n导出结束,共 " + (lines - 3) + " 件,")) {
            throw new IOException("the list is not whole");
        }
        return new Counted(bytes, lines - 3);
    }
}
