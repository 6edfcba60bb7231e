package io.rivulet.video;

import io.rivulet.platform.events.Event;

/**
 * A moderator has hidden a video from all but its author, or restored it.
 *
 * @param publishedAt its place in the feed; 0 when it has none
 * @param version of two pieces of news of a video the one with the higher version is newer
 */
public record VideoModerated(long videoId, boolean hidden, long publishedAt, long version) implements Event {}
