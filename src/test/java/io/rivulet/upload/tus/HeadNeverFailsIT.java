package io.rivulet.upload.tus;

import static io.rivulet.upload.tus.TusClient.UPLOADS;
import static io.rivulet.upload.tus.TusClient.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rivulet.ServerProcess;
import io.rivulet.douyin.DouyinClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Common clients forget an upload when a HEAD fails: so it waits instead, and is then told to ask again. */
class HeadNeverFailsIT {

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
                        "--spring.r2dbc.properties.lockWaitTimeout=5m",
                        "--spring.r2dbc.properties.statementTimeout=5m")
                .awaitReady();
        ann = TusClient.register(server.port());
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
        var postgres = running("postgres");
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
        var postgres = running("postgres");
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

    private static List<ProcessHandle> running(String program) {
        var found = ServerProcess.workingIn(data).stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program))
                .toList();
        assertThat(found).as(program).isNotEmpty();
        return found;
    }

    private static void send(String signal, List<ProcessHandle> processes) throws Exception {
        var command = Stream.concat(
                Stream.of("kill", "-" + signal), processes.stream().map(process -> Long.toString(process.pid())));
        assertThat(new ProcessBuilder(command.toList()).start().waitFor()).isZero();
    }
}
