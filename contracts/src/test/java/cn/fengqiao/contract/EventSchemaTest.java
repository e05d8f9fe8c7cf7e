package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengqiao.contract.EventCodec.Decoded;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The schemas and the records say the same. */
class EventSchemaTest {

    /**
     * Every property an event may have. A name here was looked at once: none of them can hold a person's name, number
     * or story. Adding one means looking again.
     */
    private static final Set<String> ALLOWED_PROPERTIES = Set.of(
            "action",
            "activity",
            "activityKind",
            "answers",
            "area",
            "assessment",
            "at",
            "attendance",
            "audience",
            "booking",
            "by",
            "canaryId",
            "caseId",
            "cause",
            "certainty",
            "changed",
            "clock",
            "clueId",
            "colour",
            "coming",
            "corrected",
            "correctedIn",
            "department",
            "departments",
            "dual",
            "due",
            "dueAt",
            "endsAt",
            "eraseBy",
            "factor",
            "finding",
            "form",
            "found",
            "foundAt",
            "from",
            "given",
            "granted",
            "kept",
            "kind",
            "level",
            "meeting",
            "merged",
            "missing",
            "mode",
            "number",
            "observedAt",
            "outcome",
            "override",
            "partyCount",
            "placeKey",
            "points",
            "previous",
            "promise",
            "purpose",
            "raisedBy",
            "reached",
            "reason",
            "reasons",
            "relapse",
            "releasedAt",
            "replyBy",
            "report",
            "restricted",
            "returned",
            "ruleSet",
            "rung",
            "seat",
            "side",
            "signBy",
            "source",
            "startsAt",
            "state",
            "station",
            "status",
            "step",
            "stops",
            "supervision",
            "survivor",
            "tier",
            "to",
            "type",
            "until",
            "version",
            "views",
            "visited",
            "visits");

    @Test
    void every_event_type_has_a_schema_and_every_schema_an_event_type() {
        List<String> expected = Stream.of(EventType.values())
                .map(type -> type.wireName() + ".json")
                .sorted()
                .toList();

        assertThat(EventSchemas.namesIn(EventSchemas.FOLDER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_is_named_by_what_the_event_says_in_dataschema(EventType type) {
        JsonNode schema = EventSchemas.of(type);

        assertThat(schema.path("$id").stringValue()).isEqualTo(type.dataSchema());
        assertThat(schema.path("$schema").stringValue()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @EnumSource
    void every_example_is_valid_and_survives_reading_and_writing(EventType type) {
        assertThat(EventSchemas.examples(type)).isNotEmpty();
        for (JsonNode example : EventSchemas.examples(type)) {
            assertThat(EventSchemas.objections(type, example.toString())).isEmpty();

            Decoded decoded = EventSchemas.decode(type, example.toString());

            assertThat(decoded).isInstanceOf(Decoded.Known.class);
            EventEnvelope<Event> envelope = ((Decoded.Known) decoded).envelope();
            byte[] written = EventCodec.encode(envelope).value();
            assertThat(EventSchemas.JSON.readTree(written)).isEqualTo(example);
        }
    }

    @Test
    void whatever_a_writer_encodes_is_valid_and_comes_back_equal() {
        var any = AnyEvent.printingItsSeed();
        for (int round = 0; round < 150; round++) {
            for (EventType type : EventType.values()) {
                EventEnvelope<Event> envelope = any.envelope(type);

                EventCodec.Wire wire = EventCodec.encode(envelope);

                assertThat(EventSchemas.objections(type, new String(wire.value(), StandardCharsets.UTF_8)))
                        .as("%s", envelope)
                        .isEmpty();
                assertThat(EventCodec.decode(wire.headers(), wire.value())).isEqualTo(new Decoded.Known(envelope));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_has_exactly_the_components_of_the_record(EventType type) {
        JsonNode schema = EventSchemas.of(type);

        assertSameShape(schema, schema, type.data());
    }

    @ParameterizedTest
    @EnumSource
    void no_property_of_an_event_can_hold_a_name_a_number_or_a_narrative(EventType type) {
        assertThat(propertyNames(EventSchemas.of(type))).isSubsetOf(ALLOWED_PROPERTIES);
        assertThat(freeTexts(EventSchemas.of(type))).isEmpty();
    }

    @Test
    void a_planted_phone_number_and_a_planted_narrative_are_found() {
        JsonNode phone = EventSchemas.JSON.readTree("""
                {"type":"object","properties":{"reporterPhone":{"type":"string","pattern":"^[0-9]{11}$"}}}""");
        JsonNode narrative = EventSchemas.JSON.readTree("""
                {"type":"object","properties":{"by":{"type":"array","items":{"type":"string"}}}}""");
        JsonNode anything = EventSchemas.JSON.readTree("""
                {"type":"object","properties":{"by":{"description":"whatever you like"}}}""");

        assertThat(ALLOWED_PROPERTIES).doesNotContainAnyElementsOf(propertyNames(phone));
        assertThat(freeTexts(narrative)).containsExactly("/properties/by/items");
        assertThat(freeTexts(anything)).containsExactly("/properties/by");
    }

    @Test
    void the_same_definition_reads_the_same_in_every_schema() {
        var seen = new TreeMap<String, JsonNode>();
        for (EventType type : EventType.values()) {
            EventSchemas.of(type).path("$defs").forEachEntry((name, definition) -> {
                JsonNode first = seen.putIfAbsent(name, definition);
                if (first != null) {
                    assertThat(definition).as("%s in %s", name, type).isEqualTo(first);
                }
            });
        }
        assertThat(seen).isNotEmpty();
    }

    private static void assertSameShape(JsonNode root, JsonNode node, Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        JsonNode schema = resolve(root, node);

        assertThat(schema.path("properties").propertyNames())
                .as(record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        assertThat(schema.path("required").valueStream().map(JsonNode::stringValue))
                .as("required of %s", record.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(components)
                        .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList());
        for (RecordComponent component : components) {
            JsonNode property = resolve(root, schema.path("properties").path(component.getName()));
            Class<?> type = component.getType();
            if (type.isEnum()) {
                assertThat(property.path("enum").valueStream().map(JsonNode::stringValue))
                        .as(component.toString())
                        .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .toList());
            } else if (type == Audience.class) {
                assertSameShape(root, property, type);
            } else if (type == List.class
                    && component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> item
                    && item == RiskEvent.Reason.class) {
                assertSameShape(root, property.path("items"), item);
            }
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").stringValue().substring(1)) : node;
    }

    private static List<String> propertyNames(JsonNode node) {
        var names = new ArrayList<String>();
        if (node.isObject()) {
            names.addAll(node.path("properties").propertyNames());
            node.forEachEntry((name, child) -> {
                if (!name.equals("examples")) {
                    names.addAll(propertyNames(child));
                }
            });
        } else {
            node.forEach(child -> names.addAll(propertyNames(child)));
        }
        return names;
    }

    /** Places where a string of any content would be valid. */
    private static List<String> freeTexts(JsonNode schema) {
        var found = new ArrayList<String>();
        collectFreeTexts("", schema, found);
        return found;
    }

    private static void collectFreeTexts(String path, JsonNode schema, List<String> found) {
        boolean bounded = Stream.of("$ref", "enum", "const", "pattern").anyMatch(schema::has);
        String type = schema.path("type").asString("");
        if (!bounded && (type.isEmpty() || type.equals("string"))) {
            found.add(path);
            return;
        }
        for (String group : List.of("properties", "$defs")) {
            schema.path(group)
                    .forEachEntry((name, child) -> collectFreeTexts(path + "/" + group + "/" + name, child, found));
        }
        if (type.equals("array")) {
            collectFreeTexts(path + "/items", schema.path("items"), found);
        }
        if (type.equals("object") && !schema.has("properties")) {
            collectFreeTexts(path + "/propertyNames", schema.path("propertyNames"), found);
            collectFreeTexts(path + "/additionalProperties", schema.path("additionalProperties"), found);
        }
    }
}
