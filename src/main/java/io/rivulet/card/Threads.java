package io.rivulet.card;

import static io.rivulet.engagement.EngagementError.COMMENT_NOT_FOUND;

import io.rivulet.engagement.comment.Comment;
import io.rivulet.engagement.comment.CommentLikes;
import io.rivulet.engagement.comment.Comments;
import io.rivulet.platform.data.Part;
import io.rivulet.platform.data.Slice;
import io.rivulet.platform.security.Viewer;
import io.rivulet.platform.web.ApiException;
import io.rivulet.video.VideoError;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Comments and what answers them, as a viewer sees them: a fixed number of statements, however many there are. */
@Component
public class Threads {

    private final Cards cards;
    private final Comments comments;
    private final CommentLikes likes;

    Threads(Cards cards, Comments comments, CommentLikes likes) {
        this.cards = cards;
        this.comments = comments;
        this.likes = likes;
    }

    /** What is said about a video that the viewer may see, the newest thread first. */
    public Mono<Part<CommentCard>> of(long videoId, Slice slice, Viewer viewer, CardFormat format) {
        return cards.comments(videoId, slice, viewer, format).flatMap(part -> marked(part, viewer));
    }

    /** What answers a comment that the viewer may see, the newest first. */
    public Mono<Part<CommentCard>> repliesTo(long commentId, Slice slice, Viewer viewer, CardFormat format) {
        return require(commentId, viewer, format)
                .flatMap(root -> comments.repliesTo(root.id(), slice))
                .flatMap(replies -> cards.commentsRead(replies, viewer, format))
                .flatMap(part -> marked(part, viewer));
    }

    /** Fails when there is none that the viewer may see. */
    public Mono<CommentCard> find(long commentId, Viewer viewer, CardFormat format) {
        return require(commentId, viewer, format)
                .flatMap(comment -> cards.commentsRead(new Part<>(List.of(comment), 0), viewer, format))
                .flatMap(part -> marked(part, viewer))
                .map(part -> part.entries().getFirst());
    }

    private Mono<Comment> require(long commentId, Viewer viewer, CardFormat format) {
        return comments.require(commentId)
                .delayUntil(comment -> cards.requireVisible(comment.videoId(), viewer, format))
                .onErrorMap(
                        Threads::isUnseen,
                        unseen -> COMMENT_NOT_FOUND.because("There is no comment " + commentId + "."));
    }

    /** Of a video that one does not see, one is not told which comments there are. */
    private static boolean isUnseen(Throwable failure) {
        return failure instanceof ApiException refusal && refusal.code() == VideoError.VIDEO_NOT_FOUND;
    }

    private Mono<Part<CommentCard>> marked(Part<CommentCard> part, Viewer viewer) {
        return likes.likedAmong(part.entries().stream().map(CommentCard::id).toList(), viewer)
                .map(liked -> part.map(card -> card.liked(liked.contains(card.id()))));
    }
}
