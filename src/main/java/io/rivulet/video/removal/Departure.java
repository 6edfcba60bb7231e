package io.rivulet.video.removal;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.media.PendingObjects;
import io.rivulet.platform.events.Events;
import io.rivulet.video.VideoRemoved;
import io.rivulet.video.VideoState;
import io.rivulet.video.removal.RemovalRepository.Earlier;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What it means that an author has removed a video: it is a work no more, and has no playable form to come. */
@Component
class Departure {

    private static final String REMOVED = "The author has removed the video";

    private final Accounts accounts;
    private final PendingObjects pending;
    private final Events events;

    Departure(Accounts accounts, PendingObjects pending, Events events) {
        this.accounts = accounts;
        this.pending = pending;
        this.events = events;
    }

    /** A step of the transaction that removes it. */
    Mono<Void> of(long videoId, long authorId, Earlier earlier) {
        var uncounted = earlier.publishedAt() > 0
                ? accounts.count(List.of(AccountDelta.works(authorId, -1))).then()
                : Mono.<Void>empty();
        var unexpected = earlier.state() == VideoState.PROCESSING
                ? pending.failed(earlier.playable().video().key(), REMOVED)
                : Mono.<Void>empty();
        return uncounted
                .then(unexpected)
                .then(events.afterCommit(new VideoRemoved(videoId, authorId, earlier.publishedAt())));
    }
}
