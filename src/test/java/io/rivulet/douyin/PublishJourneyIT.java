package io.rivulet.douyin;

import static io.rivulet.Clips.Clip.H264;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Publish a video, find it in the next answer, swipe to it, play it. */
@RunningServer
class PublishJourneyIT {

    private static final String PUBLISH = "/douyin/publish/action/";

    @Autowired
    private Environment environment;

    private DouyinClient client;
    private Clips clips;
    private byte[] clip;
    private Person ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        client = new DouyinClient(port);
        clips = Clips.of(environment);
        clip = clips.bytes(H264);
        ann = client.register();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token title data",
                "token data title",
                "title token data",
                "title data token",
                "data token title",
                "data title token"
            })
    void partsMayComeInAnyOrder(String order) throws Exception {
        var form = new Form();
        for (var part : order.split(" ", -1)) {
            switch (part) {
                case "token" -> form.field("token", ann.token());
                case "title" -> form.field("title", order);
                default -> form.file(clip);
            }
        }
        client.post(PUBLISH, form).assertSuccess();
        assertThat(onlyVideo().path("title").asString()).isEqualTo(order);
    }

    @Test
    void theTokenMayComeInTheQuery() throws Exception {
        client.post(PUBLISH + "?token=" + ann.token(), new Form().file(clip).field("title", "query"))
                .assertSuccess();
        assertThat(onlyVideo().path("title").asString()).isEqualTo("query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/douyin/publish/action", "/douyin/publish/action/"})
    void theTokenMayComeInAHeaderAndTheBodyWithoutALength(String path) throws Exception {
        var form = new Form().file(clip).field("title", "header");
        client.postChunked(path, form, "Authorization", "Bearer " + ann.token()).assertSuccess();
        assertThat(onlyVideo().path("title").asString()).isEqualTo("header");
    }

    @Test
    void aBodyWithoutALengthMayHaveItsTokenLast() throws Exception {
        var form = new Form().file(clip).field("title", "chunked").field("token", ann.token());
        client.postChunked(PUBLISH, form).assertSuccess();
        assertThat(onlyVideo().path("title").asString()).isEqualTo("chunked");
    }

    /** 318,465 bytes is what an existing client sends. */
    @Test
    void theSizeOfAnExistingClientsFileIsTaken() throws Exception {
        client.publish(ann, Arrays.copyOf(clip, 318_465), "with zeroes behind").assertSuccess();
        assertThat(onlyVideo().path("title").asString()).isEqualTo("with zeroes behind");
    }

    @Test
    void aSecondFileAndUnknownPartsArePassedOver() throws Exception {
        var form = new Form()
                .field("unknown", "part")
                .field("token", ann.token())
                .file("other", "other.bin", new byte[100_000])
                .field("title", "first")
                .file(clip)
                .field("title", "second")
                .file(new byte[100_000]);
        client.post(PUBLISH, form).assertSuccess();
        assertThat(onlyVideo().path("title").asString()).isEqualTo("first");
    }

    /** As curl sends larger files. */
    @Test
    void whoAsksBeforeSendingIsToldToGoOn(@LocalServerPort int port) throws Exception {
        var body = new Form()
                .field("token", ann.token())
                .field("title", "asked")
                .file(clip)
                .bytes();
        try (var connection = new RawConnection(port)) {
            connection.send("POST " + PUBLISH + " HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Type: "
                    + Form.type() + "\r\nContent-Length: " + body.length + "\r\n\r\n");
            assertThat(connection.answer().status()).isEqualTo(100);
            var answer = connection.send(body).answer();
            Reply.of(answer.status(), answer.type(), answer.body()).assertSuccess();
        }
        assertThat(onlyVideo().path("title").asString()).isEqualTo("asked");
    }

    @Test
    void thePublishedVideoIsFirstInTheFeedAndPlays() throws Exception {
        client.publish(ann, clip, "first of all").assertSuccess();
        var listed = onlyVideo();

        var first = client.feed("?token=" + ann.token()).videos().path(0);
        assertThat(first).isEqualTo(listed);
        assertThat(first.path("author").path("work_count").asInt()).isOne();
        assertThat(first.path("play_url").asString()).startsWith(client.base() + "/media/");

        var whole = client.fetch(first.path("play_url").asString());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(whole.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        assertThat(clips.codecs(whole.body())).containsExactly("h264", "aac");
        assertThat(new String(whole.body(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");

        var part = client.fetch(first.path("play_url").asString(), "Range", "bytes=100-299");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 100-299/" + whole.body().length);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, 300));
    }

    @Test
    void theCoverIsAPicture() throws Exception {
        client.publish(ann, clip, "covered").assertSuccess();
        var cover = client.fetch(onlyVideo().path("cover_url").asString());
        assertThat(cover.statusCode()).isEqualTo(200);
        assertThat(cover.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(Arrays.copyOf(cover.body(), 3)).containsExactly(0xff, 0xd8, 0xff);
    }

    @Test
    void avatarAndBackgroundCanBeFetched() throws Exception {
        var user = client.get("/douyin/user/?token=" + ann.token()).json().path("user");
        for (var picture : List.of("avatar", "background_image")) {
            var answer = client.fetch(user.path(picture).asString());
            assertThat(answer.statusCode()).as(picture).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("image/");
        }
    }

    @Test
    void everybodySeesThePublishedVideoAndTheRaisedCount() throws Exception {
        client.publish(ann, clip, "for all").assertSuccess();
        var bob = client.register();
        assertThat(client.publishedBy(ann, bob.token()).videos()).hasSize(1);
        assertThat(client.publishedBy(ann, "").videos()).hasSize(1);
        assertThat(client.publishedBy(bob, ann.token()).videos()).isEmpty();
        var profile = client.get("/douyin/user/?user_id=" + ann.id()).json().path("user");
        assertThat(profile.path("work_count").asInt()).isOne();
    }

    private JsonNode onlyVideo() throws Exception {
        var videos = client.publishedBy(ann, ann.token()).videos();
        assertThat(videos).hasSize(1);
        return videos.path(0);
    }
}
