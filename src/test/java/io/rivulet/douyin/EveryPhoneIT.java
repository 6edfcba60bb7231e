package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static io.rivulet.Clips.Clip.HEVC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** What people have is theirs to see at once, and everybody's when every phone can play it. */
@RunningServer
class EveryPhoneIT {

    private static final Duration JOB = Duration.ofSeconds(60);

    @Autowired
    private Environment environment;

    @Autowired
    private DatabaseClient database;

    private DouyinClient client;
    private Clips clips;
    private Person ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        clips = Clips.of(environment);
        ann = client.register();
    }

    @ParameterizedTest
    @EnumSource(names = {"HEVC", "AVI", "WEBM", "MKV"})
    void whatNeedsTranscodingEntersTheFeedWhenItIsDone(Clip clip) throws Exception {
        client.publish(ann, clips.bytes(clip), clip.name()).assertSuccess();
        var processing = mine();

        await().atMost(JOB).until(() -> !client.publishedBy(ann, "").videos().isEmpty());
        var finished = mine();
        assertThat(finished.path("play_url")).isEqualTo(processing.path("play_url"));
        assertThat(client.feed("").videos().valueStream()).contains(finished);

        var played = client.fetch(finished.path("play_url").asString());
        assertThat(played.statusCode()).isEqualTo(200);
        assertThat(clips.codecs(played.body())).containsExactly("h264", "aac");
        var cover = client.fetch(finished.path("cover_url").asString());
        assertThat(cover.headers().firstValue("Content-Type")).contains("image/jpeg");
    }

    @Test
    void untilThenItIsItsAuthorsAndItsAddressAsksForPatience() throws Exception {
        new HeldJobs(database).during(this::lookAtItsFirstState);
        await().atMost(JOB).until(() -> !client.publishedBy(ann, "").videos().isEmpty());
        assertThat(mine().path("cover_url").asString()).endsWith("/cover.jpg");
    }

    private void lookAtItsFirstState() throws Exception {
        client.publish(ann, clips.bytes(HEVC), "being made").assertSuccess();
        var video = mine();
        assertThat(client.publishedBy(ann, "").videos()).isEmpty();
        assertThat(client.publishedBy(ann, client.register().token()).videos()).isEmpty();
        assertThat(client.feed("").videos().valueStream()).doesNotContain(video);
        assertThat(client.feed("?token=" + ann.token()).videos().valueStream()).doesNotContain(video);
        assertThat(video.path("author").path("work_count").asInt()).isZero();

        var early = client.fetch(video.path("play_url").asString());
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        assertThat(early.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(video.path("cover_url").asString()).endsWith("/media/default/cover.png");
        var cover = client.fetch(video.path("cover_url").asString());
        assertThat(cover.statusCode()).isEqualTo(200);
        assertThat(cover.headers().firstValue("Content-Type")).contains("image/png");
    }

    @Test
    void aFileThatProvesBadFailsWithItsReasonAndNeverEntersTheFeed() throws Exception {
        client.publish(ann, garbageBehindAGoodIndex(), "bad").assertSuccess();
        var video = mine();
        await().atMost(JOB).until(() -> state(video).equals("FAILED"));

        assertThat(failure(video)).isNotBlank().doesNotContain("http://");
        assertThat(mine()).isEqualTo(video);
        assertThat(client.publishedBy(ann, "").videos()).isEmpty();
        assertThat(client.feed("").videos().valueStream()).doesNotContain(video);
        var gone = client.fetch(video.path("play_url").asString());
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains(failure(video));
    }

    @Test
    void whatEveryPhoneCanPlayIsInTheFeedAtOnce() throws Exception {
        client.publish(ann, clips.bytes(H264), "at once").assertSuccess();
        assertThat(client.feed("").videos().valueStream()).contains(mine());
    }

    /** What describes the streams is whole, and what they consist of is not. */
    private byte[] garbageBehindAGoodIndex() throws Exception {
        var file = clips.bytes(HEVC);
        int data = new String(file, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
        int index = new String(file, StandardCharsets.ISO_8859_1).indexOf("moov") - 4;
        assertThat(index).isGreaterThan(data);
        var garbage = new byte[index - data];
        new Random(7).nextBytes(garbage);
        System.arraycopy(garbage, 0, file, data, garbage.length);
        return file;
    }

    private JsonNode mine() throws Exception {
        var videos = client.publishedBy(ann, ann.token()).videos();
        assertThat(videos).hasSize(1);
        return videos.path(0);
    }

    private String state(JsonNode video) throws Exception {
        return column("state", video);
    }

    private String failure(JsonNode video) throws Exception {
        return column("failure", video);
    }

    private String column(String column, JsonNode video) throws Exception {
        return database.sql("SELECT " + column + " FROM video WHERE id = :id")
                .bind("id", video.path("id").asLong())
                .mapValue(String.class)
                .one()
                .toFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
