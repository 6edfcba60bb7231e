package io.rivulet.relation;

/** That one account follows another. */
record Follow(long follower, long followed) {}
