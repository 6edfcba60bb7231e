package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTests {

    private static final Duration BRIEFLY = Duration.ofMillis(120);

    @TempDir
    Path root;

    @Test
    void aFolderHasOneServerAndSaysSo() throws Exception {
        var folder = new DataFolder(root, root, BRIEFLY);
        try (var first = FolderLock.acquire(folder)) {
            assertThat(first).isNotNull();
            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(() -> FolderLock.acquire(folder))
                    .withMessageContaining(root.toString())
                    .withMessageContaining("--rivulet.data-dir");
        }
    }

    @Test
    void theNextServerHasItWhenTheFirstLetsGo() throws Exception {
        var folder = new DataFolder(root, root, BRIEFLY);
        FolderLock.acquire(folder).close();
        FolderLock.acquire(folder).close();
    }
}
