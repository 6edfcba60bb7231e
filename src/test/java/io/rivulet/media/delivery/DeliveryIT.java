package io.rivulet.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.PooledByteBufAllocator;
import io.rivulet.media.DefaultPictures;
import io.rivulet.media.MediaAddress;
import io.rivulet.media.PendingObjects;
import io.rivulet.media.RunningMedia;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class DeliveryIT extends RunningMedia {

    private static final int SIZE = 1_000_003;
    private static final int LARGE = 64 << 20;

    @TempDir
    Path folder;

    @Autowired
    PendingObjects pending;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void theWholeObjectComesWithAllThatPlayersAndCachesNeed() throws Exception {
        var bytes = bytes(SIZE);
        var address = stored("video.mp4", bytes);

        var answer = get(address.path());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "Content-Length")).isEqualTo("" + SIZE);
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(answer, "ETag")).isEqualTo("\"" + address.token() + "-video.mp4\"");
        assertThat(header(answer, "Last-Modified")).endsWith("GMT");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=1000-, 1000, 1000002",
        "bytes=-500, 999503, 1000002",
        "bytes=1000002-1000002, 1000002, 1000002",
        "bytes=5-99999999, 5, 1000002"
    })
    void aRangeIsAPart(String range, int first, int last) throws Exception {
        var bytes = bytes(SIZE);

        var answer = get(stored("video.mp4", bytes).path(), "Range", range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + first + "-" + last + "/" + SIZE);
        assertThat(header(answer, "Content-Length")).isEqualTo("" + (last - first + 1));
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, first, last + 1));
    }

    @Test
    void aRangeBehindTheEndIsRefusedWithTheSize() throws Exception {
        var answer = get(stored("video.mp4", bytes(SIZE)).path(), "Range", "bytes=" + SIZE + "-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */" + SIZE);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "bytes=5-1", "bytes=x", "items=0-1"})
    void aRangeThatMeansNothingIsIgnored(String range) throws Exception {
        var answer = get(stored("video.mp4", bytes(1000)).path(), "Range", range);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(1000);
    }

    @Test
    void aPartIsContinuedOnlyOfTheSameBytes() throws Exception {
        var address = stored("video.mp4", bytes(1000));
        var etag = header(get(address.path()), "ETag");

        assertThat(get(address.path(), "Range", "bytes=1-2", "If-Range", etag).statusCode())
                .isEqualTo(206);
        assertThat(get(address.path(), "Range", "bytes=1-2", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoHasTheBytesIsToldSo() throws Exception {
        var address = stored("cover.jpg", bytes(1000));
        var whole = get(address.path());

        var answer = get(address.path(), "If-None-Match", header(whole, "ETag"));
        var since = get(address.path(), "If-Modified-Since", header(whole, "Last-Modified"));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "ETag")).isEqualTo(header(whole, "ETag"));
        assertThat(header(answer, "Cache-Control")).contains("immutable");
        assertThat(since.statusCode()).isEqualTo(304);
    }

    @Test
    void headSaysTheSameWithoutTheBytes() throws Exception {
        var address = stored("cover.jpg", bytes(1000));

        var answer = send(request(address.path(), "Range", "bytes=0-1").HEAD().build());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo("1000");
        assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anEmptyObjectIsAnEmptyAnswer() throws Exception {
        var address = stored("video.mp4", new byte[0]);

        assertThat(get(address.path()).statusCode()).isEqualTo(200);
        assertThat(get(address.path(), "Range", "bytes=-1").statusCode()).isEqualTo(200);
        assertThat(get(address.path(), "Range", "bytes=0-").statusCode()).isEqualTo(416);
    }

    @Test
    void slowViewersGetEveryByteAndTheServerHoldsOnlyAFew() throws Exception {
        var bytes = bytes(LARGE);
        var address = stored("video.mp4", bytes);
        var before = directMemory();

        var viewers = new ArrayList<Socket>();
        for (int i = 0; i < 20; i++) {
            viewers.add(slowViewer(address));
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> directMemory() - before > 20 * 100_000);
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> directMemory() - before < 20 * 600_000);

        assertThat(endsWith(viewers.getFirst().getInputStream(), bytes)).isTrue();
        for (var viewer : viewers) {
            viewer.close();
        }
    }

    @Test
    void viewersWhoLeaveGiveTheirConnectionToTheStoreBack() throws Exception {
        var address = stored("video.mp4", bytes(LARGE));

        for (int i = 0; i < 60; i++) {
            try (var viewer = slowViewer(address)) {
                assertThat(viewer.getInputStream().read()).isEqualTo('H');
            }
        }

        // the embedded store has 32 threads, each of which would still be writing
        assertThat(get(address.path(), "Range", "bytes=0-9").body()).hasSize(10);
    }

    @Test
    void anAddressThatIsExpectedIsNotReadyUntilItIsThere() throws Exception {
        var address = new MediaAddress(tokens.next(), "video.mp4");
        await(pending.expect(List.of(address.key())));

        var early = get(address.path());
        await(store.put(address.key(), file(bytes(10)), "video/mp4"));
        await(pending.arrived(List.of(address.key())));

        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(header(early, "Retry-After")).matches("[1-9]\\d*");
        assertThat(header(early, "Cache-Control")).isEqualTo("no-store");
        assertThat(get(address.path()).body()).hasSize(10);
    }

    @Test
    void anAddressWhoseVideoProvedBadIsGoneAndSaysWhy() throws Exception {
        var address = new MediaAddress(tokens.next(), "video.mp4");
        await(pending.expect(List.of(address.key())));
        await(pending.failed(address.key(), "The file is damaged"));

        var answer = get(address.path());

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(text(answer)).contains("The file is damaged");
    }

    @Test
    void originalsAndOtherPathsCannotBeReached() throws Exception {
        var original = original(file(bytes(10)));
        var token = tokens.next();

        for (var path : List.of(
                "/media/" + token + "/video.mp4",
                "/media/" + token.toUpperCase(Locale.ROOT) + "/video.mp4",
                "/media/original/" + original.substring("original/".length()),
                "/media/" + token + "/..%2F..%2F" + original.replace("/", "%2F"),
                "/media/%2e%2e/" + original,
                "/media/" + token + "/.mp4",
                "/" + original)) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(header(answer, "Cache-Control")).as(path).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {DefaultPictures.AVATAR_PATH, DefaultPictures.BACKGROUND_PATH, DefaultPictures.COVER_PATH})
    void defaultPicturesAreDrawn(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
        assertThat(header(answer, "Cache-Control")).contains("max-age");
        assertThat(ImageIO.read(new ByteArrayInputStream(answer.body())).getWidth())
                .isGreaterThan(200);
    }

    private static long directMemory() {
        return PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
    }

    /** A viewer with a small window who asks and does not read. */
    private Socket slowViewer(MediaAddress address) throws Exception {
        var socket = new Socket();
        socket.setOption(StandardSocketOptions.SO_RCVBUF, 16 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream()
                .write(("GET " + address.path() + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean endsWith(InputStream answer, byte[] bytes) throws Exception {
        var all = answer.readAllBytes();
        return Arrays.equals(all, all.length - bytes.length, all.length, bytes, 0, bytes.length);
    }

    private MediaAddress stored(String name, byte[] bytes) throws Exception {
        var address = new MediaAddress(tokens.next(), name);
        await(store.put(address.key(), file(bytes), "application/x-anything"));
        return address;
    }

    private Path file(byte[] bytes) throws Exception {
        return Files.write(folder.resolve(tokens.next()), bytes);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send(request(path, headers).GET().build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
