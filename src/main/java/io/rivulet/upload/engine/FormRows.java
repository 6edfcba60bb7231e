package io.rivulet.upload.engine;

import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.security.Viewer;
import io.rivulet.upload.UploadError;
import io.rivulet.upload.engine.ProgressRepository.Mine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What becomes of the row of a form's file. */
@Component
class FormRows {

    private final FormRepository forms;
    private final Assembly assembly;
    private final Quota quota;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    FormRows(FormRepository forms, Assembly assembly, Quota quota, Jobs jobs, TransactionalOperator transaction) {
        this.forms = forms;
        this.assembly = assembly;
        this.quota = quota;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Makes the object at once, since somebody waits for it. */
    Mono<Void> complete(Holding holding, Viewer owner) {
        return quota.requireBytes(owner.accountId(), holding.acknowledged().received())
                .then(holding.lot().mine())
                .flatMap(mine -> forms.complete(mine, owner.accountId(), holding.acknowledged()))
                .as(transaction::transactional)
                .flatMap(row -> assembly.assemble(row).then());
    }

    /** A step of the claimer's transaction, to whom the object belongs from then on. */
    Mono<Void> claim(Holding holding, Viewer owner) {
        return holding.lot()
                .mine()
                .flatMap(forms::claim)
                .switchIfEmpty(
                        UploadError.UPLOADS_BUSY.asError("The upload took too long and was given up: send it again"))
                .flatMap(token -> assembly.created(token, owner.accountId(), holding.acknowledged()));
    }

    /** Nothing is left of it soon. */
    Mono<Void> end(Holding holding) {
        return Mono.justOrEmpty(holding.mine()).flatMap(this::end);
    }

    private Mono<Void> end(Mine mine) {
        return forms.end(mine)
                .flatMap(id -> jobs.enqueue(Removing.KIND, id))
                .as(transaction::transactional)
                .doOnSuccess(done -> jobs.wake());
    }
}
