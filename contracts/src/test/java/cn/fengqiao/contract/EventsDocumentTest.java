package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** docs/events.md is written from the catalogue; {@code -Dfengqiao.write=true} writes it anew. */
class EventsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/events.md");

    @Test
    void the_document_says_what_the_catalogue_says() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("fengqiao.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT))
                .as("write it anew: mvn -pl contracts test -Dtest=EventsDocumentTest -Dfengqiao.write=true")
                .isEqualTo(expected);
    }

    private static String document() {
        var text = new StringBuilder("""
                # Events

                Written from the catalogue and the schemas in `contracts`; do not edit by hand.

                Every event is a CloudEvent 1.0 in the binary mode of the Kafka binding: the context is in headers `ce_…`, the data
                is JSON in the value, the key is the subject. Each topic has one writer and %d partitions. Facts about one subject
                arrive in the order of `ce_sequence`, which counts 1, 2, 3 … per writer and subject without a gap; a canary
                stands in no order and has 0. A record may arrive twice; it is the same fact if `ce_id` is the same. A version only gains optional properties, so a reader
                ignores properties, and skips and counts types, that it does not know. No event carries a name, a number of a person
                or a narrative. The same in machine-readable form: `contracts/src/main/resources/asyncapi.yaml` and the JSON Schemas
                beside it.
                """.formatted(Topics.PARTITIONS));
        for (String topic : List.of(Topics.CASE_EVENTS, Topics.RISK_EVENTS, Topics.NOTIFICATION_EVENTS)) {
            List<EventType> types = Arrays.stream(EventType.values())
                    .filter(type -> type.topic().equals(topic))
                    .toList();
            text.append("\n## Topic `").append(topic).append("`\n\n| Type | What happened |\n|---|---|\n");
            types.forEach(type -> text.append("| [`%s`](#%s) | %s |\n"
                    .formatted(
                            type.wireName(),
                            type.wireName().replace(".", ""),
                            EventSchemas.of(type).path("description").stringValue())));
            types.forEach(type -> appendEvent(text, type));
        }
        return text.toString();
    }

    private static void appendEvent(StringBuilder text, EventType type) {
        JsonNode schema = EventSchemas.of(type);
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).toList();
        text.append("\n### ").append(type.wireName()).append("\n\n| Property | Shape | Meaning |\n|---|---|---|\n");
        schema.path("properties").forEachEntry((name, property) -> {
            JsonNode definition = resolve(schema, property);
            String meaning = (property.has("description") ? property : definition)
                    .path("description")
                    .stringValue();
            text.append("| `%s`%s | %s | %s |\n"
                    .formatted(name, required.contains(name) ? "" : " (optional)", shape(schema, property), meaning));
        });
        text.append("\n```json\n")
                .append(schema.path("examples").path(0).toPrettyString())
                .append("\n```\n");
    }

    private static String shape(JsonNode root, JsonNode property) {
        if (property.has("$ref")) {
            String ref = property.path("$ref").stringValue();
            JsonNode definition = resolve(root, property);
            return definition.has("enum") ? shape(root, definition) : ref.substring(ref.lastIndexOf('/') + 1);
        }
        if (property.has("enum")) {
            return String.join(
                    " ",
                    property.path("enum")
                            .valueStream()
                            .map(value -> "`" + value.stringValue() + "`")
                            .toList());
        }
        if (property.has("const")) {
            return "`" + property.path("const").stringValue() + "`";
        }
        if (property.has("items")) {
            JsonNode items = property.path("items");
            return "list of "
                    + (items.has("properties")
                            ? String.join(", ", items.path("properties").propertyNames())
                            : shape(root, items));
        }
        if (property.has("additionalProperties")) {
            return "map of " + shape(root, property.path("propertyNames")) + " to "
                    + shape(root, property.path("additionalProperties"));
        }
        return property.path("type").stringValue();
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").stringValue().substring(1)) : node;
    }
}
