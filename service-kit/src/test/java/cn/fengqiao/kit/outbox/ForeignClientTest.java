package cn.fengqiao.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.fengqiao.contract.CaseEvent;
import cn.fengqiao.contract.EventEnvelope;
import cn.fengqiao.contract.Topics;
import cn.fengqiao.testkit.TestCluster;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.CloudEventDeserializer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What we write is what others understand by CloudEvents: read here by the deserializer of the CloudEvents SDK. */
class ForeignClientTest {

    private static final Map<String, Object> KAFKA =
            Map.of("bootstrap.servers", TestCluster.kafka().bootstrapServers());

    @Test
    void a_foreign_cloudevents_client_reads_what_the_relay_wrote() throws Exception {
        try (var topics = new KafkaTopics(KAFKA, new TopicSettings((short) 1, 1, Duration.ofDays(1)))) {
            topics.ensure(List.of(new KafkaTopics.Plan(Topics.CASE_EVENTS, Topics.PARTITIONS)))
                    .get(30, TimeUnit.SECONDS);
        }
        var trace = SpanContext.create(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        try (var ledger = Ledger.create();
                var relay = new LogicalDecodingRelay(
                        ledger.relaySettings(), OutboxProducers.of(KAFKA), new SimpleMeterRegistry())) {
            relay.start();
            UUID one = ledger.openCase();
            EventEnvelope<CaseEvent.Accepted> written = Ledger.accepted(one, 1);
            try (var scope = Span.wrap(trace).makeCurrent()) {
                ledger.transactions.inTransaction(tx -> {
                    ledger.outbox.append(tx, written);
                    return one;
                });
            }

            CloudEvent read = read(written.id());

            assertThat(read.getSpecVersion()).isEqualTo(SpecVersion.V1);
            assertThat(read.getType()).isEqualTo("cn.fengqiao.case.accepted.v1");
            assertThat(read.getSource()).isEqualTo(URI.create("/case-service"));
            assertThat(read.getSubject()).isEqualTo(one.toString());
            assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(written.time());
            assertThat(read.getDataContentType()).isEqualTo("application/json");
            assertThat(read.getDataSchema()).isEqualTo(URI.create("urn:fengqiao:schema:cn.fengqiao.case.accepted.v1"));
            assertThat(read.getExtension("sequence")).isEqualTo("1");
            assertThat(read.getExtension("partitionkey")).isEqualTo(one.toString());
            assertThat(read.getExtension("dataclassification")).isEqualTo("INTERNAL");
            assertThat(read.getExtension("traceparent"))
                    .isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
            var data = JsonMapper.shared()
                    .readTree(new String(Objects.requireNonNull(read.getData()).toBytes(), StandardCharsets.UTF_8));
            assertThat(data.path("by").asString()).isEqualTo("POLICE");
        }
    }

    private static CloudEvent read(UUID id) {
        try (var consumer = new KafkaConsumer<>(KAFKA, new StringDeserializer(), new CloudEventDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                partitions.add(new TopicPartition(Topics.CASE_EVENTS, partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<CloudEvent>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                for (var one : consumer.poll(Duration.ofMillis(200))) {
                    if (one.value().getId().equals(id.toString())) {
                        found.add(one.value());
                    }
                }
                return !found.isEmpty();
            });
            return found.getFirst();
        }
    }
}
