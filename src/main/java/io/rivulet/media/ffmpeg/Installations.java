package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import io.rivulet.media.ffmpeg.ChildProcess.Ended;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds out which FFmpeg works here and what it can do. */
@Component
class Installations {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);
    private static final Duration NOW_AND_THEN = Duration.ofMinutes(1);
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");
    private static final List<String> DIE_WITH_US = List.of("/usr/bin/setpriv", "--pdeathsig", "KILL");

    private final Programs programs;
    private final String ffmpeg;
    private final Map<String, String> environment;
    private final Mono<Installation> current;

    Installations(Programs programs, MediaProperties settings) {
        this.programs = programs;
        ffmpeg = ProgramPath.of(settings.ffmpeg());
        environment = settings.libraryPath().isEmpty() ? Map.of() : Map.of("LD_LIBRARY_PATH", settings.libraryPath());
        current = wrapper().flatMap(this::examine).cache(found -> NOW_AND_THEN, failure -> AT_ONCE, () -> AT_ONCE);
    }

    /** Looked at anew once a minute. */
    Mono<Installation> current() {
        return current;
    }

    /** A child that the kernel ends with the server, even after a {@code kill -9}, where the system has the tool for it. */
    private Mono<List<String>> wrapper() {
        return ask(DIE_WITH_US, "-version", new CapturedOutput())
                .map(ended -> ended.exit() == 0 ? DIE_WITH_US : List.<String>of())
                .onErrorReturn(List.of());
    }

    private Mono<Installation> examine(List<String> wrapper) {
        var filters = new CapturedOutput();
        var version = new CapturedOutput();
        return ask(wrapper, "-version", version)
                .map(ended -> versionIn(version, ended))
                .delayUntil(found -> ask(wrapper, "-filters", filters))
                .map(found ->
                        new Installation(found, ffmpeg, text(filters).contains(" zscale "), wrapper, environment));
    }

    private String versionIn(CapturedOutput said, Ended ended) {
        var version = VERSION.matcher(text(said));
        if (ended.exit() != 0 || !version.find()) {
            throw MediaError.PROCESSING_FAILED.because(ffmpeg + " is no working FFmpeg (exit " + ended.exit() + "): "
                    + ended.complaints().strip());
        }
        return version.group(1);
    }

    private Mono<Ended> ask(List<String> wrapper, String question, CapturedOutput answer) {
        var vector = Stream.concat(wrapper.stream(), Stream.of(ffmpeg, "-nostdin", "-hide_banner", question))
                .toList();
        return programs.run(new Command(vector, environment, AT_ONCE), answer);
    }

    private static String text(CapturedOutput said) {
        return new String(said.bytes(), StandardCharsets.UTF_8);
    }

    /**
     * A working FFmpeg.
     *
     * @param toneMapping whether it can turn high dynamic range into what every phone shows
     * @param wrapper what to run it under
     * @param environment all that its programs may know of the machine
     */
    record Installation(
            String version, String path, boolean toneMapping, List<String> wrapper, Map<String, String> environment) {}
}
