package io.rivulet.platform.limits;

import io.rivulet.platform.web.ApiException;
import io.rivulet.platform.web.ErrorCode;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Runs hashing and signing off the event loops.
 *
 * @param busy what is said when the queue for that is full or too slow
 */
public record CpuTasks(Scheduler cpu, ErrorCode busy) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration BREATH = Duration.ofSeconds(2);

    public <T> Mono<T> run(Callable<T> task) {
        return Mono.fromCallable(task)
                .subscribeOn(cpu)
                .timeout(LONGEST_WAIT)
                .onErrorMap(RejectedExecutionException.class, full -> refusal())
                .onErrorMap(TimeoutException.class, slow -> refusal());
    }

    private ApiException refusal() {
        return busy.because("There is too much to compute at this moment; try again in a few seconds.")
                .retryAfter(BREATH);
    }
}
