package io.rivulet.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Redis as a pure cache: nothing on disk, bounded, and old keys make room for new ones. */
final class EmbeddedRedis {

    private static final int ATTEMPTS = 3;
    private static final Duration READY = Duration.ofSeconds(10);
    private static final Duration VERSION = Duration.ofSeconds(3);

    private final Path folder;
    private final Command command;
    private final Path program;
    private final String password = Secrets.random();

    private EmbeddedRedis(Path folder, Command command, Path program) {
        this.folder = folder;
        this.command = command;
        this.program = program;
    }

    static RunningPart start(DataFolder folder, Programs programs) throws IOException, InterruptedException {
        DataFolder.createPrivate(folder.redis());
        var command = new Command(folder.log("redis"));
        var redis = new EmbeddedRedis(folder.redis(), command, program(programs, command));
        var port = redis.start();
        return new RunningPart(
                Map.of(
                        "spring.data.redis.host", FreePort.HOST,
                        "spring.data.redis.port", port,
                        "spring.data.redis.password", redis.password),
                () -> new Leftovers(folder).end("redis-server"));
    }

    /** The first build that this machine can load: the ordinary one wants OpenSSL 3, the small one nothing. */
    private static Path program(Programs programs, Command command) throws IOException, InterruptedException {
        for (var name : builds()) {
            var resource = Programs.resource(Part.REDIS, name);
            var folder = programs.unpacked(
                    "redis", resource, draft -> Programs.copy(resource, draft.resolve("redis-server")));
            var program = folder.resolve("redis-server");
            if (command.run(VERSION, "", List.of(program.toString(), "--version"))) {
                return program;
            }
        }
        throw Part.REDIS.unavailable();
    }

    private static List<String> builds() {
        if (Programs.onLinux("amd64")) {
            return List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
        }
        return Programs.onLinux("aarch64") ? List.of("redis-server-6.2.7-linux-arm64") : List.of();
    }

    private int start() throws IOException, InterruptedException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = FreePort.find();
            var settings = folder.resolve("redis.conf");
            Files.writeString(settings, settings(port));
            command.require(READY, "", List.of(program.toString(), settings.toString()));
            if (answers(port)) {
                return port;
            }
        }
        throw command.failure("Redis did not start");
    }

    private String settings(int port) {
        return """
            bind 127.0.0.1
            protected-mode yes
            port %d
            requirepass %s
            # a session of its own: the terminal's Ctrl-C is for the server, which still needs Redis while it drains
            daemonize yes
            dir "%s"
            logfile "%s"
            pidfile ""
            loglevel warning
            set-proc-title no
            save ""
            appendonly no
            maxmemory 256mb
            maxmemory-policy allkeys-lru
            """.formatted(port, password, quoted(folder), quoted(command.log()));
    }

    private static String quoted(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private boolean answers(int port) throws InterruptedException {
        var end = System.nanoTime() + READY.toNanos() / ATTEMPTS;
        while (System.nanoTime() < end) {
            try {
                return ping(port);
            } catch (IOException notYet) {
                Thread.sleep(Duration.ofMillis(5));
            }
        }
        return false;
    }

    // false when a stranger took the port first, who knows no such password
    private boolean ping(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(FreePort.HOST), port), 500);
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(("AUTH " + password + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(3);
            return new String(answer, StandardCharsets.US_ASCII).equals("+OK");
        }
    }
}
