package io.rivulet.video;

import io.rivulet.platform.events.Event;

/** A video is there for the first time, or is shown otherwise than before. */
public record VideoChanged(long videoId) implements Event {}
