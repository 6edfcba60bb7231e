package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.douyin.DouyinClient;
import io.rivulet.upload.tus.TusClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files in parts of 8 MiB on their way to a server that is killed again and again, its S3 with it.
 * `-Dupload.killed=20` sends that many at once, `-Dupload.seed=7` other ones.
 */
class UploadKillsIT {

    private static final int FILES = Integer.getInteger("upload.killed", 2);
    private static final long SEED = Long.getLong("upload.seed", 20_261_122);
    private static final int PART = 8 << 20;
    /** Longer than it takes until the uploads of the killed one are free. */
    private static final int ALIVE_AT_LEAST_MS = 3_000;

    private static final int ALIVE_MS = 8_000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AtomicReference<ServerProcess> server = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @TempDir
    Path data;

    @AfterEach
    void endAll() {
        server.get().close();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ServerProcess.workingIn(data).isEmpty());
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void everyFileArrives() throws Exception {
        server.set(start());
        var token = new DouyinClient(server.get().port()).register().token();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var killing = threads.submit(this::killUntilOver);
            var journeys = new ArrayList<Callable<String>>();
            for (int i = 0; i < FILES; i++) {
                var traveller = new Traveller(SEED + i, token);
                journeys.add(traveller::send);
            }
            try {
                for (var journey : threads.invokeAll(journeys)) {
                    assertThat(journey.get()).matches("[0-9a-f]{64}");
                }
            } finally {
                over.set(true);
            }
            assertThat(killing.get()).as("times it was killed").isPositive();
        }
    }

    private int killUntilOver() throws Exception {
        var random = new Random(SEED);
        int kills = 0;
        while (!over.get() || kills == 0) {
            Thread.sleep(random.nextInt(ALIVE_AT_LEAST_MS, ALIVE_MS));
            server.get().kill();
            kills++;
            server.set(start());
        }
        return kills;
    }

    private ServerProcess start() throws Exception {
        return ServerProcess.start(data, "--rivulet.demo=false", "--rivulet.upload.lease=2s")
                .awaitReady();
    }

    /** Sends one file, and asks where to go on after whatever happens. */
    private final class Traveller {

        private final Random random;
        private final String token;
        private final byte[] file;
        private long acknowledged;

        Traveller(long seed, String token) {
            // near seeds would begin alike
            this.random = new Random(seed * 0x9E3779B97F4A7C15L);
            this.token = token;
            this.file = TusClient.bytes(PART + random.nextInt(2 * PART), seed);
        }

        /** The checksum of what was stored, as the row has it and as it was sent. */
        String send() throws Exception {
            var upload = persist(client -> client.create(file.length));
            while (acknowledged < file.length) {
                push(upload);
                long offset = persist(client -> offset(client, upload));
                assertThat(offset).isBetween(acknowledged, (long) file.length);
                acknowledged = offset;
            }
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> client().get(upload).body().contains("\"state\":\"stored\""));
            var sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file));
            String recorded = persist(client -> row(upload, "encode(sha256, 'hex')"));
            String object = persist(client -> row(upload, "object_token"));
            assertThat(recorded).isEqualTo(sha256);
            assertThat(Files.readAllBytes(original(object))).isEqualTo(file);
            return sha256;
        }

        private void push(String upload) throws InterruptedException {
            int rest = file.length - (int) acknowledged;
            int length = Math.min(rest, (int) Math.exp(random.nextDouble() * Math.log(3.0 * PART)));
            var piece = Arrays.copyOfRange(file, (int) acknowledged, (int) acknowledged + Math.max(1, length));
            try {
                var _ = client().patch(upload, acknowledged, piece);
            } catch (InterruptedException ended) {
                throw ended;
            } catch (Exception killed) {
                Thread.sleep(100);
            }
        }

        private static long offset(TusClient client, String upload) throws Exception {
            var answer = client.head(upload);
            assertThat(answer.status()).isEqualTo(200);
            return answer.offset();
        }

        private String row(String upload, String column) throws Exception {
            var query = "SELECT " + column + " FROM upload WHERE token = ?";
            try (var connection = server.get().database();
                    var statement = connection.prepareStatement(query)) {
                statement.setString(1, upload.substring(upload.lastIndexOf('/') + 1));
                try (var rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    return rows.getString(1);
                }
            }
        }

        private Path original(String object) throws IOException {
            try (var files = Files.walk(data)) {
                return files.filter(path -> path.endsWith(Path.of("original", object)))
                        .findAny()
                        .orElseThrow();
            }
        }

        private TusClient client() {
            return new TusClient(server.get().port(), token);
        }

        /** As long as the server is away. */
        private <T> T persist(Question<T> question) throws Exception {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                try {
                    return question.ask(client());
                } catch (Exception | AssertionError away) {
                    if (System.nanoTime() > end) {
                        throw new IOException("Not answered in time", away);
                    }
                    Thread.sleep(100);
                }
            }
        }
    }

    private interface Question<T> {

        T ask(TusClient client) throws Exception;
    }
}
