package cn.fengqiao.contract;

import static cn.fengqiao.contract.EventType.CASE_ASSIGNED;
import static cn.fengqiao.contract.EventType.CASE_CANARY;
import static cn.fengqiao.contract.EventType.CASE_REGISTERED;
import static cn.fengqiao.contract.EventType.RISK_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.fengqiao.contract.EventCodec.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an old reader does with what a newer, older or broken writer sends. */
class EventCodecCompatibilityTest {

    enum Verdict {
        READABLE,
        UNKNOWN,
        MALFORMED
    }

    static Stream<Arguments> data() {
        return Stream.of(
                row("as it is", CASE_REGISTERED, data -> {}, Verdict.READABLE),
                row("a new optional field", CASE_REGISTERED, data -> data.put("weather", "雨"), Verdict.READABLE),
                row("a new field in the audience", CASE_REGISTERED, audience(a -> a.put("x", 1)), Verdict.READABLE),
                row("a new field in an item", RISK_CHANGED, reason(r -> r.put("x", 1)), Verdict.READABLE),
                row("an optional field left out", CASE_REGISTERED, data -> data.remove("placeKey"), Verdict.READABLE),
                row("an optional field null", CASE_REGISTERED, data -> data.putNull("placeKey"), Verdict.READABLE),
                row("a department nobody knows", CASE_ASSIGNED, data -> data.put("to", "FORESTRY"), Verdict.READABLE),
                row("a required field left out", CASE_REGISTERED, data -> data.remove("number"), Verdict.MALFORMED),
                row("a required field null", CASE_REGISTERED, data -> data.putNull("number"), Verdict.MALFORMED),
                row("a required number left out", CASE_REGISTERED, d -> d.remove("partyCount"), Verdict.MALFORMED),
                row(
                        "a required flag left out",
                        CASE_REGISTERED,
                        audience(a -> a.remove("restricted")),
                        Verdict.MALFORMED),
                row("an audience without a place", CASE_REGISTERED, audience(a -> a.remove("area")), Verdict.MALFORMED),
                row(
                        "an audience of nobody",
                        CASE_REGISTERED,
                        audience(a -> a.putArray("departments")),
                        Verdict.MALFORMED),
                row("no audience", CASE_REGISTERED, data -> data.remove("audience"), Verdict.MALFORMED),
                row("a factor left out", RISK_CHANGED, reason(r -> r.remove("factor")), Verdict.MALFORMED),
                row("a value the list does not know", CASE_REGISTERED, d -> d.put("status", "LOST"), Verdict.MALFORMED),
                row("a position instead of a value", CASE_REGISTERED, d -> d.put("status", 0), Verdict.MALFORMED),
                row("a number written as text", CASE_REGISTERED, d -> d.put("partyCount", "2"), Verdict.MALFORMED),
                row("a fraction of a party", CASE_REGISTERED, d -> d.put("partyCount", 2.5), Verdict.MALFORMED),
                row("fewer than no parties", CASE_REGISTERED, d -> d.put("partyCount", -1), Verdict.MALFORMED),
                row(
                        "an area in the wrong shape",
                        CASE_REGISTERED,
                        audience(a -> a.put("area", "hc..fq")),
                        Verdict.MALFORMED),
                row("a department in the wrong shape", CASE_ASSIGNED, d -> d.put("to", "police"), Verdict.MALFORMED),
                row("a name where a code belongs", CASE_REGISTERED, d -> d.put("type", "张三"), Verdict.MALFORMED),
                row(
                        "a time that is none",
                        CASE_REGISTERED,
                        d -> d.put("foundAt", "2026-02-30T00:00:00Z"),
                        Verdict.MALFORMED),
                row(
                        "the canary of another station",
                        CASE_CANARY,
                        d -> d.put("station", "risk-service"),
                        Verdict.MALFORMED),
                row("the canary of no station", CASE_CANARY, d -> d.put("station", "gateway"), Verdict.MALFORMED));
    }

    @ParameterizedTest(name = "{0} → {3}")
    @MethodSource("data")
    void a_reader_judges_the_data(String what, EventType type, Consumer<ObjectNode> change, Verdict expected) {
        ObjectNode data = (ObjectNode) EventSchemas.examples(type).getFirst().deepCopy();
        change.accept(data);

        assertThat(verdict(EventSchemas.decode(type, data.toString()))).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header("a type nobody knows", "ce_type", "cn.fengqiao.case.teleported.v1", Verdict.UNKNOWN),
                header(
                        "the next version of a known type",
                        "ce_type",
                        "cn.fengqiao.case.registered.v2",
                        Verdict.UNKNOWN),
                header("an extension nobody knows", "ce_weather", "rain", Verdict.READABLE),
                header("a cause", "ce_causationid", "019ab2f4-7c1e-7d20-8a44-0f6f3c2b1a02", Verdict.READABLE),
                header("no type", "ce_type", null, Verdict.MALFORMED),
                header("no id", "ce_id", null, Verdict.MALFORMED),
                header("no source", "ce_source", null, Verdict.MALFORMED),
                header("no subject", "ce_subject", null, Verdict.MALFORMED),
                header("no time", "ce_time", null, Verdict.MALFORMED),
                header("no sequence", "ce_sequence", null, Verdict.MALFORMED),
                header("no version of CloudEvents", "ce_specversion", null, Verdict.MALFORMED),
                header("another version of CloudEvents", "ce_specversion", "2.0", Verdict.MALFORMED),
                header("an id that is none", "ce_id", "7", Verdict.MALFORMED),
                header("a time that is none", "ce_time", "yesterday", Verdict.MALFORMED),
                header("a sequence before the first", "ce_sequence", "0", Verdict.MALFORMED),
                header("a sequence that is none", "ce_sequence", "first", Verdict.MALFORMED),
                header("a classification nobody knows", "ce_dataclassification", "SECRET", Verdict.MALFORMED),
                header("a cause that is none", "ce_causationid", "because", Verdict.MALFORMED));
    }

    @ParameterizedTest(name = "{0} → {3}")
    @MethodSource("headers")
    void a_reader_judges_the_context(String what, String name, @Nullable String value, Verdict expected) {
        var headers = new HashMap<>(EventSchemas.headers(CASE_ASSIGNED));
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        byte[] data = EventSchemas.examples(CASE_ASSIGNED).getFirst().toString().getBytes(StandardCharsets.UTF_8);

        assertThat(verdict(EventCodec.decode(headers, data))).as(what).isEqualTo(expected);
    }

    @Test
    void a_canary_stands_in_no_order_and_has_sequence_0() {
        var headers = new HashMap<>(EventSchemas.headers(CASE_CANARY));
        headers.put("ce_sequence", "0");
        byte[] data = EventSchemas.examples(CASE_CANARY).getFirst().toString().getBytes(StandardCharsets.UTF_8);

        assertThat(verdict(EventCodec.decode(headers, data))).isEqualTo(Verdict.READABLE);
    }

    @Test
    void an_event_without_data_is_malformed() {
        Map<String, String> headers = EventSchemas.headers(CASE_ASSIGNED);

        assertThat(EventCodec.decode(headers, null)).isEqualTo(new Decoded.Malformed("no data"));
        assertThat(EventSchemas.decode(CASE_ASSIGNED, "null")).isEqualTo(new Decoded.Malformed("no data"));
        assertThat(verdict(EventSchemas.decode(CASE_ASSIGNED, ""))).isEqualTo(Verdict.MALFORMED);
    }

    /**
     * Code and schema must not drift apart in what they accept: each property of each example is replaced in turn by
     * values of every kind, and both are asked. Only one difference is wanted: a reader takes null for absent.
     */
    @ParameterizedTest
    @EnumSource
    void the_reader_accepts_what_the_schema_accepts_and_nothing_else(EventType type) {
        List<String> substitutes =
                List.of("7", "-7", "2.5", "true", "\"x\"", "\"\"", "\"7\"", "[]", "[7]", "{}", "[[]]");
        for (JsonNode example : EventSchemas.examples(type)) {
            for (String property : example.propertyNames()) {
                for (String substitute : substitutes) {
                    ObjectNode data = (ObjectNode) example.deepCopy();
                    data.set(property, EventSchemas.JSON.readTree(substitute));

                    boolean valid =
                            EventSchemas.objections(type, data.toString()).isEmpty();

                    assertThat(verdict(EventSchemas.decode(type, data.toString())))
                            .as("%s = %s", property, substitute)
                            .isEqualTo(valid ? Verdict.READABLE : Verdict.MALFORMED);
                }
            }
        }
    }

    private static Verdict verdict(Decoded decoded) {
        return switch (decoded) {
            case Decoded.Known known -> Verdict.READABLE;
            case Decoded.Unknown unknown -> Verdict.UNKNOWN;
            case Decoded.Malformed malformed -> Verdict.MALFORMED;
        };
    }

    private static Arguments row(String what, EventType type, Consumer<ObjectNode> change, Verdict expected) {
        return arguments(what, type, change, expected);
    }

    private static Arguments header(String what, String name, @Nullable String value, Verdict expected) {
        return arguments(what, name, value, expected);
    }

    private static Consumer<ObjectNode> audience(Consumer<ObjectNode> change) {
        return data -> change.accept((ObjectNode) data.path("audience"));
    }

    private static Consumer<ObjectNode> reason(Consumer<ObjectNode> change) {
        return data -> change.accept((ObjectNode) data.path("reasons").path(0));
    }
}
