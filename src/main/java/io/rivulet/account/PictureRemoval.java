package io.rivulet.account;

import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.UntilDone;
import io.rivulet.platform.s3.ObjectStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The job that removes a picture which no profile shows. */
@Component
class PictureRemoval extends UntilDone {

    static final String KIND = "account.picture";

    private final PictureRepository pictures;
    private final ObjectStore store;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    PictureRemoval(PictureRepository pictures, ObjectStore store, Jobs jobs, TransactionalOperator transaction) {
        super(jobs);
        this.pictures = pictures;
        this.store = store;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Its row goes last, so that it is known for as long as its object is there. */
    @Override
    public Mono<Void> run(Job job) {
        return pictures.findUnused(job.subject())
                .delayUntil(store::delete)
                .flatMap(gone -> jobs.finish(job)
                        .then(pictures.delete(job.subject()))
                        .as(transaction::transactional)
                        .thenReturn(gone))
                .switchIfEmpty(jobs.finish(job).thenReturn(""))
                .then();
    }
}
