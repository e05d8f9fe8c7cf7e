package cn.fengqiao.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema files as they lie in git, and a strict 2020-12 validator over them. */
final class EventSchemas {

    static final JsonMapper JSON = new JsonMapper();
    static final Path FOLDER = Path.of("src/main/resources/schema");

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventSchemas() {}

    static JsonNode of(EventType type) {
        return read(FOLDER.resolve(type.wireName() + ".json"));
    }

    static List<JsonNode> examples(EventType type) {
        return of(type).path("examples").valueStream().toList();
    }

    /** What a strict reader holds against {@code json}; empty when nothing. */
    static List<String> objections(EventType type, String json) {
        return objections(of(type), json);
    }

    static List<String> objections(JsonNode schema, String json) {
        return REGISTRY
                .getSchema(schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The headers of some event of that type. */
    static Map<String, String> headers(EventType type) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", "019ab2f4-7c1e-7d20-8a44-0f6f3c2b1a00",
                "ce_type", type.wireName(),
                "ce_source", "/somebody",
                "ce_subject", "019ab2f4-7c1e-7d20-8a44-0f6f3c2b1a01",
                "ce_time", "2026-11-24T01:12:00Z",
                "ce_sequence", "1");
    }

    static EventCodec.Decoded decode(EventType type, String json) {
        return EventCodec.decode(headers(type), json.getBytes(StandardCharsets.UTF_8));
    }
}
