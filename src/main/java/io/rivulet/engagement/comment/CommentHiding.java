package io.rivulet.engagement.comment;

import io.rivulet.engagement.EngagementError;
import io.rivulet.platform.events.Events;
import io.rivulet.video.VideoDelta;
import io.rivulet.video.Videos;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes comments out of lists and counts for everybody, and puts them back. Each is a step of the caller's transaction,
 * and tells whether it changed anything.
 */
@Component
public class CommentHiding {

    private final HiddenCommentRepository comments;
    private final Videos videos;
    private final Events events;

    CommentHiding(HiddenCommentRepository comments, Videos videos, Events events) {
        this.comments = comments;
        this.videos = videos;
        this.events = events;
    }

    public Mono<Boolean> hide(long commentId, String reason) {
        return comments.hide(commentId, reason)
                .delayUntil(video -> follow(video, -1))
                .map(video -> true)
                .switchIfEmpty(unchanged(commentId));
    }

    public Mono<Boolean> restore(long commentId) {
        return comments.restore(commentId)
                .delayUntil(video -> follow(video, 1))
                .map(video -> true)
                .switchIfEmpty(unchanged(commentId));
    }

    private Mono<Void> follow(long videoId, int by) {
        return videos.count(List.of(VideoDelta.comments(videoId, by)))
                .then(events.afterCommit(new CommentsChanged(Set.of(videoId))));
    }

    /** False, since nothing was to be done, or why nothing could be. */
    private Mono<Boolean> unchanged(long commentId) {
        return comments.exists(commentId)
                .filter(there -> there)
                .switchIfEmpty(EngagementError.COMMENT_NOT_FOUND.asError("There is no comment " + commentId + "."))
                .map(there -> false);
    }
}
