package io.rivulet.video;

import io.rivulet.platform.events.Event;

/** A video is everybody's from now on, and has its place in the feed. */
public record VideoEntered(long videoId, long authorId, long publishedAt) implements Event {}
