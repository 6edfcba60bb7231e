package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.RunningServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The extensions checksum and concatenation of tus 1.0.0. */
@RunningServer
class TusExtensionsIT {

    @LocalServerPort
    private int port;

    private TusClient ann;

    @BeforeEach
    void register() throws Exception {
        ann = TusClient.register(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256", "crc32c"})
    void bytesThatArriveUnharmedAreStored(String algorithm) throws Exception {
        var path = ann.create(200_000);
        var first = bytes(150_000, 1);
        var rest = bytes(50_000, 2);

        assertThat(ann.patch(path, 0, first, "Upload-Checksum", sum(algorithm, first))
                        .offset())
                .isEqualTo(150_000);
        assertThat(ann.patchChunked(path, 150_000, rest, "Upload-Checksum", sum(algorithm, rest))
                        .offset())
                .isEqualTo(200_000);
        ann.awaitState(path, "stored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha1", "sha256", "crc32c"})
    void bytesThatDoNotAreDiscarded(String algorithm) throws Exception {
        var path = ann.create(10_000_000);
        var sent = bytes(7_000_000, 1);
        var answer = ann.patch(path, 0, bytes(7_000_000, 3), "Upload-Checksum", sum(algorithm, sent));

        assertThat(answer.status()).isEqualTo(460);
        assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(ann.head(path).offset()).isZero();
        assertThat(ann.patch(path, 0, sent, "Upload-Checksum", sum(algorithm, sent))
                        .offset())
                .isEqualTo(7_000_000);
        var rest = bytes(3_000_000, 2);
        assertThat(ann.patch(path, 7_000_000, sent, "Upload-Checksum", sum(algorithm, rest))
                        .status())
                .isIn(460, 400, 413);
        assertThat(ann.head(path).offset()).isEqualTo(7_000_000);
        assertThat(ann.patch(path, 7_000_000, rest, "Upload-Checksum", sum(algorithm, rest))
                        .offset())
                .isEqualTo(10_000_000);
        ann.awaitState(path, "stored");
    }

    @ParameterizedTest
    @ValueSource(strings = {"md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha1", "sha1 !", ""})
    void aChecksumThatTheServerDoesNotKnowIsRefused(String checksum) throws Exception {
        var path = ann.create(4);

        assertThat(ann.patch(path, 0, bytes(4, 1), "Upload-Checksum", checksum).status())
                .isEqualTo(400);
        assertThat(ann.head(path).offset()).isZero();
    }

    @Test
    void theFirstBytesMayHaveAChecksumToo() throws Exception {
        var sent = bytes(10, 1);
        String[] headers = {"Upload-Length", "10", "Content-Type", "application/offset+octet-stream"};

        assertThat(ann.post(sent, TusClient.with(headers, "Upload-Checksum", sum("sha1", sent)))
                        .offset())
                .isEqualTo(10);
        var harmed = ann.post(bytes(10, 2), TusClient.with(headers, "Upload-Checksum", sum("sha1", sent)));
        assertThat(harmed.status()).isEqualTo(460);
        assertThat(harmed.header("Location")).isNull();
    }

    @Test
    void partsAreJoinedInTheirOrder() throws Exception {
        var whole = bytes(12_000_000, 7);
        var one = part(Arrays.copyOfRange(whole, 0, 7_000_000));
        var two = part(Arrays.copyOfRange(whole, 7_000_000, 12_000_000));
        assertThat(ann.head(one).header("Upload-Concat")).isEqualTo("partial");
        assertThat(ann.head(one).offset()).isEqualTo(7_000_000);

        var concat = "final;" + one + " http://localhost:" + port + two;
        var joined = ann.post(new byte[0], "Upload-Concat", concat, "Upload-Metadata", "filename YQ==")
                .location();

        ann.awaitState(joined, "stored");
        var answer = ann.head(joined);
        assertThat(answer.offset()).isEqualTo(12_000_000);
        assertThat(answer.header("Upload-Length")).isEqualTo("12000000");
        assertThat(answer.header("Upload-Concat")).isEqualTo(concat);
        assertThat(answer.header("Upload-Metadata")).isEqualTo("filename YQ==");
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
        assertThat(ann.send(
                                "POST",
                                UPLOADS + "/instant",
                                ("{\"size\":12000000,\"sha256\":\"" + sha256 + "\"}").getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void partsMayBeJoinedAgainAndTwice() throws Exception {
        var one = part(bytes(3, 1));
        var joined = ann.post(new byte[0], "Upload-Concat", "final;" + one + " " + one)
                .location();
        var again = ann.post(new byte[0], "Upload-Concat", "final;" + one).location();

        ann.awaitState(joined, "stored");
        ann.awaitState(again, "stored");
        assertThat(ann.head(joined).offset()).isEqualTo(6);
        assertThat(ann.head(one).status()).isEqualTo(200);
    }

    @Test
    void whatIsJoinedTakesNoBytes() throws Exception {
        var one = part(bytes(3, 1));
        var joined = ann.post(new byte[0], "Upload-Concat", "final;" + one).location();

        assertThat(ann.patch(joined, 0, bytes(1, 1)).status()).isEqualTo(403);
        ann.awaitState(joined, "stored");
        assertThat(ann.patch(joined, 3, bytes(1, 1)).status()).isEqualTo(403);
        assertThat(ann.head(joined).offset()).isEqualTo(3);
        assertThat(ann.head(one).offset()).isEqualTo(3);
    }

    @Test
    void onlyWholePartsAreJoined() throws Exception {
        var unfinished = ann.create(10, "Upload-Concat", "partial");
        var plain = ann.create(3);
        assertThat(ann.patch(plain, 0, bytes(3, 1)).status()).isEqualTo(204);
        var ended = part(bytes(3, 1));
        assertThat(ann.delete(ended).status()).isEqualTo(204);
        var others = TusClient.register(port).create(0, "Upload-Concat", "partial");

        for (var path :
                new String[] {unfinished, plain, ended, others, UPLOADS + "/0123456789abcdef0123456789abcdef"}) {
            assertThat(ann.post(new byte[0], "Upload-Concat", "final;" + path).status())
                    .as(path)
                    .isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"final", "final;", "final;/files/a", "half", ""})
    void whatNamesNoPartsIsRefused(String concat) throws Exception {
        assertThat(ann.post(new byte[0], "Upload-Concat", concat).status()).isEqualTo(400);
    }

    @Test
    void theLengthOfWhatIsJoinedIsNotTold() throws Exception {
        var one = part(bytes(3, 1));

        assertThat(ann.post(new byte[0], "Upload-Concat", "final;" + one, "Upload-Length", "3")
                        .status())
                .isEqualTo(400);
    }

    private String part(byte[] bytes) throws Exception {
        var path = ann.create(bytes.length, "Upload-Concat", "partial");
        assertThat(ann.patch(path, 0, bytes).offset()).isEqualTo(bytes.length);
        return path;
    }

    private static String sum(String algorithm, byte[] bytes) throws Exception {
        return algorithm + " " + Base64.getEncoder().encodeToString(digest(algorithm, bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) throws Exception {
        if (algorithm.equals("crc32c")) {
            var crc = new CRC32C();
            crc.update(bytes);
            return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
        }
        return MessageDigest.getInstance(algorithm.equals("sha1") ? "SHA-1" : "SHA-256")
                .digest(bytes);
    }
}
