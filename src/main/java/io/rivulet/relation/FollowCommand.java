package io.rivulet.relation;

/** What somebody asks for: that a follow be there, or that it be gone. */
record FollowCommand(Follow follow, boolean wanted) {

    long follower() {
        return follow.follower();
    }

    long followed() {
        return follow.followed();
    }
}
