package io.rivulet.media.ffmpeg;

import io.rivulet.media.MediaError;
import io.rivulet.media.ffmpeg.ChildProcess.Ended;
import java.io.IOException;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Runs programs on threads of their own, and kills what is cancelled, too slow or stuck. */
@Component
class Programs implements DisposableBean {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Scheduler threads;
    private final Duration stalledAfter;

    Programs(MediaProperties settings) {
        // two threads for each running program, and some for killed ones that are just leaving
        int programs = settings.lanes().quick() + settings.lanes().slow();
        threads = Schedulers.newBoundedElastic(2 * programs + 8, 1024, "media-program", 60, true);
        stalledAfter = settings.work().stalledAfter();
    }

    Mono<Ended> run(Command command, StandardOutput output) {
        return Mono.using(
                () -> new ChildProcess(command, output, threads),
                child -> Mono.firstWithSignal(toTheEnd(child), watchdog(output))
                        .timeout(command.within(), tooLong(command)),
                ChildProcess::kill);
    }

    /** The threads on which scratch files may be touched. */
    Scheduler threads() {
        return threads;
    }

    @Override
    public void destroy() {
        threads.dispose();
    }

    private Mono<Ended> toTheEnd(ChildProcess child) {
        return Mono.fromCallable(child::run)
                .subscribeOn(threads)
                .onErrorMap(
                        IOException.class,
                        failure ->
                                MediaError.PROCESSING_FAILED.because("FFmpeg cannot be run: " + failure.getMessage()));
    }

    private Mono<Ended> watchdog(StandardOutput output) {
        return Flux.interval(LOOK_EVERY)
                .filter(tick -> System.nanoTime() - output.lastProgress() > stalledAfter.toNanos())
                .next()
                .flatMap(tick -> MediaError.PROCESSING_FAILED.asError(
                        "FFmpeg made no progress for " + stalledAfter.toSeconds() + " s and was stopped"));
    }

    private static Mono<Ended> tooLong(Command command) {
        return MediaError.PROCESSING_FAILED.asError(
                "FFmpeg did not finish within " + command.within().toSeconds() + " s and was stopped");
    }
}
