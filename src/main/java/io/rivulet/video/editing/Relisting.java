package io.rivulet.video.editing;

import io.rivulet.account.AccountDelta;
import io.rivulet.account.Accounts;
import io.rivulet.platform.events.Events;
import io.rivulet.video.Video;
import io.rivulet.video.VideoChanged;
import io.rivulet.video.VideoError;
import io.rivulet.video.VideoState;
import io.rivulet.video.Visibility;
import io.rivulet.video.entry.Caption;
import io.rivulet.video.entry.Entry;
import io.rivulet.video.publishing.Admission;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The steps that write what an author says of a video, and take it out of the feed or let it in when it is to be. */
@Component
class Relisting {

    private final CaptionRepository edits;
    private final Accounts accounts;
    private final Admission admission;
    private final Events events;

    Relisting(CaptionRepository edits, Accounts accounts, Admission admission, Events events) {
        this.edits = edits;
        this.accounts = accounts;
        this.admission = admission;
        this.events = events;
    }

    /** A step of the caller's transaction, which holds the video. */
    Mono<Void> write(Entry entry, Caption caption) {
        var video = entry.video();
        return Mono.fromRunnable(() -> requireSafe(video, caption.visibility()))
                .then(edits.describe(video.id(), caption))
                .then(Mono.defer(() -> move(video, caption.visibility())))
                .then(events.afterCommit(new VideoChanged(video.id())));
    }

    Mono<Void> told() {
        return events.handedOverSoon();
    }

    /** The objects of a private video lie elsewhere, and what is not ready yet is on its way to where it was meant for. */
    private static void requireSafe(Video video, Visibility visibility) {
        boolean stays = video.visibility() == visibility;
        boolean movable = video.state() == VideoState.PUBLISHED
                && video.visibility() != Visibility.PRIVATE
                && visibility != Visibility.PRIVATE;
        if (!stays && !movable) {
            throw VideoError.VISIBILITY_FIXED.because(
                    "Only a video that is ready can be made `unlisted` or `public`, and none `private` or from"
                            + " that: make a new one of its upload");
        }
    }

    private Mono<Void> move(Video video, Visibility visibility) {
        if (video.visibility() == visibility) {
            return Mono.empty();
        }
        return visibility == Visibility.PUBLIC ? admission.enterFeed(video.id(), video.authorId()) : leaveFeed(video);
    }

    private Mono<Void> leaveFeed(Video video) {
        return edits.leaveFeed(video.id())
                .delayUntil(left -> accounts.count(List.of(AccountDelta.works(video.authorId(), -1))))
                .flatMap(left -> events.afterCommit(left));
    }
}
