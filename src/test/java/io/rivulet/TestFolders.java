package io.rivulet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** Gives every application context in the tests an empty data folder of its own, and all of them one set of programs. */
@Order(0)
final class TestFolders implements EnvironmentPostProcessor {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Where all tests unpack PostgreSQL, Redis and FFmpeg. */
    static Path programs() {
        return Path.of("target", "programs").toAbsolutePath();
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var data = Path.of("target", "test-data", "" + NUMBER.incrementAndGet()).toAbsolutePath();
        if (!environment.containsProperty("rivulet.data-dir")) {
            empty(data);
        }
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "testFolders",
                        Map.of(
                                "rivulet.data-dir", data.toString(),
                                "rivulet.embedded.programs-dir", programs().toString())));
    }

    private static void empty(Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
