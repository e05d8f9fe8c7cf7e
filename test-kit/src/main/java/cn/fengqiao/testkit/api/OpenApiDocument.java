package cn.fengqiao.testkit.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The committed OpenAPI document of a service, {@code docs/api/<service>.json}, from which clients are generated. A
 * test compares it with what the running service says of itself; {@code -Dopenapi.write=true} writes it anew.
 *
 * <pre>{@code
 * @SpringBootTest(webEnvironment = RANDOM_PORT, properties = OpenApiDocument.ENABLED)
 * OpenApiDocument.of("case-service").compareWith(URI.create("http://localhost:" + port), token);
 * }</pre>
 */
public final class OpenApiDocument {

    /** The property under which a service offers its document; off everywhere but in this test. */
    public static final String ENABLED = "springdoc.api-docs.enabled=true";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * One operation of the document.
     *
     * @param path with its variables in braces
     * @param mediaType of the request body; empty where the operation takes none
     * @param variables a value for each variable of the path that is not a free text or an id
     */
    public record OpenApiOperation(
            String id, String method, String path, Optional<String> mediaType, Map<String, String> variables) {

        public OpenApiOperation(String id, String method, String path, Optional<String> mediaType) {
            this(id, method, path, mediaType, Map.of());
        }

        /** The path with a value for each variable: one its type admits, else {@code id}. */
        String pathWith(String id) {
            String filled = path;
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
            }
            return filled.replaceAll("\\{[^}]+}", id);
        }
    }

    private final Path file;
    private final Predicate<String> asked;

    private OpenApiDocument(Path file, Predicate<String> asked) {
        this.file = file;
        this.asked = asked;
    }

    public static OpenApiDocument of(String service) {
        return new OpenApiDocument(Root.find().resolve("docs").resolve("api").resolve(service + ".json"), path -> true);
    }

    /** Only what lies at or below these roots. */
    public OpenApiDocument under(Collection<String> roots) {
        return new OpenApiDocument(file, asked.and(path -> roots.stream().anyMatch(root -> isAt(path, root))));
    }

    /** All but what lies at or below these roots. */
    public OpenApiDocument without(Collection<String> roots) {
        return new OpenApiDocument(file, asked.and(path -> roots.stream().noneMatch(root -> isAt(path, root))));
    }

    private static boolean isAt(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }

    /** Fails with the first differing line when the service says something else than the document. */
    public void compareWith(URI service, String token) {
        Probe.Answer answer = Probe.at(service).get("/v3/api-docs", token);
        if (answer.status() != 200) {
            throw new AssertionError(
                    "no OpenAPI document at " + service + ": " + answer.status() + " " + answer.body());
        }
        String said = normalised(answer.body());
        try {
            if (Boolean.getBoolean("openapi.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, said);
            }
            if (!Files.exists(file)) {
                throw new AssertionError(file + " does not exist; write it with -Dopenapi.write=true");
            }
            firstDifference(Files.readString(file), said).ifPresent(difference -> {
                throw new AssertionError(
                        file + " is not what the service offers; write it with -Dopenapi.write=true\n" + difference);
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All operations, in the order of their paths. */
    public List<OpenApiOperation> operations() {
        List<OpenApiOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : read().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    operations.add(new OpenApiOperation(
                            method.getValue().path("operationId").asString(""),
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            mediaType(method.getValue()),
                            variables(method.getValue())));
                }
            }
        }
        return operations;
    }

    private static Optional<String> mediaType(JsonNode operation) {
        return operation.path("requestBody").path("content").properties().stream()
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> variables(JsonNode operation) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode schema = parameter.path("schema");
            if (!parameter.path("in").asString("").equals("path")) {
                continue;
            }
            String name = parameter.path("name").asString("");
            if (schema.path("enum").size() > 0) {
                variables.put(name, schema.path("enum").get(0).asString());
            } else if (schema.path("type").asString("").equals("integer")) {
                variables.put(name, "1");
            } else if (schema.path("format").asString("").equals("date")) {
                variables.put(name, "2000-01-01");
            }
        }
        return variables;
    }

    JsonNode read() {
        try {
            var document = (ObjectNode) JSON.readTree(Files.readString(file));
            var paths = (ObjectNode) document.path("paths");
            paths.retain(paths.propertyNames().stream().filter(asked).toList());
            return document;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same document on every machine: no server addresses, names in order, one member per line. */
    static String normalised(String document) {
        var sorted = (ObjectNode) sorted(JSON.readTree(document));
        sorted.remove("servers");
        var printer = new DefaultPrettyPrinter();
        var lines = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return JSON.writer().with(printer).writeValueAsString(sorted) + "\n";
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            ObjectNode result = JSON.createObjectNode();
            members.forEach(result::set);
            return result;
        }
        if (node.isArray()) {
            var result = JSON.createArrayNode();
            node.forEach(element -> result.add(sorted(element)));
            return result;
        }
        return node;
    }

    private static Optional<String> firstDifference(String committed, String said) {
        List<String> ours = committed.lines().toList();
        List<String> theirs = said.lines().toList();
        for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
            String our = i < ours.size() ? ours.get(i) : "(end)";
            String their = i < theirs.size() ? theirs.get(i) : "(end)";
            if (!our.equals(their)) {
                return Optional.of("line " + (i + 1) + "\n  committed: " + our + "\n  offered:   " + their);
            }
        }
        return Optional.empty();
    }
}
