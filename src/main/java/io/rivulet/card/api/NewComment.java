package io.rivulet.card.api;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say.
 *
 * @param replyTo the comment that it answers, if it answers one
 */
record NewComment(@Nullable String content, @Nullable Long replyTo) {

    long answered() {
        return replyTo == null ? 0 : replyTo;
    }
}
