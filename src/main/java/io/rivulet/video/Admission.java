package io.rivulet.video;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.media.PendingObjects;
import io.rivulet.platform.events.Events;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The steps that make a video everybody's; each is called inside a transaction. */
@Component
class Admission {

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

    /** Counts the work and enters the feed; the clock's row, which all publishers share, is locked last. */
    Mono<Void> enterFeed(long videoId, long authorId) {
        return accounts.count(List.of(AccountDelta.works(authorId, 1)))
                .then(Mono.defer(() -> videos.enterFeed(videoId)))
                .delayUntil(time -> events.afterCommit(new VideoEntered(videoId, authorId, time)))
                .then(changed(videoId));
    }

    /** It is there for the first time, or in another state. */
    Mono<Void> changed(long videoId) {
        return events.afterCommit(new VideoChanged(videoId));
    }

    /** The playable form has an address from now on, and will have bytes. */
    Mono<Void> expect(String token) {
        return pending.expect(playable(token));
    }

    Mono<Void> arrived(UnfinishedVideo video) {
        return pending.arrived(playable(video.token())).then(enterFeed(video.id(), video.authorId()));
    }

    Mono<Void> refused(UnfinishedVideo video, String reason) {
        return videos.fail(video.id(), reason)
                .then(pending.failed(Video.playAddress(video.token()).key(), reason))
                .then(changed(video.id()));
    }

    private static List<String> playable(String token) {
        return List.of(Video.playAddress(token).key());
    }
}
