package io.rivulet.session;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signs in and out over HTTP, as a program or as a browser does. */
public record SessionClient(int port) {

    public static final String SESSIONS = "/api/v1/sessions";

    private static final String PASSWORD = "123456";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static String unusedName() {
        return "s" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    }

    @CanIgnoreReturnValue
    public HttpResponse<String> register(String name) throws Exception {
        return post("/api/v1/accounts", credentials(name, false));
    }

    public HttpResponse<String> logIn(String name) throws Exception {
        return post(SESSIONS, credentials(name, false));
    }

    HttpResponse<String> logInByCookies(String name) throws Exception {
        return post(SESSIONS, credentials(name, true));
    }

    HttpResponse<String> refresh(String token) throws Exception {
        return post(SESSIONS + "/refresh", "{\"refresh_token\":\"" + token + "\"}");
    }

    HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        return send("POST", path, json, concat(headers, "Content-Type", "application/json"));
    }

    public HttpResponse<String> get(String path, String token) throws Exception {
        return send("GET", path, "", "Authorization", "Bearer " + token);
    }

    @CanIgnoreReturnValue
    public HttpResponse<String> delete(String path, String token) throws Exception {
        return send("DELETE", path, "", "Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", "A browser/1.0")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public static String access(HttpResponse<String> answer) {
        return json(answer).path("access_token").asString();
    }

    static String problem(HttpResponse<String> answer) {
        return json(answer).path("type").asString().replace("urn:rivulet:problem:", "");
    }

    private static String credentials(String name, boolean cookies) {
        return "{\"name\":\"%s\",\"password\":\"%s\",\"cookies\":%s}".formatted(name, PASSWORD, cookies);
    }

    private static String[] concat(String[] some, String... more) {
        var all = new String[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
