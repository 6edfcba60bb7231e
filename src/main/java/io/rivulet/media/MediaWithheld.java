package io.rivulet.media;

import io.rivulet.platform.events.Event;

/** Objects are handed out no more, or again. */
public record MediaWithheld(String token) implements Event {}
