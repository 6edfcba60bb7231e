package io.rivulet.video;

import io.rivulet.upload.ReceivedUpload;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes a video of a received file: at once where that is quick, else by a job that the same transaction orders. */
@Component
public class Publishing {

    private final QuickPreparation preparation;
    private final VideoRepository videos;
    private final Admission admission;
    private final Processing processing;
    private final TransactionalOperator transaction;

    Publishing(
            QuickPreparation preparation,
            VideoRepository videos,
            Admission admission,
            Processing processing,
            TransactionalOperator transaction) {
        this.preparation = preparation;
        this.videos = videos;
        this.admission = admission;
        this.processing = processing;
        this.transaction = transaction;
    }

    /** The id of the new video, which its author's list shows from now on. */
    public Mono<Long> publish(ReceivedUpload upload) {
        return Mono.fromCallable(() -> draft(upload))
                .delayUntil(draft -> upload.complete())
                .flatMap(draft -> preparation.prepare(draft, upload.sinceLastByte()))
                .flatMap(draft -> record(draft, upload))
                .doOnNext(id -> processing.wake());
    }

    private static Draft draft(ReceivedUpload upload) {
        var source = new Draft.Source(upload.objectKey(), upload.container(), upload.size());
        return Draft.of(upload.owner().accountId(), Title.of(upload.field("title")), upload.token(), source);
    }

    private Mono<Long> record(Draft draft, ReceivedUpload upload) {
        return upload.claim()
                .then(videos.insert(draft))
                .delayUntil(id ->
                        draft.ready() ? admission.enterFeed(id, draft.authorId()) : processing.order(id, draft.token()))
                .as(transaction::transactional);
    }
}
