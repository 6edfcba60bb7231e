package io.rivulet.video;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.media.WithheldMedia;
import io.rivulet.platform.events.Events;
import io.rivulet.video.HidingRepository.Moderated;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes published videos away from all but their authors, with their bytes, and puts them back where they were. Each is a
 * step of the caller's transaction, and tells whether it changed anything. Likes and comments stay as they are.
 */
@Component
public class Hiding {

    private final HidingRepository videos;
    private final Accounts accounts;
    private final WithheldMedia withheld;
    private final Events events;

    Hiding(HidingRepository videos, Accounts accounts, WithheldMedia withheld, Events events) {
        this.videos = videos;
        this.accounts = accounts;
        this.withheld = withheld;
        this.events = events;
    }

    /** For a reason, which the author is told. */
    public Mono<Boolean> hide(long videoId, String reason) {
        return videos.hide(videoId, reason)
                .delayUntil(video -> withheld.withhold(video.token(), videoId))
                .delayUntil(video -> follow(video, true))
                .map(video -> true)
                .switchIfEmpty(unchanged(videoId));
    }

    public Mono<Boolean> restore(long videoId) {
        return videos.restore(videoId)
                .delayUntil(video -> withheld.release(video.token(), videoId))
                .delayUntil(video -> follow(video, false))
                .map(video -> true)
                .switchIfEmpty(unchanged(videoId));
    }

    /** What is not in the feed is no work. */
    private Mono<Void> follow(Moderated video, boolean hidden) {
        var works = video.isWork()
                ? List.of(AccountDelta.works(video.authorId(), hidden ? -1 : 1))
                : List.<AccountDelta>of();
        return accounts.count(works).then(events.afterCommit(video.asNews(hidden)));
    }

    /** False, since nothing was to be done, or why nothing could be. */
    private Mono<Boolean> unchanged(long videoId) {
        return videos.stateOf(videoId)
                .switchIfEmpty(VideoError.VIDEO_NOT_FOUND.asError("There is no video " + videoId + "."))
                .filter(state -> state == VideoState.PUBLISHED || state == VideoState.HIDDEN)
                .switchIfEmpty(VideoError.NOT_PUBLISHED.asError(
                        "Nobody but its author sees video " + videoId + ", which is not published."))
                .thenReturn(false);
    }
}
