package io.rivulet.upload.form;

import static io.rivulet.Clips.Clip.H264;
import static io.rivulet.Clips.Clip.MAGIC_YUV;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.Clips;
import io.rivulet.NarrowServer;
import io.rivulet.RawConnection;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import io.rivulet.douyin.Form;
import io.rivulet.douyin.Reply;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** A refused upload says why, and leaves no object, no open multipart upload, no row and no memory behind. */
@NarrowServer
class RefusedUploadIT {

    private static final String PUBLISH = "/douyin/publish/action/";
    private static final int LARGEST = 7 << 20;

    @LocalServerPort
    private int port;

    private DouyinClient client;
    private Clips clips;
    private byte[] clip;
    private Person ann;
    private Traces traces;

    @BeforeEach
    void register(@Autowired Environment environment, @Autowired ApplicationContext server) throws Exception {
        client = new DouyinClient(port);
        clips = Clips.of(environment);
        clip = clips.bytes(H264);
        ann = client.register();
        traces = Traces.of(server);
    }

    @AfterEach
    void nothingIsLeft() {
        traces.awaitUnchanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stale", "eyJhbGciOiJub25lIn0.e30.", "\u6f6e"})
    void aBadTokenIsRefusedWhereverItStands(String token) throws Exception {
        var form = new Form().file(longFile()).field("title", "t");
        client.post(PUBLISH + "?token=" + DouyinClient.encoded(token), form).assertRefusedBecauseOf("token");
        client.post(
                        PUBLISH,
                        new Form().field("token", token).field("title", "t").file(longFile()))
                .assertRefusedBecauseOf("token");
        client.post(PUBLISH, new Form().file(longFile()).field("title", "t").field("token", token))
                .assertRefusedBecauseOf("token");
    }

    @Test
    void aTokenThatNeverComesIsRefused() throws Exception {
        client.post(PUBLISH, new Form().file(longFile()).field("title", "t")).assertRefusedBecauseOf("token");
    }

    @Test
    void aVideoWithoutATitleIsRefused() throws Exception {
        client.post(PUBLISH, new Form().field("token", ann.token()).file(clip)).assertRefusedBecauseOf("title");
    }

    @ParameterizedTest
    @MethodSource("badTitles")
    void aTitleThatIsNoneIsRefused(String title) throws Exception {
        client.publish(ann, clip, title).assertRefusedBecauseOf("title");
    }

    static Stream<String> badTitles() {
        return Stream.of("", "  \t ", "x".repeat(201), "a\u0000b", "a\u0007b", "x".repeat(5000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noVideos")
    void aFileThatIsNoVideoIsRefused(String what, byte[] file) throws Exception {
        client.publish(ann, file, what).assertRefusedBecauseOf("file");
        client.post(PUBLISH, new Form().file(file).field("title", what).field("token", ann.token()))
                .assertRefusedBecauseOf("file");
    }

    static Stream<Arguments> noVideos() {
        var noise = new byte[150_000];
        new Random(3).nextBytes(noise);
        var headOnly = Arrays.copyOf("\0\0\0\24ftypisom\0\0\0\0isom".getBytes(ISO_8859_1), 100_000);
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("one byte", new byte[1]),
                Arguments.of("text", "this is no video".repeat(9000).getBytes(UTF_8)),
                Arguments.of("noise", noise),
                Arguments.of("playlist", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n".getBytes(UTF_8)),
                Arguments.of("concat", "ffconcat version 1.0\nfile /etc/passwd\n".getBytes(UTF_8)),
                Arguments.of("nothing but a video's head", headOnly));
    }

    @Test
    void aVideoWithoutItsIndexIsRefused() throws Exception {
        client.publish(ann, Arrays.copyOf(clip, clip.length / 2), "half").assertRefused();
    }

    @Test
    void aDecoderThatNobodyLooksAfterIsRefused() throws Exception {
        client.publish(ann, clips.bytes(MAGIC_YUV), "magic").assertRefusedBecauseOf("magicyuv");
    }

    @Test
    void aFormWithoutAFileIsRefused() throws Exception {
        client.post(PUBLISH, new Form().field("token", ann.token()).field("title", "t"))
                .assertRefusedBecauseOf("`data`");
        client.post(PUBLISH, new Form().field("token", ann.token()).file("file", "bear.mp4", longFile()))
                .assertRefusedBecauseOf("`data`");
        client.post(PUBLISH + "?token=" + ann.token() + "&title=t").assertRefusedBecauseOf("multipart/form-data");
        client.sendUrlencoded("POST", PUBLISH, "title=t&data=x&token=" + ann.token())
                .assertRefusedBecauseOf("multipart/form-data");
    }

    @Test
    void oneByteMoreThanTheLargestFileIsRefused() throws Exception {
        var tooLarge = Arrays.copyOf(clip, LARGEST + 1);
        client.publish(ann, tooLarge, "large").assertRefusedBecauseOf("larger than " + LARGEST);
    }

    @Test
    void aTokenBehindMoreThanStrangersMaySendIsTooLate() throws Exception {
        var form = new Form().file(Arrays.copyOf(clip, (6 << 20) + 1)).field("title", "t");
        client.post(PUBLISH, form.field("token", ann.token())).assertRefusedBecauseOf("token");
    }

    @Test
    void moreStrangersThanAreTakenAtOnceAreRefusedAndOthersAreNot() throws Exception {
        try (var first = stranger();
                var second = stranger()) {
            traces.awaitMemoryInUse(2);
            var third = new Form().file(longFile()).field("title", "t").field("token", ann.token());
            client.post(PUBLISH, third).assertRefusedBecauseOf("token after the file");
            client.publish(ann, longFile(), "").assertRefusedBecauseOf("title");
            first.reset();
            second.reset();
        }
        traces.awaitUnchanged();
        client.post(PUBLISH, new Form().file(longFile()).field("token", ann.token()))
                .assertRefusedBecauseOf("title");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenForms")
    void aBrokenFormIsRefused(String what, String type, String body) throws Exception {
        client.send("POST", PUBLISH + "?token=" + ann.token(), type, body.getBytes(ISO_8859_1))
                .assertRefused();
    }

    static Stream<Arguments> brokenForms() {
        var good = new String(new Form().field("title", "t").file(longFile()).bytes(), ISO_8859_1);
        var unfinished =
                new String(new Form().field("title", "t").file(longFile()).unfinished(), ISO_8859_1);
        var noHeader = good.replace("Content-Disposition: form-data; name=\"title\"", "X: y");
        var manyParts = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            manyParts.append("--b\r\nContent-Disposition: form-data; name=\"p\"\r\n\r\n\r\n");
        }
        return Stream.of(
                Arguments.of("truncated behind the file", Form.type(), unfinished),
                Arguments.of("truncated in the file", Form.type(), good.substring(0, good.length() / 2)),
                Arguments.of("truncated in a header", Form.type(), good.substring(0, 40)),
                Arguments.of("empty", Form.type(), ""),
                Arguments.of("no boundary", "multipart/form-data", good),
                Arguments.of("another boundary", "multipart/form-data; boundary=other", good),
                Arguments.of("an empty boundary", "multipart/form-data; boundary=\"\"", good),
                Arguments.of("not a form", "application/json", "{\"title\": 1}"),
                Arguments.of("no media type", "nonsense", good),
                Arguments.of("a part that says nothing of itself", Form.type(), noHeader),
                Arguments.of("garbage headers", Form.type(), good.replace("form-data; name=", "\0\u00ff;;=\"=")),
                Arguments.of("an endless header", Form.type(), good.replace("name=", "x=\"" + "y".repeat(20_000))),
                Arguments.of("garbage behind a delimiter", "multipart/form-data; boundary=b", "--bXY\r\n\r\n"),
                Arguments.of("ten thousand parts", "multipart/form-data; boundary=b", manyParts.toString()),
                Arguments.of(
                        "an endless field",
                        Form.type(),
                        new String(
                                new Form().field("title", "t".repeat(100_000)).bytes(), ISO_8859_1)));
    }

    @Test
    void aClientThatGoesAwayLeavesNothing() throws Exception {
        try (var gone = sending(ann.token())) {
            traces.awaitMemoryInUse(1);
            gone.reset();
        }
    }

    @Test
    void theAnswerIsReadableWhileStillSendingAndThenTheConnectionCloses() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection
                    .send(head("stale", 50_000_000))
                    .send(new Form().file(longFile()).unfinished());
            var answer = connection.answer();
            Reply.of(answer.status(), answer.type(), answer.body()).assertRefusedBecauseOf("token");
            assertThat(answer.headers()).contains("connection: close");
            connection.send(new byte[100_000]);
            assertThat(connection.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void whoNeverStopsSendingIsCutOff() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection
                    .send(head("stale", 5_000_000_000L))
                    .send(new Form().file(longFile()).unfinished());
            assertThatThrownBy(() -> {
                        for (int sent = 0; sent < 200; sent++) {
                            connection.send(new byte[1_000_000]);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void whatIsSentAfterTheAnswerIsTakenUpToABound() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection
                    .send(head("stale", 50_000_000))
                    .send(new Form().file(longFile()).unfinished());
            for (int sent = 0; sent < 9; sent++) {
                connection.send(new byte[100_000]);
            }
            var answer = connection.answer();
            Reply.of(answer.status(), answer.type(), answer.body()).assertRefused();
            assertThat(connection.isClosedByPeer()).isTrue();
        }
    }

    private RawConnection stranger() throws Exception {
        return sending("");
    }

    /** A publish whose file never ends. */
    private RawConnection sending(String token) throws Exception {
        var body = new Form().file(longFile()).unfinished();
        return new RawConnection(port).send(head(token, 50_000_000)).send(body);
    }

    private static String head(String token, long length) {
        var query = token.isEmpty() ? "" : "?token=" + token;
        return "POST " + PUBLISH + query + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + Form.type()
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Begins like a video, and is longer than a part, so that some of it has gone to S3 before its end. */
    private static byte[] longFile() {
        return Arrays.copyOf("\0\0\0\24ftypisom\0\0\0\0isom".getBytes(ISO_8859_1), 5_500_000);
    }
}
