package io.rivulet.load.stage;

import io.rivulet.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The packaged server in a process of its own, with an empty catalogue. */
public final class MeasuredServer {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final int POLL_MILLISECONDS = 10;
    private static final int PATIENCE_MILLISECONDS = 5_000;

    private final ChildProgram program;
    private final Path data;
    private final URI uri;
    private final URI management;
    private final long startedAt;

    private MeasuredServer(ChildProgram program, Path data, URI uri, URI management) {
        this.program = program;
        this.data = data;
        this.uri = uri;
        this.management = management;
        this.startedAt = System.nanoTime();
    }

    /** Starts the jar, which `mvn package` has made, and does not wait. */
    public static MeasuredServer start(Workspace workspace, List<String> jvm, List<String> settings)
            throws IOException {
        return start(workspace, workspace.folder("data"), jvm, settings);
    }

    /** With what a data folder holds already. */
    public static MeasuredServer start(Workspace workspace, Path folder, List<String> jvm, List<String> settings)
            throws IOException {
        var data = Files.createDirectories(folder).toRealPath();
        int port = ServerProcess.freePort();
        int managementPort = ServerProcess.freePort();
        var command = new ArrayList<String>();
        command.add(ChildProgram.java());
        command.addAll(jvm);
        command.addAll(List.of("-jar", Path.of("target", "rivulet.jar").toString()));
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--rivulet.demo=false",
                "--rivulet.data-dir=" + data,
                "--rivulet.embedded.programs-dir="
                        + Path.of("target", "programs").toAbsolutePath()));
        command.addAll(settings);
        var program = ChildProgram.start(command, Map.of(), workspace.file("server.log"));
        var server = new MeasuredServer(program, data, local(port), local(managementPort));
        workspace.atEnd(server::stop);
        return server;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Tries to connect until it listens. */
    public void awaitPort() throws IOException, InterruptedException {
        await(this::listens);
    }

    /** Waits until it says of itself that requests may be sent to it. */
    public void awaitReady() throws IOException, InterruptedException {
        await(() -> answers(management.resolve("/actuator/health/readiness"), "UP"));
    }

    /** Asks for the feed until it is answered, each time on a connection of its own. */
    public void awaitFeed() throws IOException, InterruptedException {
        await(() -> answers(uri.resolve("/douyin/feed/"), "\"status_code\":0"));
    }

    private void await(BooleanSupplier condition) throws IOException, InterruptedException {
        while (!condition.getAsBoolean()) {
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

    private boolean listens() {
        try (var _ = new Socket(uri.getHost(), uri.getPort())) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean answers(URI address, String expected) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLISECONDS);
            connection.setReadTimeout(PATIENCE_MILLISECONDS);
            connection.setRequestProperty("Connection", "close");
            try (var body = connection.getInputStream()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8).contains(expected);
            }
        } catch (IOException notYet) {
            return false;
        }
    }
}
