package io.rivulet.account;

import io.rivulet.platform.events.Event;

/** An account is there for the first time, or calls itself or looks otherwise than before. */
public record ProfileChanged(long accountId) implements Event {}
