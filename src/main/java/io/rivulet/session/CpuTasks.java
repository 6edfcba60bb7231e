package io.rivulet.session;

import io.rivulet.platform.web.ApiException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Runs hashing and signing off the event loops, and says so when the queue for that is full or too slow. */
public record CpuTasks(Scheduler cpu) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration BREATH = Duration.ofSeconds(2);

    public <T> Mono<T> run(Callable<T> task) {
        return Mono.fromCallable(task)
                .subscribeOn(cpu)
                .timeout(LONGEST_WAIT)
                .onErrorMap(RejectedExecutionException.class, full -> busy())
                .onErrorMap(TimeoutException.class, slow -> busy());
    }

    private static ApiException busy() {
        return SessionError.BUSY
                .because("Too many people are signing in at this moment; try again in a few seconds.")
                .retryAfter(BREATH);
    }
}
