package io.rivulet.media.ffmpeg;

import io.rivulet.media.SampleClips;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws clips in the slow lane, into the scratch folder. */
@Component
class FFmpegSampleClips implements SampleClips {

    private static final int SECONDS = 6;

    private final FFmpeg ffmpeg;
    private final Scratch scratch;
    private final Lanes lanes;

    FFmpegSampleClips(FFmpeg ffmpeg, Scratch scratch, Lanes lanes) {
        this.ffmpeg = ffmpeg;
        this.scratch = scratch;
        this.lanes = lanes;
    }

    @Override
    public <T> Mono<T> with(String picture, Function<Path, Mono<T>> use) {
        return scratch.with(folder -> {
            var file = folder.resolve("sample.mp4");
            return lanes.slowly(ffmpeg.draw(arguments(picture, file))).then(Mono.defer(() -> use.apply(file)));
        });
    }

    private static List<String> arguments(String picture, Path file) {
        return List.of(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=330:sample_rate=48000",
                "-t",
                Integer.toString(SECONDS),
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-pix_fmt",
                "yuv420p",
                "-g",
                "60",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                "file:" + file);
    }
}
