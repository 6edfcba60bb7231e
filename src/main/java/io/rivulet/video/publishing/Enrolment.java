package io.rivulet.video.publishing;

import io.rivulet.platform.events.Events;
import io.rivulet.upload.form.ReceivedUpload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Turns a received file into a video in one transaction, which lets it enter the feed or orders a job. */
@Component
class Enrolment {

    private final VideoRepository videos;
    private final Admission admission;
    private final Processing processing;
    private final TransactionalOperator transaction;
    private final Events events;

    Enrolment(
            VideoRepository videos,
            Admission admission,
            Processing processing,
            TransactionalOperator transaction,
            Events events) {
        this.videos = videos;
        this.admission = admission;
        this.processing = processing;
        this.transaction = transaction;
        this.events = events;
    }

    /** The id of the new video. */
    Mono<Long> enrol(Draft draft, ReceivedUpload upload) {
        return upload.claim()
                .then(record(draft))
                .as(transaction::transactional)
                .doOnNext(id -> processing.wake())
                .delayUntil(id -> events.handedOverSoon());
    }

    /** A step of a transaction; the jobs may be told after it. */
    Mono<Long> record(Draft draft) {
        return videos.insert(draft)
                .delayUntil(id -> draft.ready()
                        ? admission.admit(id, draft.authorId(), draft.visibility())
                        : processing.order(id, draft.playable()));
    }

    void wake() {
        processing.wake();
    }
}
