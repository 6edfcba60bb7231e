package io.rivulet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts, ends and dies of the packaged server, as a user's machine sees them. */
class LifecycleIT {

    @TempDir
    Path data;

    @AfterEach
    void endAll() {
        ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ServerProcess.workingIn(data).isEmpty());
    }

    @Test
    void ctrlCStopsEverything() throws Exception {
        try (var server = ServerProcess.start(data).awaitReady()) {
            assertThat(programs()).contains("postgres", "redis-server");
            server.interrupt();
            assertThat(server.awaitEnd()).isEqualTo(130);
            assertThat(ServerProcess.workingIn(data)).isEmpty();
            assertThat(Files.readString(data.resolve("logs/postgres.log"))).contains("database system is shut down");
        }
    }

    @Test
    void aTermSignalStopsEverythingAndRowsStay() throws Exception {
        try (var server = ServerProcess.start(data).awaitReady()) {
            execute(server, "CREATE TABLE kept AS SELECT 7 AS number");
            server.signal("TERM");
            assertThat(server.awaitEnd()).isEqualTo(143);
            assertThat(ServerProcess.workingIn(data)).isEmpty();
        }
        try (var server = ServerProcess.start(data).awaitReady()) {
            execute(server, "SELECT number FROM kept");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasCommittedSurvivesAKill(boolean databaseToo) throws Exception {
        long killed;
        try (var server = ServerProcess.start(data).awaitReady()) {
            execute(server, "CREATE TABLE kept AS SELECT 7 AS number");
            killed = server.pid();
            server.kill();
            assertThat(programs()).contains("postgres", "redis-server");
            if (databaseToo) {
                kill("postgres");
            }
            var orphans = ServerProcess.workingIn(data);
            try (var next = ServerProcess.start(data).awaitReady()) {
                assertThat(next.pid()).isNotEqualTo(killed);
                execute(next, "SELECT number FROM kept");
                assertThat(orphans)
                        .allSatisfy(orphan -> assertThat(orphan.isAlive()).isFalse());
                assertThat(programs()).containsOnlyOnce("redis-server");
            }
        }
    }

    @Test
    void anOrphanedFfmpegEndsAtTheNextStart() throws Exception {
        try (var server = ServerProcess.start(data).awaitReady()) {
            server.kill();
            var orphan = ffmpeg();
            try (var next = ServerProcess.start(data).awaitReady()) {
                // it answers a moment before it says `Started`
                assertThat(next.output()).contains("Netty started");
                assertThat(orphan.isAlive()).isFalse();
            }
        }
    }

    @Test
    void twoServersRunSideBySide(@TempDir Path other) throws Exception {
        try (var one = ServerProcess.start(data);
                var two = ServerProcess.start(other)) {
            execute(one.awaitReady(), "CREATE TABLE mine AS SELECT 1 AS number");
            execute(two.awaitReady(), "CREATE TABLE mine AS SELECT 2 AS number");
            one.signal("TERM");
            assertThat(one.awaitEnd()).isEqualTo(143);
            execute(two, "SELECT number FROM mine WHERE number = 2");
        }
    }

    @Test
    void aSecondServerOnTheSameFolderSaysWhatToChange() throws Exception {
        try (var first = ServerProcess.start(data).awaitReady();
                var second = ServerProcess.start(data, "--rivulet.embedded.patience=2s")) {
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Another Rivulet server uses the folder " + data.toRealPath())
                    .contains("--rivulet.data-dir")
                    .doesNotContain("\tat ");
            execute(first, "SELECT 1");
        }
    }

    @Test
    void anOlderJavaSaysInOneSentenceWhatItNeeds() throws Exception {
        var older = Path.of(System.getProperty("java.home"))
                .resolveSibling("java-17-openjdk-amd64")
                .resolve("bin/java");
        assumeTrue(Files.isExecutable(older), "no Java 17 beside this one");
        var process = new ProcessBuilder(older.toString(), "-jar", "target/rivulet.jar")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(output).matches("[^\\n]+ 25 [^\\n]+\\.\\n");
    }

    private List<String> programs() {
        return ServerProcess.workingIn(data).stream()
                .map(process -> process.info().command().orElse(""))
                .map(command -> command.substring(command.lastIndexOf('/') + 1))
                .toList();
    }

    private void kill(String program) {
        ServerProcess.workingIn(data).stream()
                .filter(process -> process.info().command().orElse("").endsWith("/" + program))
                .forEach(ProcessHandle::destroyForcibly);
    }

    // reads from a pipe that nobody writes to, so that it runs until it is stopped
    private Process ffmpeg() throws IOException {
        var folder = data.toRealPath().resolve("ffmpeg");
        var builder = new ProcessBuilder(
                folder.resolve("ffmpeg").toString(), "-f", "mpegts", "-i", "pipe:0", "-f", "null", "-");
        builder.environment().put("LD_LIBRARY_PATH", folder.toString());
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void execute(ServerProcess server, String sql) throws Exception {
        try (var connection = server.database();
                var statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                assertThat(statement.getResultSet().next()).isTrue();
            }
        }
    }
}
