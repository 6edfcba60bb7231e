package io.rivulet.engagement.like;

/** That an account likes a video. */
record Like(long accountId, long videoId) {}
