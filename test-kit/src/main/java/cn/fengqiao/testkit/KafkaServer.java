package cn.fengqiao.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A real single Kafka broker (KRaft) that a test may also kill. */
public abstract sealed class KafkaServer permits LocalKafka, ContainerKafka {

    /** What a single broker needs to be one, and to notice quickly that it or a consumer was killed. */
    static final List<String> COMMON = List.of(
            "controller.listener.names=CONTROLLER",
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name=PLAINTEXT",
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "share.coordinator.state.topic.replication.factor=1",
            "share.coordinator.state.topic.min.isr=1",
            "group.initial.rebalance.delay.ms=0",
            "group.consumer.min.session.timeout.ms=1000",
            "group.consumer.session.timeout.ms=6000",
            "group.consumer.min.heartbeat.interval.ms=100",
            "group.consumer.heartbeat.interval.ms=500",
            "broker.session.timeout.ms=2000",
            "broker.heartbeat.interval.ms=500",
            "auto.create.topics.enable=false",
            "num.network.threads=2",
            "num.io.threads=2",
            "log.cleaner.dedupe.buffer.size=2097152");

    /** {@code 127.0.0.1:port}; stays the same over a restart. */
    public abstract String bootstrapServers();

    /** {@code kill -9} of the broker; returns when it is gone. Does nothing if it is down. */
    public abstract void kill();

    /** Starts it again after {@link #kill()} on the same port with the same data; returns when it answers. */
    public abstract void restart();

    void awaitReady() {
        Await.until("Kafka on " + bootstrapServers(), this::answers);
    }

    private boolean answers() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", 3000, "request.timeout.ms", 2000);
        try (var admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false; // Not yet; the caller has the time limit.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka started", e);
        }
    }
}
