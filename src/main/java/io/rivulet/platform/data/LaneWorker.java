package io.rivulet.platform.data;

import static reactor.core.publisher.Sinks.EmitFailureHandler.busyLooping;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Carries out the commands of one lane, one transaction after the other, for as long as the server runs. */
final class LaneWorker<C, R> {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
    private static final int ANNOUNCED_AT_ONCE = 16;
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Lane<C, R> lane;
    private final BatchCommit<C, R> batches;
    private final AtomicInteger calls = new AtomicInteger();
    private final Sinks.Many<Boolean> wakes = Sinks.many().unicast().onBackpressureBuffer();
    private final Disposable work;

    LaneWorker(Lane<C, R> lane, BatchCommit<C, R> batches) {
        this.lane = lane;
        this.batches = batches;
        this.work = wakes.asFlux()
                .publishOn(Schedulers.parallel(), 1)
                .concatMap(wake -> empty(), 1)
                .flatMap(this::answer, ANNOUNCED_AT_ONCE)
                .subscribe();
    }

    Mono<R> submit(C command) {
        var answer = lane.add(command);
        if (calls.getAndIncrement() == 0) {
            wakes.emitNext(true, busyLooping(SHORT));
        }
        return answer;
    }

    int waiting() {
        return lane.waiting();
    }

    void stop() {
        work.dispose();
    }

    /** Batch after batch until the lane is empty; whoever adds a command after that finds nobody called, and calls. */
    private Flux<Committed<C, R>> empty() {
        var heard = new AtomicInteger();
        return Flux.defer(() -> {
                    heard.set(calls.get());
                    return batches.commit(lane.draw());
                })
                .onErrorResume(LaneWorker::goOn)
                .repeat(() -> !lane.isEmpty() || calls.addAndGet(-heard.get()) != 0);
    }

    private Mono<Void> answer(Committed<C, R> committed) {
        return batches.answer(committed).onErrorResume(LaneWorker::goOn);
    }

    /** A failure that nothing foresaw must not end the lane, on which everybody after it would wait in vain. */
    private static <T> Mono<T> goOn(Throwable failure) {
        LOG.error("A batch was lost", failure);
        return Mono.empty();
    }
}
