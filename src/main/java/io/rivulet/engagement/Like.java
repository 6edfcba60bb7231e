package io.rivulet.engagement;

/** That an account likes a video. */
record Like(long accountId, long videoId) {}
