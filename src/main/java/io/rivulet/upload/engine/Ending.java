package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.upload.StoredObjects;
import io.rivulet.upload.UploadState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Gives uploads up: from the commit on they are gone, and a job removes what the store has of them. */
@Component
class Ending {

    private final EndRepository uploads;
    private final StoredObjects objects;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Ending(EndRepository uploads, StoredObjects objects, Jobs jobs, TransactionalOperator transaction) {
        this.uploads = uploads;
        this.objects = objects;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Empty when the upload is another one than it was when it was read. */
    Mono<Long> end(UploadRow row, UploadState state) {
        return step(row, state).as(transaction::transactional).doOnNext(id -> jobs.wake());
    }

    /** As a step of a transaction. */
    Mono<Long> step(UploadRow row, UploadState state) {
        return uploads.end(row, state).delayUntil(id -> release(row)).delayUntil(id -> jobs.enqueue(Removing.KIND, id));
    }

    private Mono<Void> release(UploadRow row) {
        return row.isContent() ? objects.release(row.objectToken()) : Mono.empty();
    }
}
