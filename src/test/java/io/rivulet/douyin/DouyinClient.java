package io.rivulet.douyin;

import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;
import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A client of the contract, as a phone would speak it. */
public final class DouyinClient {

    private static final int LAG_MILLISECONDS = 51;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;

    public DouyinClient(int port) {
        this.base = "http://localhost:" + port;
    }

    /** Somebody who has registered. */
    public record Person(long id, String name, String token) {}

    public String base() {
        return base;
    }

    /** A name nobody had before: the shared server remembers earlier runs. */
    public static String unusedName() {
        return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    public Person register() throws Exception {
        var name = unusedName();
        var reply = post("/douyin/user/register/?username=" + name + "&password=" + name);
        var json = reply.assertSuccess().json();
        return new Person(
                json.path("user_id").asLong(), name, json.path("token").asString());
    }

    public Reply get(String path) throws Exception {
        return exchange("GET", path, null, BodyPublishers.noBody());
    }

    public Reply post(String path) throws Exception {
        return exchange("POST", path, null, BodyPublishers.noBody());
    }

    public Reply post(String path, Form form) throws Exception {
        return exchange("POST", path, Form.type(), BodyPublishers.ofByteArray(form.bytes()));
    }

    /** Without Content-Length. */
    public Reply postChunked(String path, Form form, String... headers) throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form.bytes()));
        return exchange("POST", path, Form.type(), body, headers);
    }

    public Reply sendUrlencoded(String method, String path, String form) throws Exception {
        return exchange(method, path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    public Reply send(String method, String path, String type, byte[] body) throws Exception {
        return exchange(method, path, type, BodyPublishers.ofByteArray(body));
    }

    public Reply publish(Person author, byte[] clip, String title) throws Exception {
        return post(
                "/douyin/publish/action/",
                new Form().field("token", author.token()).field("title", title).file(clip));
    }

    public Reply publishedBy(Person author, String token) throws Exception {
        return get("/douyin/publish/list/?user_id=" + author.id() + "&token=" + encoded(token));
    }

    /** The newest page of those who are nobody may show what was true 50 ms ago: whoever asks for it waits for so long. */
    public Reply feed(String query) throws Exception {
        if (query.isEmpty() || query.equals("?token=")) {
            Thread.sleep(LAG_MILLISECONDS);
        }
        return get("/douyin/feed/" + query);
    }

    /** Any answer, with its status and headers. */
    public HttpResponse<byte[]> fetch(String uri, String... headers) throws Exception {
        return HTTP.send(request(uri, headers).GET().build(), ofByteArray());
    }

    private Reply exchange(String method, String path, @Nullable String type, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = request(base + path, headers).method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        var response = HTTP.send(request.build(), ofString());
        return Reply.of(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.body());
    }

    private static HttpRequest.Builder request(String uri, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
