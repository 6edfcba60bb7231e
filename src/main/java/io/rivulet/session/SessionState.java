package io.rivulet.session;

import java.time.Instant;

/** Whether a session was not ended by somebody, and when it ends by itself. */
record SessionState(boolean isUnrevoked, Instant expiresAt) {

    /** Of a session that there is no more. */
    static final SessionState GONE = new SessionState(false, Instant.MIN);

    boolean isOpenAt(Instant now) {
        return isUnrevoked && expiresAt.isAfter(now);
    }
}
