package io.rivulet.load.stage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Real H.264 videos with sound, of whatever size is wanted. */
public final class Clips {

    public static final long MIB = 1 << 20;

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Room for the index at the end of the file. */
    private static final long INDEX = 2 * MIB;

    private static final int BOX_HEADER = 8;

    private final Path ffmpeg;
    private final Workspace workspace;

    public Clips(Path ffmpeg, Workspace workspace) {
        this.ffmpeg = ffmpeg;
        this.workspace = workspace;
    }

    /** Full HD in noise, so that it really takes its 20 Mb/s. */
    public Path hd(int seconds) throws IOException, InterruptedException {
        var clip = workspace.file("hd-" + seconds + ".mp4");
        var picture = "testsrc2=size=1920x1080:rate=30:duration=" + seconds + ",noise=alls=30:allf=t+u";
        run(
                List.of("-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", "sine=duration=" + seconds),
                List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "60"),
                List.of("-b:v", "20M", "-minrate", "20M", "-maxrate", "20M", "-bufsize", "20M"),
                List.of("-c:a", "aac", "-b:a", "128k", clip.toString()));
        return clip;
    }

    /** One clip over and over, and a box that says nothing at the end, so that the size is exact. */
    public Path repeated(Path clip, long size) throws IOException, InterruptedException {
        var whole = workspace.file("repeated-" + size + ".mp4");
        run(
                List.of("-stream_loop", "-1", "-i", clip.toString(), "-c", "copy"),
                List.of("-fs", Long.toString(size - INDEX), whole.toString()));
        pad(whole, size);
        return whole;
    }

    private static void pad(Path clip, long size) throws IOException {
        try (var file = new RandomAccessFile(clip.toFile(), "rw")) {
            long missing = size - file.length();
            if (missing < BOX_HEADER) {
                throw new IllegalStateException(clip + " is too large already: " + file.length());
            }
            file.seek(file.length());
            file.writeInt(Math.toIntExact(missing));
            file.write("free".getBytes(StandardCharsets.US_ASCII));
            file.setLength(size);
        }
    }

    @SafeVarargs
    private void run(List<String>... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(ffmpeg.resolve("ffmpeg").toString(), "-nostdin", "-v", "error"));
        for (var some : arguments) {
            command.addAll(some);
        }
        var log = Files.createTempFile(workspace.folder("logs"), "ffmpeg-", ".log");
        var program = ChildProgram.start(command, Map.of("LD_LIBRARY_PATH", ffmpeg.toString()), log);
        workspace.atEnd(program::stop);
        program.awaitSuccess(LIMIT);
    }
}
