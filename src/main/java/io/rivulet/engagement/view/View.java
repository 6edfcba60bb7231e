package io.rivulet.engagement.view;

/** That somebody saw a video. */
record View(long accountId, Witness witness, long videoId) {}
