package io.rivulet.card;

import io.rivulet.engagement.comment.Comment;
import io.rivulet.engagement.comment.CommentCounts;

/** A comment as all viewers see it. */
record SharedComment(long id, long authorId, Fragment object, CommentCounts counts) {

    static SharedComment of(Comment comment, CardFormat format) {
        return new SharedComment(
                comment.id(), comment.authorId(), written(format.comment(comment), comment.counts()), comment.counts());
    }

    SharedComment counted(CommentCounts news) {
        return news.version() > counts.version() ? new SharedComment(id, authorId, written(object, news), news) : this;
    }

    private static Fragment written(Fragment fragment, CommentCounts counts) {
        return fragment.counting(slot -> switch (slot) {
            case COMMENT_REPLIES -> counts.replies();
            case COMMENT_LIKES -> counts.likes();
            default -> throw new IllegalArgumentException(slot + " is not counted of a comment");
        });
    }
}
