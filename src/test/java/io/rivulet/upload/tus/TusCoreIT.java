package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RawConnection;
import io.rivulet.RunningServer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The core of tus 1.0.0, sentence by sentence. */
@RunningServer
class TusCoreIT {

    private static final String NOWHERE = UPLOADS + "/0123456789abcdef0123456789abcdef";

    @LocalServerPort
    private int port;

    private TusClient ann;

    @BeforeEach
    void register() throws Exception {
        ann = TusClient.register(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {UPLOADS, UPLOADS + "/", NOWHERE})
    void optionsTellWhatTheServerSpeaksToAnybody(String path) throws Exception {
        var answer = ann.plain("OPTIONS", path);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(answer.header("Tus-Extension"))
                .isEqualTo("creation,creation-with-upload,creation-defer-length"
                        + ",termination,checksum,expiration,concatenation");
        assertThat(Long.parseLong(String.valueOf(answer.header("Tus-Max-Size"))))
                .isPositive();
        assertThat(answer.header("Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,crc32c");
        assertThat(answer.header("Tus-Resumable")).isNull();
    }

    @Test
    void optionsIgnoreAVersionThatTheServerDoesNotSpeak() throws Exception {
        assertThat(ann.plain("OPTIONS", UPLOADS, "Tus-Resumable", "0.2.2").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "HEAD", "PATCH", "DELETE"})
    void aVersionThatTheServerDoesNotSpeakIsRefusedWithThoseItDoes(String method) throws Exception {
        for (var version : new String[][] {{}, {"Tus-Resumable", "0.2.2"}, {"Tus-Resumable", ""}}) {
            var headers = TusClient.with(version, "Authorization", "Bearer " + ann.token(), "Upload-Length", "1");
            var answer = ann.plain(method, method.equals("POST") ? UPLOADS : NOWHERE, headers);

            assertThat(answer.status()).isEqualTo(412);
            assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
            assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
            assertThat(answer.header("Location")).isNull();
        }
    }

    @Test
    void whatTheServerDoesNotSpeakIsNotDone() throws Exception {
        var path = ann.create(3);
        var answer = ann.plain("DELETE", path, "Tus-Resumable", "2.0.0", "Authorization", "Bearer " + ann.token());

        assertThat(answer.status()).isEqualTo(412);
        assertThat(ann.head(path).status()).isEqualTo(200);
    }

    @Test
    void headTellsOffsetAndLengthAndIsNeverKept() throws Exception {
        var path = ann.create(10);
        assertOffset(path, 0, 10);
        assertThat(ann.patch(path, 0, bytes(4, 1)).status()).isEqualTo(204);
        assertOffset(path, 4, 10);
        assertThat(ann.patch(path, 4, bytes(6, 2)).status()).isEqualTo(204);
        assertOffset(path, 10, 10);
        ann.awaitState(path, "stored");
        assertOffset(path, 10, 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOWHERE, UPLOADS + "/x", UPLOADS + "/0123456789ABCDEF0123456789ABCDEF", UPLOADS + "/%00"})
    void headOfAnUploadThatThereIsNotHasNoOffset(String path) throws Exception {
        var answer = ann.head(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Upload-Offset")).isNull();
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void patchAcknowledgesWhatItStored() throws Exception {
        var path = ann.create(6);
        var answer = ann.patch(path, 0, bytes(4, 1));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.offset()).isEqualTo(4);
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(ann.patchChunked(path, 4, bytes(2, 1)).offset()).isEqualTo(6);
    }

    @Test
    void patchWithoutBytesChangesNothing() throws Exception {
        var path = ann.create(6);

        assertThat(ann.patch(path, 0, new byte[0]).offset()).isZero();
        assertThat(ann.patch(path, 0, bytes(6, 1)).offset()).isEqualTo(6);
        ann.awaitState(path, "stored");
        assertThat(ann.patch(path, 6, new byte[0]).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 5, 10, 11, Long.MAX_VALUE})
    void patchAtAnotherOffsetIsRefusedWithTheRightOne(long offset) throws Exception {
        var path = ann.create(10);
        assertThat(ann.patch(path, 0, bytes(4, 1)).status()).isEqualTo(204);
        var answer = ann.patch(path, offset, bytes(2, 2));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Upload-Offset")).isEqualTo("4");
        assertThat(answer.body()).contains("urn:rivulet:problem:offset-conflict");
        assertOffset(path, 4, 10);
    }

    @Test
    void patchWithMoreThanTheLengthIsRefused() throws Exception {
        var path = ann.create(4);

        assertThat(ann.patch(path, 0, bytes(5, 1)).status()).isBetween(400, 413);
        assertThat(ann.patchChunked(path, 0, bytes(5, 1)).status()).isBetween(400, 413);
        assertThat(ann.head(path).offset()).isLessThanOrEqualTo(4);
    }

    @Test
    void patchNeedsItsOwnContentType() throws Exception {
        var path = ann.create(4);
        for (var type : new String[] {"application/octet-stream", "text/plain", "application/offset", "nonsense"}) {
            var answer = ann.send("PATCH", path, bytes(4, 1), "Upload-Offset", "0", "Content-Type", type);
            assertThat(answer.status()).as(type).isEqualTo(415);
            assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        }
        assertThat(ann.send("PATCH", path, bytes(4, 1), "Upload-Offset", "0").status())
                .isEqualTo(415);
        assertOffset(path, 0, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "a", "1.5"})
    void patchNeedsAnOffset(String offset) throws Exception {
        var path = ann.create(4);
        var type = "application/offset+octet-stream";

        assertThat(ann.send("PATCH", path, bytes(4, 1), "Upload-Offset", offset, "Content-Type", type)
                        .status())
                .isEqualTo(400);
        assertThat(ann.send("PATCH", path, bytes(4, 1), "Content-Type", type).status())
                .isEqualTo(400);
    }

    @Test
    void patchOfAnUploadThatThereIsNotIsRefused() throws Exception {
        assertThat(ann.patch(NOWHERE, 0, bytes(4, 1)).status()).isEqualTo(404);
        assertThat(ann.delete(NOWHERE).status()).isEqualTo(404);
        assertThat(ann.get(NOWHERE).status()).isEqualTo(404);
    }

    @Test
    void whatArrivedBeforeACutIsStored() throws Exception {
        var path = ann.create(1 << 20);
        try (var cut = new RawConnection(port)) {
            cut.send(head(
                            "PATCH",
                            path,
                            "Upload-Offset: 0",
                            "Content-Type: application/offset+octet-stream",
                            "Content-Length: 1048576"))
                    .send(bytes(300_000, 1));
        }
        ann.awaitOffset(path, 300_000);
        assertThat(ann.head(path).offset()).isEqualTo(300_000);
    }

    @Test
    void whoeverAsksFirstIsToldToGoOn() throws Exception {
        var path = ann.create(5);
        try (var connection = new RawConnection(port)) {
            connection.send(head(
                    "PATCH",
                    path,
                    "Upload-Offset: 0",
                    "Content-Type: application/offset+octet-stream",
                    "Content-Length: 5",
                    "Expect: 100-continue"));
            assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(connection.statusLine()).isEmpty();
            assertThat(connection.send(bytes(5, 1)).answer().status()).isEqualTo(204);
        }
    }

    @Test
    void whoeverAsksFirstIsRefusedBeforeTheBytes() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection.send(head(
                    "PATCH",
                    NOWHERE,
                    "Upload-Offset: 0",
                    "Content-Type: application/offset+octet-stream",
                    "Content-Length: 5",
                    "Expect: 100-continue"));
            assertThat(connection.answer().status()).isEqualTo(404);
        }
    }

    @Test
    void whoeverIsRefusedWhileSendingReadsWhy() throws Exception {
        try (var connection = new RawConnection(port)) {
            connection
                    .send(head(
                            "PATCH",
                            NOWHERE,
                            "Upload-Offset: 0",
                            "Content-Type: application/offset+octet-stream",
                            "Content-Length: 8000000"))
                    .send(bytes(8_000_000, 1));
            var answer = connection.answer();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headers()).contains("connection: close");
            assertThat(connection.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void theMethodThatIsMeantMayBeWrittenInAHeader() throws Exception {
        var path = ann.create(4);
        var patched = ann.send(
                "POST",
                path,
                bytes(4, 1),
                "X-HTTP-Method-Override",
                "PATCH",
                "Upload-Offset",
                "0",
                "Content-Type",
                "application/offset+octet-stream");
        assertThat(patched.status()).isEqualTo(204);
        assertThat(patched.offset()).isEqualTo(4);

        var asked = ann.send("GET", path, new byte[0], "X-HTTP-Method-Override", "HEAD");
        assertThat(asked.offset()).isEqualTo(4);
        assertThat(asked.body()).isEmpty();

        assertThat(ann.send("POST", path, new byte[0], "X-HTTP-Method-Override", "DELETE")
                        .status())
                .isEqualTo(204);
        assertThat(ann.head(path).status()).isIn(404, 410);
        assertThat(ann.plain("POST", UPLOADS, "X-HTTP-Method-Override", "OPTIONS")
                        .header("Tus-Version"))
                .isEqualTo("1.0.0");
    }

    @Test
    void otherMethodsAreRefusedWithThoseThereAre() throws Exception {
        var all = ann.send("PUT", UPLOADS, new byte[0]);
        assertThat(all.status()).isEqualTo(405);
        assertThat(all.header("Allow")).isEqualTo("POST");
        assertThat(all.header("Tus-Resumable")).isEqualTo("1.0.0");
        var one = ann.send("POST", NOWHERE, new byte[0], "X-HTTP-Method-Override", "BREW");
        assertThat(one.status()).isEqualTo(405);
        assertThat(String.valueOf(one.header("Allow")).split(",\\s*"))
                .containsExactlyInAnyOrder("GET", "HEAD", "PATCH", "DELETE");
    }

    private void assertOffset(String path, long offset, long length) throws Exception {
        var answer = ann.head(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Upload-Offset")).isEqualTo(Long.toString(offset));
        assertThat(answer.header("Upload-Length")).isEqualTo(Long.toString(length));
        assertThat(answer.header("Upload-Defer-Length")).isNull();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        var expires = ZonedDateTime.parse(
                String.valueOf(answer.header("Upload-Expires")),
                DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
        assertThat(expires).isAfter(ZonedDateTime.now(expires.getZone()).plusDays(6));
    }

    private String head(String method, String path, String... headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer "
                + ann.token() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
    }
}
