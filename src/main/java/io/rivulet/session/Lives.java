package io.rivulet.session;

import io.rivulet.session.token.Session;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** How long sessions last that begin or go on now. */
record Lives(SessionProperties properties, Clock clock) {

    Session longLived(long accountId) {
        var now = now();
        return new Session(UUID.randomUUID(), accountId, now, now.plus(properties.tokenLife()));
    }

    Session refreshed(long accountId) {
        return new Session(UUID.randomUUID(), accountId, now(), refreshableUntil());
    }

    Instant refreshableUntil() {
        return now().plus(properties.sessions().refreshLife());
    }

    /** As exact as PostgreSQL keeps it, so that sessions have an order. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
