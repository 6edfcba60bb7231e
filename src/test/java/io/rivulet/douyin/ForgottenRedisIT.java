package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import tools.jackson.databind.JsonNode;

/** Redis may forget everything at any moment, and nobody sees a difference. */
@RunningServer
class ForgottenRedisIT {

    private static final int STEPS = 40;

    @Autowired
    private ReactiveStringRedisTemplate redis;

    private DouyinClient client;
    private Engagements engagements;
    private Relations relations;
    private Person ann;
    private Person author;
    private long film;

    @BeforeEach
    void publish(@LocalServerPort int port, @Autowired Environment environment) throws Exception {
        client = new DouyinClient(port);
        engagements = new Engagements(client);
        relations = new Relations(client);
        ann = client.register();
        author = client.register();
        client.publish(author, Clips.of(environment).bytes(H264), "tides").assertSuccess();
        film = client.publishedBy(author, "").videos().path(0).path("id").asLong();
    }

    @Test
    void everyAnswerIsTheSameAfterwards() throws Exception {
        engagements.like(ann, film).assertSuccess();
        relations.follow(ann, author.id()).assertSuccess();
        relations.follow(author, ann.id()).assertSuccess();
        engagements.comment(author, film, "mine").assertSuccess();
        var before = everything();
        assertThat(before.toString()).contains("\"is_favorite\":true", "\"is_follow\":true");

        flush();
        assertThat(everything()).isEqualTo(before);
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverIsForgottenBetweenTheWrites(long seed) throws Exception {
        var random = new Random(seed);
        boolean liked = false;
        boolean followed = false;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0 -> flush();
                case 1 -> {
                    liked = random.nextBoolean();
                    (liked ? engagements.like(ann, film) : engagements.unlike(ann, film)).assertSuccess();
                }
                case 2 -> {
                    followed = random.nextBoolean();
                    (followed ? relations.follow(ann, author.id()) : relations.unfollow(ann, author.id()))
                            .assertSuccess();
                }
                default -> assertSeen(liked, followed);
            }
        }
        assertSeen(liked, followed);
    }

    private void assertSeen(boolean liked, boolean followed) throws Exception {
        var video = engagements.seen(author, film, ann.token());
        assertThat(video.path("is_favorite").asBoolean()).isEqualTo(liked);
        assertThat(video.path("favorite_count").asInt()).isEqualTo(liked ? 1 : 0);
        assertThat(video.path("author").path("is_follow").asBoolean()).isEqualTo(followed);
        assertThat(video.path("author").path("follower_count").asInt()).isEqualTo(followed ? 1 : 0);
    }

    private List<JsonNode> everything() throws Exception {
        var seen = new ArrayList<JsonNode>();
        for (var token : new String[] {ann.token(), author.token(), ""}) {
            var viewer = "token=" + token;
            seen.add(Engagements.of(client.feed("?" + viewer).videos(), film));
            seen.add(client.publishedBy(author, token).videos());
            seen.add(client.get("/douyin/user/?user_id=" + author.id() + "&" + viewer)
                    .json());
            seen.add(client.get(Engagements.LIKED + "?user_id=" + ann.id() + "&" + viewer)
                    .json());
            seen.add(client.get(Engagements.COMMENTS + "?video_id=" + film + "&" + viewer)
                    .json());
            seen.add(client.get(Relations.FOLLOWED + "?user_id=" + ann.id() + "&" + viewer)
                    .json());
            seen.add(client.get(Relations.FOLLOWERS + "?user_id=" + ann.id() + "&" + viewer)
                    .json());
            seen.add(client.get(Relations.FRIENDS + "?user_id=" + ann.id() + "&" + viewer)
                    .json());
        }
        return seen;
    }

    private void flush() throws Exception {
        redis.execute(connection -> connection.serverCommands().flushAll())
                .then()
                .toFuture()
                .get(10, SECONDS);
    }
}
