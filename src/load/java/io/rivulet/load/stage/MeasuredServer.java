package io.rivulet.load.stage;

import io.rivulet.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged server in a process of its own, with an empty catalogue. */
public final class MeasuredServer {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int POLL_MILLISECONDS = 10;
    private static final int PATIENCE_MILLISECONDS = 5_000;

    private final ChildProgram program;
    private final Path data;
    private final URI uri;
    private final long startedAt;

    private MeasuredServer(ChildProgram program, Path data, URI uri, long startedAt) {
        this.program = program;
        this.data = data;
        this.uri = uri;
        this.startedAt = startedAt;
    }

    /** Starts the jar, which `mvn package` has made, and does not wait. */
    public static MeasuredServer start(Workspace workspace, List<String> jvm, List<String> settings)
            throws IOException {
        var data = workspace.folder("data").toRealPath();
        int port = ServerProcess.freePort();
        var command = new ArrayList<String>();
        command.add(ChildProgram.java());
        command.addAll(jvm);
        command.addAll(List.of("-jar", Path.of("target", "rivulet.jar").toString()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + ServerProcess.freePort(),
                "--rivulet.demo=false",
                "--rivulet.data-dir=" + data,
                "--rivulet.embedded.programs-dir="
                        + Path.of("target", "programs").toAbsolutePath()));
        command.addAll(settings);
        long startedAt = System.nanoTime();
        var program = ChildProgram.start(command, Map.of(), workspace.file("server.log"));
        var server = new MeasuredServer(program, data, URI.create("http://127.0.0.1:" + port), startedAt);
        workspace.atEnd(server::stop);
        return server;
    }

    /** Asks for the feed until it is answered, each time on a connection of its own. */
    public void awaitFeed() throws IOException, InterruptedException {
        while (!answers()) {
            program.requireAlive();
            if (sinceStart() > READY_WITHIN.toNanos()) {
                throw new IllegalStateException("The server does not answer");
            }
            Thread.sleep(POLL_MILLISECONDS);
        }
    }

    public long sinceStart() {
        return System.nanoTime() - startedAt;
    }

    /** Nanoseconds of the JVM, without its children. */
    public long processorTime() {
        return program.process().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    public URI uri() {
        return uri;
    }

    /** A connection to the embedded database, past the server. */
    public Connection database() throws IOException, SQLException {
        return ServerProcess.database(data);
    }

    public long pid() {
        return program.process().pid();
    }

    /** The FFmpeg that the server has unpacked. */
    public Path ffmpeg() {
        return data.resolve("ffmpeg");
    }

    public void stop() {
        program.stop();
        ServerProcess.workingIn(data).forEach(ProcessHandle::destroyForcibly);
    }

    private boolean answers() {
        try {
            var connection =
                    (HttpURLConnection) uri.resolve("/douyin/feed/").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLISECONDS);
            connection.setReadTimeout(PATIENCE_MILLISECONDS);
            connection.setRequestProperty("Connection", "close");
            try (var body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8).contains("\"status_code\":0");
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
