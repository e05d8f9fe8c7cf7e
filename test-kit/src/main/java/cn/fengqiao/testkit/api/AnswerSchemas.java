package cn.fengqiao.testkit.api;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a document says about the JSON that its operations answer with. */
final class AnswerSchemas {

    /**
     * One schema.
     *
     * @param name under which the document keeps it; empty for one that is written where it is used
     */
    record Schema(String name, JsonNode json) {
        Set<String> fields() {
            return new TreeSet<>(json.path("properties").propertyNames());
        }
    }

    private final JsonNode document;
    private final Map<String, Schema> byOperation = new TreeMap<>();

    AnswerSchemas(JsonNode document) {
        this.document = document;
        for (JsonNode path : document.path("paths")) {
            for (JsonNode operation : path) {
                operation.path("responses").properties().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(response -> response.getValue().at("/content/application~1json/schema"))
                        .filter(JsonNode::isObject)
                        .forEach(schema ->
                                byOperation.put(operation.path("operationId").asString(), resolved(schema)));
            }
        }
    }

    /** Of the success of an operation; says nothing when it answers no JSON. */
    Schema of(String operation) {
        return byOperation.getOrDefault(operation, resolved(document.path("nothing")));
    }

    Schema field(Schema of, String name) {
        JsonNode named = of.json().path("properties").path(name);
        return resolved(named.isMissingNode() ? of.json().path("additionalProperties") : named);
    }

    Schema element(Schema of) {
        return resolved(of.json().path("items"));
    }

    /** Every {@code Schema.field} that an answer can carry. */
    Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        byOperation.values().forEach(schema -> collect(schema, fields));
        return fields;
    }

    private void collect(Schema schema, Set<String> fields) {
        for (String name : schema.fields()) {
            if (schema.name().isEmpty() || fields.add(schema.name() + "." + name)) {
                collect(field(schema, name), fields);
            }
        }
        if (schema.json().has("items")) {
            collect(element(schema), fields);
        }
        if (schema.json().path("additionalProperties").isObject()) {
            collect(resolved(schema.json().path("additionalProperties")), fields);
        }
    }

    private Schema resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        return name.isEmpty()
                ? new Schema("", schema)
                : new Schema(name, document.path("components").path("schemas").path(name));
    }
}
