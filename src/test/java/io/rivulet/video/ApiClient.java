package io.rivulet.video;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks `/api/v1` with a bearer token, where there is one. */
public record ApiClient(int port) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET());
    }

    @CanIgnoreReturnValue
    public HttpResponse<String> delete(String path, String token) throws Exception {
        return send(request(path, token).DELETE());
    }

    @CanIgnoreReturnValue
    public HttpResponse<String> put(String path, String token) throws Exception {
        return send(request(path, token).PUT(BodyPublishers.noBody()));
    }

    public HttpResponse<String> patch(String path, String token, String json) throws Exception {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    @CanIgnoreReturnValue
    public HttpResponse<String> post(String path, String token, String json, String... headers) throws Exception {
        var request =
                request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    @CanIgnoreReturnValue
    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** An object with these members. */
    public static String written(Map<String, ?> members) {
        return JSON.writeValueAsString(members);
    }

    /** The stable name of a refusal. */
    public static String problem(HttpResponse<String> answer) {
        return json(answer).path("type").asString().replace("urn:rivulet:problem:", "");
    }
}
