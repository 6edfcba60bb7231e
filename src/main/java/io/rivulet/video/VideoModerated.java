package io.rivulet.video;

import io.rivulet.platform.events.Event;

/**
 * A video was taken out of the feed or put back: by a moderator, or taken out by its author, who has unlisted it.
 *
 * @param publishedAt its place in the feed; 0 when it has none
 * @param version of two pieces of news of a video the one with the higher version is newer
 */
public record VideoModerated(long videoId, boolean hidden, long publishedAt, long version) implements Event {}
