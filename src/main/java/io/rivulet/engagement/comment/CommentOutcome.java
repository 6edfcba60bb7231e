package io.rivulet.engagement.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param isVideoFound whether there is such a video for this account
 * @param row that was inserted or deleted, if one was
 */
record CommentOutcome(boolean isVideoFound, @Nullable Row row) {

    static final CommentOutcome NO_VIDEO = new CommentOutcome(false, null);

    /** What PostgreSQL gave to a comment. */
    record Row(long id, Instant createdAt) {}
}
