package io.rivulet.relation;

/**
 * What became of a command.
 *
 * @param version of the follower's counts, where the command changed something
 */
record FollowResult(FollowCommand command, Outcome outcome, long version) {

    enum Outcome {
        CHANGED,
        UNCHANGED,
        NO_SUCH_FOLLOWER,
        NO_SUCH_FOLLOWED
    }
}
