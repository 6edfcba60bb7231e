package io.rivulet.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an operation takes as an object of JSON, with the members of all that it is put together from. */
record BodySchema(Operation operation) {

    Map<String, JsonNode> members() {
        return operation.takesBody() && operation.sent().getKey().equals(Operation.JSON)
                ? members(operation.sent().getValue().path("schema"))
                : Map.of();
    }

    private Map<String, JsonNode> members(JsonNode schema) {
        var members = new LinkedHashMap<String, JsonNode>();
        var resolved = operation.description().resolved(schema);
        resolved.path("allOf").forEach(part -> members.putAll(members(part)));
        resolved.path("properties")
                .properties()
                .forEach(member ->
                        members.put(member.getKey(), operation.description().resolved(member.getValue())));
        return members;
    }

    /** Whether no value of it is longer than something that it says. */
    static boolean isBounded(JsonNode schema) {
        return switch (schema.path("type").asString("")) {
            case "array" -> schema.has("maxItems") && isBounded(schema.path("items"));
            case "string" ->
                schema.has("maxLength") || schema.path("format").asString("").equals("uuid");
            case "integer", "boolean" -> true;
            default -> schema.has("enum") || schema.has("const");
        };
    }

    /** A text of so many characters, or so many texts, each of one letter. */
    static JsonNode ofSize(JsonNode schema, int size) {
        return schema.path("type").asString().equals("array") ? texts(size) : text(size);
    }

    private static ArrayNode texts(int size) {
        var texts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < size; i++) {
            texts.add("" + (char) ('a' + i));
        }
        return texts;
    }

    /** Digits, which are fit for whatever is asked for; others each time. */
    static JsonNode text(int size) {
        var digits = new StringBuilder("" + System.nanoTime()).reverse();
        digits.append("7".repeat(size)).setLength(size);
        return JsonNodeFactory.instance.stringNode("" + digits);
    }
}
