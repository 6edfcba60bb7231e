package io.rivulet.video.removal;

import io.rivulet.platform.events.Events;
import io.rivulet.platform.security.Viewer;
import io.rivulet.video.Videos;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Removes videos, with all that others gave them: at once as far as that is quick, so that most are gone in the one
 * transaction. From then on nobody sees one, likes it or speaks about it; of a popular one a job deletes the rest.
 */
@Component
public class Removal {

    private final RemovalRepository removals;
    private final Erasure erasure;
    private final Videos videos;
    private final TransactionalOperator transaction;
    private final Events events;

    Removal(
            RemovalRepository removals,
            Erasure erasure,
            Videos videos,
            TransactionalOperator transaction,
            Events events) {
        this.removals = removals;
        this.erasure = erasure;
        this.videos = videos;
        this.transaction = transaction;
        this.events = events;
    }

    /** By its author, in whatever state it is. */
    public Mono<Void> remove(Viewer author, long videoId) {
        return removals.remove(videoId, author.accountId())
                .delayUntil(earlier -> erasure.begin(videoId, author.accountId(), earlier))
                .as(transaction::transactional)
                .doOnNext(removed -> erasure.wake())
                .switchIfEmpty(videos.refuseStranger(videoId, author))
                .then(events.handedOverSoon());
    }
}
