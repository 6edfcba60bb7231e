package io.rivulet.video;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Removes videos: from then on nobody sees one, likes it or speaks about it. What others gave it stays counted, and its
 * rows and objects stay until they are purged.
 */
@Component
public class Removal {

    private final EditRepository edits;
    private final Admission admission;
    private final Videos videos;
    private final TransactionalOperator transaction;
    private final Events events;

    Removal(
            EditRepository edits,
            Admission admission,
            Videos videos,
            TransactionalOperator transaction,
            Events events) {
        this.edits = edits;
        this.admission = admission;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
    }

    /** By its author, in whatever state it is; removing it again is no failure. */
    public Mono<Void> remove(Viewer author, long videoId) {
        return edits.remove(videoId, author.accountId())
                .delayUntil(earlier -> admission.withdrawn(videoId, author.accountId(), earlier))
                .as(transaction::transactional)
                .hasElement()
                .filterWhen(removed -> removed ? Mono.just(true) : edits.isRemoved(videoId, author.accountId()))
                .switchIfEmpty(videos.refuseStranger(videoId, author))
                .then(events.handedOverSoon());
    }
}
