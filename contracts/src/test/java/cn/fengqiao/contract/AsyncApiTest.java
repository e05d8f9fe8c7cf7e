package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** asyncapi.yaml lists exactly the catalogue. */
class AsyncApiTest {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");
    private static final JsonNode API = new YAMLMapper().readTree(FILE);
    private static final Map<String, String> WRITERS = Map.of(
            Topics.CASE_EVENTS, "case-service",
            Topics.RISK_EVENTS, "risk-service",
            Topics.NOTIFICATION_EVENTS, "notification-service");

    @Test
    void it_is_asyncapi_3() {
        assertThat(API.path("asyncapi").stringValue()).isEqualTo("3.0.0");
    }

    @Test
    void the_channels_are_the_topics_with_their_partitions() {
        assertThat(API.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").stringValue()))
                .containsExactlyInAnyOrderElementsOf(WRITERS.keySet());
        assertThat(API.path("channels").valueStream()).allSatisfy(channel -> {
            JsonNode kafka = channel.path("bindings").path("kafka");
            assertThat(kafka.path("partitions").intValue()).isEqualTo(Topics.PARTITIONS);
            assertThat(kafka.path("topic")).isEqualTo(channel.path("address"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.CASE_EVENTS, Topics.RISK_EVENTS, Topics.NOTIFICATION_EVENTS})
    void a_channel_carries_exactly_the_events_of_its_topic(String topic) {
        List<String> expected = Arrays.stream(EventType.values())
                .filter(type -> type.topic().equals(topic))
                .map(EventType::wireName)
                .toList();

        assertThat(channel(topic)
                        .path("messages")
                        .valueStream()
                        .map(message -> resolve(message).path("name").stringValue()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.CASE_EVENTS, Topics.RISK_EVENTS, Topics.NOTIFICATION_EVENTS})
    void a_topic_has_one_writer(String topic) {
        List<String> writers = API.path("operations")
                .valueStream()
                .filter(operation -> operation.path("action").stringValue().equals("send"))
                .filter(operation -> resolve(operation.path("channel"))
                        .path("address")
                        .stringValue()
                        .equals(topic))
                .map(operation -> operation.path("x-service").stringValue())
                .toList();

        assertThat(writers).containsExactly(WRITERS.get(topic));
    }

    @ParameterizedTest
    @EnumSource
    void a_message_points_to_the_schema_of_its_event(EventType type) {
        JsonNode message = API.path("components")
                .path("messages")
                .valueStream()
                .filter(m -> m.path("name").stringValue().equals(type.wireName()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
        String file = message.path("payload").path("schema").path("$ref").stringValue();

        assertThat(FILE.resolveSibling(file)).isEqualTo(EventSchemas.FOLDER.resolve(type.wireName() + ".json"));
        assertThat(Files.exists(FILE.resolveSibling(file))).isTrue();
        assertThat(resolve(message.path("traits").path(0))
                        .path("headers")
                        .path("$ref")
                        .stringValue())
                .isEqualTo("#/components/schemas/cloudEventHeaders");
    }

    @Test
    void no_message_is_listed_that_the_catalogue_does_not_know() {
        assertThat(API.path("components").path("messages").size()).isEqualTo(EventType.values().length);
    }

    @Test
    void the_headers_of_whatever_a_writer_encodes_are_as_described() {
        JsonNode described = API.path("components").path("schemas").path("cloudEventHeaders");
        var any = AnyEvent.printingItsSeed();
        for (EventType type : EventType.values()) {
            for (int round = 0; round < 20; round++) {
                Map<String, String> headers =
                        EventCodec.encode(any.envelope(type)).headers();

                assertThat(described.path("properties").propertyNames()).containsAll(headers.keySet());
                assertThat(EventSchemas.objections(described, EventSchemas.JSON.writeValueAsString(headers)))
                        .isEmpty();
            }
        }
    }

    private static JsonNode channel(String topic) {
        return API.path("channels")
                .valueStream()
                .filter(channel -> channel.path("address").stringValue().equals(topic))
                .toList()
                .getFirst();
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? API.at(node.path("$ref").stringValue().substring(1)) : node;
    }
}
