package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPropertySourceTests {

    @TempDir
    Path root;

    @Test
    void namesAreKnownWhileNothingRunsYet() throws Exception {
        var folder = new DataFolder(root, root, Duration.ofSeconds(30)).create();
        try (var held = FolderLock.acquire(folder)) {
            assertThat(held).isNotNull();
            var waiting = new EmbeddedParts(folder, EnumSet.of(Part.REDIS), new EmbeddedS3("b", "r"));
            var source = new EmbeddedPropertySource(waiting);

            assertThat(source.getPropertyNames())
                    .contains("spring.data.redis.port")
                    .doesNotContain("spring.r2dbc.url");
            assertThat(source.containsProperty("spring.data.redis.port")).isTrue();
            assertThat(source.getProperty("spring.r2dbc.url")).isNull();

            waiting.destroy();
        }
    }
}
