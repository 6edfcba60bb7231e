package io.rivulet.platform.jobs;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Counts jobs now and then for those who watch, so that nobody who looks has to wait for PostgreSQL. */
@Component
class JobCountWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JobCountWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final JobCountRepository jobs;
    private volatile JobCounts counts = JobCounts.NONE;
    private volatile Disposable work = Disposables.disposed();

    JobCountWorker(JobCountRepository jobs, MeterRegistry meters) {
        this.jobs = jobs;
        gauge("due", JobCounts::due, meters);
        gauge("running", JobCounts::running, meters);
        gauge("failed", JobCounts::failed, meters);
    }

    @Override
    public void start() {
        work = count().then(Mono.delay(PAUSE)).repeat().subscribe();
    }

    @Override
    public void stop() {
        work.dispose();
    }

    @Override
    public boolean isRunning() {
        return !work.isDisposed();
    }

    private Mono<Void> count() {
        return Mono.defer(jobs::count)
                .doOnNext(counted -> counts = counted)
                .onErrorResume(failure -> {
                    LOG.debug("Jobs cannot be counted: {}", failure.toString());
                    return Mono.empty();
                })
                .then();
    }

    private void gauge(String state, ToDoubleFunction<JobCounts> value, MeterRegistry meters) {
        Gauge.builder("rivulet.jobs", () -> value.applyAsDouble(counts))
                .tag("state", state)
                .register(meters);
    }
}
