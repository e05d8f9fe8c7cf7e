package cn.fengqiao.kit.outbox;

import cn.fengqiao.testkit.TestCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A relay in a process of its own, so that a test can kill it as a machine would. */
final class RelayProcess {

    private RelayProcess() {}

    static Process launch(String kind, Ledger ledger) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        kind,
                        ledger.database.url(),
                        ledger.database.password(),
                        TestCluster.kafka().bootstrapServers())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var settings = new RelaySettings(arguments[1], arguments[2]);
        var producers = OutboxProducers.of(Map.of("bootstrap.servers", arguments[3]));
        var meters = new SimpleMeterRegistry();
        OutboxRelay relay = switch (arguments[0]) {
            case LogicalDecodingRelay.NAME -> new LogicalDecodingRelay(settings, producers, meters);
            case PollingRelay.NAME -> new PollingRelay(settings, producers, new Doorbell(), meters);
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        relay.start();
        Thread.currentThread().join();
    }
}
