package io.rivulet.engagement;

import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param found whether there is such a video for this account
 * @param changed whether a row was inserted or deleted
 * @param version of the account's counts after that, where they moved
 */
record LikeOutcome(
        LikeCommand command,
        boolean found,
        boolean changed,
        @Nullable Long version) {

    static LikeOutcome notFound(LikeCommand command) {
        return new LikeOutcome(command, false, false, null);
    }

    String mark() {
        return Likes.mark(command.videoId());
    }
}
