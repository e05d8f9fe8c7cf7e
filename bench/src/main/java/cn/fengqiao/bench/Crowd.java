package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** 5,000 open consoles: one alert to all of them against bare sockets, their memory, and all coming back at once. */
final class Crowd {

    private static final int CONSOLES = 5_000;
    /** Cases raised while all consoles are away. */
    private static final int MEANWHILE = 100;

    private static final String RAISED = "cn.fengqiao.case.registered.v1";
    private static final int ROUNDS = 5;
    private static final double TIMES_THE_FLOOR = 1.6;
    private static final double KIB_PER_CONSOLE = 20;
    private static final double STORM_SECONDS = 5;

    private final Bed bed;
    private final Report report;

    Crowd(Bed bed, Report report) {
        this.bed = bed;
        this.report = report;
    }

    void run() throws Exception {
        double floorMs = rawFloor();
        String urban = bed.token("urban-management-system");
        byte[] subscribe = subscription(urban, "");
        collectGarbage();
        long before = Processes.residentKiB(List.of(bed.pid(Part.GATEWAY)));
        try (var consoles = new Consoles()) {
            consoles.expect("hello");
            consoles.open(CONSOLES, bed.port(Part.GATEWAY), subscribe);
            TimeUnit.SECONDS.sleep(3);
            alert(consoles);
            collectGarbage();
            double perConsole =
                    (double) (Processes.residentKiB(List.of(bed.pid(Part.GATEWAY))) - before) / consoles.size();
            List<Double> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(alert(consoles));
            }
            Collections.sort(rounds);
            double lastMs = rounds.get(ROUNDS / 2);

            byte[] resume = subscription(urban, "Last-Event-ID: " + place(urban) + "\r\n");
            consoles.dropAll();
            raiseMeanwhile();
            long start = System.nanoTime();
            consoles.open(CONSOLES, bed.port(Part.GATEWAY), resume, RAISED, MEANWHILE);
            double connectedSeconds = (System.nanoTime() - start) / 1e9;
            // An error names how many consoles missed one of them.
            double stormSeconds = (consoles.lastArrival(60) - start) / 1e9;
            report.add(
                    "P7",
                    "5,000 consoles: one alert, last arrival",
                    "%.0f ms; %.1f KiB each; storm %.1f s, 0 missed".formatted(lastMs, perConsole, stormSeconds),
                    "≤ 1.6 × raw %.0f ms (%.2f ×); ≤ 20 KiB; ≤ 5 s".formatted(floorMs, lastMs / floorMs),
                    lastMs <= TIMES_THE_FLOOR * floorMs
                            && perConsole <= KIB_PER_CONSOLE
                            && stormSeconds <= STORM_SECONDS,
                    Map.of(
                            "lastMs",
                            lastMs,
                            "rounds",
                            rounds,
                            "rawMs",
                            floorMs,
                            "kibPerConsole",
                            perConsole,
                            "stormSeconds",
                            stormSeconds,
                            "connectedSeconds",
                            connectedSeconds));
        }
    }

    private static byte[] subscription(String token, String more) {
        return HttpConnection.request(
                "GET",
                "/api/live",
                "Accept: text/event-stream\r\nAuthorization: Bearer " + token + "\r\n" + more,
                new byte[0]);
    }

    /** Where every console stands when nothing has happened for a moment. */
    private String place(String token) throws Exception {
        try (var reader = new LiveReader(bed.port(Part.GATEWAY), token)) {
            reader.awaitReady();
            TimeUnit.SECONDS.sleep(1);
            return reader.place();
        }
    }

    private void raiseMeanwhile() throws Exception {
        String token = bed.token("police-system");
        try (var connection = new HttpConnection(bed.port(Part.CASE))) {
            for (int i = 0; i < MEANWHILE; i++) {
                HttpConnection.Answer answer = connection.exchange(Raise.request(token));
                if (answer.status() != 201) {
                    throw new IllegalStateException(answer.status() + " " + answer.text());
                }
            }
        }
        TimeUnit.SECONDS.sleep(1);
    }

    /** Raises a case and returns the milliseconds from its first arrival anywhere to its last. */
    private double alert(Consoles consoles) throws Exception {
        String title = "全员提醒" + UUID.randomUUID();
        consoles.expect(RAISED);
        try (var connection = new HttpConnection(bed.port(Part.CASE))) {
            HttpConnection.Answer answer = connection.exchange(Raise.request(bed.token("police-system"), title));
            if (answer.status() != 201) {
                throw new IllegalStateException(answer.status() + " " + answer.text());
            }
        }
        long last = consoles.lastArrival(20);
        double millis = (last - consoles.firstArrival()) / 1e6;
        TimeUnit.MILLISECONDS.sleep(500);
        return millis;
    }

    private static double rawFloor() throws Exception {
        List<Double> rounds = new ArrayList<>();
        try (var server = new RawFanOut();
                var consoles = new Consoles()) {
            Thread accepting = server.accepting(CONSOLES);
            consoles.open(CONSOLES, server.port(), "x".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            accepting.join();
            for (int round = 0; round < ROUNDS; round++) {
                String needle = "needle" + round + "!";
                consoles.expect(needle);
                server.send("event: case\nid: a.1.1\ndata: {\"pad\":\"" + "x".repeat(500) + needle + "\"}\n\n");
                rounds.add((consoles.lastArrival(20) - consoles.firstArrival()) / 1e6);
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        Collections.sort(rounds);
        return rounds.get(ROUNDS / 2);
    }

    private void collectGarbage() throws Exception {
        var jcmd = java.nio.file.Path.of(System.getProperty("java.home"), "bin", "jcmd");
        new ProcessBuilder(jcmd.toString(), Long.toString(bed.pid(Part.GATEWAY)), "GC.run")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(20, TimeUnit.SECONDS);
    }
}
