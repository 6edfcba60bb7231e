package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.admin.Staff;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.ObjectNode;

/** What the description gives as an example is done by the server, and answered as it says. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesIT {

    private Caller caller;
    private Stage stage;

    @BeforeAll
    void fill(@LocalServerPort int port, @Autowired ApplicationContext server, @Autowired Environment environment)
            throws Exception {
        caller = new Caller(port);
        stage = new Stage(
                caller,
                Staff.of(server, new DouyinClient(port)),
                Clips.of(environment).bytes(Clip.H264));
    }

    static Stream<Operation> operations() throws IOException {
        return ApiDescription.read().operations().stream();
    }

    /** The requests that take files, each with all types of these. */
    static Stream<Arguments> filesOfTypes() throws IOException {
        return operations()
                .filter(operation ->
                        operation.takesBody() && operation.sent().getValue().has("examples"))
                .flatMap(operation -> operation.node().path("requestBody").path("content").propertyNames().stream()
                        .map(type -> Arguments.of(operation, type)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anExampleIsAnsweredAsItIsDescribed(Operation operation) throws Exception {
        var actor = stage.actor(operation);
        var path = stage.path(operation, actor) + query(operation);
        var headers = headers(operation, actor);
        var answer = send(operation, path, headers, body(operation, actor));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(operation.success());
        assertAsDescribed(operation, answer);
        if (operation.parameters().stream()
                .anyMatch(parameter -> parameter.path("name").asString().equals("If-None-Match"))) {
            headers.put("If-None-Match", Caller.header(answer, "ETag"));
            assertThat(send(operation, path, headers, "").statusCode()).isEqualTo(304);
        }
    }

    @ParameterizedTest
    @MethodSource("filesOfTypes")
    void aPictureOfEachTypeThatIsDescribedIsTaken(Operation operation, String type) throws Exception {
        var before = caller.get("/api/v1/accounts/" + stage.author().id());
        var headers = headers(operation, stage.author());
        headers.put("Content-Type", type);
        var answer = send(operation, operation.path(), headers, Pictures.of(type));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(operation.success());
        assertAsDescribed(operation, answer);
        assertThat(Caller.header(answer, "ETag")).isNotEqualTo(Caller.header(before, "ETag"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whoeverIsNobodyIsRefusedWhereTheDescriptionSaysSo(Operation operation) throws Exception {
        var path = operation.path().replaceAll("\\{(id|video)}", "1").replaceAll("\\{\\w+}", "page.js");
        var answer = send(operation, path, new LinkedHashMap<>(Map.of("Tus-Resumable", "1.0.0")), "");

        assertThat(answer.statusCode() == 401)
                .as(answer.statusCode() + answer.body())
                .isEqualTo(!operation.isOpen() && !path.contains("/sessions/1"));
    }

    @Test
    void aRefusalIsAnsweredAsItIsDescribed() throws Exception {
        var operation = operations()
                .filter(one -> one.id().equals("listFollowers"))
                .findFirst()
                .orElseThrow();
        var answer = caller.get("/api/v1/accounts/1/followers?limit=0");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertAsDescribed(operation, answer);
        var example = operation
                .answer(400)
                .path("content")
                .path("application/problem+json")
                .path("example");
        assertThat(ApiDescription.JSON.readTree(answer.body()).path("errors")).isEqualTo(example.path("errors"));
    }

    private static void assertAsDescribed(Operation operation, HttpResponse<String> answer) {
        var described = operation.answer(answer.statusCode());
        described
                .path("headers")
                .properties()
                .forEach(header -> assertThat(Caller.header(answer, header.getKey()))
                        .as(header.getKey())
                        .isNotEmpty());
        if (described.path("content").isMissingNode()) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        var type = Caller.header(answer, "Content-Type").split(";", 2)[0].toLowerCase(Locale.ROOT);
        var content = described.path("content").path(type);
        assertThat(content.isMissingNode()).as(type).isFalse();
        if (type.endsWith("json")) {
            var json = ApiDescription.JSON.readTree(answer.body());
            assertThat(operation.description().faults(content.path("schema"), json))
                    .as(answer.body())
                    .isEmpty();
        }
    }

    private HttpResponse<String> send(Operation operation, String path, Map<String, String> headers, String body)
            throws Exception {
        return send(operation, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(Operation operation, String path, Map<String, String> headers, byte[] body)
            throws Exception {
        return caller.send(operation.verb(), path, headers, body);
    }

    private static String query(Operation operation) {
        var query = operation.parameters("query").stream()
                .filter(parameter -> parameter.has("example"))
                .map(parameter -> parameter.path("name").asString() + "="
                        + parameter.path("example").asString())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static Map<String, String> headers(Operation operation, Person actor) {
        var headers = new LinkedHashMap<String, String>();
        operation.parameters("header").stream()
                .filter(parameter -> parameter.has("example"))
                .forEach(parameter -> headers.put(
                        parameter.path("name").asString(),
                        parameter.path("example").asString()));
        if (operation.takesBody()) {
            headers.put("Content-Type", operation.sent().getKey());
        }
        headers.put("Authorization", "Bearer " + actor.token());
        return headers;
    }

    /** The example, with what only this server knows; of the schema, as the example was. */
    private byte[] body(Operation operation, Person actor) throws Exception {
        if (!operation.takesBody()) {
            return new byte[0];
        }
        var sent = operation.sent().getValue();
        if (sent.path("example").deepCopy() instanceof ObjectNode object) {
            stage.members(operation, actor)
                    .forEach((name, value) -> object.set(name, ApiDescription.JSON.valueToTree(value)));
            assertThat(operation.description().faults(sent.path("schema"), object))
                    .isEmpty();
            return object.toString().getBytes(StandardCharsets.UTF_8);
        }
        return sent.has("examples")
                ? caller.bytes("/"
                        + sent.path("examples")
                                .findValuesAsString("externalValue")
                                .getFirst())
                : sent.path("example").asString().getBytes(StandardCharsets.UTF_8);
    }
}
