package io.rivulet.upload.tus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.douyin.DouyinClient;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Somebody who uploads, one request at a time. */
public record TusClient(int port, String token) {

    public static final String UPLOADS = "/api/v1/uploads";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Somebody new. */
    public static TusClient register(int port) throws Exception {
        return new TusClient(port, new DouyinClient(port).register().token());
    }

    public TusClient at(int otherPort) {
        return new TusClient(otherPort, token);
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        public long offset() {
            return Long.parseLong(String.valueOf(header("Upload-Offset")));
        }

        public String location() {
            assertThat(status()).as(body()).isEqualTo(201);
            var location = String.valueOf(header("Location"));
            assertThat(location).matches(UPLOADS + "/[0-9a-f]{32}");
            return location;
        }
    }

    /** The same bytes for the same seed. */
    public static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public String create(long length, String... headers) throws Exception {
        return post(new byte[0], with(headers, "Upload-Length", Long.toString(length)))
                .location();
    }

    public Answer post(byte[] body, String... headers) throws Exception {
        return send("POST", UPLOADS, body, headers);
    }

    public Answer head(String path) throws Exception {
        return send("HEAD", path, new byte[0]);
    }

    public Answer patch(String path, long offset, byte[] body, String... headers) throws Exception {
        return send(
                "PATCH",
                path,
                body,
                with(
                        headers,
                        "Upload-Offset",
                        Long.toString(offset),
                        "Content-Type",
                        "application/offset+octet-stream"));
    }

    /** Without Content-Length. */
    public Answer patchChunked(String path, long offset, byte[] body, String... headers) throws Exception {
        return exchange(
                "PATCH",
                path,
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                with(
                        headers,
                        "Upload-Offset",
                        Long.toString(offset),
                        "Content-Type",
                        "application/offset+octet-stream"));
    }

    public Answer delete(String path) throws Exception {
        return send("DELETE", path, new byte[0]);
    }

    public Answer get(String path, String... headers) throws Exception {
        return send("GET", path, new byte[0], headers);
    }

    /** As the protocol has it. */
    public Answer send(String method, String path, byte[] body, String... headers) throws Exception {
        var publisher = body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
        return exchange(method, path, publisher, headers);
    }

    /** With nothing but these headers. */
    public Answer plain(String method, String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).method(method, BodyPublishers.noBody());
        return new Answer(HTTP.send(
                headers.length == 0 ? request.build() : request.headers(headers).build(), BodyHandlers.ofString()));
    }

    public void awaitState(String path, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(path).body()).contains("\"state\":\"" + state + "\""));
    }

    /** Without disturbing whoever sends. */
    public void awaitOffset(String path, long offset) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(path).body()).contains("\"offset\":" + offset + ","));
    }

    static String[] with(String[] headers, String... more) {
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private Answer exchange(String method, String path, BodyPublisher body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .timeout(PATIENCE)
                .headers(with(headers, "Tus-Resumable", "1.0.0", "Authorization", "Bearer " + token))
                .method(method, body);
        return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port).resolve(path);
    }
}
