package io.rivulet.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description as a program reads it. Schemas are closed here: what they do not name must not be there. */
final class ApiDescription {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS =
            Set.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

    private static final SchemaRegistryConfig STRICT =
            SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaRegistryConfig(STRICT));

    private final JsonNode whole;
    private final IdentityHashMap<JsonNode, Schema> schemas = new IdentityHashMap<>();

    private ApiDescription(JsonNode whole) {
        this.whole = whole;
        close(whole.path("components").path("schemas"));
        close(whole.path("components").path("responses"));
        close(whole.path("paths"));
    }

    /** Of the sources, without a server. */
    static ApiDescription read() throws IOException {
        return new ApiDescription(JSON.valueToTree(Description.read()));
    }

    JsonNode whole() {
        return whole;
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        whole.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member -> operations.add(
                                new Operation(this, path.getKey(), member.getKey(), member.getValue()))));
        return operations;
    }

    /** What a reference refers to. */
    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asString("");
        if (reference.isEmpty()) {
            return node;
        }
        var found = whole.at(reference.substring(1));
        if (found.isMissingNode()) {
            throw new IllegalStateException("There is no " + reference);
        }
        return found;
    }

    /** What a value has that a schema does not allow. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return known(schema).validate(value).stream().map(Error::toString).toList();
    }

    private synchronized Schema known(JsonNode schema) {
        return schemas.computeIfAbsent(schema, this::compiled);
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode standalone = JSON.createObjectNode();
        standalone.putArray("allOf").add(schema);
        standalone.set("components", whole.path("components"));
        return SCHEMAS.getSchema(standalone);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asString("").equals("object")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDescription::close);
    }
}
