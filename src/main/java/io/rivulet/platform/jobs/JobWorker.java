package io.rivulet.platform.jobs;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;
import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Works on jobs for as long as the server runs: the next one at once, or after a wait when there is none. */
@Component
class JobWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final Duration HAND_BACK = Duration.ofSeconds(5);

    private final JobRunner runner;
    private final Jobs jobs;
    private final JobProperties properties;
    private final Disposable.Composite working = Disposables.composite();
    private volatile @Nullable Shift shift;

    JobWorker(JobRunner runner, Jobs jobs, JobProperties properties) {
        this.runner = runner;
        this.jobs = jobs;
        this.properties = properties;
    }

    @Override
    public void start() {
        var begun = new Shift();
        shift = begun;
        working.add(begun.work().subscribe());
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Jobs are handed back before anything they need is closed. */
    @Override
    public void stop(Runnable callback) {
        var ending = shift;
        shift = null;
        if (ending == null) {
            callback.run();
            return;
        }
        working.add(ending.end().doFinally(end -> callback.run()).subscribe());
    }

    @Override
    public boolean isRunning() {
        return shift != null;
    }

    /** The work from one start to the stop after it; what was stopped can be started again. */
    private final class Shift {

        private final Sinks.Empty<Void> stopping = Sinks.empty();
        private final Sinks.Empty<Void> stopped = Sinks.empty();
        private volatile boolean over;

        Flux<Boolean> work() {
            return Flux.merge(work(Lane.LONG), work(Lane.SHORT)).doFinally(end -> stopped.emitEmpty(FAIL_FAST));
        }

        private Flux<Boolean> work(Lane lane) {
            int workers = properties.workers(lane);
            return Flux.range(0, workers).flatMap(worker -> step(lane).repeat(() -> !over), workers);
        }

        Mono<Void> end() {
            over = true;
            stopping.emitEmpty(FAIL_FAST);
            return stopped.asMono().timeout(HAND_BACK, Mono.empty());
        }

        private Mono<Boolean> step(Lane lane) {
            return Mono.defer(() -> runner.runNext(lane, stopping.asMono()))
                    .onErrorResume(failure -> {
                        LOG.warn(
                                "Background work is interrupted: {}",
                                getMostSpecificCause(failure).toString());
                        return Mono.just(false);
                    })
                    .delayUntil(worked -> worked ? Mono.empty() : pause());
        }

        private Mono<Void> pause() {
            return Mono.firstWithSignal(jobs.woken(), Mono.delay(properties.poll()))
                    .then()
                    .takeUntilOther(stopping.asMono());
        }
    }
}
