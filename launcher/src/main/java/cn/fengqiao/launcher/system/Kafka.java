package cn.fengqiao.launcher.system;

import cn.fengqiao.contract.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/** A real Kafka: one node that is broker and controller. */
final class Kafka {

    private static final int HEAP_MIB = 256;
    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(5);

    private final Layout layout;
    private final Ports ports;

    Kafka(Layout layout, Ports ports) {
        this.layout = layout;
        this.ports = ports;
    }

    /** Writes the settings and formats the folder, the latter once. */
    void prepare() {
        Path settings = settings();
        try {
            Files.createDirectories(layout.kafkaData());
            Files.write(settings, properties());
            if (!Files.exists(log().resolve("meta.properties"))) {
                Layout.delete(log());
                format();
            }
        } catch (IOException e) {
            throw new CannotStart("Cannot prepare Kafka's folder: " + e.getMessage(), e);
        }
    }

    Launch launch(List<String> aot) {
        var command = new ArrayList<>(java(HEAP_MIB, aot));
        command.addAll(List.of("kafka.Kafka", settings().toString()));
        return new Launch(command, Map.of(), layout.data(), "TERM");
    }

    /** Whether the broker answers; then also makes sure that the topics are there. */
    boolean ready() {
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2000,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 200);
        try (Admin admin = Admin.create(client)) {
            Integer nodes = admin.describeCluster()
                    .nodes()
                    .toCompletionStage()
                    .thenApply(Collection::size)
                    .toCompletableFuture()
                    .get(ADMIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (nodes == 0) {
                return false;
            }
            createTopics(admin);
            return true;
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + ports.of(Part.KAFKA);
    }

    private static void createTopics(Admin admin) throws ExecutionException, InterruptedException {
        // The broker's clock stamps the records, so that a reader can go back to a time whatever the writers' clocks
        // say.
        Map<String, String> stampedByBroker = Map.of("message.timestamp.type", "LogAppendTime");
        List<NewTopic> topics = Stream.of(Topics.CASE_EVENTS, Topics.RISK_EVENTS, Topics.NOTIFICATION_EVENTS)
                .map(name ->
                        new NewTopic(name, Optional.of(Topics.PARTITIONS), Optional.empty()).configs(stampedByBroker))
                .toList();
        for (var created : admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(2000))
                .values()
                .values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private Path settings() {
        return layout.kafkaData().resolve("server.properties");
    }

    private Path log() {
        return layout.kafkaData().resolve("log");
    }

    private List<String> java(int heapMib, List<String> more) {
        var command = new ArrayList<>(Jvm.modest(
                heapMib,
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.common.utils.AppInfoParser=error"));
        command.addAll(more);
        command.addAll(List.of("-cp", ownClassPath()));
        return command;
    }

    /** The broker's jars are among the launcher's own. Absolute, because the broker runs in the data folder. */
    private static String ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void format() throws IOException {
        var command = new ArrayList<>(java(64, List.of("-XX:TieredStopAtLevel=1")));
        command.addAll(List.of(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                settings().toString()));
        Process process = new ProcessBuilder(command)
                .directory(layout.data().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new CannotStart("Kafka could not format its folder:\n" + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("interrupted", e);
        }
    }

    private List<String> properties() {
        return List.of(
                "# Written by the launcher on every start.",
                "process.roles=broker,controller",
                "node.id=1",
                // The static form: the dynamic one writes the port into the data, and a system could not move to
                // another.
                "controller.quorum.voters=1@127.0.0.1:" + ports.kafkaController(),
                "controller.listener.names=CONTROLLER",
                "listeners=PLAINTEXT://127.0.0.1:" + ports.of(Part.KAFKA) + ",CONTROLLER://127.0.0.1:"
                        + ports.kafkaController(),
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + ports.of(Part.KAFKA),
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name=PLAINTEXT",
                // Relative to the data folder in which the broker runs: it reads this file as Latin-1, and a path may
                // be Chinese.
                "log.dirs=" + layout.data().relativize(log()),
                // A broker that was killed is taken back after 2 s instead of 9.
                "broker.session.timeout.ms=2000",
                "broker.heartbeat.interval.ms=500",
                // What a killed service was reading is given to another, or to itself come back, after 10 s instead of
                // 45.
                "group.consumer.min.session.timeout.ms=10000",
                "group.consumer.session.timeout.ms=10000",
                "group.consumer.min.heartbeat.interval.ms=2000",
                "group.consumer.heartbeat.interval.ms=2000",
                "auto.create.topics.enable=false",
                "num.partitions=" + Topics.PARTITIONS,
                "log.message.timestamp.type=LogAppendTime",
                "default.replication.factor=1",
                "min.insync.replicas=1",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=8",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=4",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                // A week and 128 MiB per partition: the ledger is in the database, the topic only has to bridge
                // outages.
                "log.retention.hours=168",
                "log.retention.bytes=134217728",
                "log.segment.bytes=33554432",
                // Sparse files of 10 MiB per partition by default, and a buffer of 128 MiB for compaction.
                "log.index.size.max.bytes=1048576",
                "log.cleaner.dedupe.buffer.size=8388608",
                "num.network.threads=2",
                "num.io.threads=4",
                "background.threads=4");
    }
}
