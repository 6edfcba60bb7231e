package io.rivulet.load.stage;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with an account who publishes videos. */
public final class Author {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Scheduler CONNECTIONS = Schedulers.newBoundedElastic(32, 32, "connection", 60, true);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI server;
    private final HttpClient http;
    private final long id;
    private final String token;

    private Author(URI server, HttpClient http, JsonNode account) {
        this.server = server;
        this.http = http;
        this.id = account.required("user_id").asLong();
        this.token = account.required("token").asString();
    }

    public static Author register(URI server) {
        return register(server, "author");
    }

    public static Author register(URI server, String name) {
        var http = HttpClient.newConnection().baseUrl(server.toString()).responseTimeout(LIMIT);
        var answer = http.post()
                .uri("/douyin/user/register/?username=" + name + "&password=benchmark")
                .responseSingle((response, body) -> body.asString())
                .block(LIMIT);
        return new Author(server, http, successful(answer));
    }

    public String token() {
        return token;
    }

    /** On a connection of its own; fails unless the answer is a success. */
    public Mono<Sent> publish(Path file, String title) {
        return Mono.fromCallable(
                        () -> new VideoForm(token, title, file).send(server.resolve("/douyin/publish/action/")))
                .subscribeOn(CONNECTIONS)
                .timeout(LIMIT)
                .filter(sent -> !successful(sent.answer()).isEmpty());
    }

    public boolean listShows(String title) {
        return shows("/douyin/publish/list/?user_id=" + id + "&token=" + token, title);
    }

    public boolean feedShows(String title) {
        return shows("/douyin/feed/", title);
    }

    /** Waits until the work on it is done. */
    public void awaitInFeed(String title) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!feedShows(title)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(title + " does not enter the feed");
            }
            Thread.sleep(200);
        }
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

    private static JsonNode successful(@Nullable String answer) {
        var node = JSON.readTree(String.valueOf(answer));
        if (node.required("status_code").asInt() != 0) {
            throw new IllegalStateException("Refused: " + answer);
        }
        return node;
    }
}
