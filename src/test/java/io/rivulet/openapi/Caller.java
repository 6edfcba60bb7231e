package io.rivulet.openapi;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends what the description describes. */
record Caller(int port) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    HttpResponse<String> send(String method, String path, Map<String, String> headers, String body) throws Exception {
        return send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> send(String method, String path, Map<String, String> headers, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /** The bytes of what anybody may see. */
    byte[] bytes(String path) throws Exception {
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1]), "");
    }

    /** What is answered to an object of JSON, which must not be refused. */
    @CanIgnoreReturnValue
    JsonNode post(String path, String token, String json) throws Exception {
        return change("POST", path, token, json);
    }

    @CanIgnoreReturnValue
    JsonNode change(String method, String path, String token, String json) throws Exception {
        var headers = Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        var answer = send(method, path, headers, json);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty()
                ? ApiDescription.JSON.createObjectNode()
                : ApiDescription.JSON.readTree(answer.body());
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
