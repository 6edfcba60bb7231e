package io.rivulet.upload;

import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.UntilDone;
import io.rivulet.platform.s3.ObjectStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The job that removes an object that nobody refers to, with all that was made of it; it ends when that is true. */
@Component
class Purge extends UntilDone {

    static final String KIND = "upload.purge";

    private static final int AT_ONCE = 4;

    private final StoredObjects objects;
    private final ObjectStore store;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Purge(StoredObjects objects, ObjectStore store, Jobs jobs, TransactionalOperator transaction) {
        super(jobs);
        this.objects = objects;
        this.store = store;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Its row goes last, so that whatever is left is known for as long as something is left. */
    @Override
    public Mono<Void> run(Job job) {
        return objects.findUnused(job.subject())
                .flatMap(this::remove)
                .then(Mono.defer(() ->
                        jobs.finish(job).then(objects.forget(job.subject())).as(transaction::transactional)));
    }

    private Mono<Void> remove(String token) {
        return Flux.just("media/", "private/")
                .concatMap(folder -> store.keysUnder(folder + token + "/"))
                .concatWithValues("original/" + token)
                .flatMap(store::delete, AT_ONCE)
                .then();
    }
}
