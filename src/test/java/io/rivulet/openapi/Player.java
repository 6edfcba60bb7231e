package io.rivulet.openapi;

import io.rivulet.douyin.DouyinClient.Person;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends what the description gives as an example, as somebody who changes some of it. */
record Player(Caller caller, Stage stage) {

    /** The example, with what only this server knows. */
    ObjectNode body(Operation operation, Person actor) throws Exception {
        var body = (ObjectNode) operation.sent().getValue().path("example").deepCopy();
        stage.members(operation, actor)
                .forEach((name, value) -> body.set(name, ApiDescription.JSON.valueToTree(value)));
        return body;
    }

    HttpResponse<String> send(Operation operation, String path, Person actor, String body, String... more)
            throws Exception {
        var headers = new LinkedHashMap<String, String>(Map.of("Authorization", "Bearer " + actor.token()));
        if (operation.takesBody()) {
            headers.put("Content-Type", operation.sent().getKey());
        }
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return caller.send(operation.method().toUpperCase(Locale.ROOT), path, headers, body);
    }

    static JsonNode json(HttpResponse<String> answer) {
        return ApiDescription.JSON.readTree(answer.body());
    }

    static String problem(HttpResponse<String> answer) {
        return json(answer).path("type").asString().replace("urn:rivulet:problem:", "");
    }
}
