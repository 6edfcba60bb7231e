package io.rivulet.session;

import io.rivulet.platform.security.Viewer;
import java.time.Instant;
import java.util.UUID;

/** What a genuine token says. */
record Claims(Viewer viewer, UUID session, Instant expiresAt) {

    boolean isValidAt(Instant now) {
        return expiresAt.isAfter(now);
    }
}
