package io.rivulet.account.role;

import io.rivulet.platform.events.Event;

/** An account has another role, or was suspended or reinstated. */
public record StandingChanged(long accountId) implements Event {}
