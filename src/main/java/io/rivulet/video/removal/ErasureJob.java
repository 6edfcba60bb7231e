package io.rivulet.video.removal;

import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.UntilDone;
import io.rivulet.video.removal.RemovalRepository.RemovedVideo;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Deletes the rows of a removed video chunk by chunk, then the video; counts equal rows after each transaction. */
@Component
class ErasureJob extends UntilDone {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Erasure erasure;
    private final RemovalRepository videos;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    ErasureJob(Erasure erasure, RemovalRepository videos, Jobs jobs, TransactionalOperator transaction) {
        super(jobs);
        this.erasure = erasure;
        this.videos = videos;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return Erasure.KIND;
    }

    @Override
    public Mono<Void> run(Job job) {
        return chunk(job).expand(rest -> rest ? chunk(job) : Mono.empty(), 1).then(Mono.fromRunnable(jobs::wake));
    }

    /** Whether there is more to delete. */
    private Mono<Boolean> chunk(Job job) {
        return videos.lockRemoved(job.subject())
                .flatMap(video -> chunk(job, video))
                .switchIfEmpty(jobs.finish(job).thenReturn(false))
                .as(transaction::transactional);
    }

    private Mono<Boolean> chunk(Job job, RemovedVideo video) {
        return erasure.proceed(video)
                .filter(bare -> bare)
                .delayUntil(bare -> end(job, video))
                .map(bare -> !bare)
                .defaultIfEmpty(true);
    }

    /** A job that still makes something of the file has to end first: it would leave behind what it makes. */
    private Mono<Void> end(Job job, RemovedVideo video) {
        return erasure.isIdle(video)
                .flatMap(idle -> idle ? erasure.delete(video).then(jobs.finish(job)) : jobs.repeatAfter(SOON, job));
    }
}
