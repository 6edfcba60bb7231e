package io.rivulet.card.api;

import static io.rivulet.video.ApiClient.json;
import static io.rivulet.video.ApiClient.problem;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.Outcomes;
import io.rivulet.RunningServer;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.platform.s3.ObjectStore;
import io.rivulet.video.ApiClient;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Profiles under `/api/v1`: shown, changed, and with pictures that are made anew. */
@RunningServer
class ProfileApiIT {

    private static final String ME = "/api/v1/accounts/me";
    private static final String SECRET = "taken at home";

    @Autowired
    private ObjectStore store;

    private ApiClient api;
    private DouyinClient client;
    private Person ann;

    @BeforeEach
    void register(@LocalServerPort int port) throws Exception {
        api = new ApiClient(port);
        client = new DouyinClient(port);
        ann = client.register();
    }

    @Test
    void oneSeesOneselfAndIsSeen() throws Exception {
        var own = api.get(ME, ann.token());
        var shown = api.get("/api/v1/accounts/" + ann.id(), "");
        assertThat(json(own).path("name").asString()).isEqualTo(ann.name());
        assertThat(json(own)).isEqualTo(json(shown));
        assertThat(api.get(ME, "").statusCode()).isEqualTo(401);
        assertThat(problem(api.get("/api/v1/accounts/999999999", ""))).isEqualTo("account-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {ME, "/api/v1/accounts/{id}"})
    void whatOneHasAlreadyIsNotSentAgain(String path) throws Exception {
        var address = path.replace("{id}", "" + ann.id());
        var tag = tag(api.get(address, ann.token()));
        var again = api.send(api.request(address, ann.token()).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        assertThat(edit("{\"signature\": \"the sea\"}").statusCode()).isEqualTo(200);
        assertThat(api.send(api.request(address, ann.token()).header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotSentStays() throws Exception {
        var name = DouyinClient.unusedName();
        assertThat(edit("{\"signature\": \"the sea\"}").statusCode()).isEqualTo(200);
        var edited = edit("{\"name\": \"" + name + "\"}");
        assertThat(json(edited).path("name").asString()).isEqualTo(name);
        assertThat(json(edited).path("signature").asString()).isEqualTo("the sea");
        var shown = json(api.get("/api/v1/accounts/" + ann.id(), ""));
        assertThat(shown.path("name").asString()).isEqualTo(name);
        assertThat(json(edit("{\"signature\": \"\"}")).path("signature").asString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"name\": \"\"}; 422; name-invalid; name",
                "{\"name\": 7}; 422; field-invalid; name",
                "{\"signature\": [\"x\"]}; 422; field-invalid; signature",
                "{\"name\": \"%taken\"}; 409; name-taken; name",
                "{\"signature\": \"%long\"}; 422; signature-invalid; signature"
            })
    void whatCannotBeIsNamed(String body, int status, String problem, String field) throws Exception {
        var answer = edit(body.replace("%taken", client.register().name()).replace("%long", "x".repeat(201)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(problem);
        assertThat(json(answer).path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(json(api.get(ME, ann.token())).path("name").asString()).isEqualTo(ann.name());
    }

    @Test
    void wildcardsInNamesAreOrdinary() throws Exception {
        var name = "%_\\" + DouyinClient.unusedName().substring(0, 12);
        var edited = edit("{\"name\": \"" + name.replace("\\", "\\\\") + "\"}");
        assertThat(json(edited).path("name").asString()).isEqualTo(name);
        assertThat(client.register().name()).isNotEqualTo(name);
    }

    @Test
    void aChangeThatIsBasedOnWhatHasChangedIsRefused() throws Exception {
        var tag = tag(api.get(ME, ann.token()));
        assertThat(editIf(tag, "{\"signature\": \"first\"}").statusCode()).isEqualTo(200);
        var late = editIf(tag, "{\"signature\": \"second\"}");
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(problem(late)).isEqualTo("precondition-failed");
        var now = api.get(ME, ann.token());
        assertThat(json(now).path("signature").asString()).isEqualTo("first");
        assertThat(editIf("\"other\", " + tag(now), "{\"signature\": \"third\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(editIf("*", "{\"signature\": \"fourth\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void ofManyChangesOfTheSameOneIsMade() throws Exception {
        var tag = tag(api.get(ME, ann.token()));
        var changes = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () ->
                        editIf(tag, "{\"signature\": \"version " + i + "\"}").statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var statuses = threads.invokeAll(changes).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    @Test
    void aCountThatMovesSpoilsNoChange() throws Exception {
        var tag = tag(api.get(ME, ann.token()));
        var bob = client.register();
        assertThat(api.put("/api/v1/accounts/" + ann.id() + "/follow", bob.token())
                        .statusCode())
                .isEqualTo(204);
        assertThat(editIf(tag, "{\"signature\": \"still\"}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"avatar, png, 512, 512", "avatar, jpg, 512, 512", "background, gif, 300, 200"})
    void aPictureIsMadeAnewWithNothingBesideIt(String what, String format, int width, int height) throws Exception {
        var profile = show(what, picture(format));
        var url = json(profile).path(what + "_url").asString();
        assertThat(profile.statusCode()).as(profile.body()).isEqualTo(200);
        assertThat(url).endsWith("/" + what + ".jpg");
        var bytes = client.fetch(url).body();
        var shown = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(width, height);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(json(api.get("/api/v1/accounts/" + ann.id(), ""))
                        .path(what + "_url")
                        .asString())
                .isEqualTo(url);
    }

    @Test
    void theOneBeforeGoes() throws Exception {
        var first = json(show("avatar", picture("png"))).path("avatar_url").asString();
        var second = json(show("avatar", picture("png"))).path("avatar_url").asString();
        assertThat(second).isNotEqualTo(first);
        var key = first.substring(first.indexOf("/media/") + 1);
        await().atMost(ofSeconds(20)).until(() -> Outcomes.await(store.head(key).hasElement()), there -> !there);
        assertThat(client.fetch(second).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "text, 415, not-a-picture",
        "torn, 422, picture-damaged",
        "bomb, 422, too-many-pixels",
        "huge, 413, body-too-large",
        "none, 415, not-a-picture"
    })
    void whatIsNoPictureChangesNothing(String what, int status, String problem) throws Exception {
        var before = api.get(ME, ann.token()).body();
        var answer = show(
                "avatar",
                switch (what) {
                    case "text" -> "a picture, I swear".getBytes(StandardCharsets.UTF_8);
                    case "torn" -> Arrays.copyOf(picture("png"), 60);
                    case "bomb" -> bomb();
                    case "huge" -> Arrays.copyOf(picture("png"), 10 * 1024 * 1024 + 1);
                    default -> new byte[0];
                });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(problem(answer)).isEqualTo(problem);
        assertThat(api.get(ME, ann.token()).body()).isEqualTo(before);
    }

    private HttpResponse<String> edit(String json) throws Exception {
        return api.patch(ME, ann.token(), json);
    }

    private HttpResponse<String> editIf(String tags, String json) throws Exception {
        return api.send(api.request(ME, ann.token())
                .header("If-Match", tags)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> show(String what, byte[] picture) throws Exception {
        return api.send(api.request(ME + "/" + what, ann.token())
                .header("Content-Type", "image/png")
                .PUT(BodyPublishers.ofByteArray(picture)));
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** With a comment in it where the format has a place for one. */
    private static byte[] picture(String format) throws Exception {
        var image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        paper.setColor(Color.ORANGE);
        paper.fillRect(20, 20, 100, 100);
        paper.dispose();
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return format.equals("png") ? withText(bytes.toByteArray()) : bytes.toByteArray();
    }

    /** A picture of few bytes that says to have more pixels than fit into the memory. */
    private static byte[] bomb() throws Exception {
        var png = picture("png");
        var header = ByteBuffer.wrap(png, 16, 8);
        header.putInt(60_000).putInt(60_000);
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    private static byte[] withText(byte[] png) {
        var content = ("tEXtComment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
        var checksum = new CRC32();
        checksum.update(content);
        int behindHeader = 33;
        return ByteBuffer.allocate(png.length + content.length + 8)
                .put(png, 0, behindHeader)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) checksum.getValue())
                .put(png, behindHeader, png.length - behindHeader)
                .array();
    }
}
