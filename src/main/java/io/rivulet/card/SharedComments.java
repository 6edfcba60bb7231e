package io.rivulet.card;

import io.rivulet.engagement.comment.Comment;
import io.rivulet.platform.data.Part;
import java.util.List;

/**
 * Some comments of a video as all viewers see them.
 *
 * @param writers of the comments, in their order
 */
record SharedComments(Part<SharedComment> part, List<Long> writers) {

    private static final int WEIGHT_OF_PAGE = 200;

    static SharedComments of(Part<Comment> part, CardFormat format) {
        return new SharedComments(
                part.map(comment -> SharedComment.of(comment, format)),
                part.entries().stream().map(Comment::authorId).toList());
    }

    int weight() {
        return WEIGHT_OF_PAGE
                + part.entries().stream()
                        .mapToInt(comment -> comment.object().weight())
                        .sum();
    }
}
