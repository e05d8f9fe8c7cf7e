package cn.fengqiao.bench;

import cn.fengqiao.launcher.system.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * How many cases a second are accepted, durable, idempotent and in the outbox, against pgbench writing the same rows in
 * one statement and against a bare echo through the same gateway; and what a case costs in CPU.
 */
final class Accepting {

    private static final int CONNECTIONS = 48;
    private static final int WARMING_CONNECTIONS = 16;
    private static final int PGBENCH_CLIENTS = 16;
    private static final double P99_MS = 50;
    private static final int BLOCKS = 2;
    private static final double MOST_MOVED = 0.1;
    private static final double SHARE_OF_PGBENCH = 0.6;
    private static final double SHARE_OF_ECHO = 0.6;
    private static final double CPU_DIRECT_US = 300;
    private static final double CPU_GATEWAY_US = 450;

    private final Bed bed;
    private final Report report;
    private final Duration step;

    Accepting(Bed bed, Report report, Duration step) {
        this.bed = bed;
        this.report = report;
        this.step = step;
    }

    void run() throws Exception {
        for (int block = 1; !tell(block == BLOCKS); block++) {
            System.out.println("     pgbench moved by more than 10 % meanwhile: this block does not count, once more");
        }
    }

    /** Measures one block between two looks at pgbench; false when they differ too much to compare with anything. */
    private boolean tell(boolean last) throws Exception {
        Yardstick before = yardstick();
        Measured direct = accepted(bed.port(Part.CASE));
        OpenLoop.Result echo = echoThroughGateway();
        Measured gateway = accepted(bed.port(Part.GATEWAY));
        Yardstick after = yardstick();
        double moved = Math.abs(after.oneStatement() / before.oneStatement() - 1);
        if (moved > MOST_MOVED && !last) {
            return false;
        }
        double oneStatement = (before.oneStatement() + after.oneStatement()) / 2;
        double naive = (before.naive() + after.naive()) / 2;
        double rate = direct.result().achieved();
        report.add(
                "P1",
                "cases/s accepted at case-service, p99 ≤ 50 ms",
                "%.0f/s, p99 %.1f ms".formatted(rate, direct.result().millis(99)),
                "≥ 0.6 × pgbench %.0f/s (%.2f ×), ≥ 2 × naive %.0f/s"
                        .formatted(oneStatement, rate / oneStatement, naive),
                rate >= SHARE_OF_PGBENCH * oneStatement && rate >= 2 * naive,
                Map.of(
                        "perSecond", rate,
                        "p50Ms", direct.result().millis(50),
                        "p99Ms", direct.result().millis(99),
                        "pgbenchOneStatement", oneStatement,
                        "pgbenchMoved", moved,
                        "pgbenchNaive", naive));

        double through = gateway.result().achieved();
        report.add(
                "P2",
                "cases/s accepted through the gateway, p99 ≤ 50 ms",
                "%.0f/s, p99 %.1f ms".formatted(through, gateway.result().millis(99)),
                "≥ 0.6 × echo %.0f/s (%.2f ×)".formatted(echo.achieved(), through / echo.achieved()),
                through >= SHARE_OF_ECHO * echo.achieved(),
                Map.of("perSecond", through, "p99Ms", gateway.result().millis(99), "echoPerSecond", echo.achieved()));

        report.add(
                "P9",
                "CPU per accepted case, all our processes",
                "%.0f µs direct, %.0f µs gateway".formatted(direct.cpuMicros(), gateway.cpuMicros()),
                "≤ 300 / 450 µs",
                direct.cpuMicros() <= CPU_DIRECT_US && gateway.cpuMicros() <= CPU_GATEWAY_US,
                Map.of("direct", direct.cpuMicros(), "gateway", gateway.cpuMicros()));
        return true;
    }

    private record Yardstick(double oneStatement, double naive) {}

    private Yardstick yardstick() throws Exception {
        return bed.onACopyOfTheCaseDatabase(pgbench -> new Yardstick(
                pgbench.run(script("one-statement.sql"), PGBENCH_CLIENTS, 8).transactionsPerSecond(),
                pgbench.run(script("naive.sql"), PGBENCH_CLIENTS, 8).transactionsPerSecond()));
    }

    /** Warms up and says where to begin climbing. */
    private double warmedUp(int port, LongFunction<byte[]> requests) throws InterruptedException {
        return 0.5 * new OpenLoop(port, WARMING_CONNECTIONS).closedLoop(step.multipliedBy(2), 201, requests);
    }

    private record Measured(OpenLoop.Result result, double cpuMicros) {}

    /** The highest rate that holds, then once more at 60 % of it for the cost of a case away from saturation. */
    private Measured accepted(int port) throws IOException, InterruptedException {
        String token = bed.token("police-system");
        var loop = new OpenLoop(port, CONNECTIONS);
        LongFunction<byte[]> raise = index -> Raise.request(token);
        OpenLoop.Result best = loop.highestHolding(warmedUp(port, raise), P99_MS, step, 201, raise);
        double before = Processes.cpuMicros(bed.pids());
        OpenLoop.Result steady = loop.run(best.offered() * 0.6, step, 201, raise);
        // What consumers still owe for these cases belongs to their cost.
        TimeUnit.SECONDS.sleep(3);
        double spent = Processes.cpuMicros(bed.pids()) - before;
        return new Measured(best, spent / Math.max(1, steady.accepted()));
    }

    /** A second gateway of the same build whose case-service is a bare echo. */
    private OpenLoop.Result echoThroughGateway() throws Exception {
        int port = bed.port(Part.GATEWAY) + 20;
        try (var echo = new EchoServer()) {
            Process gateway = echoGateway(port, echo.port());
            try {
                awaitReady(port);
                String token = bed.token("police-system");
                LongFunction<byte[]> raise = index -> Raise.request(token);
                return new OpenLoop(port, CONNECTIONS).highestHolding(warmedUp(port, raise), P99_MS, step, 201, raise);
            } finally {
                gateway.destroy();
                gateway.waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    private Process echoGateway(int port, int echoPort) throws IOException {
        Path jar = bed.app(Part.GATEWAY);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-jar",
                jar.toString()));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        Integer.toString(port),
                        "SPRING_PROFILES_ACTIVE",
                        "embedded",
                        "FENGQIAO_ISSUER",
                        "http://localhost:" + bed.port(Part.GATEWAY),
                        "FENGQIAO_JWKS",
                        "http://127.0.0.1:" + bed.port(Part.IDENTITY) + "/oauth2/jwks",
                        "FENGQIAO_IDENTITY_URL",
                        "http://127.0.0.1:" + bed.port(Part.IDENTITY),
                        "FENGQIAO_KAFKA",
                        bed.kafka(),
                        "FENGQIAO_CLIENT_SECRET",
                        bed.clientSecret("gateway-service"),
                        "FENGQIAO_CONSOLE_SECRET",
                        bed.clientSecret("fengqiao-console"),
                        "FENGQIAO_CASE_URL",
                        "http://127.0.0.1:" + echoPort,
                        "FENGQIAO_RATE_SYSTEM",
                        "1000000"));
        builder.environment().put("FENGQIAO_BURST_SYSTEM", "1000000");
        return builder.start();
    }

    private static void awaitReady(int port) throws InterruptedException {
        byte[] probe = HttpConnection.request("GET", "/actuator/health/readiness", "", new byte[0]);
        for (int attempt = 0; attempt < 300; attempt++) {
            try (var connection = new HttpConnection(port)) {
                if (connection.exchange(probe).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is starting
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the second gateway did not get ready");
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Accepting.class.getResourceAsStream("/pgbench/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no such script: " + name.toLowerCase(Locale.ROOT));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
