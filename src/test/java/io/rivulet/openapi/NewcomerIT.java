package io.rivulet.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.Clips;
import io.rivulet.Clips.Clip;
import io.rivulet.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** Somebody who has only the description and curl does all that people do, by the words of its tour. */
@RunningServer
class NewcomerIT {

    private static final Pattern SCRIPT = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path home;

    /** At first with a video of their own, then with the newest one of the feed, which is that. */
    @Test
    void theTourTakesANewcomerFromRegisteringToLoggingOutEverywhere(
            @LocalServerPort int port, @Autowired Environment environment) throws Exception {
        var clip = home.resolve("clip.mp4");
        Files.write(clip, Clips.of(environment).bytes(Clip.H264));
        assertToured(run(tour(new Caller(port)), "http://localhost:" + port));

        Files.delete(clip);
        assertToured(run(tour(new Caller(port)), "http://localhost:" + port));
        assertThat(clip).isNotEmptyFile();
    }

    private static void assertToured(List<String> lines) {
        var said = lines.stream().map(ApiDescription.JSON::readTree).toList();
        assertThat(said).hasSize(4);
        var comment = said.get(0);
        assertThat(comment.path("content").asString()).isEqualTo("What a view!");
        assertThat(said.get(1).path("content").asString()).isEqualTo("Where was that?");
        assertVideo(said.get(2), comment);
        assertThat(said.get(3).path("type").asString()).isEqualTo("urn:rivulet:problem:not-signed-in");
    }

    private static void assertVideo(JsonNode video, JsonNode comment) {
        assertThat(video.path("id")).isEqualTo(comment.path("video_id"));
        assertThat(video.path("title").asString()).isEqualTo("Tides");
        assertThat(video.path("state").asString()).isEqualTo("published");
        assertThat(video.path("comment_count").asLong()).isEqualTo(1);
        assertThat(video.path("favorite_count").asLong()).isEqualTo(1);
    }

    /** As the server hands it out, not as it lies in the sources. */
    private static String tour(Caller caller) throws Exception {
        var description =
                ApiDescription.JSON.readTree(caller.get("/openapi.json").body());
        var script = SCRIPT.matcher(description.path("info").path("description").asString());
        assertThat(script.find()).isTrue();
        return script.group(1);
    }

    /** The lines that it prints. */
    private List<String> run(String script, String server) throws IOException, InterruptedException {
        var output = home.resolve("output.txt");
        var builder = new ProcessBuilder("sh", "-eu", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("server", server);
        var process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        var lines = Files.readAllLines(output);
        assertThat(ended && process.exitValue() == 0)
                .as(String.join("\n", lines))
                .isTrue();
        return lines;
    }
}
