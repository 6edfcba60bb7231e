package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.douyin.DouyinClient;
import io.rivulet.load.S3Endpoint;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large file whose server is killed in the middle of a part, and then its S3: it goes on, and arrives as it was. */
class UploadDurabilityIT {

    private static final int SIZE = 200 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String KEY = "key";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path data;

    @TempDir
    Path objects;

    private byte[] file;
    private int s3Port;
    private Process s3;

    @BeforeEach
    void startS3() throws Exception {
        file = new byte[SIZE];
        new Random(5).nextBytes(file);
        s3Port = ServerProcess.freePort();
        s3 = s3();
    }

    @AfterEach
    void endAll() {
        s3.destroyForcibly();
        ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ServerProcess.workingIn(data).isEmpty());
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheServerAndItsStoreWereKilled() throws Exception {
        String token;
        String upload;
        try (var server = start()) {
            token = new DouyinClient(server.port()).register().token();
            upload = create(server, token);
            var sending = send(server, upload, token, 0);
            awaitReceived(server, SIZE / 4);
            server.kill();
            assertThat(outcome(sending)).isNotEqualTo("204");
        }
        try (var server = start()) {
            long offset = offset(server, upload, token);
            assertThat(offset).isGreaterThanOrEqualTo(SIZE / 4);
            var sending = send(server, upload, token, offset);
            awaitReceived(server, SIZE / 2);
            kill(s3);
            assertThat(outcome(sending)).isNotEqualTo("204");
            s3 = s3();

            offset = offset(server, upload, token);
            assertThat(offset).isBetween(SIZE / 2L, (long) SIZE);
            assertThat(outcome(send(server, upload, token, offset))).isEqualTo("204");
            await().atMost(PATIENCE)
                    .until(() -> text(server, "SELECT state FROM upload").equals("STORED"));
            assertThat(text(server, "SELECT encode(sha256, 'hex') FROM upload")).isEqualTo(sha256(file));
            var object = objects.resolve("rivulet/original").resolve(text(server, "SELECT object_token FROM upload"));
            assertThat(sha256(Files.readAllBytes(object))).isEqualTo(sha256(file));
        }
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(
                        data,
                        "--rivulet.demo=false",
                        "--rivulet.upload.lease=3s",
                        "--rivulet.s3.endpoint=http://127.0.0.1:" + s3Port,
                        "--rivulet.s3.access-key=" + KEY,
                        "--rivulet.s3.secret-key=" + KEY)
                .awaitReady();
    }

    private Process s3() throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                S3Endpoint.class.getName(),
                objects.toString(),
                Integer.toString(s3Port),
                KEY,
                KEY);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), s3Port)) {
                return socket.isConnected();
            }
        });
        return process;
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private String create(ServerProcess server, String token) throws Exception {
        var created = http.send(
                request(server.uri().resolve("/api/v1/uploads"), token)
                        .header("Upload-Length", "" + SIZE)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var location = created.headers().firstValue("Location").orElseThrow();
        return server.uri().resolve(location).getPath();
    }

    private CompletableFuture<HttpResponse<String>> send(
            ServerProcess server, String upload, String token, long offset) {
        var rest = new ByteArrayInputStream(file, (int) offset, file.length - (int) offset);
        var body = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> rest), file.length - offset);
        return http.sendAsync(
                request(server.uri().resolve(upload), token)
                        .header("Upload-Offset", "" + offset)
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The status of the answer; empty when there was none. */
    private static String outcome(CompletableFuture<HttpResponse<String>> sending) throws Exception {
        return sending.handle((answer, failure) -> failure == null ? "" + answer.statusCode() : "")
                .get(120, TimeUnit.SECONDS);
    }

    /** As soon as it can be told. */
    private long offset(ServerProcess server, String upload, String token) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> http.send(
                                        request(server.uri().resolve(upload), token)
                                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .headers()
                                .firstValueAsLong("Upload-Offset")
                                .orElseThrow(),
                        offset -> offset >= 0);
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        return HttpRequest.newBuilder(uri)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofMinutes(3))
                .header("Tus-Resumable", "1.0.0")
                .header("Authorization", "Bearer " + token);
    }

    /** In the middle of a part, since some of it is always on its way. */
    private static void awaitReceived(ServerProcess server, long bytes) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Long.parseLong(text(server, "SELECT received FROM upload")) >= bytes);
    }

    private static String text(ServerProcess server, String query) throws Exception {
        try (var connection = server.database();
                var rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
