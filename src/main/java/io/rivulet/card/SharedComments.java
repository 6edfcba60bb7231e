package io.rivulet.card;

import io.rivulet.engagement.comment.Comment;
import io.rivulet.engagement.comment.CommentCounts;
import io.rivulet.platform.data.Part;
import java.util.List;
import java.util.Map;

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

    /** Where comments of these are among them. */
    SharedComments counted(Map<Long, CommentCounts> news) {
        return new SharedComments(
                part.map(comment -> {
                    var counts = news.get(comment.id());
                    return counts == null ? comment : comment.counted(counts);
                }),
                writers);
    }

    /** The newest of these. */
    SharedComments first(int limit) {
        var entries = part.entries();
        return limit >= entries.size()
                ? this
                : new SharedComments(
                        new Part<>(
                                entries.subList(0, limit),
                                entries.get(limit - 1).id()),
                        writers.subList(0, limit));
    }

    int weight() {
        return WEIGHT_OF_PAGE
                + part.entries().stream()
                        .mapToInt(comment -> comment.object().weight())
                        .sum();
    }
}
