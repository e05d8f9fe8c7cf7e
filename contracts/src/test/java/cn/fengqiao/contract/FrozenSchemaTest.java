package cn.fengqiao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A version of an event only ever gains optional properties. The copies under {@code frozen} are the schemas as first
 * published: they gain files for new events and are otherwise left alone. Whoever needs more writes a new version
 * beside the old one.
 */
class FrozenSchemaTest {

    private static final Path FROZEN = Path.of("src/test/resources/frozen");
    private static final Set<String> PROSE = Set.of("title", "description", "examples");
    private static final Set<String> NAMED_CHILDREN = Set.of("properties", "$defs");

    @Test
    void every_schema_was_frozen_when_it_was_first_published_and_none_has_gone() {
        assertThat(EventSchemas.namesIn(EventSchemas.FOLDER)).isEqualTo(EventSchemas.namesIn(FROZEN));
    }

    @ParameterizedTest
    @EnumSource
    void a_published_schema_only_gains_optional_properties(EventType type) {
        assertThat(breaks(frozen(type), EventSchemas.of(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_event_written_when_the_schema_was_frozen_is_still_readable(EventType type) {
        for (JsonNode example : frozen(type).path("examples")) {
            assertThat(EventSchemas.decode(type, example.toString())).isInstanceOf(EventCodec.Decoded.Known.class);
        }
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                change(
                        "a new optional property",
                        s -> properties(s).putObject("weather").put("type", "boolean"),
                        List.of()),
                change(
                        "other words",
                        s -> s.put("description", "…").put("title", "…").remove("examples"),
                        List.of()),
                change(
                        "a new required property",
                        s -> {
                            properties(s).putObject("weather").put("type", "boolean");
                            ((ArrayNode) s.path("required")).add("weather");
                        },
                        List.of("/required changed")),
                change("a property gone", s -> properties(s).remove("mode"), List.of("/properties/mode is gone")),
                change(
                        "a property renamed",
                        s -> properties(s).set("modus", properties(s).remove("mode")),
                        List.of("/properties/mode is gone")),
                change(
                        "a required property made optional",
                        s -> ((ArrayNode) s.path("required")).remove(0),
                        List.of("/required changed")),
                change(
                        "a value more, which an old reader refuses",
                        s -> ((ArrayNode) properties(s).path("mode").path("enum")).add("REHEARSAL"),
                        List.of("/properties/mode/enum changed")),
                change(
                        "a value less",
                        s -> ((ArrayNode) properties(s).path("mode").path("enum")).remove(0),
                        List.of("/properties/mode/enum changed")),
                change(
                        "another type",
                        s -> ((ObjectNode) properties(s).path("partyCount")).put("type", "string"),
                        List.of("/properties/partyCount/type changed")),
                change(
                        "a narrower shape deep inside",
                        s -> ((ObjectNode) s.path("$defs").path("areaPath")).put("maxLength", 5),
                        List.of("/$defs/areaPath/maxLength is new")),
                change(
                        "a closed door to what is added later",
                        s -> s.put("additionalProperties", false),
                        List.of("/additionalProperties is new")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void a_planted_change_is_judged(String what, Consumer<ObjectNode> change, List<String> expected) {
        JsonNode frozen = frozen(EventType.CASE_REGISTERED);
        ObjectNode changed = (ObjectNode) frozen.deepCopy();
        change.accept(changed);

        assertThat(breaks(frozen, changed)).as(what).isEqualTo(expected);
    }

    private static JsonNode frozen(EventType type) {
        return EventSchemas.read(FROZEN.resolve(type.wireName() + ".json"));
    }

    private static List<String> breaks(JsonNode frozen, JsonNode current) {
        var breaks = new ArrayList<String>();
        compare("", false, frozen, current, breaks);
        return breaks;
    }

    private static void compare(
            String path, boolean keysAreNames, JsonNode frozen, JsonNode current, List<String> breaks) {
        if (!frozen.isObject() || !current.isObject()) {
            if (!asSet(frozen).equals(asSet(current))) {
                breaks.add(path + " changed");
            }
            return;
        }
        frozen.forEachEntry((key, was) -> {
            if (!keysAreNames && PROSE.contains(key)) {
                return;
            }
            String below = path + "/" + key;
            if (!current.has(key)) {
                breaks.add(below + " is gone");
            } else {
                compare(below, !keysAreNames && NAMED_CHILDREN.contains(key), was, current.path(key), breaks);
            }
        });
        current.propertyNames().stream()
                .filter(key -> !keysAreNames && !PROSE.contains(key) && !frozen.has(key))
                .forEach(key -> breaks.add(path + "/" + key + " is new"));
    }

    /** The order of required names and of values says nothing. */
    private static Object asSet(JsonNode node) {
        return node.isArray() ? node.valueStream().collect(Collectors.toSet()) : node;
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }

    private static Arguments change(String what, Consumer<ObjectNode> change, List<String> breaks) {
        return arguments(what, change, breaks);
    }
}
