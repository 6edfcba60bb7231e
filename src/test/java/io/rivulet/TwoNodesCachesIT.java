package io.rivulet;

import static io.rivulet.Signals.running;
import static io.rivulet.Signals.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.rivulet.Clips.Clip;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Engagements;
import io.rivulet.douyin.Relations;
import io.rivulet.platform.events.Hearing;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.ApiClient;
import io.rivulet.video.removal.Removal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Two warm nodes: what one writes is seen by its own next request, and soon on the other, whatever that keeps. */
@RunningServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesCachesIT {

    private static final Path DATA = Path.of("target", "data", "shared");

    @Autowired
    private ConfigurableEnvironment environment;

    @Autowired
    private Removal removal;

    /** Longer than two requests without an answer. */
    private static final Duration FROZEN = Duration.ofMinutes(3);

    @Autowired
    private Hearing hearing;

    @LocalServerPort
    private int port;

    private ConfigurableApplicationContext other;
    private DouyinClient here;
    private DouyinClient there;
    private Person author;
    private Person fan;
    private long film;

    @BeforeAll
    void startTheOther() {
        other = SecondNode.beside(environment, "other");
        here = new DouyinClient(port);
        there = new DouyinClient(SecondNode.port(other));
    }

    @AfterAll
    void stopTheOther() {
        other.close();
    }

    @BeforeEach
    void publish() throws Exception {
        awaitHearing();
        author = here.register();
        fan = here.register();
        here.publish(author, Clips.of(environment).bytes(Clip.H264), "tides").assertSuccess();
        soon().until(() -> there.publishedBy(author, "").videos().size() == 1);
        film = there.publishedBy(author, "").videos().path(0).path("id").asLong();
    }

    @Test
    void whatIsDoneOnOneNodeIsSeenOnBoth() throws Exception {
        var engagements = new Engagements(here);
        var relations = new Relations(here);
        seen(
                () -> engagements.like(fan, film),
                video -> video.path("favorite_count").asInt() == 1);
        assertThat(film(here).path("is_favorite").asBoolean()).isTrue();
        soon().until(() -> film(there).path("is_favorite").asBoolean());
        seen(
                () -> engagements.unlike(fan, film),
                video -> !video.path("is_favorite").asBoolean());
        seen(
                () -> relations.follow(fan, author.id()),
                video -> person(video).path("is_follow").asBoolean());
        seen(
                () -> engagements.comment(fan, film, "lovely"),
                video -> video.path("comment_count").asInt() == 1);
        soon().until(() -> new Engagements(there).comments(film, "").size() == 1);
        seen(
                () -> relations.unfollow(fan, author.id()),
                video -> person(video).path("follower_count").asInt() == 0);
    }

    @Test
    void threadsAndTheirLikesAreSeenOnBoth() throws Exception {
        var node = new ApiClient(port);
        var comments = "/api/v1/videos/" + film + "/comments";
        long root = ApiClient.json(node.post(comments, fan.token(), "{\"content\": \"lovely\"}"))
                .path("id")
                .asLong();
        soon().until(() -> shown(comments).path("id").asLong() == root);

        node.put("/api/v1/comments/" + root + "/like", author.token());
        assertThat(ApiClient.json(node.get(comments, author.token()))
                        .path("items")
                        .path(0)
                        .path("is_liked")
                        .asBoolean())
                .isTrue();
        soon().until(() -> shown(comments).path("like_count").asInt() == 1);
        node.post(comments, author.token(), "{\"content\": \"thanks\", \"reply_to\": " + root + "}");
        soon().until(() -> shown(comments).path("reply_count").asInt() == 1);
        node.delete("/api/v1/comments/" + root + "/like", author.token());
        soon().until(() -> shown(comments).path("like_count").asInt() == 0);
    }

    /** The newest thread, on the other node. */
    private JsonNode shown(String comments) throws Exception {
        return ApiClient.json(new ApiClient(SecondNode.port(other)).get(comments, ""))
                .path("items")
                .path(0);
    }

    @Test
    void whatAnAuthorChangesIsSeenOnBoth() throws Exception {
        var api = new ApiClient(port);
        var me = "/api/v1/accounts/me";
        var name = DouyinClient.unusedName();
        seen(
                () -> api.patch("/api/v1/videos/" + film, author.token(), "{\"title\": \"ebb\"}"),
                video -> video.path("title").asString().equals("ebb"));
        seen(
                () -> api.patch(me, author.token(), "{\"name\": \"" + name + "\"}"),
                video -> person(video).path("name").asString().equals(name));
        seen(
                () -> api.send(api.request(me + "/avatar", author.token()).PUT(BodyPublishers.ofByteArray(picture()))),
                video -> !person(video).path("avatar").asString().contains("/media/default/"));
        seen(() -> done(removal.remove(new Viewer(author.id()), film)), JsonNode::isMissingNode);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void whatIsPublishedOnOneNodeIsInTheFeedOfBoth() throws Exception {
        assertThat(film(here).isMissingNode()).isFalse();
        soon().until(() -> !film(there).isMissingNode());
        soon().until(() -> !find(there.feed("").videos()).isMissingNode());
    }

    @Test
    void whoeverLosesTheConnectionMissesNothing() throws Exception {
        for (int round = 0; round < 10; round++) {
            boolean liked = round % 2 == 0;
            if (round % 3 == 0) {
                killSubscribers();
            }
            like(liked);
            assertThat(film(here).path("is_favorite").asBoolean()).isEqualTo(liked);
            soon().until(() -> film(there).path("favorite_count").asInt() == (liked ? 1 : 0));
            soon().until(() -> film(there).path("is_favorite").asBoolean() == liked);
        }
    }

    @Test
    void withoutRedisEveryAnswerIsRightAndAfterwardsToo() throws Exception {
        like(true);
        var redis = running("redis-server", DATA).getFirst();
        var program = redis.info().command().orElseThrow();
        redis.destroyForcibly();
        soon().until(() -> !hearing.isComplete() && !otherHearing().isComplete());
        try {
            for (int round = 0; round < 6; round++) {
                boolean liked = round % 2 == 1;
                like(liked);
                for (var node : List.of(here, there)) {
                    assertThat(film(node).path("is_favorite").asBoolean()).isEqualTo(liked);
                    assertThat(film(node).path("favorite_count").asInt()).isEqualTo(liked ? 1 : 0);
                }
            }
            like(false);
        } finally {
            var settings = DATA.resolve("redis/redis.conf").toAbsolutePath().toString();
            assertThat(new ProcessBuilder(program, settings).start().waitFor()).isZero();
        }
        awaitHearing();
        assertThat(film(there).path("is_favorite").asBoolean()).isFalse();
        seen(
                () -> new Engagements(here).like(fan, film),
                video -> video.path("favorite_count").asInt() == 1);
    }

    @Test
    void withoutPostgresWarmPagesOfNobodyAnswer() throws Exception {
        for (var node : List.of(here, there)) {
            soon().until(() -> !find(node.feed("").videos()).isMissingNode());
        }
        var postgres = running("postgres", DATA);
        send("STOP", postgres);
        try {
            for (var node : List.of(here, there)) {
                // one that has not heard the other for a moment asks PostgreSQL, in vain, and answers once it hears
                // again
                await().atMost(FROZEN)
                        .ignoreExceptions()
                        .until(() ->
                                !find(node.feed("").json().path("video_list")).isMissingNode());
            }
        } finally {
            send("CONT", postgres);
        }
    }

    /** By the next request of the node itself, and by one of the other soon; whoever has a token and whoever has none. */
    private void seen(Doing doing, Predicate<JsonNode> expected) throws Exception {
        for (var node : List.of(here, there)) {
            assertThat(expected.test(film(node))).as("before").isFalse();
            assertThat(node.feed("").videos().isEmpty()).isFalse();
        }
        var _ = doing.run();
        assertThat(expected.test(film(here))).as("at the same node").isTrue();
        soon().until(() -> expected.test(film(there)));
    }

    private void like(boolean liked) throws Exception {
        var engagements = new Engagements(here);
        (liked ? engagements.like(fan, film) : engagements.unlike(fan, film)).assertSuccess();
    }

    private JsonNode film(DouyinClient node) throws Exception {
        return find(node.feed("?token=" + fan.token()).assertSuccess().videos());
    }

    private JsonNode find(JsonNode videos) {
        return videos.valueStream()
                .filter(video -> video.path("id").asLong() == film)
                .findAny()
                .orElseGet(() -> videos.path("missing"));
    }

    private static JsonNode person(JsonNode video) {
        return video.path("author");
    }

    private void awaitHearing() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> hearing.isComplete() && otherHearing().isComplete());
    }

    private Hearing otherHearing() {
        return other.getBean(Hearing.class);
    }

    private void killSubscribers() {
        var client = (RedisClient) other.getBean(LettuceConnectionFactory.class).getRequiredNativeClient();
        try (var connection = client.connect()) {
            assertThat(connection.sync().clientKill(KillArgs.Builder.typePubsub()))
                    .isPositive();
        }
    }

    /** A tenth of a second is promised; a machine that is busy with other tests takes longer. */
    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(10));
    }

    private static Void done(Mono<Void> change) throws Exception {
        return change.toFuture().get(30, TimeUnit.SECONDS);
    }

    /** Something an author or a viewer does. */
    @FunctionalInterface
    private interface Doing {
        Object run() throws Exception;
    }
}
