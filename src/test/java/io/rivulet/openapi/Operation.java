package io.rivulet.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A request that the description tells of. */
record Operation(ApiDescription description, String path, String method, JsonNode node) {

    static final String JSON = "application/json";

    /** As pages write it. */
    String name() {
        return verb() + " " + path;
    }

    /** The method as it is sent. */
    String verb() {
        return method.toUpperCase(Locale.ROOT);
    }

    String id() {
        return node.path("operationId").asString();
    }

    List<JsonNode> parameters() {
        var all = new ArrayList<JsonNode>();
        description.whole().path("paths").path(path).path("parameters").forEach(all::add);
        node.path("parameters").forEach(all::add);
        return all.stream().map(description::resolved).toList();
    }

    List<JsonNode> parameters(String place) {
        return parameters().stream()
                .filter(parameter -> parameter.path("in").asString().equals(place))
                .toList();
    }

    /** Whether nobody may ask, too. */
    boolean isOpen() {
        return node.path("security").valueStream().anyMatch(JsonNode::isEmpty);
    }

    boolean takesBody() {
        return !node.path("requestBody").isMissingNode();
    }

    /** The type and the description of what is sent. */
    Map.Entry<String, JsonNode> sent() {
        return node.path("requestBody").path("content").properties().iterator().next();
    }

    /** What it is answered with when it is done. */
    int success() {
        return node.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> status.startsWith("2"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    JsonNode answer(int status) {
        var named = node.path("responses").path(Integer.toString(status));
        return description.resolved(
                named.isMissingNode() ? node.path("responses").path("default") : named);
    }

    @Override
    public String toString() {
        return name();
    }
}
