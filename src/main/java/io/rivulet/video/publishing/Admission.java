package io.rivulet.video.publishing;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.media.PendingObjects;
import io.rivulet.platform.events.Events;
import io.rivulet.video.Playable;
import io.rivulet.video.VideoChanged;
import io.rivulet.video.VideoEntered;
import io.rivulet.video.Visibility;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The steps that make a video everybody's, or nobody's; each is called inside a transaction. */
@Component
public class Admission {

    private final VideoRepository videos;
    private final Accounts accounts;
    private final PendingObjects pending;
    private final Events events;

    Admission(VideoRepository videos, Accounts accounts, PendingObjects pending, Events events) {
        this.videos = videos;
        this.accounts = accounts;
        this.pending = pending;
        this.events = events;
    }

    /** It can be played from now on, by those whom it is for. */
    Mono<Void> admit(long videoId, long authorId, Visibility visibility) {
        return (visibility == Visibility.PUBLIC ? enterFeed(videoId, authorId) : videos.finish(videoId))
                .then(changed(videoId));
    }

    /** Counts the work and enters the feed; the clock's row, which all publishers share, is locked last. */
    public Mono<Void> enterFeed(long videoId, long authorId) {
        return accounts.count(List.of(AccountDelta.works(authorId, 1)))
                .then(Mono.defer(() -> videos.enterFeed(videoId)))
                .flatMap(time -> events.afterCommit(new VideoEntered(videoId, authorId, time)));
    }

    /** It is there for the first time, or in another state. */
    Mono<Void> changed(long videoId) {
        return events.afterCommit(new VideoChanged(videoId));
    }

    /** The playable form has an address from now on, and will have bytes. */
    Mono<Void> expect(Playable playable) {
        return pending.expect(List.of(playable.video().key()));
    }

    Mono<Void> arrived(UnfinishedVideo video) {
        return pending.arrived(List.of(video.playable().video().key()))
                .then(admit(video.id(), video.authorId(), video.visibility()));
    }

    Mono<Void> refused(UnfinishedVideo video, String reason) {
        return videos.fail(video.id(), reason)
                .then(pending.failed(video.playable().video().key(), reason))
                .then(changed(video.id()));
    }
}
