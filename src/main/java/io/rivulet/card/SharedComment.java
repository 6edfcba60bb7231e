package io.rivulet.card;

import io.rivulet.engagement.comment.Comment;

/** A comment as all viewers see it. */
record SharedComment(long authorId, Fragment object) {

    static SharedComment of(Comment comment, CardFormat format) {
        return new SharedComment(comment.authorId(), format.comment(comment));
    }
}
