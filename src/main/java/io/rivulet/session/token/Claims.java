package io.rivulet.session.token;

import io.rivulet.platform.security.Viewer;
import java.time.Instant;
import java.util.UUID;

/** What a genuine token says. */
public record Claims(Viewer viewer, UUID session, Instant expiresAt) {

    public boolean isValidAt(Instant now) {
        return expiresAt.isAfter(now);
    }
}
