package io.rivulet.admin;

import io.rivulet.account.role.Standings.Change;
import io.rivulet.engagement.comment.CommentHiding;
import io.rivulet.video.Hiding;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What moderators do to videos and comments. */
@Component
class Moderation {

    private static final Change HIDDEN = new Change("published", "hidden");
    private static final Change RESTORED = new Change("hidden", "published");

    private final Acts acts;
    private final Hiding videos;
    private final CommentHiding comments;

    Moderation(Acts acts, Hiding videos, CommentHiding comments) {
        this.acts = acts;
        this.videos = videos;
        this.comments = comments;
    }

    Mono<Boolean> hideVideo(Deed deed) {
        return perform(deed, videos.hide(deed.objectId(), deed.reason()), HIDDEN);
    }

    Mono<Boolean> restoreVideo(Deed deed) {
        return perform(deed, videos.restore(deed.objectId()), RESTORED);
    }

    Mono<Boolean> hideComment(Deed deed) {
        return perform(deed, comments.hide(deed.objectId(), deed.reason()), HIDDEN);
    }

    Mono<Boolean> restoreComment(Deed deed) {
        return perform(deed, comments.restore(deed.objectId()), RESTORED);
    }

    private Mono<Boolean> perform(Deed deed, Mono<Boolean> step, Change change) {
        return acts.perform(deed, step.filter(changed -> changed).map(changed -> change));
    }
}
