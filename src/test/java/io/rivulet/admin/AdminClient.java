package io.rivulet.admin;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the addresses of moderators and administrators, and to others below `/api/v1`. */
record AdminClient(int port) {

    static final String ADMIN = "/api/v1/admin";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    static String hidingOfVideo(long id) {
        return ADMIN + "/videos/" + id + "/hiding";
    }

    static String hidingOfComment(long id) {
        return ADMIN + "/comments/" + id + "/hiding";
    }

    static String suspension(long id) {
        return ADMIN + "/accounts/" + id + "/suspension";
    }

    static String role(long id) {
        return ADMIN + "/accounts/" + id + "/role";
    }

    HttpResponse<String> put(String path, String token, String json) throws Exception {
        return send("PUT", path, token, json);
    }

    @CanIgnoreReturnValue
    HttpResponse<String> because(String reason, String path, String token) throws Exception {
        return put(path, token, "{\"reason\": \"" + reason + "\"}");
    }

    @CanIgnoreReturnValue
    HttpResponse<String> delete(String path, String token) throws Exception {
        return send("DELETE", path, token, "");
    }

    HttpResponse<String> get(String path, String token) throws Exception {
        return send("GET", path, token, "");
    }

    HttpResponse<String> send(String method, String path, String token, String json, String... headers)
            throws Exception {
        var body = json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port).resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String problem(HttpResponse<String> answer) {
        return json(answer).path("type").asString().replace("urn:rivulet:problem:", "");
    }
}
