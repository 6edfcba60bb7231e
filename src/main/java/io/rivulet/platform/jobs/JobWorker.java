package io.rivulet.platform.jobs;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;
import static reactor.core.publisher.Sinks.EmitFailureHandler.FAIL_FAST;

import java.time.Duration;
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
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final Sinks.Empty<Void> stopped = Sinks.empty();
    private volatile boolean running;
    private final Disposable.Composite working = Disposables.composite();

    JobWorker(JobRunner runner, Jobs jobs, JobProperties properties) {
        this.runner = runner;
        this.jobs = jobs;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        working.add(Flux.range(0, properties.atOnce())
                .flatMap(worker -> step().repeat(() -> running), properties.atOnce())
                .doFinally(end -> stopped.emitEmpty(FAIL_FAST))
                .subscribe());
    }

    private Mono<Boolean> step() {
        return Mono.defer(() -> runner.runNext(stopping.asMono()))
                .onErrorResume(failure -> {
                    LOG.warn("Background work is interrupted: {}", getMostSpecificCause(failure).toString());
                    return Mono.just(false);
                })
                .delayUntil(worked -> worked ? Mono.empty() : pause());
    }

    private Mono<Void> pause() {
        return Mono.firstWithSignal(jobs.woken(), Mono.delay(properties.poll()))
                .then()
                .takeUntilOther(stopping.asMono());
    }

    @Override
    public void stop() {
        running = false;
        stopping.emitEmpty(FAIL_FAST);
    }

    /** Jobs are handed back before anything they need is closed. */
    @Override
    public void stop(Runnable callback) {
        stop();
        working.add(stopped.asMono()
                .timeout(HAND_BACK, Mono.empty())
                .doFinally(end -> callback.run())
                .subscribe());
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
