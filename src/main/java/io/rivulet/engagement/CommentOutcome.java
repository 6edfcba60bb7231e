package io.rivulet.engagement;

import io.rivulet.account.Profile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param isVideoFound whether there is such a video for this account
 * @param row that was inserted or deleted, if one was
 * @param author whose comment was inserted, if one was
 */
record CommentOutcome(
        boolean isVideoFound, @Nullable Row row, @Nullable Profile author) {

    static final CommentOutcome NO_VIDEO = new CommentOutcome(false, null, null);

    /** What PostgreSQL gave to a comment. */
    record Row(long id, Instant createdAt) {}
}
