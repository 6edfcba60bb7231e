package io.rivulet.platform.jobs;

import io.rivulet.platform.web.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes one job and sees it through: its lease renewed while it runs, tried again or given up when it fails. */
@Component
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final Map<String, JobHandler> handlers;
    private final JobProperties properties;

    JobRunner(Jobs jobs, List<JobHandler> handlers, JobProperties properties) {
        this.jobs = jobs;
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
        this.properties = properties;
    }

    /** True when a job was seen through; one that the stop interrupts is handed back. */
    Mono<Boolean> runNext(Lane lane, Mono<Void> stop) {
        return jobs.claim(kinds(lane), properties.lease())
                .flatMap(job -> run(job).thenReturn(true)
                        .takeUntilOther(stop)
                        .switchIfEmpty(jobs.handBack(job).thenReturn(false)))
                .defaultIfEmpty(false);
    }

    private List<String> kinds(Lane lane) {
        return handlers.values().stream()
                .filter(handler -> handler.lane() == lane)
                .map(JobHandler::kind)
                .toList();
    }

    private Mono<Void> run(Job job) {
        var handler = Objects.requireNonNull(handlers.get(job.kind()));
        return attempt(handler, job)
                .onErrorResume(failure -> settle(handler, job, failure))
                .onErrorResume(LeaseLostException.class, lost -> {
                    LOG.warn("{}", lost.getMessage());
                    return Mono.empty();
                });
    }

    /** A job that took its node down with it as often as it may be tried is not begun again. */
    private Mono<Void> attempt(JobHandler handler, Job job) {
        if (job.attempt() > properties.maxAttempts()) {
            return handler.giveUp(
                    job, "The server stopped while working on it, " + properties.maxAttempts() + " times");
        }
        return Mono.firstWithSignal(Mono.defer(() -> handler.run(job)), heartbeat(job));
    }

    /** Never completes: ends the work only when the lease is lost. */
    private Mono<Void> heartbeat(Job job) {
        return Flux.interval(properties.lease().dividedBy(3))
                .onBackpressureDrop()
                .concatMap(tick -> renew(job), 1)
                .then(Mono.never());
    }

    /** A database that is away for a moment is no reason to throw an hour of work away; the fence decides in the end. */
    private Mono<Void> renew(Job job) {
        return jobs.renew(job, properties.lease()).onErrorComplete(failure -> !(failure instanceof LeaseLostException));
    }

    private Mono<Void> settle(JobHandler handler, Job job, Throwable failure) {
        if (failure instanceof LeaseLostException) {
            return Mono.error(failure);
        }
        var reason = reason(failure);
        LOG.warn("{} failed: {}", job, failure.toString());
        return switch (handler.judge(failure)) {
            case NOT_ITS_FAULT -> jobs.await(job, properties.awaitFor(), reason);
            case TRY_AGAIN -> tryAgain(handler, job, reason);
            case HOPELESS -> handler.giveUp(job, reason);
        };
    }

    private Mono<Void> tryAgain(JobHandler handler, Job job, String reason) {
        return job.attempt() < properties.maxAttempts()
                ? jobs.postpone(job, properties.retryAfter().multipliedBy(1L << (job.attempt() - 1)), reason)
                : handler.giveUp(job, reason);
    }

    private static String reason(Throwable failure) {
        return failure instanceof ApiException refusal ? refusal.detail() : "It failed on our side, several times";
    }
}
