package io.rivulet.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.media.Container;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes videos with the bundled FFmpeg, which sees nothing of this machine. */
record TestVideos(Path ffmpeg, Path libraries) {

    private static final String PICTURE = "testsrc2=s=%s:r=%s:d=%s";

    /** A clip of moving shapes and a tone; {@code output} says how it is coded. */
    Path clip(Path target, String size, int seconds, String output) throws Exception {
        var picture = PICTURE.formatted(size, 30, seconds);
        return run(target, "-f lavfi -i " + picture + " -f lavfi -i sine=440:d=" + seconds + " " + output);
    }

    Path silent(Path target, String size, int seconds, String output) throws Exception {
        return run(target, "-f lavfi -i " + PICTURE.formatted(size, 30, seconds) + " " + output);
    }

    /** Runs FFmpeg with these arguments (split at blanks) and the target as its output. */
    Path run(Path target, String arguments) throws Exception {
        var vector = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-hide_banner", "-v", "error", "-y"));
        vector.addAll(List.of(arguments.split(" ")));
        vector.add(target.toString());
        var log = Files.createTempFile("test-videos", ".log");
        var builder = new ProcessBuilder(vector).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        var process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return target;
    }

    static Container container(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return Container.sniff(ByteBuffer.wrap(bytes.readNBytes(Container.HEAD_BYTES)))
                    .orElseThrow();
        }
    }
}
