package io.rivulet.load;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an account who publishes videos, each on a connection of its own, straight from the disk. */
final class Author {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String BOUNDARY = "----rivulet-load";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http;
    private final long id;
    private final String token;

    private Author(HttpClient http, JsonNode account) {
        this.http = http;
        this.id = account.required("user_id").asLong();
        this.token = account.required("token").asString();
    }

    static Author register(URI server) {
        var http = HttpClient.newConnection().baseUrl(server.toString()).responseTimeout(LIMIT);
        var answer = http.post()
                .uri("/douyin/user/register/?username=author&password=benchmark")
                .responseSingle((response, body) -> body.asString())
                .block(LIMIT);
        return new Author(http, successful(answer));
    }

    /** Fails unless the answer is a success. */
    Mono<Publication> publish(Path file, String title) {
        return Mono.defer(() -> {
            var lastByteAt = new AtomicLong();
            var form = form(file, title);
            long startedAt = System.nanoTime();
            return http.headers(headers -> headers.set(
                                    HttpHeaderNames.CONTENT_TYPE, "multipart/form-data; boundary=" + BOUNDARY)
                            .set(HttpHeaderNames.CONTENT_LENGTH, form.length()))
                    .doAfterRequest((request, connection) -> lastByteAt.set(System.nanoTime()))
                    .post()
                    .uri("/douyin/publish/action/")
                    .send((request, out) -> form.send(out))
                    .responseSingle((response, body) -> body.asString())
                    .map(Author::successful)
                    .map(answer -> new Publication(startedAt, lastByteAt.get(), System.nanoTime()))
                    .timeout(LIMIT);
        });
    }

    boolean listShows(String title) {
        return shows("/douyin/publish/list/?user_id=" + id + "&token=" + token, title);
    }

    /** Waits until the work on it is done. */
    void awaitInFeed(String title) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!feedShows(title)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(title + " does not enter the feed");
            }
            Thread.sleep(200);
        }
    }

    boolean feedShows(String title) {
        return shows("/douyin/feed/", title);
    }

    private boolean shows(String path, String title) {
        var answer = http.get()
                .uri(path)
                .responseSingle((response, body) -> body.asString())
                .block(LIMIT);
        return successful(answer)
                .required("video_list")
                .valueStream()
                .anyMatch(video -> video.required("title").asString().equals(title));
    }

    private Form form(Path file, String title) {
        var head = field("token", token) + field("title", title) + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"data\"; filename=\"clip.mp4\"\r\n\r\n";
        return new Form(head, file, "\r\n--" + BOUNDARY + "--\r\n");
    }

    private static String field(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static JsonNode successful(@Nullable String answer) {
        var node = JSON.readTree(String.valueOf(answer));
        if (node.required("status_code").asInt() != 0) {
            throw new IllegalStateException("Refused: " + answer);
        }
        return node;
    }

    /** Moments of {@link System#nanoTime()}: the last byte counts as sent when the kernel has taken it. */
    record Publication(long startedAt, long lastByteAt, long answeredAt) {}

    private record Form(String head, Path file, String tail) {

        long length() {
            try {
                return head.getBytes(StandardCharsets.UTF_8).length + Files.size(file) + tail.length();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        NettyOutbound send(NettyOutbound out) {
            return out.sendString(Mono.just(head)).sendFile(file).sendString(Mono.just(tail));
        }
    }
}
