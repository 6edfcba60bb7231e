package io.rivulet.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/** The folder in which programs leave their outputs: one folder for each piece of work, gone when it ends. */
@Component
class Scratch {

    private static final String OURS = "work-";

    private final Path folder;
    private final Scheduler threads;

    /** What is there at start belonged to a server that died. */
    Scratch(MediaProperties settings, @Value("${rivulet.data-dir:./data}") Path dataDir, Programs programs)
            throws IOException {
        var configured = settings.scratchDir();
        folder = (configured == null ? dataDir.resolve("scratch") : configured).toAbsolutePath();
        threads = programs.threads();
        Files.createDirectories(folder);
        removeLeftovers();
    }

    <T> Mono<T> with(Function<Path, Mono<T>> work) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> Files.createDirectories(folder.resolve(OURS + UUID.randomUUID())))
                        .subscribeOn(threads),
                work,
                this::remove);
    }

    /** The threads on which files in the folder may be touched. */
    Scheduler threads() {
        return threads;
    }

    private void removeLeftovers() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder, OURS + "*")) {
            for (var leftover : leftovers) {
                FileSystemUtils.deleteRecursively(leftover);
            }
        }
    }

    /** Repeated, because a program that was just killed may still make a file while its folder is being emptied. */
    private Mono<Boolean> remove(Path used) {
        return Mono.fromCallable(() -> FileSystemUtils.deleteRecursively(used))
                .subscribeOn(threads)
                .retryWhen(Retry.backoff(5, Duration.ofMillis(50)));
    }
}
