package io.rivulet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The files of the embedded database and the programs that work on them. */
final class PostgresCluster {

    static final String NAME = "rivulet";

    private static final int ATTEMPTS = 3;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration FAST_STOP = Duration.ofSeconds(15);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(5);

    private final DataFolder folder;
    private final Path programs;
    private final Command command;
    private final String password;

    PostgresCluster(DataFolder folder, Path programs) throws IOException, InterruptedException {
        this.folder = folder;
        this.programs = programs;
        this.command = new Command(Unprivileged.prefix(), folder.log("postgres"));
        this.password = folder.secret("postgres.password");
    }

    String password() {
        return password;
    }

    /** Made under another name and renamed when whole: a first start that is killed leaves nothing half. */
    void createIfAbsent() throws IOException, InterruptedException {
        if (Files.isDirectory(folder.postgres())) {
            return;
        }
        var draft = folder.root().resolve("postgres.new");
        FileSystemUtils.deleteRecursively(draft);
        initialise(draft);
        createDatabase(draft);
        Files.move(draft, folder.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initialise(Path draft) throws IOException, InterruptedException {
        run(
                "initdb",
                "",
                "--pgdata=" + draft,
                "--username=postgres",
                "--pwfile=" + folder.root().resolve("postgres.password"),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    private void createDatabase(Path draft) throws IOException, InterruptedException {
        var statements = """
                CREATE ROLE rivulet LOGIN PASSWORD '%s';
                CREATE DATABASE rivulet OWNER rivulet;
                """.formatted(password);
        run("postgres", statements, "--single", "-D", draft.toString(), "postgres");
    }

    /** Starts the server on a free port, which it returns; repeated because somebody may be quicker to take the port. */
    int start() throws IOException, InterruptedException {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = FreePort.find();
            Files.writeString(folder.postgres().resolve("postgresql.conf"), settings(port));
            // nobody else works in a locked folder, and a stranger may have the number in the file by now
            Files.deleteIfExists(folder.postgres().resolve("postmaster.pid"));
            if (command.run(LIMIT, "", control("start", "--log=" + command.log(), "--timeout=110"))) {
                return port;
            }
            Thread.sleep(Duration.ofMillis(300));
        }
        throw command.failure("PostgreSQL did not start");
    }

    // written anew at each start; what is acknowledged must survive a crash, so the three `on` are not for tuning
    private static String settings(int port) {
        return """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            port = %d
            fsync = on
            full_page_writes = on
            synchronous_commit = on
            max_connections = 50
            shared_buffers = 128MB
            wal_level = minimal
            max_wal_senders = 0
            timezone = 'UTC'
            log_timezone = 'UTC'
            log_checkpoints = off
            """.formatted(port);
    }

    /** Ends with a checkpoint when there is time for it; else the write-ahead log has all that was acknowledged. */
    void stop() throws IOException, InterruptedException {
        if (!stop("fast", FAST_STOP) && !stop("immediate", IMMEDIATE_STOP)) {
            throw command.failure("PostgreSQL did not stop");
        }
    }

    private boolean stop(String mode, Duration limit) throws IOException, InterruptedException {
        return command.run(
                limit.plusSeconds(1), "", control("stop", "--mode=" + mode, "--timeout=" + limit.toSeconds()));
    }

    private List<String> control(String action, String... options) {
        var fixed = List.of(
                programs.resolve("pg_ctl").toString(),
                action,
                "--silent",
                "--wait",
                "-D",
                folder.postgres().toString());
        return Stream.concat(fixed.stream(), Stream.of(options)).toList();
    }

    private void run(String program, String input, String... options) throws IOException, InterruptedException {
        var name = programs.resolve(program).toString();
        command.require(
                LIMIT, input, Stream.concat(Stream.of(name), Stream.of(options)).toList());
    }
}
