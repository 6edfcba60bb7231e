package io.rivulet.engagement.like;

/**
 * What became of a command.
 *
 * @param found whether there is such a video for this account
 * @param changed whether a row was inserted or deleted
 * @param version of the account's counts after that when it was
 */
record LikeOutcome(LikeCommand command, boolean found, boolean changed, long version) {

    static LikeOutcome notFound(LikeCommand command) {
        return new LikeOutcome(command, false, false, 0);
    }
}
