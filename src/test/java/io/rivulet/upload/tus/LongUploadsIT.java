package io.rivulet.upload.tus;

import static io.rivulet.Signals.running;
import static io.rivulet.Signals.send;
import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.RawConnection;
import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import io.rivulet.douyin.DouyinClient.Person;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Uploads outlast what is around them: tokens, a server that is full, and a database that stands still. Common clients forget an upload
 * when a HEAD fails, so it waits instead, and is then told to ask again.
 */
class LongUploadsIT {

    private static final int PLACES = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static ServerProcess server;
    private static TusClient ann;
    private static String path;

    @BeforeAll
    static void start() throws Exception {
        server = ServerProcess.start(
                        data,
                        "--rivulet.demo=false",
                        "--rivulet.web.admission.requests=" + PLACES,
                        "--rivulet.account.tokens.ask-again-after=100ms",
                        "--spring.r2dbc.properties.lockWaitTimeout=5m",
                        "--spring.r2dbc.properties.statementTimeout=5m")
                .awaitReady();
        var person = new DouyinClient(server.port()).register();
        ann = new TusClient(server.port(), person.token());
        path = ann.create(10);
        assertThat(ann.patch(path, 0, bytes(4, 1)).status()).isEqualTo(204);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whenAllPlacesAreTakenItIsAnswered() throws Exception {
        try (var slow = slowDatabase();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = IntStream.range(0, PLACES)
                    .mapToObj(caller -> logIn(callers))
                    .toList();
            await().atMost(PATIENCE).until(() -> server.scrape().sum("rivulet_admission_requests ") == PLACES);
            assertThat(ann.get("/nowhere").status()).isEqualTo(503);

            assertThat(ann.head(path).offset()).isEqualTo(4);
            slow.rollback();
            waiting.forEach(CompletableFuture::join);
        }
    }

    @Test
    void whileTheDatabaseCannotBeAskedItWaitsAndIsThenHeld() throws Exception {
        var postgres = running("postgres", data);
        send("STOP", postgres);
        try {
            var answer = ann.head(path);
            assertThat(answer.status()).isEqualTo(423);
            assertThat(answer.header("Upload-Offset")).isNull();
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.header("Tus-Resumable")).isEqualTo("1.0.0");
            assertThat(answer.body()).isEmpty();
            assertThat(ann.head(UPLOADS + "/0123456789abcdef0123456789abcdef").status())
                    .isEqualTo(423);
        } finally {
            send("CONT", postgres);
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ann.head(path).status()).isEqualTo(200));
        assertThat(ann.head(path).offset()).isEqualTo(4);
    }

    @Test
    void whenTheDatabaseIsBackInTimeItIsAnswered() throws Exception {
        var postgres = running("postgres", data);
        send("STOP", postgres);
        CompletableFuture<TusClient.Answer> answer;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                answer = CompletableFuture.supplyAsync(() -> head(), callers);
                Thread.sleep(1_000);
            } finally {
                send("CONT", postgres);
            }
            assertThat(answer.join().status()).isEqualTo(200);
        }
    }

    @Test
    void whatWasBegunIsFinishedWithATokenThatIsOver() throws Exception {
        var bob = new DouyinClient(server.port()).register();
        var bobs = new TusClient(server.port(), bob.token());
        var upload = bobs.create(10);
        var other = bobs.create(1);
        change(bob, "created_at = now() - interval '2 days', expires_at = now() - interval '1 day'");
        await().atMost(PATIENCE)
                .until(() -> bobs.post(new byte[0], "Upload-Length", "1").status() == 401);

        assertThat(bobs.head(upload).offset()).isZero();
        assertThat(bobs.patch(upload, 0, bytes(10, 1)).offset()).isEqualTo(10);
        bobs.awaitState(upload, "stored");
        assertThat(bobs.delete(other).status()).isEqualTo(204);
    }

    @Test
    void aRevokedSessionIsNobodys() throws Exception {
        var bob = new DouyinClient(server.port()).register();
        var bobs = new TusClient(server.port(), bob.token());
        var upload = bobs.create(10);
        change(bob, "revoked_at = now()");
        await().atMost(PATIENCE).until(() -> bobs.head(upload).status() == 401);

        assertThat(bobs.patch(upload, 0, bytes(10, 1)).status()).isEqualTo(401);
        assertThat(bobs.delete(upload).status()).isEqualTo(401);
    }

    @Test
    void whoseSessionIsRevokedMeanwhileDoesNotFinish() throws Exception {
        var bob = new DouyinClient(server.port()).register();
        var bobs = new TusClient(server.port(), bob.token());
        var upload = bobs.create(10);
        try (var connection = new RawConnection(server.port())) {
            connection.send(
                    "PATCH " + upload + " HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nAuthorization: Bearer "
                            + bob.token() + "\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n"
                            + "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n");
            assertThat(connection.statusLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(connection.statusLine()).isEmpty();
            change(bob, "revoked_at = now()");
            await().atMost(PATIENCE).until(() -> bobs.get(upload).status() == 401);

            assertThat(connection.send(bytes(10, 1)).answer().status()).isEqualTo(401);
        }
        try (var database = server.database();
                var statement = database.createStatement();
                var state = statement.executeQuery("SELECT state FROM upload WHERE account_id = " + bob.id())) {
            assertThat(state.next()).isTrue();
            assertThat(state.getString(1)).isEqualTo("RECEIVING");
        }
    }

    private static void change(Person person, String what) throws Exception {
        try (var database = server.database();
                var statement = database.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE session SET " + what + " WHERE account_id = " + person.id()))
                    .isEqualTo(1);
        }
    }

    private static TusClient.Answer head() {
        try {
            return ann.head(path);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Until it is rolled back, nobody reads an account. */
    private static Connection slowDatabase() throws Exception {
        var connection = server.database();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE account IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private static CompletableFuture<Void> logIn(ExecutorService callers) {
        var name = DouyinClient.unusedName();
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        var _ = new DouyinClient(server.port())
                                .post("/douyin/user/login/?username=" + name + "&password=" + name);
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                callers);
    }
}
