package io.rivulet.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** The one folder in which the embedded parts keep everything. */
record DataFolder(Path root, Path programs, Duration patience) {

    private static final long LOG_LIMIT = 8L << 20;
    private static final Pattern SHELL = Pattern.compile("[\"$`\\\\]");
    private static final Duration OTHER_SERVER = Duration.ofSeconds(30);

    static DataFolder of(Environment environment) {
        var root = environment.getProperty("rivulet.data-dir", "data");
        var programs = environment.getProperty("rivulet.embedded.programs-dir", root + "/programs");
        var patience = environment.getProperty("rivulet.embedded.patience", Duration.class, OTHER_SERVER);
        return new DataFolder(Path.of(root).toAbsolutePath(), Path.of(programs).toAbsolutePath(), patience);
    }

    /** Creates the folders; their real paths are what the system shows of a process that works there. */
    DataFolder create() {
        if (SHELL.matcher(root + "" + programs).find()) {
            throw new EmbeddedException("The folder " + root
                    + " has a character in its name that PostgreSQL's starter cannot pass on: choose one without "
                    + "quotation mark, dollar sign, backquote and backslash with --rivulet.data-dir.");
        }
        try {
            Files.createDirectories(programs);
            return new DataFolder(Files.createDirectories(root).toRealPath(), programs.toRealPath(), patience);
        } catch (IOException e) {
            throw new EmbeddedException(
                    "The folder " + root + " cannot be written (" + e.getMessage()
                            + "): choose another one with --rivulet.data-dir.",
                    e);
        }
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path redis() {
        return root.resolve("redis");
    }

    Path s3() {
        return root.resolve("s3");
    }

    Path ffmpeg() {
        return root.resolve("ffmpeg");
    }

    Path lock() {
        return root.resolve("lock");
    }

    /** Creates a folder that nobody else on the machine may read. */
    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    /** A log that starts anew when it has grown too long. */
    Path log(String name) throws IOException {
        var log = Files.createDirectories(root.resolve("logs")).resolve(name + ".log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.delete(log);
        }
        return log;
    }

    /** A random secret that outlives restarts, readable by the owner only. */
    String secret(String name) {
        var file = root.resolve(name);
        try {
            if (!Files.exists(file)) {
                writePrivate(file, Secrets.random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePrivate(Path file, String text) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text, StandardOpenOption.WRITE);
        Files.move(draft, file);
    }
}
