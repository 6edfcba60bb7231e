package io.rivulet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** What the embedded parts promise while they run. */
class EmbeddedIT {

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run("--rivulet.data-dir=" + data, "--rivulet.s3.bucket=clips");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void whatPostgresAcknowledgesIsOnDisk(String setting) throws Exception {
        assertThat(query("SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void postgresListensToThisMachineOnlyAndAsksForThePassword() throws Exception {
        assertThat(query("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> connect("guessed")).hasMessageContaining("password authentication failed");
    }

    @Test
    void theDatabaseBelongsToAnOrdinaryUser() throws Exception {
        assertThat(query("SELECT current_user || '@' || current_database()")).isEqualTo("rivulet@rivulet");
        assertThat(query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(query("SELECT lower('ÄÖ') || pg_encoding_to_char(encoding) FROM pg_database WHERE datname ="
                        + " current_database()"))
                .isEqualTo("äöUTF8");
    }

    @Test
    void redisIsABoundedCacheBehindAPassword() {
        var address = RedisURI.builder()
                .withHost(setting("spring.data.redis.host"))
                .withPort(Integer.parseInt(setting("spring.data.redis.port")))
                .withTimeout(Duration.ofSeconds(5));
        var password = setting("spring.data.redis.password").toCharArray();
        try (var client = RedisClient.create(address.withPassword(password).build());
                var connection = client.connect()) {
            var redis = connection.sync();
            assertThat(redis.ping()).isEqualTo("PONG");
            assertThat(redis.configGet("maxmemory-policy")).containsEntry("maxmemory-policy", "allkeys-lru");
            assertThat(redis.configGet("bind")).containsEntry("bind", "127.0.0.1");
            assertThat(redis.configGet("save")).containsEntry("save", "");
        }
    }

    @Test
    void s3RefusesAStranger() throws Exception {
        var bucket = URI.create(setting("rivulet.s3.endpoint") + "/clips");
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(bucket).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(403);
        }
        assertThat(setting("rivulet.s3.bucket")).isEqualTo("clips");
    }

    @Test
    void ffmpegNeedsNothingOfTheMachine() throws Exception {
        var clip = data.resolve("clip.mp4");
        assertThat(run(
                        "rivulet.media.ffmpeg",
                        "-nostdin",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=d=1:s=64x64",
                        "-c:v",
                        "libx264",
                        "-y",
                        clip.toString()))
                .isEmpty();
        assertThat(run(
                        "rivulet.media.ffprobe",
                        "-v",
                        "error",
                        "-show_entries",
                        "stream=codec_name",
                        "-of",
                        "csv=p=0",
                        clip.toString()))
                .isEqualToIgnoringNewLines("h264");
    }

    private static String run(String program, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(setting(program)));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", setting("rivulet.media.library-path"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return output;
    }

    private static String query(String sql) throws Exception {
        try (var connection = connect(setting("spring.r2dbc.password"));
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(String password) throws Exception {
        return DriverManager.getConnection(
                "jdbc" + setting("spring.r2dbc.url").substring("r2dbc".length()),
                setting("spring.r2dbc.username"),
                password);
    }

    private static String setting(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Nothing {}
}
