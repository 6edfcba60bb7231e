package io.rivulet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.annotation.CanIgnoreReturnValue;
import org.springframework.core.env.Environment;

/** Small videos for tests, made once by the bundled FFmpeg, which sees nothing of this machine. */
public record Clips(Path ffmpeg, Path libraries) {

    private static final Path FOLDER = Path.of("target", "clips");
    private static final List<String> PICTURE = List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=1");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=440:d=1");

    /** What people send, and what they should not. */
    public enum Clip {
        H264("bear.mp4", "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -metadata title=secret"),
        HEVC("phone.mov", "-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -tag:v hvc1 -c:a aac"),
        AVI("old.avi", "-c:v mpeg4 -c:a libmp3lame"),
        WEBM("browser.webm", "-c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus"),
        MKV("film.mkv", "-c:v libx264 -preset ultrafast -pix_fmt yuv420p10le -c:a libopus"),
        MAGIC_YUV("magic.avi", "-c:v magicyuv -pix_fmt yuv444p -c:a libmp3lame");

        private final String file;
        private final String coding;

        Clip(String file, String coding) {
            this.file = file;
            this.coding = coding;
        }
    }

    public static Clips of(Environment environment) {
        return new Clips(
                Path.of(environment.getRequiredProperty("rivulet.media.ffmpeg")).toAbsolutePath(),
                Path.of(environment.getRequiredProperty("rivulet.media.library-path"))
                        .toAbsolutePath());
    }

    public byte[] bytes(Clip clip) throws IOException, InterruptedException {
        return Files.readAllBytes(path(clip));
    }

    public Path path(Clip clip) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        var made = FOLDER.resolve(clip.file);
        return Files.exists(made) ? made : make(clip, made);
    }

    /** The kind of each stream of a file, such as `h264` and `aac`. */
    public List<String> codecs(byte[] file) throws IOException, InterruptedException {
        var path = Files.write(Files.createTempFile(Files.createDirectories(FOLDER), "answer", ".mp4"), file);
        var ffprobe = ffmpeg.resolveSibling("ffprobe").toString();
        var said = run(List.of(
                ffprobe, "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", path.toString()));
        Files.delete(path);
        return said.lines().map(String::strip).toList();
    }

    private Path make(Clip clip, Path target) throws IOException, InterruptedException {
        var draft = Files.createTempDirectory(FOLDER, "draft").resolve(clip.file);
        var arguments = new ArrayList<>(List.of(ffmpeg.toString(), "-nostdin", "-v", "error", "-y"));
        arguments.addAll(PICTURE);
        arguments.addAll(SOUND);
        arguments.addAll(List.of(clip.coding.split(" ", -1)));
        arguments.add(draft.toString());
        run(arguments);
        return Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }

    @CanIgnoreReturnValue
    private String run(List<String> arguments) throws IOException, InterruptedException {
        var output = Files.createTempFile("clip", ".txt");
        var builder = new ProcessBuilder(arguments)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("failed: " + arguments);
        }
        return Files.readString(output);
    }
}
