package io.rivulet.engagement.comment;

import io.rivulet.engagement.comment.Comment.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param row that was inserted or deleted, if one was
 */
record CommentOutcome(Verdict verdict, @Nullable Row row) {

    /** Whether a command could be carried out. */
    enum Verdict {
        POSSIBLE,
        NO_VIDEO,
        NO_SUCH_COMMENT,
        THREAD_FULL
    }

    /** What PostgreSQL gave to a comment. */
    record Row(long id, Instant createdAt, Place place) {}
}
