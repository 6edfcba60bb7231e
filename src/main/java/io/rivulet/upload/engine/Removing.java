package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.UntilDone;
import io.rivulet.upload.UploadState;
import io.rivulet.upload.store.UploadStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The job that removes what the store has of an upload that has ended; it is tried until that is true. */
@Component
class Removing extends UntilDone {

    static final String KIND = "upload.remove";

    private final UploadRepository uploads;
    private final EndRepository ends;
    private final UploadStore store;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Removing(
            UploadRepository uploads,
            EndRepository ends,
            UploadStore store,
            Jobs jobs,
            TransactionalOperator transaction) {
        super(jobs);
        this.uploads = uploads;
        this.ends = ends;
        this.store = store;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> run(Job job) {
        return uploads.find(job.subject())
                .filter(Removing::hasEnded)
                .flatMap(this::remove)
                .then(Mono.defer(() -> jobs.finish(job).as(transaction::transactional)));
    }

    private static boolean hasEnded(UploadRow row) {
        return row.state() == UploadState.ABORTED || row.state() == UploadState.EXPIRED;
    }

    /** What was content of its owner's goes when nobody refers to it any more. */
    private Mono<Void> remove(UploadRow row) {
        boolean wasContent = row.sha256() != null && !row.isPartial();
        return store.removeUnfinished(row.objectToken())
                .then(Mono.defer(() -> wasContent ? Mono.empty() : store.removeObject(row.objectToken())))
                .then(Mono.defer(() -> ends.cleared(row.id())));
    }
}
