package io.rivulet.account;

import io.rivulet.account.ProfilePictures.Wanted;
import io.rivulet.platform.jobs.Jobs;
import io.rivulet.platform.web.WebError;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Knows of every picture before it is stored, so that none is left behind that nobody shows. */
@Component
class PictureKeeping {

    /** Longer than any request lasts. */
    private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

    private final PictureRepository pictures;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    PictureKeeping(PictureRepository pictures, Jobs jobs, TransactionalOperator transaction) {
        this.pictures = pictures;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** Its id; it is removed unless it is shown. */
    Mono<Long> expect(Wanted wanted) {
        return pictures.insert(wanted.accountId(), wanted.address())
                .delayUntil(id -> jobs.enqueueAfter(ABANDONED_AFTER, PictureRemoval.KIND, id))
                .as(transaction::transactional);
    }

    /** In place of the one before, which is removed. */
    Mono<Void> show(long id, Wanted wanted) {
        return jobs.withdraw(PictureRemoval.KIND, id)
                .filter(withdrawn -> withdrawn)
                .switchIfEmpty(WebError.BUSY.asError("The picture came too late: send it again"))
                .flatMap(withdrawn -> pictures.show(wanted.accountId(), wanted.kind(), wanted.address()))
                .switchIfEmpty(AccountError.ACCOUNT_NOT_FOUND.asError("There is no such account any more."))
                .flatMap(earlier -> earlier == 0 ? Mono.empty() : jobs.enqueue(PictureRemoval.KIND, earlier))
                .as(transaction::transactional)
                .then(Mono.fromRunnable(jobs::wake));
    }
}
