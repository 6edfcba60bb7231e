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

    private final CommentRepository threads;
    private final HiddenCommentRepository comments;
    private final CommentCountRepository counts;
    private final Videos videos;
    private final Events events;

    CommentHiding(
            CommentRepository threads,
            HiddenCommentRepository comments,
            CommentCountRepository counts,
            Videos videos,
            Events events) {
        this.threads = threads;
        this.comments = comments;
        this.counts = counts;
        this.videos = videos;
        this.events = events;
    }

    public Mono<Boolean> hide(long commentId, String reason) {
        return change(commentId, comments.hide(commentId, reason), -1);
    }

    public Mono<Boolean> restore(long commentId) {
        return change(commentId, comments.restore(commentId), 1);
    }

    /** The thread is held before the comment, as by everybody. */
    private Mono<Boolean> change(long commentId, Mono<Boolean> step, int by) {
        return threads.holdThreads(Set.of(commentId))
                .mapNotNull(held -> held.get(commentId))
                .switchIfEmpty(EngagementError.COMMENT_NOT_FOUND.asError("There is no comment " + commentId + "."))
                .filterWhen(thread -> step)
                .delayUntil(thread -> follow(thread, by))
                .hasElement();
    }

    private Mono<Void> follow(CommentThread thread, int by) {
        return counts.add(thread.beganWithAnother() ? List.of(new CommentDelta(thread.rootId(), by, 0)) : List.of())
                .then(videos.count(List.of(VideoDelta.comments(thread.videoId(), by))))
                .then(events.afterCommit(new CommentsChanged(Set.of(thread.videoId()))));
    }
}
