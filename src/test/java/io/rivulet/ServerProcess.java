package io.rivulet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged server in a process of its own, as a user starts it; closing it kills it with all it started. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Process process;
    private final Path data;
    private final Path output;
    private final int port;
    private final int managementPort;

    private ServerProcess(Process process, Path data, Path output, int port, int managementPort) {
        this.process = process;
        this.data = data;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts the jar on a free port with this data folder, in a process group of its own, and does not wait. */
    public static ServerProcess start(Path data, String... arguments) throws IOException {
        return startWith(List.of(), data, arguments);
    }

    /** The same with options of the JVM. */
    public static ServerProcess startWith(List<String> options, Path data, String... arguments) throws IOException {
        var port = freePort();
        var managementPort = freePort();
        var output = Files.createTempFile("rivulet-", ".log");
        var command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target", "rivulet.jar").toAbsolutePath().toString(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--rivulet.data-dir=" + data,
                "--rivulet.embedded.programs-dir=" + TestFolders.programs()));
        command.addAll(2, options);
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ServerProcess(process, data.toRealPath(), output, port, managementPort);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the server answers on its port. */
    public ServerProcess awaitReady() throws IOException, InterruptedException {
        var end = System.nanoTime() + READY.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("The server is not ready:\n" + output());
            }
            Thread.sleep(50);
        }
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What the server tells those who watch it. */
    public Scrape scrape() throws IOException, InterruptedException {
        return Scrape.of(managementPort);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Sends a signal to the server alone, such as TERM. */
    public void signal(String name) throws IOException, InterruptedException {
        send(name, Long.toString(process.pid()));
    }

    /** Does what the terminal does at Ctrl-C: the signal goes to the server and whatever shares its process group. */
    public void interrupt() throws IOException, InterruptedException {
        send("INT", "-" + process.pid());
    }

    /** Kills the server so that it can tidy up nothing. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The server cannot be killed");
        }
    }

    /** Waits for the end and returns the exit code. */
    public int awaitEnd() throws InterruptedException, IOException {
        if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("The server does not end:\n" + output());
        }
        return process.exitValue();
    }

    /** A connection to the server's embedded database, past the server. */
    public Connection database() throws IOException, SQLException {
        return database(data);
    }

    /** A connection to the embedded database of a data folder. */
    public static Connection database(Path data) throws IOException, SQLException {
        var settings = Files.readString(data.resolve("postgres/postgresql.conf"));
        var number = Pattern.compile("port = (\\d+)").matcher(settings);
        if (!number.find()) {
            throw new AssertionError(settings);
        }
        var address = "jdbc:postgresql://127.0.0.1:" + number.group(1) + "/rivulet";
        return DriverManager.getConnection(address, "rivulet", Files.readString(data.resolve("postgres.password")));
    }

    /** All processes that run in a data folder or for it, other than this one. */
    public static List<ProcessHandle> workingIn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process ->
                        traces(process).contains(data.toAbsolutePath().toString()))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        for (var child : workingIn(data)) {
            child.destroyForcibly();
        }
        process.onExit().orTimeout(END.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    private boolean answers() throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(uri()).timeout(Duration.ofSeconds(2)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() > 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void send(String signal, String target) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + signal, "--", target)
                .inheritIO()
                .start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("kill -" + signal + " " + target + " failed");
        }
    }

    private static String traces(ProcessHandle process) {
        var folder = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.readSymbolicLink(folder.resolve("cwd")) + " "
                    + Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    /** What another server is to be started with, so that it works on the database and the Redis of this folder. */
    public static List<String> sharing(Path data) throws IOException {
        var postgres = Files.readString(data.resolve("postgres/postgresql.conf"));
        var redis = Files.readString(data.resolve("redis/redis.conf"));
        return List.of(
                "--spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:" + found("port = (\\d+)", postgres) + "/rivulet",
                "--spring.r2dbc.username=rivulet",
                "--spring.r2dbc.password=" + Files.readString(data.resolve("postgres.password")),
                "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + found("port (\\d+)", redis),
                "--spring.data.redis.password=" + found("requirepass (\\S+)", redis));
    }

    private static String found(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        if (!match.find()) {
            throw new AssertionError("No " + pattern);
        }
        return match.group(1);
    }
}
