package io.rivulet.load.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The folder and the processes of one run. Nothing of them is left when it is closed, which also Ctrl-C and the end of
 * its time do.
 */
public final class Workspace implements AutoCloseable {

    private final Path folder;
    private final Deque<Runnable> endings = new ArrayDeque<>();

    private Workspace(Path folder) {
        this.folder = folder;
    }

    public static Workspace open(Duration limit) throws IOException {
        var parent = Files.createDirectories(Path.of("target", "load").toAbsolutePath());
        var workspace = new Workspace(Files.createTempDirectory(parent, "run-"));
        var hook = new Thread(workspace::end);
        Runtime.getRuntime().addShutdownHook(hook);
        var alarm = CompletableFuture.runAsync(
                () -> giveUp(limit), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        workspace.atEnd(() -> alarm.cancel(false));
        return workspace;
    }

    public Path folder(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /** What began last ends first. */
    public synchronized void atEnd(Runnable ending) {
        endings.push(ending);
    }

    @Override
    public void close() {
        end();
    }

    private synchronized void end() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void giveUp(Duration limit) {
        System.err.println("Given up after " + limit.toMinutes() + " minutes");
        System.exit(1);
    }
}
