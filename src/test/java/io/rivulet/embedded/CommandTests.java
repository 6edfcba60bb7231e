package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTests {

    private static final List<String> PARENT_AND_CHILD = List.of("sh", "-c", "sleep 600 & echo $! $$; wait");

    private Path log;
    private Command command;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        log = folder.resolve("log");
        command = new Command(log);
    }

    @Test
    void whatTakesTooLongIsEndedWithAllThatItBegan() throws Exception {
        assertThat(command.run(Duration.ofSeconds(2), "", PARENT_AND_CHILD)).isFalse();
        assertEnded();
    }

    @Test
    void whatIsInterruptedIsEndedWithAllThatItBegan() throws Exception {
        var thread = new AtomicReference<Thread>();
        var running = CompletableFuture.runAsync(() -> {
            thread.set(Thread.currentThread());
            try {
                var _ = command.run(Duration.ofMinutes(5), "", PARENT_AND_CHILD);
            } catch (IOException | InterruptedException told) {
                throw new CompletionException(told);
            }
        });
        await().until(() -> begun().size() == 2);
        thread.get().interrupt();

        await().until(running::isCompletedExceptionally);
        assertEnded();
    }

    private void assertEnded() throws IOException {
        assertThat(begun()).hasSize(2);
        for (var process : begun()) {
            // one that nobody has buried yet has a number still, but no program
            await().until(() -> !Files.exists(Path.of("/proc/" + process + "/exe")));
        }
    }

    private List<Long> begun() throws IOException {
        return Files.exists(log)
                ? List.of(Files.readString(log).strip().split(" ")).stream()
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .toList()
                : List.of();
    }
}
