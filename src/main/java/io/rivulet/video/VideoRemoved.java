package io.rivulet.video;

import io.rivulet.platform.events.Event;

/** Nobody sees a video any more; it had this place in the feed. */
public record VideoRemoved(long videoId, long authorId, long publishedAt) implements Event {}
