package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The extensions creation, creation-with-upload, creation-defer-length, termination and expiration of tus 1.0.0. */
@RunningServer
class TusCreationIT {

    private static final String[] BYTES = {"Content-Type", "application/offset+octet-stream"};

    @LocalServerPort
    private int port;

    private TusClient ann;

    @BeforeEach
    void register() throws Exception {
        ann = TusClient.register(port);
    }

    @Test
    void anUploadIsCreatedWhereNobodyGuessesIt() throws Exception {
        var answer = ann.post(new byte[0], "Upload-Length", "100");
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(answer.header("Upload-Expires")).endsWith(" GMT");
        assertThat(answer.body()).isEmpty();

        var all = new HashSet<String>();
        all.add(answer.location());
        for (int i = 0; i < 5; i++) {
            all.add(ann.create(100));
        }
        assertThat(all).hasSize(6);
    }

    @Test
    void thePathMayEndWithASlash() throws Exception {
        assertThat(ann.send("POST", UPLOADS + "/", new byte[0], "Upload-Length", "1")
                        .location())
                .isNotEmpty();
    }

    @Test
    void anEmptyFileIsStoredAtOnce() throws Exception {
        var path = ann.create(0);

        ann.awaitState(path, "stored");
        assertThat(ann.head(path).offset()).isZero();
        assertThat(ann.head(path).header("Upload-Length")).isEqualTo("0");
    }

    @Test
    void whatIsLargerThanTheLargestIsRefused() throws Exception {
        long max = Long.parseLong(String.valueOf(ann.plain("OPTIONS", UPLOADS).header("Tus-Max-Size")));

        for (var length : new String[] {Long.toString(max + 1), "9223372036854775808", "9".repeat(40)}) {
            var answer = ann.post(new byte[0], "Upload-Length", length);
            assertThat(answer.status()).as(length).isEqualTo(413);
            assertThat(answer.header("Location")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "a", "1.5", "0x1"})
    void aLengthThatIsNoneIsRefused(String length) throws Exception {
        assertThat(ann.post(new byte[0], "Upload-Length", length).status()).isEqualTo(400);
    }

    @Test
    void eitherTheLengthOrItsDeferralIsNeeded() throws Exception {
        assertThat(ann.post(new byte[0]).status()).isEqualTo(400);
        assertThat(ann.post(new byte[0], "Upload-Length", "1", "Upload-Defer-Length", "1")
                        .status())
                .isEqualTo(400);
        assertThat(ann.post(new byte[0], "Upload-Defer-Length", "0").status()).isEqualTo(400);
        assertThat(ann.post(new byte[0], "Upload-Defer-Length", "true").status())
                .isEqualTo(400);
    }

    @Test
    void metadataIsGivenBackToTheLetter() throws Exception {
        var name = Base64.getEncoder().encodeToString("潮汐与灯塔.mp4".getBytes(StandardCharsets.UTF_8));
        var metadata = "filename " + name + ",filetype dmlkZW8vbXA0, is_confidential,empty ";
        var path = ann.create(3, "Upload-Metadata", metadata);

        assertThat(ann.head(path).header("Upload-Metadata")).isEqualTo(metadata.strip());
        assertThat(ann.patch(path, 0, bytes(3, 1)).status()).isEqualTo(204);
        assertThat(ann.head(path).header("Upload-Metadata")).isEqualTo(metadata.strip());
        assertThat(ann.head(ann.create(3)).header("Upload-Metadata")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a YQ==,a YQ==", ", YQ==", "a !", "a YQ== YQ==", ","})
    void metadataThatIsNoneIsRefused(String metadata) throws Exception {
        assertThat(ann.post(new byte[0], "Upload-Length", "1", "Upload-Metadata", metadata)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theFirstBytesMayComeAtOnce() throws Exception {
        var some = ann.post(bytes(4, 1), TusClient.with(BYTES, "Upload-Length", "10"));
        assertThat(some.offset()).isEqualTo(4);
        assertThat(some.header("Upload-Expires")).isNotNull();
        assertThat(ann.head(some.location()).offset()).isEqualTo(4);

        var whole = ann.post(bytes(10, 1), TusClient.with(BYTES, "Upload-Length", "10"));
        assertThat(whole.offset()).isEqualTo(10);
        ann.awaitState(whole.location(), "stored");

        var none = ann.post(new byte[0], TusClient.with(BYTES, "Upload-Length", "10"));
        assertThat(none.offset()).isZero();
    }

    @Test
    void theFirstBytesNeedTheirContentType() throws Exception {
        assertThat(ann.post(bytes(4, 1), "Upload-Length", "10").status()).isEqualTo(415);
        assertThat(ann.post(bytes(4, 1), "Upload-Length", "10", "Content-Type", "video/mp4")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void theFirstBytesOfALengthThatIsNotKnown() throws Exception {
        var path = ann.post(bytes(4, 1), TusClient.with(BYTES, "Upload-Defer-Length", "1"))
                .location();

        assertThat(ann.head(path).header("Upload-Defer-Length")).isEqualTo("1");
        assertThat(ann.patch(path, 4, bytes(2, 1), "Upload-Length", "6").offset())
                .isEqualTo(6);
        ann.awaitState(path, "stored");
    }

    @Test
    void theLengthMayBeToldLaterButOnceOnly() throws Exception {
        var path = ann.post(new byte[0], "Upload-Defer-Length", "1").location();
        var before = ann.head(path);
        assertThat(before.header("Upload-Defer-Length")).isEqualTo("1");
        assertThat(before.header("Upload-Length")).isNull();
        assertThat(before.offset()).isZero();

        assertThat(ann.patch(path, 0, bytes(3, 1)).status()).isEqualTo(204);
        assertThat(ann.head(path).header("Upload-Defer-Length")).isEqualTo("1");
        assertThat(ann.patch(path, 3, bytes(3, 1), "Upload-Length", "9").status())
                .isEqualTo(204);
        assertThat(ann.head(path).header("Upload-Defer-Length")).isNull();
        assertThat(ann.head(path).header("Upload-Length")).isEqualTo("9");

        assertThat(ann.patch(path, 6, bytes(3, 1), "Upload-Length", "10").status())
                .isEqualTo(400);
        assertThat(ann.head(path).offset()).isEqualTo(6);
        assertThat(ann.patch(path, 6, bytes(3, 1), "Upload-Length", "9").offset())
                .isEqualTo(9);
        ann.awaitState(path, "stored");
    }

    @Test
    void theLengthMayBeToldWhenAllBytesAreThere() throws Exception {
        var path = ann.post(bytes(4, 1), TusClient.with(BYTES, "Upload-Defer-Length", "1"))
                .location();

        assertThat(ann.patch(path, 4, new byte[0], "Upload-Length", "4").offset())
                .isEqualTo(4);
        ann.awaitState(path, "stored");
    }

    @Test
    void theLengthCannotBeLessThanWhatIsThereOrMoreThanTheLargest() throws Exception {
        var path = ann.post(bytes(4, 1), TusClient.with(BYTES, "Upload-Defer-Length", "1"))
                .location();

        assertThat(ann.patch(path, 4, new byte[0], "Upload-Length", "3").status())
                .isEqualTo(400);
        assertThat(ann.patch(path, 4, new byte[0], "Upload-Length", "9".repeat(15))
                        .status())
                .isEqualTo(413);
        assertThat(ann.head(path).header("Upload-Defer-Length")).isEqualTo("1");
    }

    @Test
    void anUploadIsEnded() throws Exception {
        var path = ann.create(10);
        assertThat(ann.patch(path, 0, bytes(4, 1)).status()).isEqualTo(204);
        var ended = ann.delete(path);
        assertThat(ended.status()).isEqualTo(204);
        assertThat(ended.header("Tus-Resumable")).isEqualTo("1.0.0");

        var asked = ann.head(path);
        assertThat(asked.status()).isEqualTo(410);
        assertThat(asked.header("Upload-Offset")).isNull();
        assertThat(ann.patch(path, 4, bytes(4, 1)).status()).isEqualTo(410);
        assertThat(ann.get(path).status()).isEqualTo(410);
        assertThat(ann.delete(path).status()).isIn(204, 404, 410);
    }

    @Test
    void anUploadThatIsStoredIsEndedToo() throws Exception {
        var path = ann.create(0);
        ann.awaitState(path, "stored");

        assertThat(ann.delete(path).status()).isEqualTo(204);
        assertThat(ann.head(path).status()).isEqualTo(410);
    }

    @Test
    void anUploadWhoseCreatorNeverHeardOfItIsForgotten() throws Exception {
        for (int i = 0; i < 40; i++) {
            try (var connection = new RawConnection(port)) {
                connection.send("POST " + UPLOADS + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\n"
                        + "Authorization: Bearer " + ann.token() + "\r\nUpload-Length: 10\r\nContent-Length: 10\r\n"
                        + "Content-Type: application/offset+octet-stream\r\n\r\n12345");
            }
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                ann.post(new byte[0], "Upload-Length", "10").status())
                        .isEqualTo(201));
    }
}
