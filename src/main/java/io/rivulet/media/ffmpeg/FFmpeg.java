package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import io.rivulet.media.ffmpeg.Installations.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Runs ffmpeg and ffprobe, and tells each run what it may open and how much it may take. */
@Component
class FFmpeg {

    private static final Logger LOG = LoggerFactory.getLogger(FFmpeg.class);

    private static final List<String> ONLY_ERRORS = List.of("-hide_banner", "-v", "error");
    private static final List<String> REPORTING =
            List.of("-nostdin", "-y", "-progress", "pipe:1", "-stats_period", "0.5");
    private static final List<String> AFTER_ALL_OTHERS = List.of("/usr/bin/nice", "-n", "10");

    private final Installations installations;
    private final Programs programs;
    private final MediaProperties settings;
    private final String ffprobe;

    FFmpeg(Installations installations, Programs programs, MediaProperties settings) {
        this.installations = installations;
        this.programs = programs;
        this.settings = settings;
        ffprobe = ProgramPath.of(settings.ffprobe());
    }

    /** Fails unless ffprobe could open the source. */
    Mono<CapturedOutput> probe(Source source, List<String> asked) {
        var said = new CapturedOutput();
        return installation()
                .map(found -> command(found, Pace.QUICK, List.of(ffprobe), ONLY_ERRORS, input(source), asked))
                .flatMap(command -> programs.run(command, said))
                .doOnNext(Failures::check)
                .thenReturn(said);
    }

    /** Fails unless ffmpeg came to a good end. */
    Mono<Progress> run(Pace pace, Source source, Function<Installation, List<String>> output) {
        return run(pace, found -> List.of(input(source), output.apply(found)));
    }

    /** Fails unless ffmpeg came to a good end with a picture, which somebody waits for. */
    Mono<Progress> run(Path picture, PictureFormat format, List<String> output) {
        return run(Pace.QUICK, found -> List.of(input(picture, format), output));
    }

    private Mono<Progress> run(Pace pace, Function<Installation, List<List<String>>> work) {
        var progress = new Progress();
        return installation()
                .map(found -> command(
                        found,
                        pace,
                        List.of(found.path()),
                        ONLY_ERRORS,
                        REPORTING,
                        work.apply(found).stream().flatMap(List::stream).toList()))
                .flatMap(command -> programs.run(command, progress))
                .doOnNext(Failures::check)
                .thenReturn(progress);
    }

    /** Runs without a source: the arguments themselves say what is drawn, and never come from a client. */
    Mono<Progress> draw(List<String> arguments) {
        var progress = new Progress();
        return installation()
                .map(found -> command(found, Pace.SLOW, List.of(found.path()), ONLY_ERRORS, REPORTING, arguments))
                .flatMap(command -> programs.run(command, progress))
                .doOnNext(Failures::check)
                .thenReturn(progress);
    }

    /** The wall clock that a run may take. */
    Duration within(Pace pace) {
        return pace == Pace.QUICK
                ? settings.work().quickWithin()
                : settings.work().slowWithin();
    }

    /** What is wrong with it is for those who run the server, and its health tells them. */
    private Mono<Installation> installation() {
        return installations.current().onErrorMap(failure -> {
            LOG.warn("Videos cannot be worked on: {}", failure.getMessage());
            return MediaError.PROCESSING_FAILED.because("Videos cannot be worked on just now");
        });
    }

    @SafeVarargs
    private Command command(Installation found, Pace pace, List<String>... arguments) {
        boolean nice = pace == Pace.SLOW && Files.isExecutable(Path.of(AFTER_ALL_OTHERS.getFirst()));
        var vector = new ArrayList<>(found.wrapper());
        vector.addAll(nice ? AFTER_ALL_OTHERS : List.of());
        for (var part : arguments) {
            vector.addAll(part);
        }
        return new Command(vector, found.environment(), within(pace));
    }

    private List<String> input(Source source) {
        var format = source.container().demuxer();
        return Stream.of(
                        List.of("-protocol_whitelist", source.protocols(), "-format_whitelist", format),
                        List.of("-codec_whitelist", Codecs.whitelist(), "-max_pixels", maxPixels()),
                        List.of("-f", format, "-i", source.address()))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> input(Path picture, PictureFormat format) {
        return Stream.of(
                        List.of("-protocol_whitelist", "file", "-format_whitelist", format.demuxer()),
                        List.of("-codec_whitelist", format.codec(), "-max_pixels", maxPixels()),
                        List.of("-f", format.demuxer(), "-i", "file:" + picture))
                .flatMap(List::stream)
                .toList();
    }

    private String maxPixels() {
        return Integer.toString(settings.accepted().maxPixels());
    }

    /** Whether somebody waits for a run, or it leaves the processors to everybody else. */
    enum Pace {
        QUICK,
        SLOW
    }
}
