package io.rivulet.platform.data;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.rivulet.platform.web.ApiException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** One batch's way: committed, repeated when it lost a conflict, divided when one of its commands spoils it. */
final class BatchCommit<C, R> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchCommit.class);
    private static final int REPEATS = 2;
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_ANNOUNCEMENT = Duration.ofSeconds(5);

    private final GroupedWrite<C, R> write;
    private final GroupCommitProperties properties;
    private final DistributionSummary rows;

    BatchCommit(GroupedWrite<C, R> write, GroupCommitProperties properties, MeterRegistry meters) {
        this.write = write;
        this.properties = properties;
        this.rows = DistributionSummary.builder("rivulet.group.commit.rows")
                .tag("write", write.name())
                .register(meters);
    }

    /** What was committed, as one batch or in pieces; the callers of what was not are told so already. */
    Flux<Committed<C, R>> commit(List<PendingCommand<C, R>> batch) {
        if (batch.isEmpty()) {
            return Flux.empty();
        }
        return Mono.defer(() ->
                        write.commit(batch.stream().map(PendingCommand::command).toList()))
                .timeout(properties.commitWithin())
                .retryWhen(again())
                .map(results -> new Committed<>(batch, results))
                .doOnNext(committed -> rows.record(batch.size()))
                .flux()
                .onErrorResume(failure -> divide(batch, failure));
    }

    /** Caches that are slow keep the callers waiting for a moment only, and are told all the same. */
    Mono<Void> answer(Committed<C, R> committed) {
        var announcement = announcement(committed).cache();
        return Mono.firstWithSignal(
                        announcement, Mono.delay(properties.announceWithin()).then())
                .doFinally(end -> committed.answer())
                .then(announcement);
    }

    /** What caches miss, their owners' bounds on age make up for. */
    private Mono<Void> announcement(Committed<C, R> committed) {
        return Mono.defer(() -> write.announce(committed.results()))
                .timeout(LONGEST_ANNOUNCEMENT)
                .onErrorResume(failure -> {
                    LOG.warn("The caches were not told of a {}: {}", write.name(), failure.toString());
                    return Mono.empty();
                });
    }

    private Flux<Committed<C, R>> divide(List<PendingCommand<C, R>> batch, Throwable failure) {
        if (batch.size() > 1 && mayBeOnesFault(failure)) {
            LOG.debug("{} {} commands are divided: {}", batch.size(), write.name(), failure.toString());
            int half = batch.size() / 2;
            return Flux.concat(commit(batch.subList(0, half)), commit(batch.subList(half, batch.size())));
        }
        batch.forEach(pending -> pending.fail(failure));
        return Flux.empty();
    }

    private static RetryBackoffSpec again() {
        return Retry.backoff(REPEATS, PAUSE)
                .filter(ConcurrencyFailureException.class::isInstance)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure());
    }

    /** A database that is away fails all alike, and asking it once for each command would take for ever. */
    private static boolean mayBeOnesFault(Throwable failure) {
        return failure instanceof ConcurrencyFailureException
                || failure instanceof ApiException
                || (failure instanceof NonTransientDataAccessException
                        && !(failure instanceof NonTransientDataAccessResourceException));
    }
}
