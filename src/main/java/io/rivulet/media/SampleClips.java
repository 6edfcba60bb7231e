package io.rivulet.media;

import java.nio.file.Path;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Short clips that FFmpeg draws by itself, for demonstrations. */
public interface SampleClips {

    /**
     * Makes a clip for as long as it is used.
     *
     * @param picture a source of FFmpeg's `lavfi`, such as `testsrc2`
     */
    <T> Mono<T> with(String picture, Function<Path, Mono<T>> use);
}
