package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** What starts, what stops, and what is left alone. */
class EmbeddedSwitchIT {

    // one folder for all, so that its database is made only once and every start is also a restart
    @TempDir
    static Path data;

    /** A process that has been told to end may still be seen for a moment. */
    @AfterEach
    void nothingIsLeftRunning() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(ServerProcess.workingIn(data)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "POSTGRES, spring.r2dbc.url, r2dbc:postgresql://db/app",
        "REDIS, spring.data.redis.host, cache",
        "S3, rivulet.s3.endpoint, https://s3.example",
        "FFMPEG, rivulet.media.ffmpeg, /usr/bin/ffmpeg"
    })
    void aConfiguredPartStaysOffAndTheOthersRun(Part off, String name, String value) {
        try (var context = start(Nothing.class, "--" + name + "=" + value)) {
            var environment = context.getEnvironment();
            for (var part : Part.values()) {
                var given = part.gives().stream().filter(environment::containsProperty);
                assertThat(given).hasSize(part == off ? 1 : part.gives().size());
            }
            assertThat(environment.getProperty(name)).isEqualTo(value);
            assertThat(environment.getProperty("spring.data.redis.password") == null)
                    .isEqualTo(off == Part.REDIS);
        }
    }

    @Test
    void nothingStartsWhenItIsSwitchedOff() {
        try (var context = start(Nothing.class, "--rivulet.embedded.enabled=false")) {
            assertThat(context.getEnvironment().getProperty("spring.r2dbc.url")).isNull();
            assertThat(ServerProcess.workingIn(data)).isEmpty();
        }
    }

    @Test
    void rowsAreThereAfterARestart() throws Exception {
        try (var context = start(Nothing.class)) {
            execute(context, "CREATE TABLE IF NOT EXISTS kept AS SELECT 7 AS number");
        }
        try (var context = start(Nothing.class)) {
            execute(context, "INSERT INTO kept VALUES (8)");
        }
    }

    @Test
    void theDatabaseAnswersUntilTheLastBeanIsGone() {
        try (var context = start(LastWords.class)) {
            assertThat(context.isActive()).isTrue();
        }
        assertThat(LastWords.spoken).isTrue();
    }

    @Test
    void anApplicationThatFailsLeavesNothing() {
        assertThatThrownBy(() -> start(Failing.class)).hasStackTraceContaining("no beans today");
    }

    @Test
    void aStrangerWithARecycledNumberIsLeftAlone() throws Exception {
        start(Nothing.class).close();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(data.resolve("postgres/postmaster.pid"), stranger.pid() + "\n" + data + "/postgres\n");
            try (var context = start(Nothing.class)) {
                assertThat(context.getEnvironment().getProperty("spring.r2dbc.url"))
                        .isNotNull();
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static ConfigurableApplicationContext start(Class<?> application, String... settings) {
        var folder = Stream.of("--rivulet.data-dir=" + data);
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(folder, Stream.of(settings)).toArray(String[]::new));
    }

    private static void execute(ConfigurableApplicationContext context, String sql) throws Exception {
        var environment = context.getEnvironment();
        var address =
                "jdbc" + environment.getRequiredProperty("spring.r2dbc.url").substring("r2dbc".length());
        var password = environment.getProperty("spring.r2dbc.password");
        try (var connection = DriverManager.getConnection(address, "rivulet", password);
                var statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isEqualTo(sql.startsWith("SELECT"));
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Nothing {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        Object bean() {
            throw new IllegalStateException("no beans today");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class LastWords {

        static boolean spoken;

        @Bean
        AutoCloseable speaker(ConfigurableApplicationContext context) {
            return () -> {
                execute(context, "SELECT 1");
                spoken = true;
            };
        }
    }
}
