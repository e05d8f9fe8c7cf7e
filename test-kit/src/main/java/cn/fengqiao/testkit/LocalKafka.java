package cn.fengqiao.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A broker as a child process, from the jars on the class path. */
final class LocalKafka extends KafkaServer {

    private final Path folder;
    private final int port = FreePort.find();
    private LocalProcess process;

    private LocalKafka(Path folder) {
        this.folder = folder;
        Path settings = writeSettings();
        LocalProcess.run(
                java(
                        "kafka.tools.StorageTool",
                        "format",
                        "--standalone",
                        "-t",
                        "ZmVuZ3FpYW8tdGVzdC0xMg",
                        "-c",
                        settings.toString()),
                folder.resolve("format.log"));
        this.process = launch();
    }

    static LocalKafka start() {
        var server = new LocalKafka(LocalProcess.scratch("kafka"));
        server.awaitReady();
        return server;
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public synchronized void kill() {
        process.kill();
    }

    @Override
    public synchronized void restart() {
        if (!process.isAlive()) {
            process = launch();
        }
        awaitReady();
    }

    private LocalProcess launch() {
        return LocalProcess.start(
                java("kafka.Kafka", folder.resolve("server.properties").toString()),
                Map.of(),
                folder.resolve("kafka.log"));
    }

    private Path writeSettings() {
        String text = """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
                advertised.listeners=PLAINTEXT://127.0.0.1:%d
                controller.quorum.bootstrap.servers=127.0.0.1:%d
                %s
                log.dirs=%s
                """;
        int controller = FreePort.find();
        try {
            return Files.writeString(
                    folder.resolve("server.properties"),
                    text.formatted(
                            port, controller, port, controller, String.join("\n", COMMON), folder.resolve("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same JVM and class path, a heap a test broker needs and no more. */
    private static List<String> java(String mainClass, String... arguments) {
        var command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return command;
    }
}
