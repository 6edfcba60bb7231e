package io.rivulet.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a data folder for one server; the system lets go of it when the server dies, however it dies. */
final class FolderLock implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    // a process that closes a second channel on a locked file loses its lock, so it must not open one
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Waits a while, because the server before may still be finishing its last requests. */
    static FolderLock acquire(DataFolder folder) throws IOException, InterruptedException {
        var end = System.nanoTime() + folder.patience().toNanos();
        do {
            var lock = tryAcquire(folder.lock());
            if (lock != null) {
                return lock;
            }
            Thread.sleep(POLL);
        } while (System.nanoTime() < end);
        throw new EmbeddedException("Another Rivulet server uses the folder " + folder.root()
                + ": stop it, or start this one with another --rivulet.data-dir and another --server.port.");
    }

    private static @Nullable FolderLock tryAcquire(Path file) throws IOException {
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            return null;
        }
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return new FolderLock(file, channel);
        }
        channel.close();
        HELD_BY_THIS_PROCESS.remove(file);
        return null;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }
}
