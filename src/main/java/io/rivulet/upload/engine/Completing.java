package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Job;
import io.rivulet.platform.jobs.JobHandler;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.jobs.Lane;
import io.rivulet.platform.jobs.Verdict;
import io.rivulet.platform.web.Outages;
import io.rivulet.upload.UploadState;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The job that makes one object of an upload's parts; it may be repeated. */
@Component
class Completing implements JobHandler {

    static final String KIND = "upload.complete";

    private final UploadRepository uploads;
    private final Assembly assembly;
    private final Ending ending;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    Completing(
            UploadRepository uploads, Assembly assembly, Ending ending, Jobs jobs, TransactionalOperator transaction) {
        this.uploads = uploads;
        this.assembly = assembly;
        this.ending = ending;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Lane lane() {
        return Lane.SHORT;
    }

    @Override
    public Mono<Void> run(Job job) {
        return uploads.find(job.subject())
                .filter(row -> row.state() == UploadState.COMPLETING)
                .flatMap(row -> assembly.assemble(row).flatMap(sha256 -> store(job, row, sha256)))
                .switchIfEmpty(Mono.defer(() -> jobs.finish(job).then(Mono.empty())))
                .then();
    }

    @Override
    public Verdict judge(Throwable failure) {
        if (failure instanceof Assembly.NotWholeException || failure instanceof Joining.NoMoreException) {
            return Verdict.HOPELESS;
        }
        return Outages.isOutage(failure) || failure instanceof Joining.NotYetException
                ? Verdict.NOT_ITS_FAULT
                : Verdict.TRY_AGAIN;
    }

    /** Its sender is told that it is gone. */
    @Override
    public Mono<Void> giveUp(Job job, String reason) {
        return jobs.fail(job, reason)
                .then(uploads.find(job.subject()))
                .filter(row -> row.state() == UploadState.COMPLETING)
                .flatMap(row -> ending.step(row, UploadState.ABORTED))
                .as(transaction::transactional)
                .then();
    }

    /** An upload that was given up meanwhile leaves an object that is to be removed again. */
    private Mono<Long> store(Job job, UploadRow row, byte[] sha256) {
        return jobs.finish(job)
                .then(assembly.stored(row, sha256))
                .switchIfEmpty(jobs.enqueue(Removing.KIND, row.id()).thenReturn(row.id()))
                .as(transaction::transactional);
    }
}
