package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.upload.UploadState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes what the store has part of the row; from then on its sender may forget it. */
@Component
class Acknowledgements {

    private final ProgressRepository progress;
    private final Quota quota;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Acknowledgements(ProgressRepository progress, Quota quota, Jobs jobs, TransactionalOperator transaction) {
        this.progress = progress;
        this.quota = quota;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** What the row says afterwards. */
    Mono<Progress> acknowledge(ProgressRepository.Mine mine, Progress before, Progress after) {
        return progress.advance(mine, before, after, UploadState.RECEIVING).thenReturn(after.committed());
    }

    /** Of the last bytes: the same transaction orders that they become one object. */
    Mono<Progress> complete(ProgressRepository.Mine mine, UploadRow row, Progress before, Progress after) {
        return quota.require(row)
                .then(progress.advance(mine, before, after, UploadState.COMPLETING))
                .then(jobs.enqueue(Completing.KIND, row.id()))
                .as(transaction::transactional)
                .then(Mono.fromRunnable(jobs::wake))
                .thenReturn(after.committed());
    }

    /** Whoever goes on after this node's end passes these numbers of parts over. */
    Mono<Void> numbered(ProgressRepository.Mine mine, int lastPart) {
        return progress.numbered(mine, lastPart);
    }

    Mono<Void> opened(ProgressRepository.Mine mine, String multipart) {
        return progress.opened(mine, multipart);
    }

    Mono<Void> measured(ProgressRepository.Mine mine, UploadRow row, long length) {
        return quota.require(row, length - row.received())
                .then(progress.measured(mine, length))
                .as(transaction::transactional);
    }
}
