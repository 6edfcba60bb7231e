package io.rivulet.engagement.comment;

import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;

import io.rivulet.platform.data.GroupCommit;
import io.rivulet.platform.data.GroupCommits;
import io.rivulet.platform.security.Viewer;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Likes of comments: given and taken back as often as one likes, counted once. */
@Component
public class CommentLikes {

    private final CommentLikeRepository likes;
    private final GroupCommit<CommentLike, Boolean> writes;

    CommentLikes(CommentLikeRepository likes, CommentLikeWrite write, GroupCommits commits) {
        this.likes = likes;
        this.writes = commits.of(write);
    }

    /** Durable when it completes; a like that is there already stays as it is. */
    public Mono<Void> like(long accountId, long commentId) {
        return carryOut(new CommentLike(accountId, commentId, true));
    }

    /** Durable when it completes; a like that is not there is no failure. */
    public Mono<Void> unlike(long accountId, long commentId) {
        return carryOut(new CommentLike(accountId, commentId, false));
    }

    /** Those of the comments that the viewer likes, in one statement; in none for nobody. */
    public Mono<Set<Long>> likedAmong(Collection<Long> comments, Viewer viewer) {
        return viewer.isAnonymous() || comments.isEmpty()
                ? Mono.just(Set.of())
                : likes.likedAmong(comments, viewer.accountId());
    }

    private Mono<Void> carryOut(CommentLike like) {
        return writes.submit(like)
                .filter(possible -> possible)
                .switchIfEmpty(COMMENT_NOT_FOUND.asError("There is no comment " + like.commentId() + "."))
                .then();
    }
}
